#include "metric/interval.h"

#include <algorithm>
#include <cmath>

namespace xanh::metric {

std::optional<Interval> wilson_95(std::int64_t numerator, std::int64_t denominator) {
  if (denominator <= 0 || numerator < 0 || numerator > denominator) return std::nullopt;
  constexpr double z = 1.959963984540054;  // 97.5 % quantile of the normal distribution
  const auto n = static_cast<double>(denominator);
  const double p = static_cast<double>(numerator) / n;
  const double scale = 1 / (1 + z * z / n);
  const double centre = scale * (p + z * z / (2 * n));
  const double half = scale * z * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
  // At 0 and n the bound is 0 or 1 exactly; elsewhere rounding must not leave 0-1.
  return Interval{numerator == 0 ? 0.0 : std::max(0.0, centre - half),
                  numerator == denominator ? 1.0 : std::min(1.0, centre + half)};
}

}  // namespace xanh::metric
