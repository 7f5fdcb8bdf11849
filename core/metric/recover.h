// Until when a yearly target could still be reached, or can (domain.md 2.7, "Latest recoverable date"):
// from what was missed day by day, since a past dossier cannot be converted.
#ifndef XANH_METRIC_RECOVER_H_
#define XANH_METRIC_RECOVER_H_

#include <cstdint>
#include <optional>
#include <span>

#include "metric/flow.h"
#include "text/date.h"

namespace xanh::metric {

/// The year's counts up to the end of a day. What is missed, M - N, must not fall from one to the next:
/// true of flows, not of stocks.
struct Reached {
  text::Day day = 0;
  std::int64_t numerator = 0, denominator = 0;
};

struct Recovery {
  /// (1 - t)(M + F) of the whole year, rounded down: the most that may be missed.
  std::int64_t may_miss = 0;
  std::int64_t missed = 0;          ///< M - N so far
  bool lost = false;                ///< more was missed: no dossier to come can make it good
  /// Lost: the last of the given days at whose end it could still be reached; nullopt when not even at
  /// that of the first. Else: the last day at whose end it still can if the rest of the year goes on
  /// at the rate so far; nullopt when it is then never lost.
  std::optional<text::Day> last = {};
};

/// `days`: of the year, in order, the last being that of the data. `target` is a share 0-1, taken to six
/// decimals. nullopt without days.
[[nodiscard]] std::optional<Recovery> recovery(std::span<const Reached> days, const Future& future, double target);

}  // namespace xanh::metric

#endif  // XANH_METRIC_RECOVER_H_
