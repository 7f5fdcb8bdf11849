// How uneven units are (product.md, row 6): quartiles, best and worst, how many reach a threshold,
// and which differ from the whole by more than chance.
#ifndef XANH_METRIC_SPREAD_H_
#define XANH_METRIC_SPREAD_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "metric/decompose.h"

namespace xanh::metric {

struct UnitRatio {
  std::string key;
  Ratio ratio;
};

struct Spread {
  std::size_t units = 0;        ///< with `least` dossiers or more: the only ones looked at
  std::size_t too_small = 0;    ///< with fewer, or none
  double lowest = 0, lower_quartile = 0, median = 0, upper_quartile = 0, highest = 0;
  std::string best, worst;      ///< keys; of equals the first by key
  std::size_t reached = 0;      ///< units at or above the threshold (at or below it where lower is better), compared in decimal
};

/// Quartiles by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, as
/// spreadsheets' QUARTILE.INC). nullopt when no unit is large enough.
[[nodiscard]] std::optional<Spread> spread(std::span<const UnitRatio> units, std::int64_t least, double threshold, bool higher_is_better = true);

/// Limits of a funnel plot: rates that a unit of `denominator` dossiers shows by chance if its true
/// rate is `rate`, with probability 95 % and 99.8 % (normal approximation of the binomial, Spiegelhalter 2005), cut
/// to 0-1. REQUIRES: denominator > 0, 0 <= rate <= 1.
struct FunnelLimits {
  double low_95 = 0, high_95 = 0, low_998 = 0, high_998 = 0;
};
[[nodiscard]] FunnelLimits funnel_limits(double rate, std::int64_t denominator);

}  // namespace xanh::metric

#endif  // XANH_METRIC_SPREAD_H_
