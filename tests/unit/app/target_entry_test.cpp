// Targets that the user enters: how they are written, judged, taken back and kept.
#include "app/target_entry.h"

#include "export.h"

namespace xanh::app {
namespace {

using facts::UnitLevel;

const metric::Target* target_of(const App& app, int year, const metric::Holder& holder, const char* metric = "full_process_a") {
  return app.rules().targets.find(year, holder, *app.rules().metrics.find(metric));
}

TEST(TargetEntry, IsReadWithPointOrCommaAndWithAUnitThatHoldsColons) {
  const auto rules = builtin_rules();
  ASSERT_TRUE(rules);
  const auto read = [&](std::string_view text) { return parse_target_entry(text, rules->metrics); };
  const auto entry = read("2026:commune:Xã A: B:full_process_a=68,5 %");
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->year, 2026);
  EXPECT_EQ(entry->holder, (metric::Holder{UnitLevel::commune, "Xã A: B"}));
  EXPECT_EQ(entry->metric, "full_process_a");
  EXPECT_DOUBLE_EQ(entry->value.value(), 0.685);
  EXPECT_DOUBLE_EQ(read("2026:commune::full_process_a=7.25")->value.value(), 0.0725);
  EXPECT_FALSE(read("2026:commune::full_process_a=")->value.has_value());
  for (const char* wrong : {"2026", "2026:commune:full_process_a=70", "26:commune::full_process_a=70", "2026:village::full_process_a=70",
                            "2026:all::full_process_a=70", "2026:commune::no_such=70", "2026:commune::full_process_a=101",
                            "2026:commune::full_process_a=1e1", "2026:commune::full_process_a=%", "2026:commune::full_process_a=-5"}) {
    const auto error = read(wrong);
    ASSERT_FALSE(error) << wrong;
    EXPECT_EQ(error.error().code, ErrorCode::unknown_name) << wrong;
  }
}

// 3 of 6 are full-process online; amber is from ten points below.
TEST(TargetEntry, JudgesTheFigureOfItsHolderAndIsUndone) {
  auto app = opened();
  app->act("page:overview");
  const auto standing = [&] { return body<view::OverviewPage>(*app).tiles[0].standing; };
  EXPECT_EQ(standing(), app->say()("standing.missed"));  // 50 % of the province's 70 %
  app->act("target:2025:province::full_process_a=55");
  ASSERT_TRUE(app->page().notices.empty());
  EXPECT_EQ(standing(), app->say()("standing.near"));
  EXPECT_TRUE(target_of(*app, 2025, {UnitLevel::province})->by_user);
  app->act("target:2025:province::full_process_a=50");
  EXPECT_EQ(standing(), app->say()("standing.met"));
  app->act("undo");
  EXPECT_EQ(standing(), app->say()("standing.near"));
  app->act("undo");
  EXPECT_EQ(standing(), app->say()("standing.missed"));
  EXPECT_FALSE(target_of(*app, 2025, {UnitLevel::province})->by_user);
  app->act("redo");
  EXPECT_EQ(standing(), app->say()("standing.near"));
  app->act("target:2025:province::full_process_a=");
  EXPECT_EQ(standing(), app->say()("standing.missed")) << "the built-in one is back";
  EXPECT_FALSE(app->library().settings().targets.has_value());
}

TEST(TargetEntry, OfAUnitGoesBeforeThatOfItsLevel) {
  auto app = opened();
  app->act("target:2025:commune::full_process_a=60");
  app->act("target:2025:commune:Xã Cốc San:full_process_a=40");
  EXPECT_DOUBLE_EQ(target_of(*app, 2025, {UnitLevel::commune, "Xã Cốc San"})->value, 0.4);
  EXPECT_DOUBLE_EQ(target_of(*app, 2025, {UnitLevel::commune, "Xã Bát Xát"})->value, 0.6);
  EXPECT_EQ(target_of(*app, 2025, {UnitLevel::department, "Sở Tư pháp"}), nullptr);
}

TEST(TargetEntry, AWrongOneIsSaidAndChangesNothing) {
  auto app = opened();
  app->act("target:2025:province::full_process_a=170");
  ASSERT_EQ(app->page().notices.size(), 1U);
  EXPECT_NE(app->page().notices[0].text.find("170"), std::string::npos);
  EXPECT_DOUBLE_EQ(target_of(*app, 2025, {UnitLevel::province})->value, 0.7);
}

TEST(TargetEntry, GoesOutWithTheSettingsAndComesBackAsTheUsers) {
  auto first = opened();
  first->act("target:2026:commune:Xã Cốc San:full_process_a=72,5");
  first->act("export:settings");
  const auto requests = first->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  auto second = opened();
  open(*second, "s.json", requests[0].bytes);
  const metric::Target* target = target_of(*second, 2026, {UnitLevel::commune, "Xã Cốc San"});
  ASSERT_NE(target, nullptr);
  EXPECT_DOUBLE_EQ(target->value, 0.725);
  EXPECT_DOUBLE_EQ(target->near, 0.625);
  EXPECT_TRUE(target->by_user);
}

}  // namespace
}  // namespace xanh::app
