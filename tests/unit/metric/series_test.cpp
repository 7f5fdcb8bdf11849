#include "metric/series.h"

#include <random>

#include "dossiers.h"
#include "metric/figure.h"

namespace xanh::metric {
namespace {

std::vector<std::string> lines(const std::vector<SeriesPoint>& points) {
  std::vector<std::string> lines;
  for (const SeriesPoint& p : points) {
    lines.push_back(p.month + ' ' + std::to_string(p.numerator) + '/' +
                    std::to_string(p.denominator) + ' ' + std::to_string(p.cumulative_numerator) +
                    '/' + std::to_string(p.cumulative_denominator));
  }
  return lines;
}

TEST(Series, InTheMonthAndCumulativeByHand) {
  facts::Shard first, second;
  add_quarter(first, second, 5);
  const std::vector<const facts::Shard*> shards = {&first, &second};
  const MetricRules metrics = shipped_metrics();
  const query::Period period{day(2025, 1, 1), day(2025, 4, 30)};
  EXPECT_EQ(lines(series(*metrics.find("full_process_a"), period, {}, shards)),
            (std::vector<std::string>{"2025-01 2/4 2/4", "2025-02 0/2 2/6", "2025-03 2/3 4/9",
                                      "2025-04 0/0 4/9"}));
  // Carried over on 1 January: 7 8. At the end of February in time: 4. At the end of April in
  // time: 6 (9 is finished, 4 overdue).
  EXPECT_EQ(lines(series(*metrics.find("on_time_766"), period, {}, shards)),
            (std::vector<std::string>{"2025-01 4/6 4/6", "2025-02 2/5 4/8", "2025-03 3/6 6/11",
                                      "2025-04 2/5 5/11"}));
}

TEST(Series, StartsAnewEachYear) {
  facts::Shard first, second;
  add_quarter(first, second);
  const std::vector<const facts::Shard*> shards = {&first};
  const MetricRules metrics = shipped_metrics();
  const query::Period period{day(2024, 11, 1), day(2025, 1, 31)};
  EXPECT_EQ(lines(series(*metrics.find("full_process_a"), period, {}, shards)),
            (std::vector<std::string>{"2024-11 1/1 1/1", "2024-12 1/2 2/3", "2025-01 2/4 2/4"}));
}

TEST(Series, ObeysFilters) {
  facts::Shard first, second;
  add_quarter(first, second);
  const std::vector<const facts::Shard*> shards = {&first};
  const MetricRules metrics = shipped_metrics();
  const std::vector<query::Filter> filters = {{query::Dimension::unit, {std::string(kUnitB)}}};
  EXPECT_EQ(lines(series(*metrics.find("full_process_a"), {day(2025, 1, 1), day(2025, 3, 31)},
                         filters, shards)),
            (std::vector<std::string>{"2025-01 0/1 0/1", "2025-02 0/0 0/1", "2025-03 2/3 2/4"}));
}

// 1 January 2027 is a Friday: the week from 28 December is the last of 2026, but what was received on the
// 2nd is of the year 2027 to date.
TEST(Series, TheYearToDateInWeeksBeginsOnItsFirstDay) {
  facts::Shard shard;
  const facts::Traits traits{.channel = facts::Channel::online, .level = facts::Level::full};
  for (const char* received : {"2026-12-20", "2027-01-02", "2027-01-05"}) add(shard, kUnitA, received, "", "", traits);
  const std::vector<const facts::Shard*> shards = {&shard};
  const MetricRules metrics = shipped_metrics();
  const Metric& metric = *metrics.find("full_process_a");
  const Lens weeks{.rhythm = {.grain = query::Rhythm::Grain::week}};
  EXPECT_EQ(lines(series(metric, {day(2027, 1, 1), day(2027, 1, 10)}, {}, shards, weeks)), (std::vector<std::string>{"2026-W53 1/1 1/1", "2027-W01 1/1 2/2"}));
  // The reporting year began on 15 December: nothing starts anew on 1 January.
  const auto points = series(metric, {day(2026, 12, 15), day(2027, 1, 10)}, {}, shards, weeks, Calendar::reporting);
  ASSERT_FALSE(points.empty());
  EXPECT_EQ(lines({points.back()}), (std::vector<std::string>{"2027-W01 1/1 3/3"}));
}

// Each cumulative value is the figure of the period up to that month's end, on random dossiers.
TEST(Series, CumulativeIsTheFigureOfTheYearToDate) {
  std::mt19937 random(41);
  const text::Day begin = day(2024, 1, 1);
  facts::Shard shard;
  const auto pick = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  for (int i = 0; i < 3000; ++i) {
    facts::Dossier d;
    d.traits.channel = facts::Channel{static_cast<std::uint8_t>(pick(4))};
    d.traits.level = facts::Level{static_cast<std::uint8_t>(pick(4))};
    d.received = static_cast<facts::ShortDay>(static_cast<unsigned>(begin) - 60 + pick(900));
    if (pick(10) != 0) d.due = static_cast<facts::ShortDay>(d.received + pick(40));
    d.traits.status = facts::Status::in_progress;
    if (pick(4) != 0) {
      d.finished = static_cast<facts::ShortDay>(d.received + pick(80));
      d.traits.status = facts::Status::resolved;
      if (d.due != 0)
        d.traits.timing = d.finished <= d.due ? facts::Timing::on_time : facts::Timing::late;
    }
    ASSERT_TRUE(shard.add(d));
  }
  const std::vector<const facts::Shard*> shards = {&shard};
  const MetricRules metrics = shipped_metrics();
  const query::Period period{day(2024, 2, 10), day(2026, 3, 5)};
  for (const auto id : {"full_process_c", "on_time_closed", "on_time_766"}) {
    TableRequest request;
    request.metrics = {metrics.find(id)};
    const auto points = series(*request.metrics[0], period, {}, shards);
    ASSERT_EQ(points.size(), 26u);
    for (std::size_t i = 0; i < points.size(); ++i) {
      const int month = 2 + static_cast<int>(i), year = 2024 + (month - 1) / 12,
                of_year = (month - 1) % 12 + 1;
      const text::Day next = of_year == 12 ? day(year + 1, 1, 1) : day(year, of_year + 1, 1);
      request.period = {std::max(period.first, day(year, 1, 1)), std::min(period.last, next - 1)};
      const Figure figure = evaluate(request, shards).total.figures[0];
      EXPECT_EQ(points[i].cumulative_numerator, figure.numerator) << id << ' ' << points[i].month;
      EXPECT_EQ(points[i].cumulative_denominator, figure.denominator)
          << id << ' ' << points[i].month;
    }
  }
}

}  // namespace
}  // namespace xanh::metric
