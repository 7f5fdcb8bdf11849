#include "metric/levers.h"

#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "metric/count.h"
#include "metric/figure.h"
#include "metric/forms.h"
#include "metric/share.h"

namespace xanh::metric {

std::vector<LeverInput> lever_inputs(const Metric& metric, query::Dimension by, const std::vector<query::Filter>& filters,
                                     const query::Period& period, std::span<const facts::Shard* const> shards, const Lens& lens) {
  MeasureSet set;
  const auto service = set.add(metric.by_service), filing = set.add(metric.by_filing);
  Counts counts;
  if (knows(known_properties(shards, lens), metric)) counts = count(set, {by}, filters, period, shards, lens);
  const Table table = evaluate({.metrics = {&metric}, .group_by = {by}, .filters = filters, .period = period, .lens = lens}, shards);
  std::vector<LeverInput> out;
  for (const Row& row : table.rows) {
    const Figure& figure = row.figures.front();
    if (figure.denominator == 0) continue;
    LeverInput input{.key = row.key[0], .now = {figure.numerator, figure.denominator}};
    if (const auto found = counts.find(row.key); found != counts.end()) {
      input.by_service = sum_at(found->second, service);
      input.by_filing = sum_at(found->second, filing);
    }
    out.push_back(std::move(input));
  }
  return out;
}

Levers find_levers(std::span<const LeverInput> groups, double target, double reference) {
  Levers out;
  Ratio whole;
  for (const LeverInput& group : groups) {
    if (group.now.denominator == 0) continue;
    Lever lever{.key = group.key, .now = group.now, .by_service = group.by_service, .by_filing = group.by_filing};
    lever.gap = std::max<std::int64_t>(0, ceil_part(target, group.now.denominator) - group.now.numerator);
    lever.lift = std::max<std::int64_t>(0, ceil_part(reference, group.now.denominator) - group.now.numerator);
    lever.missed = group.now.denominator - group.now.numerator;
    whole.numerator += group.now.numerator;
    whole.denominator += group.now.denominator;
    out.lift += lever.lift;
    out.levers.push_back(std::move(lever));
  }
  out.gap = std::max<std::int64_t>(0, ceil_part(target, whole.denominator) - whole.numerator);
  sort_stably(out.levers, [](const Lever& a, const Lever& b) {
    return a.lift != b.lift ? a.lift > b.lift : a.missed != b.missed ? a.missed > b.missed : a.key < b.key;
  });
  std::int64_t sum = 0;
  if (out.gap == 0) out.enough = 0;
  for (std::size_t i = 0; i < out.levers.size(); ++i) {
    sum += out.levers[i].lift;
    if (out.lift > 0) out.levers[i].cumulative = static_cast<double>(sum) / static_cast<double>(out.lift);
    if (!out.enough && sum >= out.gap) out.enough = i + 1;
  }
  return out;
}

std::optional<double> median_rate(std::span<const LeverInput> groups, std::int64_t least) {
  std::vector<double> rates;
  for (const LeverInput& group : groups) {
    if (group.now.denominator == 0 || group.now.denominator < least) continue;
    rates.push_back(static_cast<double>(group.now.numerator) / static_cast<double>(group.now.denominator));
  }
  if (rates.empty()) return std::nullopt;
  sort_stably(rates, std::ranges::greater{});
  return rates[(rates.size() - 1) / 2];
}

double Shift::won() const {
  const double rate = now.denominator == 0 ? 0 : rate_of(now);
  return future * (rate + (1 - rate) * std::clamp(share, 0.0, 1.0));
}

Ratio at_year_end(std::span<const Shift> groups) {
  Ratio end;
  double won = 0, come = 0;
  for (const Shift& group : groups) {
    end.numerator += group.now.numerator;
    end.denominator += group.now.denominator;
    won += group.won();
    come += group.future;
  }
  end.numerator += std::llround(won);
  end.denominator += std::llround(come);
  return end;
}

double share_to_reach(const Ratio& now, double reference) {
  const double rate = now.denominator == 0 ? 0 : rate_of(now);
  return rate >= reference ? 0 : (reference - rate) / (1 - rate);  // below the reference it is below 1
}

}  // namespace xanh::metric
