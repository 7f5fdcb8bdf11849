// Counts against a share in decimal, without floating point: 7 of 10 is exactly 70 %, although
// the double 0.7 is a little less than seven tenths.
#ifndef XANH_METRIC_SHARE_H_
#define XANH_METRIC_SHARE_H_

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace xanh::metric {

inline constexpr std::int64_t kMillion = 1'000'000;

/// A share 0-1 in millionths; rules have at most six decimals. Shares outside are cut to 0-1.
[[nodiscard]] inline std::int64_t millionths(double share) {
  return share > 0 ? std::llround(std::min(share, 1.0) * 1e6) : 0;
}

/// floor(share * total), ceil(share * total). REQUIRES: total >= 0. The total is taken apart so
/// that no product passes 64 bits.
[[nodiscard]] inline std::int64_t floor_part(double share, std::int64_t total) {
  const std::int64_t m = millionths(share);
  return m * (total / kMillion) + m * (total % kMillion) / kMillion;
}
[[nodiscard]] inline std::int64_t ceil_part(double share, std::int64_t total) {
  const std::int64_t m = millionths(share);
  return m * (total / kMillion) + (m * (total % kMillion) + kMillion - 1) / kMillion;
}

}  // namespace xanh::metric

#endif  // XANH_METRIC_SHARE_H_
