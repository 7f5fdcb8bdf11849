#include "metric/count.h"

#include <algorithm>

namespace xanh::metric {
namespace {

constexpr std::size_t kMeasuresPerQuery = 64;

}  // namespace

std::size_t MeasureSet::add(const query::Measure& measure) {
  const auto it = std::ranges::find_if(measures_, [&](const query::Measure& m) {
    return m.base == measure.base && m.where == measure.where;
  });
  const auto position = static_cast<std::size_t>(it - measures_.begin());
  if (it == measures_.end()) measures_.push_back(measure);
  return position;
}

std::vector<std::size_t> MeasureSet::add(std::span<const query::Measure> measures) {
  std::vector<std::size_t> positions;
  for (const query::Measure& measure : measures) positions.push_back(add(measure));
  return positions;
}

Counts count(const MeasureSet& set, const std::vector<query::Dimension>& group_by,
             const std::vector<query::Filter>& filters, const query::Period& period,
             std::span<const facts::Shard* const> shards, const Lens& lens) {
  const std::vector<query::Measure>& measures = set.measures();
  Counts counts;
  for (std::size_t begin = 0; begin < measures.size(); begin += kMeasuresPerQuery) {
    const std::size_t end = std::min(begin + kMeasuresPerQuery, measures.size());
    const auto at = [&](std::size_t i) {
      return measures.begin() + static_cast<std::ptrdiff_t>(i);
    };
    const query::Query query{{at(begin), at(end)}, group_by, filters, period, lens.rhythm, lens.soon_days};
    query::Partial merged;
    for (const facts::Shard* shard : shards) query::merge(merged, query::run(query, *shard));
    for (const auto& [key, part] : merged.groups) {
      auto& all = counts[key];
      all.resize(measures.size());
      std::ranges::copy(part, all.begin() + static_cast<std::ptrdiff_t>(begin));
    }
  }
  return counts;
}

std::int64_t sum_at(std::span<const std::int64_t> counts, std::span<const std::size_t> positions) {
  std::int64_t sum = 0;
  for (const std::size_t position : positions) sum += counts[position];
  return sum;
}

}  // namespace xanh::metric
