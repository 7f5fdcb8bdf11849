// A table of metrics: every measure counted once, then divided by definition.
#include <algorithm>

#include "metric/count.h"
#include "metric/figure.h"
#include "metric/forms.h"
#include "metric/procedures.h"
#include "metric/suppress.h"

namespace xanh::metric {
namespace {

// A metric with its measures as positions among those counted.
struct Compiled {
  const Metric* metric;
  std::vector<std::size_t> numerator, denominator;
  bool by_dossiers;                         // they know what it needs
  std::map<query::Key, Told> groups, total;  // by forms
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
  const std::vector<Need> known = known_properties(shards, request.lens), known_in_forms = known_to_forms(shards);
  std::vector<Compiled> compiled;
  const ProcedureRates rates(request, shards);
  const auto of_procedures = [](const Metric* metric) { return metric->procedures.has_value(); };
  // Groups come from the facts; where only procedures are counted, of those that had dossiers.
  const bool only_procedures = !request.metrics.empty() && std::ranges::all_of(request.metrics, of_procedures);
  if (only_procedures) static_cast<void>(set.add(query::Measure{}));
  for (const Metric* metric : request.metrics) {
    if (of_procedures(metric)) {
      compiled.push_back({metric, {}, {}, false, {}, {}});
      continue;
    }
    Compiled c{metric, set.add(metric->numerator), set.add(metric->denominator), knows(known, *metric), {}, {}};
    c.total = told_by_forms(*metric, {}, request.filters, request.period, shards, !c.by_dossiers, request.lens);
    if (!request.group_by.empty() && !c.total.empty()) {
      c.groups = told_by_forms(*metric, request.group_by, request.filters, request.period, shards, !c.by_dossiers, request.lens);
    }
    compiled.push_back(std::move(c));
  }
  const auto holder_of = [&](const query::Key& key) {
    const auto at = static_cast<std::size_t>(std::ranges::find(request.group_by, query::Dimension::unit) - request.group_by.begin());
    if (request.group_by.size() != 1 || at != 0) return Holder{.level = facts::UnitLevel::unknown};
    return Holder{.level = facts::level_of(shards, key[at]), .unit = key[at]};
  };
  const auto make_row = [&](const query::Key& key, std::span<const std::int64_t> counts, bool is_total) {
    Row row{key, {}};
    const Holder holder = is_total ? request.whole : holder_of(key);
    for (const Compiled& c : compiled) {
      Told sum;
      std::vector<Need> missing;
      if (of_procedures(c.metric)) {
        ProcedureRates::Answer answer = is_total ? rates.total(*c.metric) : rates.group(*c.metric, key);
        sum = answer.told;
        missing = std::move(answer.missing);
      } else {
        const std::map<query::Key, Told>& forms = is_total ? c.total : c.groups;
        const auto told = forms.find(key);
        if (told != forms.end()) sum = told->second;
        else if (!c.by_dossiers) missing = missing_needs(*c.metric, known, known_in_forms);
      }
      if (!missing.empty()) {
        row.figures.push_back({.standing = Standing::not_computable, .missing = std::move(missing)});
        continue;
      }
      const bool any = request.targets != nullptr;
      const Target* target = any && request.judged ? request.targets->find(request.year, holder, *c.metric) : nullptr;
      // What is no unit stands beside the target of the whole that it is a part of.
      const Holder& measured = holder.level == facts::UnitLevel::unknown ? request.whole : holder;
      const Target* beside = any ? request.targets->find(request.year, measured, *c.metric) : nullptr;
      if (any && beside == nullptr) beside = request.targets->reference(request.year, measured, *c.metric);
      const auto own = [&](const std::vector<std::size_t>& at) { return c.by_dossiers ? sum_at(counts, at) : 0; };
      row.figures.push_back(make_figure(*c.metric, own(c.numerator) + sum.numerator, own(c.denominator) + sum.denominator,
                                        c.metric->needs, target, beside));
    }
    return row;
  };

  Counts groups, total;
  if (!request.group_by.empty()) {
    groups = count(set, request.group_by, request.filters, request.period, shards, request.lens);
  }
  // A dossier is in one group of each dimension but month: stocks of months overlap, and do not
  // add up to the stock of the period.
  if (request.group_by.empty() ||
      std::ranges::contains(request.group_by, query::Dimension::month)) {
    total = count(set, {}, request.filters, request.period, shards, request.lens);
  } else {
    total = {{query::Key{}, sum_of(groups, set.measures().size())}};
  }
  const std::vector<std::int64_t> nothing(set.measures().size());

  Table table;
  table.metrics = request.metrics;
  table.total = make_row({}, total.empty() ? nothing : total.begin()->second, true);
  for (const Compiled& c : compiled) {  // groups of which only forms tell
    for (const auto& [key, told] : c.groups) groups.try_emplace(key, nothing);
  }
  if (only_procedures) {
    for (const query::Key& key : rates.groups_besides(groups)) groups.try_emplace(key, nothing);
  }
  for (const auto& [key, counts] : groups) table.rows.push_back(make_row(key, counts, false));
  if (request.lens.suppress > 1) keep_back(table, request.lens.suppress);
  return table;
}

}  // namespace xanh::metric
