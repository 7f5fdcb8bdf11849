#include "state/action.h"

#include <gtest/gtest.h>

namespace xanh::state {
namespace {

Workspace after(std::initializer_list<const char*> actions) {
  Workspace workspace;
  for (const char* action : actions) {
    const auto done = apply(workspace, action);
    EXPECT_TRUE(done.has_value()) << action;
  }
  return workspace;
}

TEST(Action, EachVerbChangesWhatItNames) {
  EXPECT_EQ(after({"page:ranking"}).page, Page::ranking);
  EXPECT_EQ(after({"lang:en"}).language, text::Language::en);
  EXPECT_EQ(after({"scheme:dark"}).scheme, Scheme::dark);
  EXPECT_EQ(after({"metric:online_filing"}).metric, "online_filing");
  EXPECT_EQ(after({"kind:ministry"}).kind, metric::UnitKind::ministry);
  EXPECT_EQ(after({"year:2024"}).year, 2024);
  EXPECT_EQ(after({"by:field"}).group_by, query::Dimension::field);
  EXPECT_EQ(after({"search:so tu phap"}).search, "so tu phap");
  EXPECT_EQ(after({"from:2025-02-01"}).from, text::day_from_civil(2025, 2, 1));
  EXPECT_EQ(after({"to:28/02/2025"}).to, text::day_from_civil(2025, 2, 28));
  EXPECT_EQ(after({"as-of:2025-03-31"}).as_of, text::day_from_civil(2025, 3, 31));
  EXPECT_FALSE(after({"to:28/02/2025", "to:"}).to.has_value());
}

TEST(Action, SortingAgainTurnsTheDirection) {
  EXPECT_EQ(after({"sort:rate"}).sort, (Sort{"rate", true}));
  EXPECT_EQ(after({"sort:rate", "sort:rate"}).sort, (Sort{"rate", false}));
  EXPECT_EQ(after({"sort:name"}).sort, (Sort{"name", false})) << "names begin at A";
}

TEST(Action, MonthsStandInTheirOrder) {
  EXPECT_EQ(after({"by:month"}).sort, (Sort{"name", false}));
  EXPECT_EQ(after({"by:month", "by:unit"}).sort, Sort{});
  EXPECT_EQ(after({"sort:rate", "by:field"}).sort, (Sort{"rate", true})) << "the user's order stays";
}

TEST(Action, FiltersOfOneDimensionJoin) {
  const Workspace w = after({"filter:unit=Sở Tư pháp", "filter:unit=UBND xã A=B", "filter:field=Hộ tịch", "filter:unit=Sở Tư pháp"});
  ASSERT_EQ(w.filters.size(), 2U);
  EXPECT_EQ(w.filters[0].values, (std::vector<std::string>{"Sở Tư pháp", "UBND xã A=B"})) << "a value may hold '='";
  EXPECT_EQ(w.filters[1].dimension, query::Dimension::field);
  Workspace less = w;
  ASSERT_TRUE(apply(less, "unfilter:unit"));
  ASSERT_EQ(less.filters.size(), 1U);
  ASSERT_TRUE(apply(less, "clear"));
  EXPECT_TRUE(less.filters.empty());
}

TEST(Action, OneOfSeveralValuesIsDropped) {
  Workspace w = after({"filter:unit=Sở Tư pháp", "filter:unit=UBND xã A=B", "filter:field=Hộ tịch"});
  ASSERT_TRUE(apply(w, "unfilter:unit=UBND xã A"));
  EXPECT_EQ(w.filters[0].values.size(), 2U) << "not chosen: nothing to drop, and no value is cut at its '='";
  ASSERT_TRUE(apply(w, "unfilter:unit=UBND xã A=B"));
  EXPECT_EQ(w.filters[0].values, (std::vector<std::string>{"Sở Tư pháp"}));
  ASSERT_TRUE(apply(w, "unfilter:unit=Sở Tư pháp"));
  ASSERT_EQ(w.filters.size(), 1U) << "without its last value a filter is none";
  EXPECT_EQ(w.filters[0].dimension, query::Dimension::field);
  EXPECT_FALSE(apply(w, "unfilter:colour=red"));
}

TEST(Action, PickingTurnsOneValueOnAndOffAndStays) {
  Workspace w = after({"page:ranking", "pick:unit=A=B", "pick:unit=C", "pick:unit="});
  EXPECT_EQ(w.group_by, query::Dimension::unit) << "a filter would go on to the fields";
  ASSERT_EQ(w.filters.size(), 1U);
  EXPECT_EQ(w.filters[0].values, (std::vector<std::string>{"A=B", "C", ""})) << "not given is a group, too";
  ASSERT_TRUE(apply(w, "pick:unit=A=B"));
  EXPECT_EQ(w.filters[0].values, (std::vector<std::string>{"C", ""}));
  ASSERT_TRUE(apply(w, "pick:unit=C"));
  ASSERT_TRUE(apply(w, "pick:unit="));
  EXPECT_TRUE(w.filters.empty());
  EXPECT_FALSE(apply(w, "pick:unit")) << "which one?";
  EXPECT_FALSE(apply(w, "pick:month=2025-01")) << "days are chosen otherwise";
}

TEST(Action, OnlyTakesThePlaceOfWhatWasChosen) {
  const Workspace workspace = after({"filter:field=Hộ tịch", "filter:unit=A", "filter:unit=B", "only:unit=C"});
  ASSERT_EQ(workspace.filters.size(), 2U);
  EXPECT_EQ(workspace.filters[0].dimension, query::Dimension::field);
  EXPECT_EQ(workspace.filters[1].values, std::vector<std::string>{"C"});
  Workspace wrong = workspace;
  EXPECT_FALSE(apply(wrong, "only:month=2025-07"));
  EXPECT_FALSE(apply(wrong, "only:unit"));
  EXPECT_EQ(wrong, workspace);
}

TEST(Action, AChosenGroupOfTheRankingIsTakenApart) {
  EXPECT_EQ(after({"page:ranking", "filter:unit=Sở Tư pháp"}).group_by, query::Dimension::field);
  EXPECT_EQ(after({"page:ranking", "by:field", "filter:field=Hộ tịch"}).group_by, query::Dimension::procedure);
  EXPECT_EQ(after({"page:ranking", "by:field", "filter:unit=Sở Tư pháp"}).group_by, query::Dimension::field);
  EXPECT_EQ(after({"filter:unit=Sở Tư pháp"}).group_by, query::Dimension::unit) << "elsewhere only the filter is set";
}

TEST(Action, AnUnknownNameChangesNothingAndNamesTheKnownOnes) {
  for (const char* action : {"page:nowhere", "lang:fr", "by:colour", "year:soon", "year:20255", "sort:luck", "from:32/01/2025",
                             "filter:unit", "filter:month=2025-01", "unfilter:x", "dance", ""}) {
    Workspace workspace;
    const auto done = apply(workspace, action);
    ASSERT_FALSE(done.has_value()) << action;
    EXPECT_EQ(done.error().code, ErrorCode::unknown_name) << action;
    ASSERT_EQ(done.error().args.size(), 3U) << action;
    EXPECT_FALSE(done.error().args[2].empty()) << action;
    EXPECT_EQ(workspace, Workspace{}) << action;
  }
}

TEST(Action, APeriodCannotEndBeforeItBegins) {
  Workspace workspace = after({"from:2025-03-01"});
  const auto done = apply(workspace, "to:2025-02-28");
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().code, ErrorCode::period_reversed);
  EXPECT_FALSE(workspace.to.has_value());
}

TEST(History, UndoAndRedoWalkTheActions) {
  History history;
  ASSERT_TRUE(history.act("page:ranking"));
  ASSERT_TRUE(history.act("by:field"));
  ASSERT_TRUE(history.act("undo"));
  EXPECT_EQ(history.now().group_by, query::Dimension::unit);
  EXPECT_EQ(history.now().page, Page::ranking);
  ASSERT_TRUE(history.act("redo"));
  EXPECT_EQ(history.now().group_by, query::Dimension::field);
  ASSERT_TRUE(history.act("undo"));
  ASSERT_TRUE(history.act("by:month"));
  EXPECT_FALSE(history.can_redo()) << "a new action ends the old future";
}

TEST(History, WhatChangesNothingLeavesNoTrace) {
  History history;
  ASSERT_TRUE(history.act("page:overview"));
  EXPECT_FALSE(history.can_undo());
  ASSERT_TRUE(history.act("undo"));
  EXPECT_FALSE(history.act("page:nowhere"));
  EXPECT_FALSE(history.can_undo());
}

TEST(History, LooksAreNotUndone) {
  History history;
  ASSERT_TRUE(history.act("page:ranking"));
  ASSERT_TRUE(history.act("lang:en"));
  ASSERT_TRUE(history.act("undo"));
  EXPECT_EQ(history.now().page, Page::overview);
  EXPECT_EQ(history.now().language, text::Language::en);
}

}  // namespace
}  // namespace xanh::state
