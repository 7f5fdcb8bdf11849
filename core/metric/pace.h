// Gap-to-target arithmetic (domain.md 2.7). Past dossiers cannot be converted: the only lever is
// the dossiers still to come.
#ifndef XANH_METRIC_PACE_H_
#define XANH_METRIC_PACE_H_

#include <cstdint>
#include <optional>

#include "query/query.h"
#include "text/date.h"

namespace xanh::metric {

/// Where a yearly rate stands. REQUIRES: 0 <= numerator <= denominator, 0 <= future.
struct Progress {
  std::int64_t numerator = 0;    ///< N, cumulative since the year's first day
  std::int64_t denominator = 0;  ///< M
  std::int64_t future = 0;       ///< F, dossiers expected in the rest of the year
};

struct Pace {
  std::optional<double> rate;          ///< N / M; nullopt when M is zero
  std::optional<double> gap_points;    ///< t - N/M, in shares
  std::int64_t missing_now = 0;        ///< dossiers missing if the year ended now
  std::int64_t needed_future = 0;      ///< max(0, t(M+F) - N) in whole dossiers, rounded up
  std::optional<double> needed_rate;   ///< q = (t(M+F) - N) / F; nullopt when F is zero. Over 1:
                                       ///< not attainable; under 0: met whatever comes
  std::optional<double> highest_rate;  ///< (N+F) / (M+F): no forecast may pass it
  bool attainable = false;             ///< highest_rate >= t, compared in decimal
  bool on_course = false;              ///< q <= N/M, that is: at this rate the target is met
};

/// For a rate that should be high. `target` is a share 0-1, taken to six decimals.
[[nodiscard]] Pace pace(const Progress& progress, double target);

/// F under uniform flow: as many a day as so far. nullopt when no day has passed.
/// REQUIRES: 0 <= elapsed_days <= total_days, 0 <= denominator.
[[nodiscard]] std::optional<std::int64_t> uniform_future(std::int64_t denominator,
                                                         std::int64_t elapsed_days,
                                                         std::int64_t total_days);

}  // namespace xanh::metric

#endif  // XANH_METRIC_PACE_H_
