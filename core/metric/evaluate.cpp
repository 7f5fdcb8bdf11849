// A table of metrics: every measure counted once, then divided by definition.
#include <algorithm>

#include "metric/count.h"
#include "metric/figure.h"

namespace xanh::metric {
namespace {

// A metric with its measures as positions among those counted.
struct Compiled {
  const Metric* metric;
  const Target* target;
  std::vector<std::size_t> numerator, denominator;
};

std::vector<std::int64_t> sum_of(const Counts& groups, std::size_t measures) {
  std::vector<std::int64_t> sum(measures);
  for (const auto& [key, counts] : groups) {
    for (std::size_t i = 0; i < measures; ++i) sum[i] += counts[i];
  }
  return sum;
}

}  // namespace

Table evaluate(const TableRequest& request, std::span<const facts::Shard* const> shards) {
  MeasureSet set;
  std::vector<Compiled> compiled;
  for (const Metric* metric : request.metrics) {
    const Target* target = request.targets == nullptr
                               ? nullptr
                               : request.targets->find(request.year, request.kind, metric->id);
    compiled.push_back({metric, target, set.add(metric->numerator), set.add(metric->denominator)});
  }
  const std::vector<Need> known = known_properties(shards);
  const auto make_row = [&](const query::Key& key, std::span<const std::int64_t> counts) {
    Row row{key, {}};
    for (const Compiled& c : compiled) {
      row.figures.push_back(make_figure(*c.metric, sum_at(counts, c.numerator),
                                        sum_at(counts, c.denominator), known, c.target));
    }
    return row;
  };

  Counts groups, total;
  if (!request.group_by.empty()) {
    groups = count(set, request.group_by, request.filters, request.period, shards);
  }
  // A dossier is in one group of each dimension but month: stocks of months overlap, and do not
  // add up to the stock of the period.
  if (request.group_by.empty() ||
      std::ranges::contains(request.group_by, query::Dimension::month)) {
    total = count(set, {}, request.filters, request.period, shards);
  } else {
    total = {{query::Key{}, sum_of(groups, set.measures().size())}};
  }
  const std::vector<std::int64_t> nothing(set.measures().size());

  Table table;
  table.metrics = request.metrics;
  table.total = make_row({}, total.empty() ? nothing : total.begin()->second);
  for (const auto& [key, counts] : groups) table.rows.push_back(make_row(key, counts));
  return table;
}

}  // namespace xanh::metric
