#include "metric/rules.h"

#include <algorithm>
#include <array>

namespace xanh::metric {

std::string_view need_id(Need need) {
  // Indexed by the enumerator's value.
  static constexpr std::array<std::string_view, kNeeds> kIds = {
      "channel",     "level", "eligible", "received_day", "finished_day", "due_day", "digitised",
      "paid_online", "fee",   "e_result", "reused",       "timing",       "status",  "integrated"};
  return kIds[static_cast<std::size_t>(need)];
}

const Metric* MetricRules::find(std::string_view id) const {
  const auto it = std::ranges::find(metrics, id, &Metric::id);
  return it == metrics.end() ? nullptr : &*it;
}

const Target* TargetRules::find(int year, UnitKind kind, std::string_view metric) const {
  const auto it = std::ranges::find_if(targets, [&](const Target& t) {
    return t.year == year && t.kind == kind && t.metric == metric;
  });
  return it == targets.end() ? nullptr : &*it;
}

}  // namespace xanh::metric
