// Doubts about rows, and what each does to the counts of a rate.
#include "metric/trust.h"

#include "dossiers.h"
#include "metric/figure.h"
#include "text/format.h"

namespace xanh::metric {
namespace {

const query::Period kQuarter{day(2025, 1, 1), day(2025, 3, 31)};

const RowDoubts& of(const std::array<RowDoubts, kDoubts>& doubts, Doubt doubt) { return doubts[static_cast<std::size_t>(doubt)]; }

// Leaving out every row must take away exactly what the engine of all figures counts, for every definition
// and base: the rows are counted twice by two ways.
TEST(Trust, RowsAreCountedAsTheQueriesCountThem) {
  facts::Shard shard, none;
  add_quarter(shard, none);
  const MetricRules rules = shipped_metrics();
  const facts::Shard* const shards[] = {&shard};
  const ListNotes notes[] = {{.unknown_units = {std::string(kUnitA), std::string(kUnitB)}, .units_looked_up = true}};
  std::size_t compared = 0;
  for (const auto* metrics : {&rules.metrics, &rules.variants}) {
    for (const Metric& metric : *metrics) {
      if (metric.procedures) continue;
      const Table table = evaluate({.metrics = {&metric}, .group_by = {}, .filters = {}, .period = kQuarter}, shards);
      if (table.total.figures[0].standing == Standing::not_computable) continue;
      const auto doubts = doubt_rows(metric, kQuarter, 0, shards, notes);
      const RowDoubts& all = of(doubts, Doubt::unknown_unit);
      ASSERT_EQ(all.changes.size(), 1u) << metric.id;
      EXPECT_EQ(-all.changes[0].numerator, table.total.figures[0].numerator) << metric.id;
      EXPECT_EQ(-all.changes[0].denominator, table.total.figures[0].denominator) << metric.id;
      ++compared;
    }
  }
  EXPECT_GT(compared, 10u);
}

// Of the quarter (dossiers.h) full-process A counts 1 2 6 9 over 1 2 3 4 5 6 9 12 14. Dossier 12 has
// no channel and is of a full-process service: left out it takes one from below, filed online it adds one above.
TEST(Trust, AnUnknownChannelIsLeftOutOrOnline) {
  facts::Shard shard, none;
  add_quarter(shard, none);
  const facts::Shard* const shards[] = {&shard};
  const ListNotes notes[] = {{}};
  const MetricRules rules = shipped_metrics();
  const auto doubts = doubt_rows(*rules.find("full_process_a"), kQuarter, 0, shards, notes);
  const RowDoubts& channel = of(doubts, Doubt::no_channel);
  EXPECT_EQ(channel.count, 1u);
  EXPECT_EQ(channel.of, 12u);  // 14 without the one not accepted and the one displaced
  ASSERT_EQ(channel.changes.size(), 2u);
  EXPECT_EQ(channel.changes[0].numerator, 0);
  EXPECT_EQ(channel.changes[0].denominator, -1);
  EXPECT_EQ(channel.changes[1].numerator, 1);
  EXPECT_EQ(channel.changes[1].denominator, 0);
  ASSERT_EQ(channel.first.size(), 1u);
  EXPECT_EQ(channel.first[0].row, 13u);
  // On-time of closed dossiers reads no channel.
  EXPECT_TRUE(of(doubt_rows(*rules.find("on_time_closed"), kQuarter, 0, shards, notes), Doubt::no_channel).changes.empty());
}

facts::Shard list(std::initializer_list<std::string_view> received) {
  facts::Shard shard;
  for (const std::string_view each : received) add(shard, kUnitA, each, "", "", {.channel = facts::Channel::online, .status = facts::Status::in_progress});
  return shard;
}

TEST(Trust, AMistypedYearIsBehindAGap) {
  facts::Shard shard;
  for (int i = 0; i < 199; ++i) add(shard, kUnitA, text::format_iso_day(day(2025, 1, 1) + i), "", "", {});
  EXPECT_EQ(last_plausible_day(shard), day(2025, 1, 1) + 198);
  add(shard, kUnitA, "2052-03-01", "", "", {});  // 1 of 200 is no more than one in a hundred
  EXPECT_EQ(last_plausible_day(shard), day(2025, 1, 1) + 198);
  for (int i = 0; i < 2; ++i) add(shard, kUnitA, "2052-03-02", "", "", {});  // 3 of 202 are
  EXPECT_EQ(last_plausible_day(shard), day(2052, 3, 2));
  EXPECT_EQ(last_plausible_day(list({"2025-01-01", "2052-01-01"})), 0);  // too few to tell
}

SeriesPoint month(int number, std::int64_t numerator, std::int64_t denominator, int last = 0) {
  const text::Day next = number == 12 ? day(2026, 1, 1) : day(2025, number + 1, 1);
  return {.month = {}, .first = day(2025, number, 1), .last = last == 0 ? next - 1 : day(2025, number, last), .numerator = numerator, .denominator = denominator};
}

TEST(Trust, JumpsOfTheRateAndOfTheNumber) {
  // 50 % -> 60 % of 1,000: ten points, far beyond chance. 60 % -> 69 %: nine. 69 % -> 70 %, but 301 -> 100
  // dossiers: more than three times. 70 % of 100 -> 83 % of 30: thirteen points, but the intervals meet.
  const SeriesPoint months[] = {month(1, 500, 1000), month(2, 600, 1000), month(3, 207, 301), month(4, 70, 100), month(5, 25, 30)};
  const auto found = jumps(months);
  ASSERT_EQ(found.size(), 4u);
  EXPECT_TRUE(found[0].to == 1 && found[0].of_rate);
  EXPECT_TRUE(found[1].to == 2 && !found[1].of_rate);  // 1,000 -> 301
  EXPECT_TRUE(found[2].to == 3 && !found[2].of_rate);
  EXPECT_TRUE(found[3].to == 4 && !found[3].of_rate);  // 100 -> 30
  // A month that has only begun has fewer dossiers.
  const SeriesPoint begun[] = {month(1, 500, 1000), month(2, 100, 200, 6)};
  EXPECT_TRUE(jumps(begun).empty());
  // Nothing was received before the first file; a month without figures between others is a jump, twice.
  const SeriesPoint first[] = {month(1, 0, 0), month(2, 50, 100), month(3, 0, 0), month(4, 50, 100)};
  ASSERT_EQ(jumps(first).size(), 2u);
  EXPECT_EQ(jumps(first)[0].to, 2u);
}

}  // namespace
}  // namespace xanh::metric
