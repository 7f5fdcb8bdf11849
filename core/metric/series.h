// One metric over the months: in the month (trong thang) and cumulative this year (luy ke).
#ifndef XANH_METRIC_SERIES_H_
#define XANH_METRIC_SERIES_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "metric/calendar.h"
#include "metric/lens.h"
#include "metric/rules.h"
#include "query/query.h"

namespace xanh::metric {

struct SeriesPoint {
  std::string month;  ///< the bucket's name by the lens's rhythm: "2025-07", "2025-W28"
  text::Day first = 0, last = 0;  ///< its days, cut to the period
  std::int64_t numerator = 0, denominator = 0;
  /// From the first day of the period that lies in this bucket's year, to the bucket's end. Yearly
  /// targets are judged on this one; it starts anew with the first bucket that begins in the next year of
  /// the calendar (a week across the turn of the year belongs to the old one). To have the whole
  /// year to date, begin the period on the year's first day.
  std::int64_t cumulative_numerator = 0, cumulative_denominator = 0;
};

/// One point for each bucket of the lens's rhythm in the period, cut to it, also for months without dossiers:
/// end the period at the date of the data, or the last points show months that are yet to come.
/// Received and finished dossiers add up over months; what is carried over is the first month's,
/// what is pending the last month's. Where dossiers do not know what the metric needs and forms
/// answer it, only these count; where neither does, points are as if all were known: see evaluate.
[[nodiscard]] std::vector<SeriesPoint> series(const Metric& metric, const query::Period& period,
                                              const std::vector<query::Filter>& filters,
                                              std::span<const facts::Shard* const> shards,
                                              const Lens& lens = {}, Calendar calendar = Calendar::civil);

}  // namespace xanh::metric

#endif  // XANH_METRIC_SERIES_H_
