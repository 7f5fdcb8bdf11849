#include "metric/pace.h"

#include <algorithm>
#include <cmath>

#include "metric/figure.h"

namespace xanh::metric {

Pace pace(const Progress& progress, double target) {
  const auto& [numerator, denominator, future] = progress;
  const auto n = static_cast<double>(numerator), m = static_cast<double>(denominator);
  const auto f = static_cast<double>(future);
  Pace pace;
  pace.missing_now = missing_dossiers(numerator, denominator, target);
  pace.needed_future = missing_dossiers(numerator, denominator + future, target);
  if (denominator > 0) {
    pace.rate = n / m;
    pace.gap_points = target - n / m;
    // q <= N/M is t(M+F)M <= N(M+F), that is t <= N/M: exact where q is rounded.
    pace.on_course = pace.missing_now == 0;
  }
  if (future > 0) pace.needed_rate = (target * (m + f) - n) / f;
  if (denominator + future > 0) {
    pace.highest_rate = (n + f) / (m + f);
    pace.attainable = pace.needed_future <= future;
  }
  return pace;
}

std::optional<std::int64_t> uniform_future(std::int64_t denominator, std::int64_t elapsed_days,
                                           std::int64_t total_days) {
  if (elapsed_days <= 0) return std::nullopt;
  const auto left = static_cast<double>(total_days - elapsed_days);
  return std::llround(static_cast<double>(denominator) * left / static_cast<double>(elapsed_days));
}

}  // namespace xanh::metric
