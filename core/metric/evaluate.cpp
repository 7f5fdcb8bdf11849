// A table of metrics: every measure counted once, then divided by definition.
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

  Table table;
  table.metrics = request.metrics;
  // A query of its own: stocks of months do not add up to the stock of the period.
  const Counts total = count(set, {}, request.filters, request.period, shards);
  const std::vector<std::int64_t> nothing(set.measures().size());
  table.total = make_row({}, total.empty() ? nothing : total.begin()->second);
  if (request.group_by.empty()) return table;
  for (const auto& [key, counts] :
       count(set, request.group_by, request.filters, request.period, shards)) {
    table.rows.push_back(make_row(key, counts));
  }
  return table;
}

}  // namespace xanh::metric
