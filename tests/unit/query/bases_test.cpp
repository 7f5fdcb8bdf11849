// Each base counted by hand on a list small enough to check by eye (domain.md 2).
#include <gtest/gtest.h>

#include "dossiers.h"

namespace xanh::query {
namespace {

using enum facts::Status;

// February and March 2025 are asked for.
facts::Shard list() {
  facts::Shard s;
  const auto one = [&s](const char* name, facts::ShortDay received, facts::ShortDay due, facts::ShortDay finished,
                        facts::Status status) {
    add(s, {.unit = name, .traits = {.status = status}, .received = received, .due = due, .finished = finished});
  };
  one("A", on(15, 1), on(20, 2), on(10, 2), returned);
  one("B", on(5, 2), on(9, 2), on(5, 2), resolved);         // begun and ended on one day
  one("C", on(20, 2), on(10, 3), 0, in_progress);
  one("D", on(28, 2), 0, on(1, 3), returned);               // over the month's end
  one("E", on(10, 3), 0, 0, suspended);                     // no due day: never overdue
  one("F", on(10, 1), on(20, 1), on(31, 1), returned);      // over before the period
  one("G", on(1, 4), on(9, 4), 0, in_progress);             // after the period
  one("H", on(15, 1), on(31, 3), 0, unknown);               // due on the last day: in time
  one("I", on(15, 1), on(30, 3), 0, in_progress);           // due the day before: overdue
  one("J", on(5, 2), on(9, 2), 0, not_accepted);            // not a received dossier
  one("K", on(20, 1), on(9, 2), on(1, 2), refused);         // finished on the first day
  one("L", 0, 0, on(6, 2), returned);                       // received day not given
  one("M", on(3, 2), on(9, 2), 0, returned);                // ended, the day not given
  one("N", on(12, 2), on(25, 3), on(20, 4), returned);      // finished after the period: was open
  return s;
}

Query every_base(std::vector<Dimension> group_by) {
  using enum Base;
  Query query{.measures = {}, .group_by = std::move(group_by), .filters = {}, .period = {on(1, 2), on(31, 3)}};
  for (const Base base : {received, finished, carried_over, handled, pending, pending_in_time, pending_overdue}) {
    query.measures.push_back({.base = base});
  }
  return query;
}

TEST(Bases, OverThePeriod) {
  //  R: B C D E M N   D: A B D K L   C: A H I K   P: C E H I N   Pt: E H   Pq: C I N
  EXPECT_EQ(run(every_base({}), list()).groups, (Groups2{{{}, {6, 5, 4, 10, 5, 2, 3}}}));
}

TEST(Bases, ByMonth) {
  EXPECT_EQ(run(every_base({Dimension::month}), list()).groups,
            (Groups2{
                //                   R: B C D M N   D: A B K L   C: A H I K     P: C D H I N, all in time on 28/2
                {{"2025-02", ""}, {5, 4, 4, 9, 5, 5, 0}},
                //                   R: E           D: D         C: C D H I N   P: C E H I N
                {{"2025-03", ""}, {1, 1, 5, 6, 5, 2, 3}},
            }));
}

TEST(Bases, EachDossierByItself) {
  const auto groups = run(every_base({Dimension::unit}), list()).groups;
  const Groups2 expected{
      {{"A", ""}, {0, 1, 1, 1, 0, 0, 0}}, {{"B", ""}, {1, 1, 0, 1, 0, 0, 0}}, {{"C", ""}, {1, 0, 0, 1, 1, 0, 1}},
      {{"D", ""}, {1, 1, 0, 1, 0, 0, 0}}, {{"E", ""}, {1, 0, 0, 1, 1, 1, 0}}, {{"H", ""}, {0, 0, 1, 1, 1, 1, 0}},
      {{"I", ""}, {0, 0, 1, 1, 1, 0, 1}}, {{"K", ""}, {0, 1, 1, 1, 0, 0, 0}}, {{"L", ""}, {0, 1, 0, 0, 0, 0, 0}},
      {{"M", ""}, {1, 0, 0, 1, 0, 0, 0}}, {{"N", ""}, {1, 0, 0, 1, 1, 0, 1}},
  };
  EXPECT_EQ(groups, expected);  // F, G and J stand in no group
}

TEST(Bases, MonthsAreCutToThePeriod) {
  facts::Shard s;
  add(s, {.received = on(9, 2)});
  add(s, {.received = on(10, 2), .due = on(12, 3)});
  add(s, {.received = on(15, 3)});
  add(s, {.received = on(16, 3)});
  Query query = every_base({Dimension::month});
  query.period = {on(10, 2), on(15, 3)};
  EXPECT_EQ(run(query, s).groups, (Groups2{{{"2025-02", ""}, {1, 0, 1, 2, 2, 2, 0}},
                                           {{"2025-03", ""}, {1, 0, 2, 3, 3, 2, 1}}}));
}

TEST(Bases, TheEndOfAYearIsTwoMonths) {
  facts::Shard s;
  add(s, {.received = static_cast<facts::ShortDay>(text::day_from_civil(2024, 12, 31))});
  add(s, {.received = on(1, 1)});
  Query query{.measures = {{}}, .group_by = {Dimension::month}, .filters = {},
              .period = {text::day_from_civil(2024, 12, 1), on(31, 1)}};
  EXPECT_EQ(run(query, s).groups, (Groups2{{{"2024-12", ""}, {1}}, {{"2025-01", ""}, {1}}}));
}

TEST(Bases, DisplacedRowsAreNotThere) {
  facts::Shard s;
  add(s, {.received = on(5, 2)});
  add(s, {.received = on(6, 2)});
  s.displaced[0] = 1;
  EXPECT_EQ(run(every_base({}), s).groups, (Groups2{{{}, {1, 0, 0, 1, 1, 1, 0}}}));
}

TEST(Bases, ATotalHasItsRowEvenOverNothing) {
  EXPECT_EQ(run(every_base({}), facts::Shard()).groups, (Groups2{{{}, {0, 0, 0, 0, 0, 0, 0}}}));
  EXPECT_EQ(run(every_base({Dimension::unit}), facts::Shard()).groups, Groups2{});
}

}  // namespace
}  // namespace xanh::query
