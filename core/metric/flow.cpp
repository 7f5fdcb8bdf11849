#include "metric/flow.h"

#include <algorithm>
#include <cmath>

#include "metric/figure.h"
#include "metric/pace.h"
#include "query/buckets.h"
#include "text/date.h"

namespace xanh::metric {
namespace {

using query::Base;
using text::Day;

// What of the denominator flows in: the dossiers that come.
std::vector<query::Measure> flows_of(const std::vector<query::Measure>& denominator) {
  std::vector<query::Measure> flows;
  for (const query::Measure& measure : denominator) {
    if (facts::is_flow(measure.base)) flows.push_back(measure);
    else if (measure.base == Base::handled) flows.push_back({Base::received, measure.where});
  }
  return flows;
}

Day year_before(Day day) {
  const auto [year, month, of_month] = text::civil_from_day(day);
  return text::day_from_civil(year - 1, month, month == 2 && of_month == 29 ? 28 : of_month);
}

class Flows {
 public:
  Flows(const FutureRequest& request, std::span<const facts::Shard* const> shards) : request_(request), shards_(shards), flow_(*request.metric) {
    flow_.denominator = flows_of(request.metric->denominator);
    flow_.numerator = flow_.denominator;
  }
  [[nodiscard]] bool any() const { return !flow_.denominator.empty(); }

  [[nodiscard]] std::optional<std::int64_t> in(const query::Period& period) const {
    const Figure figure = evaluate(asked({}, period, request_.filters), shards_).total.figures.front();
    if (figure.standing == Standing::not_computable) return std::nullopt;
    return figure.denominator;
  }
  // Do the data hold every month of the period, of whichever unit?
  [[nodiscard]] bool cover(const query::Period& period) const {
    const Table table = evaluate(asked({query::Dimension::month}, period, {}), shards_);
    const auto held = std::ranges::count_if(table.rows, [](const Row& row) { return row.figures.front().denominator > 0; });
    return static_cast<std::size_t>(held) == query::buckets_of(period, {}).size();
  }

 private:
  [[nodiscard]] TableRequest asked(std::vector<query::Dimension> by, const query::Period& period, std::vector<query::Filter> filters) const {
    TableRequest table{.metrics = {&flow_}, .group_by = std::move(by), .filters = std::move(filters), .period = period, .lens = request_.lens};
    table.lens.rhythm = {};
    return table;
  }

  const FutureRequest& request_;
  std::span<const facts::Shard* const> shards_;
  Metric flow_;
};

// Of last year: what came in its same days and in the rest, by the parts of this year's rest.
bool follow_last_year(const Flows& flows, const FutureRequest& request, Future& out, std::vector<double>& weights) {
  const query::Period year = same_days_last_year(request.year);
  if (!flows.cover(year)) return false;
  const query::Period same = same_days_last_year(request.so_far);
  out.last_year_same = flows.in(same).value_or(0);
  if (out.last_year_same <= 0) return false;
  Day first = same.last + 1;
  for (const Future::Part& part : out.parts) {
    const Day last = &part == &out.parts.back() ? year.last : year_before(part.days.last);
    const std::int64_t came = first <= last ? flows.in({first, last}).value_or(0) : 0;
    out.last_year_rest += came;
    weights.push_back(static_cast<double>(came));
    first = last + 1;
  }
  out.dossiers = std::llround(static_cast<double>(out.so_far) * static_cast<double>(out.last_year_rest) / static_cast<double>(out.last_year_same));
  return true;
}

}  // namespace

query::Period same_days_last_year(const query::Period& period) { return {year_before(period.first), year_before(period.last)}; }

std::vector<std::int64_t> share_out(std::int64_t total, std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) sum += weight;
  std::vector<std::int64_t> parts;
  parts.reserve(weights.size());
  for (std::size_t i = 0; i < weights.size(); ++i) parts.push_back(0);
  if (sum <= 0) return parts;
  double so_far = 0;
  std::int64_t given = 0;
  std::size_t last = 0;  // what rounding leaves belongs to the last that has a weight
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    so_far += weights[i];
    const std::int64_t up_to = std::clamp<std::int64_t>(std::llround(static_cast<double>(total) * (so_far / sum)), given, total);
    parts[i] = up_to - given;
    given = up_to;
    last = i;
  }
  parts[last] += total - given;
  return parts;
}

std::optional<Metric> flow_of(const Metric& metric) {
  const auto pending = [](const query::Measure& measure) { return facts::is_pending(measure.base); };
  if (std::ranges::any_of(metric.numerator, pending) || std::ranges::any_of(metric.denominator, pending)) return std::nullopt;
  Metric flow = metric;
  flow.numerator = flows_of(metric.numerator);
  flow.denominator = flows_of(metric.denominator);
  if (flow.numerator.empty() || flow.denominator.empty()) return std::nullopt;
  return flow;
}

std::optional<Future> expected_future(const FutureRequest& request, std::span<const facts::Shard* const> shards) {
  const Flows flows(request, shards);
  if (!flows.any()) return std::nullopt;
  const auto so_far = flows.in(request.so_far);
  if (!so_far) return std::nullopt;
  Future out{.basis = request.basis, .so_far = *so_far};
  for (const query::Bucket& month : query::buckets_of({request.so_far.last + 1, request.year.last}, {})) out.parts.push_back({.days = {month.first, month.last}});
  std::vector<double> weights;
  if (request.basis == FlowBasis::last_year && !follow_last_year(flows, request, out, weights)) {
    out.basis = FlowBasis::uniform;
    out.fell_back = true;
    out.last_year_same = out.last_year_rest = 0;
    weights.clear();
  }
  if (out.basis == FlowBasis::uniform) {
    const auto future = uniform_future(out.so_far, request.so_far.last - request.so_far.first + 1, request.year.last - request.year.first + 1);
    if (!future) return std::nullopt;
    out.dossiers = *future;
  }
  if (out.basis == FlowBasis::stated) out.dossiers = std::max<std::int64_t>(request.stated, 0);
  if (out.basis != FlowBasis::last_year) {
    for (const Future::Part& part : out.parts) weights.push_back(static_cast<double>(part.days.last - part.days.first + 1));
  }
  const std::vector<std::int64_t> shares = share_out(out.dossiers, weights);
  for (std::size_t i = 0; i < out.parts.size(); ++i) out.parts[i].dossiers = shares[i];
  return out;
}

}  // namespace xanh::metric
