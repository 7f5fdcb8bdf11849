// Machine names of trait values: the condition language of metrics.json and machine output.
#ifndef XANH_FACTS_TRAIT_NAMES_H_
#define XANH_FACTS_TRAIT_NAMES_H_

#include <array>
#include <string_view>

namespace xanh::facts {

// Indexed by the enum's value.
inline constexpr std::array<std::string_view, 4> kChannelNames = {"unknown", "in_person", "online", "post"};
inline constexpr std::array<std::string_view, 4> kLevelNames = {"unknown", "information", "partial", "full"};
inline constexpr std::array<std::string_view, 8> kStatusNames = {
    "unknown", "not_accepted", "in_progress", "suspended", "resolved", "returned", "refused", "withdrawn"};
inline constexpr std::array<std::string_view, 4> kTimingNames = {"unknown", "early", "on_time", "late"};
inline constexpr std::array<std::string_view, 3> kFlagNames = {"unknown", "no", "yes"};

}  // namespace xanh::facts

#endif  // XANH_FACTS_TRAIT_NAMES_H_
