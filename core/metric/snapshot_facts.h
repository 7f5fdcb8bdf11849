// A snapshot read as an aggregate form: what it says of units and months is queried, merged and set aside where told
// twice like any other form (query/statements.h, query/overlap.h).
#ifndef XANH_METRIC_SNAPSHOT_FACTS_H_
#define XANH_METRIC_SNAPSHOT_FACTS_H_

#include <cstddef>
#include <cstdint>
#include <memory>

#include "base/result.h"
#include "facts/shard.h"
#include "metric/rules.h"
#include "metric/snapshot.h"

namespace xanh::metric {

struct SnapshotFacts {
  std::unique_ptr<facts::Shard> shard;
  std::size_t units = 0;      ///< with at least one number
  std::size_t unknown = 0;    ///< definitions that `rules` do not have: left out
  std::size_t kept_back = 0;  ///< pairs of numbers that were kept back, of units and intervals that told others
};

/// Statements of the whole period and of each of its months. A definition gives the numbers that its measures are by
/// themselves: its numerator and denominator where each is one measure under conditions that must all hold; what of the
/// denominator is not in the numerator where one property parts them; and of a sum of measures the one that is not
/// known from other definitions. Whatever those columns do not answer stays not computable. In a snapshot that keeps
/// small counts back, 0 of 0 is not known: query::kKeptBack. Errors: too_many_values.
[[nodiscard]] Result<SnapshotFacts> facts_of(const Snapshot& snapshot, const MetricRules& rules, std::uint16_t source);

}  // namespace xanh::metric

#endif  // XANH_METRIC_SNAPSHOT_FACTS_H_
