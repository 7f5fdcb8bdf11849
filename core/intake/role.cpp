#include "intake/role.h"

#include <algorithm>
#include <array>

namespace xanh::intake {
namespace {

// Indexed by the enum's value.
constexpr std::array<std::string_view, kRoleCount> kIds = {
    "none",         "personal",       "dossier_code", "procedure_code", "procedure_name",
    "field",        "unit",           "channel",      "service_level",  "submitted_at",
    "received_at",  "due_at",         "finished_at",  "returned_at",    "status",
    "timing",       "digitised",      "reused",       "e_result",       "paid_online",
    "fee",          "applicant_type", "eligible",     "integrated",
    "count",        "rate",           "score"};
static_assert(kIds.size() == static_cast<std::size_t>(Role::score) + 1);

}  // namespace

std::string_view role_id(Role role) { return kIds[static_cast<std::size_t>(role)]; }

std::optional<Role> role_from_id(std::string_view id) {
  const auto found = std::ranges::find(kIds, id);
  if (found == kIds.end()) return std::nullopt;
  return static_cast<Role>(found - kIds.begin());
}

}  // namespace xanh::intake
