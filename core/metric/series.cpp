#include "metric/series.h"

#include <algorithm>
#include <map>

#include "metric/count.h"
#include "metric/figure.h"
#include "metric/forms.h"
#include "metric/suppress.h"
#include "text/date.h"
#include "text/format.h"
#include "query/buckets.h"

namespace xanh::metric {
namespace {

using query::Base;

// A sum of measures, sorted by how their months make up the year to date.
struct Parts {
  std::vector<std::size_t> flows;     // added up
  std::vector<std::size_t> at_start;  // the first month's
  std::vector<std::size_t> at_end;    // the latest month's

  Parts(const std::vector<query::Measure>& measures, MeasureSet& set) {
    for (const query::Measure& measure : measures) {
      if (facts::is_flow(measure.base)) {
        flows.push_back(set.add(measure));
      } else if (facts::is_pending(measure.base)) {
        at_end.push_back(set.add(measure));
      } else if (measure.base == Base::carried_over) {
        at_start.push_back(set.add(measure));
      } else {  // handled
        flows.push_back(set.add({Base::received, measure.where}));
        at_start.push_back(set.add({Base::carried_over, measure.where}));
      }
    }
  }
};

// The months of one year so far.
class Running {
 public:
  explicit Running(const Parts& parts) : parts_(parts) {}
  void start_year() { is_first_ = true; }
  /// Takes the next month's counts and gives that month's value; then cumulative() is up to it.
  std::int64_t take(std::span<const std::int64_t> counts) {
    const std::int64_t flow = sum_at(counts, parts_.flows);
    const std::int64_t at_start = sum_at(counts, parts_.at_start);
    at_end_ = sum_at(counts, parts_.at_end);
    if (is_first_) {
      at_start_ = at_start;
      flow_ = 0;
      is_first_ = false;
    }
    flow_ += flow;
    return flow + at_start + at_end_;
  }
  std::int64_t cumulative() const { return flow_ + at_start_ + at_end_; }

 private:
  const Parts& parts_;
  std::int64_t flow_ = 0, at_start_ = 0, at_end_ = 0;
  bool is_first_ = true;
};

}  // namespace

std::vector<SeriesPoint> series(const Metric& metric, const query::Period& period,
                                const std::vector<query::Filter>& filters,
                                std::span<const facts::Shard* const> shards, const Lens& lens, Calendar calendar) {
  MeasureSet set;
  const Parts numerator(metric.numerator, set), denominator(metric.denominator, set);
  const Counts counts = count(set, {query::Dimension::month}, filters, period, shards, lens);
  const std::vector<std::int64_t> nothing(set.measures().size());
  const bool by_dossiers = knows(known_properties(shards, lens), metric);
  const bool any_forms = std::ranges::any_of(shards, [](const facts::Shard* shard) { return !shard->statements.empty(); });
  // Forms are not summed over months: a cumulative one tells of none, and of all.
  const auto told = [&](const std::vector<query::Dimension>& by, const query::Period& days) {
    return any_forms ? told_by_forms(metric, by, filters, days, shards, !by_dossiers, lens) : std::map<query::Key, Told>{};
  };
  const auto by_month = told({query::Dimension::month}, period);
  text::Day year_begin = period.first;
  Running n(numerator), m(denominator);
  std::vector<SeriesPoint> points;
  for (const query::Bucket& bucket : query::buckets_of(period, lens.rhythm)) {
    if (!points.empty() && year_of(bucket.first, calendar) != year_of(points.back().first, calendar)) {
      n.start_year();
      m.start_year();
      year_begin = bucket.first;
    }
    SeriesPoint point{.month = bucket.name, .first = bucket.first, .last = bucket.last};
    const auto it = counts.find({point.month, ""});
    const auto& month = it == counts.end() ? nothing : it->second;
    point.numerator = n.take(month);
    point.denominator = m.take(month);
    point.cumulative_numerator = n.cumulative();
    point.cumulative_denominator = m.cumulative();
    // Of dossiers that do not know what the metric needs there is no figure beside that of forms.
    if (any_forms && !by_dossiers) point = {.month = bucket.name, .first = bucket.first, .last = bucket.last};
    if (const auto of_month = by_month.find({point.month, ""}); of_month != by_month.end()) {
      point.numerator += of_month->second.numerator;
      point.denominator += of_month->second.denominator;
    }
    const auto to_date = told({}, {year_begin, bucket.last});
    if (!to_date.empty()) {
      point.cumulative_numerator += to_date.begin()->second.numerator;
      point.cumulative_denominator += to_date.begin()->second.denominator;
    }
    points.push_back(std::move(point));
  }
  // One month could be had from what is cumulative before and after it: all go.
  const auto of_few = [&lens](const SeriesPoint& p) {
    return is_told_of_few(p.numerator, lens.suppress) || is_told_of_few(p.denominator, lens.suppress) || is_told_of_few(p.denominator - p.numerator, lens.suppress);
  };
  if (lens.suppress > 1 && std::ranges::any_of(points, of_few)) {
    for (SeriesPoint& point : points) point = {.month = point.month, .first = point.first, .last = point.last};
  }
  return points;
}

}  // namespace xanh::metric
