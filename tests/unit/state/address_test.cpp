#include "state/address.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "state/action.h"

namespace xanh::state {
namespace {

Workspace after(const std::vector<std::string>& actions) {
  Workspace workspace;
  for (const std::string& action : actions) {
    const auto done = state::apply(workspace, action);
    EXPECT_TRUE(done) << action;
  }
  return workspace;
}

TEST(Address, AnUntouchedWorkspaceHasNone) {
  EXPECT_EQ(address_of({}), "");
  const auto back = workspace_at("");
  ASSERT_TRUE(back);
  EXPECT_EQ(*back, Workspace{});
}

TEST(Address, SaysChoicesAsActionsAndOtherLettersAsBytes) {
  EXPECT_EQ(address_of(after({"page:ranking", "by:field", "year:2025"})), "year:2025&by:field&page:ranking");
  // U+1EDB is E1 BB 9B in UTF-8; blanks, "&" and "%" would cut the address.
  EXPECT_EQ(address_of(after({"search:l\u1EDBp 5 % & 6"})), "search:l%E1%BB%9Bp%205%20%25%20%26%206");
}

TEST(Address, OneWayIsTheOtherWaysBack) {
  const std::vector<std::vector<std::string>> cases = {
      {"page:ranking", "filter:unit=S\u1EDF T\u01B0 ph\u00E1p", "filter:unit=A=B & C", "sort:name", "sort:name"},
      {"by:month"},  // which also sorts by name
      {"by:month", "sort:rate"},
      {"sort:gap"},  // turned round
      {"calendar:reporting", "period:2025-07", "accrual:cumulative", "kind:ministry"},
      {"from:2025-01-15", "to:15/03/2025", "as-of:2025-06-01"},
      {"time:week", "week-start:6", "period:2025-W28", "against:snapshot"},
      {"future:12000"}, {"future:12000", "flow:last_year"}, {"flow:stated"},
      {"by:procedure", "shift:1.001193=7", "shift:x=0,3", "toward:median", "page:levers"},
      {"suppress:5", "published:68,54", "threshold:12.3456", "level:commune", "standardised:on", "soon:0", "pending:overdue", "rows:2000", "sort:due", "metric:full_process_a+base.handled"},
      {"lang:en", "scheme:dark", "page:index766", "formula:2026"},
  };
  for (const auto& actions : cases) {
    const Workspace made = after(actions);
    const auto back = workspace_at("#" + address_of(made));
    ASSERT_TRUE(back) << address_of(made);
    EXPECT_EQ(*back, made) << address_of(made);
  }
}

TEST(Address, AnyOrderOfChoicesComesBack) {
  const std::vector<std::string> pool = {
      "page:ranking", "page:levers", "page:overview", "by:month", "by:unit", "by:field", "by:procedure", "sort:name", "sort:rate", "sort:gap",
      "filter:unit=A", "filter:unit=B", "filter:field=C", "unfilter:unit", "clear", "period:2025-Q3", "period:", "from:2025-01-01", "year:2024",
      "shift:A=10", "shift:A=0", "unshift", "future:5", "flow:uniform", "search:a", "search:", "level:commune", "threshold:50", "threshold:"};
  std::mt19937 random(7);
  for (int i = 0; i < 500; ++i) {
    std::vector<std::string> actions;
    for (int n = 0; n < 8; ++n) actions.push_back(pool[random() % pool.size()]);
    const Workspace made = after(actions);
    const auto back = workspace_at(address_of(made));
    ASSERT_TRUE(back);
    EXPECT_EQ(*back, made) << address_of(made);
  }
}

TEST(Address, WhatIsNoChoiceIsRefusedAndOpensNothing) {
  for (const char* address : {"open", "remove:0", "export:csv", "page:nowhere", "year:99", "%00", "filter:unit"}) {
    EXPECT_FALSE(workspace_at(address)) << address;
  }
  // A cut escape is text.
  const auto cut = workspace_at("search:a%2");
  ASSERT_TRUE(cut);
  EXPECT_EQ(cut->search, "a%2");
}

}  // namespace
}  // namespace xanh::state
