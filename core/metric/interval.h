// How far chance alone may move a rate (domain.md 2.7, "Small n").
#ifndef XANH_METRIC_INTERVAL_H_
#define XANH_METRIC_INTERVAL_H_

#include <cstdint>
#include <optional>

namespace xanh::metric {

/// Below this denominator a rate is shown greyed and is not ranked.
inline constexpr std::int64_t kSmallCount = 30;
[[nodiscard]] constexpr bool is_small(std::int64_t denominator) {
  return denominator < kSmallCount;
}

struct Interval {
  double low = 0, high = 0;  ///< shares, 0 <= low <= high <= 1
};

/// Wilson's score interval at 95 % (Wilson 1927; Newcombe 1998, method 3). nullopt for an empty
/// denominator, or counts that are no share (numerator outside 0..denominator).
[[nodiscard]] std::optional<Interval> wilson_95(std::int64_t numerator, std::int64_t denominator);

}  // namespace xanh::metric

#endif  // XANH_METRIC_INTERVAL_H_
