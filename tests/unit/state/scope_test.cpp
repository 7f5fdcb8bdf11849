#include <gtest/gtest.h>

#include "state/workspace.h"

namespace xanh::state {
namespace {

text::Day day(int y, int m, int d) { return text::day_from_civil(y, m, d); }

TEST(Scope, RunsFromTheYearsFirstDayToTheDatasEnd) {
  const Scope scope = resolve_scope({}, day(2025, 10, 31));
  EXPECT_EQ(scope.year, 2025);
  EXPECT_EQ(scope.period, (query::Period{day(2025, 1, 1), day(2025, 10, 31)}));
  EXPECT_EQ(scope.as_of, day(2025, 10, 31));
  EXPECT_FALSE(scope.chosen);
}

TEST(Scope, AYearThatIsOverIsMeasuredWhole) {
  Workspace workspace;
  workspace.year = 2024;
  EXPECT_EQ(resolve_scope(workspace, day(2025, 10, 31)).period, (query::Period{day(2024, 1, 1), day(2024, 12, 31)}));
}

TEST(Scope, TheUsersDaysDecide) {
  Workspace workspace;
  workspace.from = day(2024, 6, 15);
  workspace.to = day(2024, 7, 14);
  const Scope scope = resolve_scope(workspace, day(2025, 10, 31));
  EXPECT_EQ(scope.year, 2024);
  EXPECT_EQ(scope.period, (query::Period{day(2024, 6, 15), day(2024, 7, 14)}));
  EXPECT_TRUE(scope.chosen);
}

TEST(Scope, AsOfCutsTheYear) {
  Workspace workspace;
  workspace.as_of = day(2025, 6, 30);
  EXPECT_EQ(resolve_scope(workspace, day(2025, 10, 31)).period.last, day(2025, 6, 30));
}

TEST(Scope, APeriodNeverEndsBeforeItBegins) {
  Workspace workspace;
  workspace.year = 2026;  // nothing of it in the data
  EXPECT_EQ(resolve_scope(workspace, day(2025, 10, 31)).period, (query::Period{day(2026, 1, 1), day(2026, 1, 1)}));
}

}  // namespace
}  // namespace xanh::state
