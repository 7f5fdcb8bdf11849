// Many measures counted at once: equal ones once, in as few passes over the rows as a query
// (64 measures) allows.
#ifndef XANH_METRIC_COUNT_H_
#define XANH_METRIC_COUNT_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "metric/lens.h"
#include "metric/rules.h"
#include "query/cube.h"
#include "query/query.h"

namespace xanh::metric {

/// Distinct measures, by position.
class MeasureSet {
 public:
  /// Position of `measure`, adding it if new.
  std::size_t add(const query::Measure& measure);
  [[nodiscard]] std::vector<std::size_t> add(std::span<const query::Measure> measures);
  [[nodiscard]] const std::vector<query::Measure>& measures() const { return measures_; }

 private:
  std::vector<query::Measure> measures_;
};

/// Counts by key, one per measure of `set`, merged over the shards. Keys that no measure counted
/// are absent.
using Counts = std::map<query::Key, std::vector<std::int64_t>>;
[[nodiscard]] Counts count(const MeasureSet& set, const std::vector<query::Dimension>& group_by,
                           const std::vector<query::Filter>& filters, const query::Period& period,
                           std::span<const facts::Shard* const> shards, const Lens& lens = {});

/// Counts ahead, in one pass over the rows, what figures of these metrics will ask for by the groups and buckets of
/// `spec`, whose measures are theirs. For the lens's memory: without one nothing happens.
void count_ahead(std::span<const Metric* const> metrics, query::CubeSpec spec, std::span<const facts::Shard* const> shards, const Lens& lens);

/// Sum of the counts at these positions.
[[nodiscard]] std::int64_t sum_at(std::span<const std::int64_t> counts,
                                  std::span<const std::size_t> positions);

}  // namespace xanh::metric

#endif  // XANH_METRIC_COUNT_H_
