#include "metric/rules.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace xanh::metric {

std::string_view need_id(Need need) {
  // Indexed by the enumerator's value.
  static constexpr std::array<std::string_view, kNeeds> kIds = {
      "channel",     "level", "eligible", "received_day", "finished_day", "due_day", "digitised",
      "paid_online", "fee",   "e_result", "reused",       "timing",       "status",  "integrated",   "petitions", "ratings", "catalogue", "catalogue_split"};
  return kIds[static_cast<std::size_t>(need)];
}

const Metric* MetricRules::find(std::string_view id) const {
  for (const auto* list : {&metrics, &variants}) {
    const auto it = std::ranges::find(*list, id, &Metric::id);
    if (it != list->end()) return &*it;
  }
  return nullptr;
}

const Target* TargetRules::find(int year, const Holder& holder, const Metric& metric) const {
  const Target* of_level = nullptr;
  for (const Target& t : targets) {
    if (t.aside || t.year != year || t.metric != metric.id || t.holder.level != holder.level) continue;
    if (!t.holder.unit.empty() && t.holder.unit == holder.unit) return &t;
    if (t.holder.unit.empty()) of_level = &t;
  }
  return of_level;
}

const Target* TargetRules::reference(int year, const Holder& holder, const Metric& metric) const {
  const Target* best = nullptr;
  const auto rank = [&](const Target& t) {
    return std::tuple(t.year, t.holder.level == holder.level, t.metric == metric.id);
  };
  for (const Target& t : targets) {
    if (t.aside || t.year > year || !t.holder.unit.empty() || (t.metric != metric.id && t.metric != metric.variant_of)) continue;
    const bool fits = t.holder.level == holder.level ||
                      (t.holder.level == facts::UnitLevel::province && holder.level != facts::UnitLevel::ministry && holder.level != facts::UnitLevel::nation);
    if (fits && (best == nullptr || rank(t) > rank(*best))) best = &t;
  }
  return best;
}

}  // namespace xanh::metric
