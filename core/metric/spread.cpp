#include "metric/spread.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/sort.h"
#include "metric/share.h"

namespace xanh::metric {
namespace {

// Of sorted values, at share 0-1 of the way.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (at - static_cast<double>(below)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::optional<Spread> spread(std::span<const UnitRatio> units, std::int64_t least, double threshold, bool higher_is_better) {
  Spread out;
  std::vector<double> rates;
  double best = -1, worst = 2;
  for (const UnitRatio& unit : units) {
    const auto [numerator, denominator] = unit.ratio;
    if (denominator == 0 || denominator < least) {
      ++out.too_small;
      continue;
    }
    const double rate = static_cast<double>(numerator) / static_cast<double>(denominator);
    rates.push_back(rate);
    if (rate > best || (rate == best && unit.key < out.best)) best = rate, out.best = unit.key;
    if (rate < worst || (rate == worst && unit.key < out.worst)) worst = rate, out.worst = unit.key;
    out.reached += higher_is_better ? numerator >= ceil_part(threshold, denominator) : numerator <= floor_part(threshold, denominator);
  }
  if (rates.empty()) return std::nullopt;
  if (!higher_is_better) std::swap(out.best, out.worst);
  sort_stably(rates);
  out.units = rates.size();
  out.lowest = rates.front();
  out.highest = rates.back();
  out.lower_quartile = quantile(rates, 0.25);
  out.median = quantile(rates, 0.5);
  out.upper_quartile = quantile(rates, 0.75);
  return out;
}

FunnelLimits funnel_limits(double rate, std::int64_t denominator) {
  const double error = std::sqrt(rate * (1 - rate) / static_cast<double>(denominator));
  constexpr double k95 = 1.959964, k998 = 3.090232;
  const auto cut = [](double value) { return std::clamp(value, 0.0, 1.0); };
  return {cut(rate - k95 * error), cut(rate + k95 * error), cut(rate - k998 * error), cut(rate + k998 * error)};
}

}  // namespace xanh::metric
