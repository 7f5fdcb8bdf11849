#include "metric/count.h"

#include <algorithm>
#include <utility>

#include "metric/memory.h"

namespace xanh::metric {
namespace {

constexpr std::size_t kMeasuresPerQuery = 64;

query::Partial run(const query::Query& query, std::span<const facts::Shard* const> shards, const Lens& lens) {
  if (lens.memory != nullptr && lens.memory->is_of(shards)) return lens.memory->counts().run(query);
  query::Partial merged;
  for (const facts::Shard* shard : shards) query::merge(merged, query::run(query, *shard));
  return merged;
}

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
    for (const auto& [key, part] : run(query, shards, lens).groups) {
      auto& all = counts[key];
      all.resize(measures.size());
      std::ranges::copy(part, all.begin() + static_cast<std::ptrdiff_t>(begin));
    }
  }
  return counts;
}

void count_ahead(std::span<const Metric* const> metrics, query::CubeSpec spec, std::span<const facts::Shard* const> shards, const Lens& lens) {
  if (lens.memory == nullptr || !lens.memory->is_of(shards)) return;
  spec.soon_days = lens.soon_days;
  for (const Metric* metric : metrics) {
    for (const query::Measure& measure : metric->numerator) query::add_parts(measure, spec.measures);
    for (const query::Measure& measure : metric->denominator) query::add_parts(measure, spec.measures);
  }
  if (!spec.measures.empty()) lens.memory->counts().expect(std::move(spec));
}

std::int64_t sum_at(std::span<const std::int64_t> counts, std::span<const std::size_t> positions) {
  std::int64_t sum = 0;
  for (const std::size_t position : positions) sum += counts[position];
  return sum;
}

}  // namespace xanh::metric
