#include "metric/crosswalk.h"

#include <algorithm>

namespace xanh::metric {

const std::string& Crosswalk::now(const std::string& unit) const {
  const auto it = now_of.find(unit);
  return it == now_of.end() ? unit : it->second;
}

query::Partial rename(query::Partial partial, const std::vector<query::Dimension>& group_by, const Crosswalk& crosswalk) {
  const auto at = static_cast<std::size_t>(std::ranges::find(group_by, query::Dimension::unit) - group_by.begin());
  if (at >= group_by.size()) return partial;
  query::Partial out;
  for (auto& [key, counts] : partial.groups) {
    query::Key now = key;
    now[at] = crosswalk.now(key[at]);
    query::merge(out, {.groups = {{std::move(now), std::move(counts)}}});
  }
  return out;
}

std::vector<query::Filter> widen(std::vector<query::Filter> filters, const Crosswalk& crosswalk) {
  for (query::Filter& filter : filters) {
    if (filter.dimension != query::Dimension::unit) continue;
    const std::vector<std::string> named = filter.values;
    for (const auto& [former, now] : crosswalk.now_of) {
      if (std::ranges::contains(named, now) && !std::ranges::contains(named, former)) filter.values.push_back(former);
    }
  }
  return filters;
}

}  // namespace xanh::metric
