// What carries the gap and what would close it (domain.md 2.7, 7.3): lifts of groups, their
// cumulative share, and what a shift of future filings gives.
#ifndef XANH_METRIC_LEVERS_H_
#define XANH_METRIC_LEVERS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "metric/decompose.h"
#include "metric/lens.h"
#include "metric/rules.h"

namespace xanh::metric {

/// A group (procedure, unit, field) as a lever of a rate that should be high.
struct Lever {
  std::string key;
  Ratio now;
  std::int64_t gap = 0;         ///< its own missing dossiers: max(0, ceil(t M - N))
  std::int64_t lift = 0;        ///< dossiers won if it reached `reference`: max(0, ceil(r* M) - N)
  std::int64_t missed = 0;      ///< M - N, all that is not in the numerator
  /// Of `missed`, those that only a decision on the service can change (it is not full-process),
  /// and those that help at the counter can (people file in person although they need not). The
  /// rest of `missed` could not be told.
  std::int64_t by_service = 0, by_filing = 0;
  double cumulative = 0;        ///< share of all lifts down to this lever, 0-1
};

struct Levers {
  std::vector<Lever> levers;    ///< the greatest lift first
  std::int64_t gap = 0;         ///< missing dossiers of the whole: surpluses of groups offset
  std::int64_t lift = 0;        ///< sum of lifts
  /// How many of the first levers together win `gap`; 0 when there is no gap, nullopt when all of
  /// them do not.
  std::optional<std::size_t> enough;
};

struct LeverInput {
  std::string key;
  Ratio now;
  std::int64_t by_service = 0, by_filing = 0;
};

/// The groups of one dimension, of dossiers and forms; what only forms tell is not told apart by
/// service and filing. REQUIRES: a dimension other than month.
[[nodiscard]] std::vector<LeverInput> lever_inputs(const Metric& metric, query::Dimension by, const std::vector<query::Filter>& filters,
                                                   const query::Period& period, std::span<const facts::Shard* const> shards,
                                                   const Lens& lens = {});

/// `target` and `reference` are shares 0-1; the reference is the target, or the rate of the better
/// peers. Groups without dossiers are left out.
[[nodiscard]] Levers find_levers(std::span<const LeverInput> groups, double target, double reference);

/// The rate at which half of the groups with at least `least` dossiers are at or above: a peer
/// reference. nullopt when there is none.
[[nodiscard]] std::optional<double> median_rate(std::span<const LeverInput> groups, std::int64_t least);

/// A what-if: of the dossiers still to come, `share` (0-1) of those that would have been missed are
/// won. Past dossiers stay as they are (domain.md 2.7).
struct Shift {
  Ratio now;                  ///< year to date
  double future = 0;          ///< dossiers still to come this year; not whole where a forecast is shared out
  double share = 0;
  /// Of its dossiers to come those won, if it goes on at its rate but for the shift; of an empty `now` none would be.
  [[nodiscard]] double won() const;
};
/// N and M at the year's end, in whole dossiers; rounded once, so that many small groups lose nothing.
[[nodiscard]] Ratio at_year_end(std::span<const Shift> groups);

/// The share of a group's misses to come that must be won for what comes to be at `reference`: 0 for a
/// group that is there already. REQUIRES: 0 <= reference <= 1.
[[nodiscard]] double share_to_reach(const Ratio& now, double reference);

}  // namespace xanh::metric

#endif  // XANH_METRIC_LEVERS_H_
