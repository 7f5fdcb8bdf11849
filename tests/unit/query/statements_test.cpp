// Queries over aggregate forms. Every figure is worked by hand from the form beside it.
#include <gtest/gtest.h>

#include "dossiers.h"
#include "forms.h"
#include "query/derive.h"
#include "query/statements.h"

namespace xanh::query {
namespace {

using facts::Shard;

// C + R = D + P: 10 + 90 = 80 + 20; R = 60 + 30; D = 50 + 20 + 10; P = 15 + 5.
const Line kSaPa{"Sa Pa", "", {100, 60, 30, 10, 80, 50, 20, 10, 20, 15, 5}};
// 5 + 45 = 40 + 10; 40 + 5; 10 + 25 + 5; 10 + 0.
const Line kBacHa{"Bac Ha", "", {50, 40, 5, 5, 40, 10, 25, 5, 10, 10, 0}};

std::vector<std::int64_t> total(const std::vector<Measure>& measures, const Shard& shard, Period period,
                                std::vector<Filter> filters = {}) {
  const Shard* const shards[] = {&shard};
  const Partial partial = run_statements({measures, {}, std::move(filters), period}, shards, true);
  return partial.groups.empty() ? std::vector<std::int64_t>{} : partial.groups.begin()->second;
}

const Period kYear{on(1, 1), on(31, 12)};

TEST(Derive, CutsUpTheDossiersOfAMeasureExactly) {
  const auto columns = ii06a();
  EXPECT_EQ(derive(Base::received, where("channel = online"), columns)->parts.size(), 1u);
  EXPECT_EQ(derive(Base::received, {}, columns)->parts.size(), 2u);  // (4) + (5)
  EXPECT_EQ(derive(Base::finished, where("timing in (early, on_time)"), columns)->parts.size(), 2u);
  EXPECT_EQ(derive(Base::finished, where("timing in (early, on_time, late)"), columns)->parts.size(), 1u);
  EXPECT_EQ(derive(Base::received, where("channel != online"), columns)->parts.size(), 1u);
}

TEST(Derive, RefusesWhatColumnsDoNotTellApart) {
  const auto columns = ii06a();
  EXPECT_FALSE(derive(Base::received, where("channel = post"), columns));
  EXPECT_FALSE(derive(Base::received, where("level = full"), columns));
  EXPECT_FALSE(derive(Base::pending, where("channel = online"), columns));
  const std::vector<StatementShape> only_handled{shape(Base::handled)};
  EXPECT_FALSE(derive(Base::received, {}, only_handled));
}

TEST(Derive, OnlineDossiersAreOfPartialAndFullServicesOnly) {
  using facts::Channel, facts::Level;
  const std::vector<StatementShape> columns{
      shape(Base::received, {{Property::channel, bits(Channel::online)}, {Property::level, bits(Level::partial)}}),
      shape(Base::received, {{Property::channel, bits(Channel::online)}, {Property::level, bits(Level::full)}})};
  EXPECT_EQ(derive(Base::received, where("channel = online"), columns)->parts.size(), 2u);
  EXPECT_FALSE(derive(Base::received, {}, columns));
  EXPECT_TRUE(derive(Base::received, where("level = full and level = partial"), columns)->parts.empty());
}

TEST(Derive, UsesTheIdentities) {
  const std::vector<StatementShape> columns{shape(Base::carried_over), shape(Base::handled), shape(Base::finished)};
  ASSERT_TRUE(derive(Base::received, {}, columns));
  EXPECT_EQ(derive(Base::received, {}, columns)->parts.size(), 2u);
  ASSERT_TRUE(derive(Base::pending, {}, columns));
  EXPECT_FALSE(derive(Base::pending_overdue, {}, columns));
}

TEST(Statements, AFormAnswersByUnitAndInTotal) {
  Shard shard;
  add_form(shard, 0, on(1, 10), on(31, 10), ii06a(), {kSaPa, kBacHa});
  const std::vector<Measure> measures{{Base::received, where("channel = online")}, {Base::received}, {Base::handled},
                                      {Base::finished, where("timing in (early, on_time)")}, {Base::pending_in_time}};
  EXPECT_EQ(total(measures, shard, kYear), (std::vector<std::int64_t>{100, 135, 150, 105, 25}));
  const Shard* const shards[] = {&shard};
  const Partial by_unit = run_statements({measures, {Dimension::unit}, {}, kYear}, shards, true);
  EXPECT_EQ(by_unit.groups.at({"Sa Pa", ""}), (std::vector<std::int64_t>{60, 90, 100, 70, 15}));
  EXPECT_EQ(by_unit.groups.at({"Bac Ha", ""}), (std::vector<std::int64_t>{40, 45, 50, 35, 10}));
  EXPECT_EQ(total(measures, shard, kYear, {{Dimension::unit, {"Bac Ha"}}}), (std::vector<std::int64_t>{40, 45, 50, 35, 10}));
  EXPECT_TRUE(total({{Base::received, where("level = full")}, {Base::received}}, shard, kYear).empty());
}

TEST(Statements, FiltersAndGroupsByChannelBecomeConditions) {
  Shard shard;
  add_form(shard, 0, on(1, 10), on(31, 10), ii06a(), {kSaPa});
  EXPECT_EQ(total({{Base::received}}, shard, kYear, {{Dimension::channel, {"online"}}}), (std::vector<std::int64_t>{60}));
  const Shard* const shards[] = {&shard};
  const Partial by_channel = run_statements({{{Base::received}}, {Dimension::channel}, {}, kYear}, shards, true);
  // In person and by post are one column: neither can be told alone.
  EXPECT_EQ(by_channel.groups, (Groups2{{{"online", ""}, {60}}}));
}

TEST(Statements, MonthsAddUpAndStocksDoNot) {
  Shard shard;
  add_form(shard, 0, on(1, 9), on(30, 9), ii06a(), {{"Sa Pa", "", {110, 70, 30, 10, 100, 60, 30, 10, 10, 10, 0}}});
  add_form(shard, 1, on(1, 10), on(31, 10), ii06a(), {kSaPa});
  const std::vector<Measure> measures{{Base::received}, {Base::carried_over}, {Base::handled}, {Base::pending}};
  // 100 + 90 received; 10 carried into September; 10 + 190 handled; 20 pending at the end of October.
  EXPECT_EQ(total(measures, shard, kYear), (std::vector<std::int64_t>{190, 10, 200, 20}));
  const Shard* const shards[] = {&shard};
  const Partial by_month = run_statements({measures, {Dimension::month}, {}, kYear}, shards, true);
  EXPECT_EQ(by_month.groups, (Groups2{{{"2025-09", ""}, {100, 10, 110, 10}}, {{"2025-10", ""}, {90, 10, 100, 20}}}));
}

TEST(Statements, CumulativeFormsAreNotAddedUp) {
  Shard shard;
  const std::vector<StatementShape> columns{shape(Base::received)};
  add_form(shard, 0, on(1, 1), on(7, 10), columns, {{"Sa Pa", "", {700}}});
  add_form(shard, 1, on(1, 1), on(14, 10), columns, {{"Sa Pa", "", {720}}});
  add_form(shard, 2, on(15, 10), on(21, 10), columns, {{"Sa Pa", "", {11}}});
  EXPECT_EQ(total({{Base::received}}, shard, kYear), (std::vector<std::int64_t>{731}));
}

TEST(Statements, AReportingMonthIsOfTheMonthOfItsLastDay) {
  Shard shard;
  const std::vector<StatementShape> columns{shape(Base::received)};
  add_form(shard, 0, text::day_from_civil(2024, 12, 15), on(14, 1), columns, {{"Sa Pa", "", {31}}});
  add_form(shard, 1, on(15, 1), on(14, 2), columns, {{"Sa Pa", "", {28}}});
  const Shard* const shards[] = {&shard};
  const Partial by_month = run_statements({{{Base::received}}, {Dimension::month}, {}, kYear}, shards, true);
  EXPECT_EQ(by_month.groups, (Groups2{{{"2025-01", ""}, {31}}, {{"2025-02", ""}, {28}}}));
  EXPECT_TRUE(total({{Base::received}}, shard, {on(1, 2), on(10, 2)}).empty());
}

TEST(Statements, OfTwoFormsOfOneIntervalTheLaterCounts) {
  Shard shard;
  const std::vector<StatementShape> columns{shape(Base::received)};
  add_form(shard, 0, on(1, 10), on(31, 10), columns, {{"Sa Pa", "", {95}}}, on(5, 11));
  add_form(shard, 1, on(1, 10), on(31, 10), columns, {{"Sa Pa", "", {99}}}, on(1, 11));
  EXPECT_EQ(total({{Base::received}}, shard, kYear), (std::vector<std::int64_t>{95}));
  for (facts::Statement& s : shard.statements) s.preferred = s.source == 1;
  EXPECT_EQ(total({{Base::received}}, shard, kYear), (std::vector<std::int64_t>{99}));
}

TEST(Statements, RowsByFieldAddUpToTheirUnit) {
  Shard shard;
  const std::vector<StatementShape> columns{shape(Base::received)};
  add_form(shard, 0, on(1, 10), on(31, 10), columns, {{"Sa Pa", "Ho tich", {40}}, {"Sa Pa", "Dat dai", {25}}});
  EXPECT_EQ(total({{Base::received}}, shard, kYear), (std::vector<std::int64_t>{65}));
  EXPECT_EQ(total({{Base::received}}, shard, kYear, {{Dimension::field, {"Dat dai"}}}), (std::vector<std::int64_t>{25}));
}

TEST(Statements, CoveredOnesCountOnlyWhenAskedFor) {
  Shard shard;
  add_form(shard, 0, on(1, 10), on(31, 10), {shape(Base::received)}, {{"Sa Pa", "", {65}}});
  for (facts::Statement& s : shard.statements) s.covered = true;
  const Shard* const shards[] = {&shard};
  EXPECT_TRUE(run_statements({{{Base::received}}, {}, {}, kYear}, shards, false).groups.empty());
  EXPECT_EQ(run_statements({{{Base::received}}, {}, {}, kYear}, shards, true).groups.size(), 1u);
}

}  // namespace
}  // namespace xanh::query
