// What figures stood at on an earlier day: sums by unit and month, without a dossier, to be set beside those of
// today (product.md, "ranking and its movement since the last period").
#ifndef XANH_METRIC_SNAPSHOT_H_
#define XANH_METRIC_SNAPSHOT_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/shard.h"
#include "facts/unit_level.h"
#include "metric/calendar.h"
#include "metric/decompose.h"
#include "metric/lens.h"
#include "metric/rules.h"
#include "query/query.h"

namespace xanh::metric {

struct Snapshot {
  struct Unit {
    std::string name;                                    ///< "": dossiers that name none
    facts::UnitLevel level = facts::UnitLevel::unknown;
    Ratio to_date;                                       ///< of the whole period: cumulative
    std::vector<Ratio> months;                           ///< by Snapshot::months, each alone
  };
  struct Part {
    std::string metric;                                  ///< id of the definition
    std::vector<Unit> units;                             ///< by name
  };
  text::Day as_of = 0;                                   ///< the data's end when it was taken
  query::Period period;                                  ///< the year so far
  Calendar calendar = Calendar::civil;                   ///< of the year and its months
  std::vector<std::string> months;                       ///< "2025-07"
  std::vector<Part> parts;                               ///< of the definitions that could be computed
  int suppress = 0;                                      ///< counts below it were kept back (suppress.h): 0 of 0 may be one of them
  /// Null when it does not hold the definition.
  [[nodiscard]] const Part* find(std::string_view metric) const;
};

/// Takes all of `metrics` that the data allow, over all units: filters have no part in it. `lens` without its
/// rhythm, which is that of the calendar's months. REQUIRES: period.first <= period.last <= as_of.
[[nodiscard]] Snapshot take_snapshot(std::span<const Metric* const> metrics, const query::Period& period, text::Day as_of, Calendar calendar,
                                     std::span<const facts::Shard* const> shards, const Lens& lens = {});

/// One unit, then and now. Ranks are among units of its level with kSmallCount dossiers and more
/// (metric/interval.h) on the same day, 1 the best; equals share a rank. No rank: too small, or not there.
struct UnitMovement {
  std::string name;
  facts::UnitLevel level = facts::UnitLevel::unknown;
  Ratio then, now;
  std::optional<std::size_t> rank_then, rank_now;
};
/// A number that was final and is another now: of a month that was over before the snapshot was taken.
struct Revision {
  std::string unit, month;
  Ratio then, now;
};
struct SnapshotChange {
  std::vector<UnitMovement> units;         ///< by name
  std::vector<Revision> revisions;         ///< by month, then unit
  std::vector<std::string> closed;         ///< the months that were compared
  std::vector<std::string> absent;         ///< closed months that the data of now do not hold at all
};

/// `part` is one of `snapshot`'s, of `metric`. `now`: the year so far. `units`: only these; empty: all. A
/// month is closed when its last day was before the snapshot's; of such a month, the data of now are asked as
/// they were then (stocks at its end). Months that today's files do not hold at all are no revision.
[[nodiscard]] SnapshotChange change_since(const Snapshot& snapshot, const Snapshot::Part& part, const Metric& metric, const query::Period& now,
                                          std::span<const std::string> units, std::span<const facts::Shard* const> shards,
                                          const Lens& lens = {});

/// {"xanh": "snapshot", "version": 1, "as_of": "2025-09-30", "period": ["2025-01-01", "2025-09-30"], "calendar":
/// "civil", "months": ["2025-01", ...], "metrics": [{"id": "full_process_a", "units": [{"unit": "...", "level":
/// "commune", "to_date": [N, M], "months": [[N, M], ...]}]}]}: no dossier, only sums; "suppress": 5 where
/// small counts were kept back.
[[nodiscard]] std::string snapshot_json(const Snapshot& snapshot);
/// `name` is the file's. Errors: rules_invalid (args: name, JSON pointer, reason).
[[nodiscard]] Result<Snapshot> parse_snapshot(std::string_view json, std::string_view name);

}  // namespace xanh::metric

#endif  // XANH_METRIC_SNAPSHOT_H_
