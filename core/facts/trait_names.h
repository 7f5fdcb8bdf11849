// Machine names of trait values: the condition language of metrics.json and machine output.
#ifndef XANH_FACTS_TRAIT_NAMES_H_
#define XANH_FACTS_TRAIT_NAMES_H_

#include <array>
#include <span>
#include <string_view>

#include "facts/base.h"
#include "facts/trait.h"

namespace xanh::facts {

// Indexed by the enum's value.
inline constexpr std::array<std::string_view, 4> kChannelNames = {"unknown", "in_person", "online", "post"};
inline constexpr std::array<std::string_view, 4> kLevelNames = {"unknown", "information", "partial", "full"};
inline constexpr std::array<std::string_view, 8> kStatusNames = {
    "unknown", "not_accepted", "in_progress", "suspended", "resolved", "returned", "refused", "withdrawn"};
inline constexpr std::array<std::string_view, 4> kTimingNames = {"unknown", "early", "on_time", "late"};
inline constexpr std::array<std::string_view, 3> kFlagNames = {"unknown", "no", "yes"};

inline constexpr std::array<std::string_view, kBases> kBaseNames = {
    "received",         "finished",  "carried_over",      "handled", "pending",          "pending_in_time", "pending_overdue",
    "pending_due_soon", "petitions", "petitions_in_time", "ratings", "ratings_satisfied"};
inline constexpr std::array<std::string_view, kProperties> kPropertyNames = {
    "channel", "level", "status", "timing", "eligible", "integrated", "digitised", "reused", "e_result", "paid_online", "has_fee"};

/// Names of a property's values.
[[nodiscard]] constexpr std::span<const std::string_view> value_names(Property property) {
  switch (property) {
    case Property::channel: return kChannelNames;
    case Property::level: return kLevelNames;
    case Property::status: return kStatusNames;
    case Property::timing: return kTimingNames;
    default: return kFlagNames;
  }
}

}  // namespace xanh::facts

#endif  // XANH_FACTS_TRAIT_NAMES_H_
