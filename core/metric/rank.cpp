#include "metric/rank.h"

#include <algorithm>

#include "base/sort.h"

namespace xanh::metric {

std::vector<std::optional<std::size_t>> competition_ranks(std::span<const Ratio> rates, std::int64_t least, bool higher_is_better) {
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (rates[i].denominator > 0 && rates[i].denominator >= least) order.push_back(i);
  }
  const auto better = [&](std::size_t a, std::size_t b) {
    const std::int64_t left = rates[a].numerator * rates[b].denominator, right = rates[b].numerator * rates[a].denominator;
    return higher_is_better ? left > right : left < right;
  };
  sort_stably(order, better);
  std::vector<std::optional<std::size_t>> ranks(rates.size());
  for (std::size_t at = 0; at < order.size(); ++at) {
    const bool equal = at > 0 && !better(order[at - 1], order[at]);
    ranks[order[at]] = equal ? ranks[order[at - 1]] : std::optional(at + 1);
  }
  return ranks;
}

}  // namespace xanh::metric
