// Weeks, reporting months and days of a query: names and borders by hand, and that they leave no day out.
#include <gtest/gtest.h>

#include "dossiers.h"
#include "query/buckets.h"

namespace xanh::query {
namespace {

using Grain = Rhythm::Grain;
using text::Day;

Day day(int year, int month, int of_month) { return text::day_from_civil(year, month, of_month); }

// 29 December 2024 was a Sunday, 30 December a Monday: ISO week 1 of 2025. 7 July 2025 was a Monday,
// of ISO week 28. 1 January 2027 is a Friday, of week 53 of 2026.
TEST(Rhythm, WeeksAreNamedByTheirOwnYear) {
  const Rhythm monday{.grain = Grain::week};
  EXPECT_EQ(bucket_of(day(2024, 12, 29), monday).name, "2024-W52");
  EXPECT_EQ(bucket_of(day(2024, 12, 30), monday).name, "2025-W01");
  const Bucket july = bucket_of(day(2025, 7, 9), monday);
  EXPECT_EQ(july.name, "2025-W28");
  EXPECT_EQ(july.first, day(2025, 7, 7));
  EXPECT_EQ(july.last, day(2025, 7, 13));
  EXPECT_EQ(bucket_of(day(2027, 1, 1), monday).name, "2026-W53");
  // From Friday on: the week of 4 January 2025 (a Saturday) began on the 3rd.
  EXPECT_EQ(bucket_of(day(2025, 1, 2), {Grain::week, 4}).name, "2024-W53");
  EXPECT_EQ(bucket_of(day(2025, 1, 3), {Grain::week, 4}).name, "2025-W01");
}

TEST(Rhythm, ReportingMonthsAreNamedByTheMonthTheyEndIn) {
  const Rhythm reporting{.grain = Grain::reporting_month};
  EXPECT_EQ(bucket_of(day(2025, 7, 14), reporting).name, "2025-07");
  EXPECT_EQ(bucket_of(day(2025, 7, 15), reporting).name, "2025-08");
  const Bucket january = bucket_of(day(2024, 12, 15), reporting);
  EXPECT_EQ(january.name, "2025-01");
  EXPECT_EQ(january.first, day(2024, 12, 15));
  EXPECT_EQ(january.last, day(2025, 1, 14));
  EXPECT_EQ(bucket_of(day(2025, 12, 14), reporting).name, "2025-12");
}

TEST(Rhythm, BucketsOfEveryRhythmPartitionThePeriod) {
  const Period period{day(2023, 11, 20), day(2027, 2, 3)};
  for (const Grain grain : {Grain::month, Grain::reporting_month, Grain::week, Grain::day}) {
    for (int weekday = 0; weekday < 7; ++weekday) {
      Day next = period.first;
      std::string before;
      for (const Bucket& bucket : buckets_of(period, {grain, weekday})) {
        EXPECT_EQ(bucket.first, next);
        EXPECT_LT(before, bucket.name);
        for (Day d = bucket.first; d <= bucket.last; ++d) EXPECT_EQ(bucket_of(d, {grain, weekday}).name, bucket.name);
        next = bucket.last + 1;
        before = bucket.name;
      }
      EXPECT_EQ(next, period.last + 1);
    }
  }
}

// Received on 13, 14 and 15 July 2025 (Sunday, Monday, Tuesday): weeks 28 and 29, reporting months 7 and 8.
TEST(Rhythm, FlowsOfBucketsAddUpToTheWhole) {
  facts::Shard shard;
  for (const int of_month : {13, 14, 15}) {
    Row row{.unit = "u", .procedure = "p", .field = "f"};
    row.received = static_cast<facts::ShortDay>(day(2025, 7, of_month));
    add(shard, row);
  }
  Query query{.measures = {{.base = Base::received}}, .group_by = {Dimension::month}, .filters = {},
              .period = {day(2025, 1, 1), day(2025, 12, 31)}};
  using Sums = std::map<Key, std::vector<std::int64_t>>;
  query.rhythm = {.grain = Grain::week};
  EXPECT_EQ(run(query, shard).groups, (Sums{{{"2025-W28", ""}, {1}}, {{"2025-W29", ""}, {2}}}));
  query.rhythm = {.grain = Grain::reporting_month};
  EXPECT_EQ(run(query, shard).groups, (Sums{{{"2025-07", ""}, {2}}, {{"2025-08", ""}, {1}}}));
  query.rhythm = {.grain = Grain::day};
  EXPECT_EQ(run(query, shard).groups, (Sums{{{"2025-07-13", ""}, {1}}, {{"2025-07-14", ""}, {1}}, {{"2025-07-15", ""}, {1}}}));
}

// Pending at the period's end on 30 June; due on 30 June and 5 July is nearly due within 5 days,
// due on 29 June is overdue, due on 6 July is not yet near.
TEST(Rhythm, NearlyDueAreThoseDueFromTheEndOn) {
  facts::Shard shard;
  for (const Day due : {day(2025, 6, 29), day(2025, 6, 30), day(2025, 7, 5), day(2025, 7, 6)}) {
    Row row{.unit = "u", .procedure = "p", .field = "f"};
    row.traits.status = facts::Status::in_progress;
    row.received = static_cast<facts::ShortDay>(day(2025, 6, 2));
    row.due = static_cast<facts::ShortDay>(due);
    add(shard, row);
  }
  const Query query{.measures = {{.base = Base::pending_due_soon}, {.base = Base::pending_overdue}}, .group_by = {}, .filters = {},
                    .period = {day(2025, 1, 1), day(2025, 6, 30)}, .soon_days = 5};
  EXPECT_EQ(run(query, shard).groups.at({}), (std::vector<std::int64_t>{2, 1}));
}

}  // namespace
}  // namespace xanh::query
