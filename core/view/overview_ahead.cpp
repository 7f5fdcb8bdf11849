// What the overview will ask of the dossiers, asked at once.
#include <algorithm>
#include <utility>
#include <vector>

#include "metric/count.h"
#include "metric/flow.h"
#include "query/buckets.h"
#include "text/date.h"
#include "view/overview_parts.h"

namespace xanh::view {
namespace {

constexpr text::Day kMostDays = 1500;  // of years that one may look back on: longer periods are counted as they are asked for

// Every day of the period by itself.
query::CubeSpec by_day(const query::Period& period, std::vector<query::Filter> filters) {
  query::CubeSpec spec{.by = {}, .filters = std::move(filters), .begins = {}, .last = period.last, .measures = {}};
  for (text::Day day = period.first; day <= period.last; ++day) spec.begins.push_back(day);
  return spec;
}

}  // namespace

void count_overview_ahead(const Inputs& in, std::span<const metric::Metric* const> tiles, query::Dimension by) {
  const state::Scope scope = scope_of(in);
  const std::vector<query::Filter>& filters = in.workspace->filters;
  const metric::Lens lens = months_lens(in);

  // The outlook is made of the days of the year so far and of the months and days of the year before.
  const text::Day year_before = text::day_from_civil(text::civil_from_day(scope.period.last).year - 1, 1, 1);
  const text::Day begin = std::min({year_before, metric::same_days_last_year(scope.whole).first, scope.period.first});
  if (scope.period.last - begin > kMostDays) return;
  metric::count_ahead(tiles, by_day({begin, scope.period.last}, filters), in.shards, lens);

  // Cells of the year begin with it, those of a period with its own first day.
  const query::Period year{std::min(scope.whole.first, scope.period.first), scope.period.last};
  query::CubeSpec months{.by = {by}, .filters = filters, .begins = {scope.period.first}, .last = year.last, .measures = {}};
  for (const query::Bucket& month : query::buckets_of(year, lens.rhythm)) months.begins.push_back(month.first);
  std::ranges::sort(months.begins);
  months.begins.erase(std::ranges::unique(months.begins).begin(), months.begins.end());
  metric::count_ahead(tiles.first(1), std::move(months), in.shards, lens);
}

}  // namespace xanh::view
