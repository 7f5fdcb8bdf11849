#include "metric/crosswalk.h"

#include <algorithm>
#include <cstddef>

namespace xanh::metric {

const std::string& Crosswalk::now(const std::string& unit) const {
  const auto found = now_of.find(unit);
  return found == now_of.end() ? unit : found->second;
}

std::vector<query::Filter> widen(std::vector<query::Filter> filters, const Crosswalk& crosswalk) {
  for (query::Filter& filter : filters) {
    if (filter.dimension != query::Dimension::unit) continue;
    const std::size_t named = filter.values.size();
    for (const auto& [former, now] : crosswalk.now_of) {
      const auto begin = filter.values.begin(), end = begin + static_cast<std::ptrdiff_t>(named);
      if (std::find(begin, end, now) != end && std::ranges::find(filter.values, former) == filter.values.end()) filter.values.push_back(former);
    }
  }
  return filters;
}

}  // namespace xanh::metric
