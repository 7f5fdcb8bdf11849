// The page of targets, their file, and what is offered where the pinned definition cannot be computed.
#include <algorithm>
#include <string>

#include "export.h"

namespace xanh::app {
namespace {

// Own figures of 2025 (export.h): Sở Tư pháp 3 / 4, Xã Cốc San 0 / 2.
std::unique_ptr<App> on_page() {
  auto app = opened();
  app->act("page:targets");
  return app;
}

const view::Table& targets_table(App& app, const std::string& id) {
  for (const view::Table& each : body<view::TablesPage>(app).tables) {
    if (each.id == id) return each;
  }
  ADD_FAILURE() << "no table " << id;
  static const view::Table kNone{};
  return kNone;
}

view::Cell cell(App& app, const std::string& id, const std::string& key, const std::string& column) {
  const view::Table& found = targets_table(app, id);
  const auto at = std::ranges::find(found.columns, column, &view::Column::id);
  for (const view::Row& row : found.rows) {
    if (row.key == key && at != found.columns.end()) return row.cells.at(static_cast<std::size_t>(at - found.columns.begin()));
  }
  ADD_FAILURE() << "no cell " << id << '/' << key << '/' << column;
  return {};
}

TEST(TargetsPage, ShowsWhatHoldsForEachLevelWithItsBasis) {
  auto app = on_page();
  EXPECT_EQ(cell(*app, "targets", "province", "value").text, "70");
  EXPECT_EQ(cell(*app, "targets", "province", "value").field, "target:2025:province::full_process_a=");
  EXPECT_EQ(cell(*app, "targets", "province", "near").value, 0.6);
  EXPECT_EQ(cell(*app, "targets", "province", "date").text, "31/08/2024");
  EXPECT_EQ(cell(*app, "targets", "province", "origin").text, app->say()("targets.builtin"));
  EXPECT_EQ(cell(*app, "targets", "ministry", "value").text, "85");
  EXPECT_EQ(cell(*app, "targets", "nation", "value").text, "80");
  EXPECT_NE(cell(*app, "targets", "nation", "beside").text.find("70"), std::string::npos) << "the other published number stands beside";
  EXPECT_EQ(cell(*app, "targets", "commune", "value").text, "");
  EXPECT_NE(cell(*app, "targets", "commune", "beside").text.find("70"), std::string::npos) << "the provinces' is a reference only";
  // Of other years, definitions and units: 2024 of the press conference, 2030 of Decision 2629.
  EXPECT_EQ(cell(*app, "published", "2024:" + app->say()("holder.ministry") + ":full_process_a", "value").value, 0.7);
  EXPECT_EQ(cell(*app, "quotations", "26/10/2025:" + app->say()("holder.nation"), "quoted").value, 0.3998);
  EXPECT_FALSE(targets_table(*app, "bands").rows.empty());
  EXPECT_FALSE(targets_table(*app, "goals").rows.empty());
}

TEST(TargetsPage, AFieldEntersATargetAndEmptiedGivesTheBuiltInOneBack) {
  auto app = on_page();
  const std::string field = cell(*app, "targets", "province", "value").field;
  app->act(field + "72,25");
  EXPECT_EQ(cell(*app, "targets", "province", "value").text, "72,25") << "no decimal is lost";
  EXPECT_EQ(cell(*app, "targets", "province", "near").value, 0.6225);
  EXPECT_EQ(cell(*app, "targets", "province", "origin").text, app->say()("targets.entered_over", {"70\u00A0%"}));
  app->act("undo");
  EXPECT_EQ(cell(*app, "targets", "province", "value").text, "70");
  app->act("redo");
  app->act(field);
  EXPECT_EQ(cell(*app, "targets", "province", "value").text, "70");
  EXPECT_EQ(cell(*app, "targets", "province", "origin").text, app->say()("targets.builtin"));
}

// 3 / 4 = 75 % of 80 %: near (from 70 %), ceil(0,8 x 4 - 3) = 1 short; of 70 %: met. 0 / 2 of 50 %: 1 short.
TEST(TargetsPage, UnitsAreJudgedByTheirOwnPlanElseByThatOfTheirLevel) {
  auto app = on_page();
  const auto of = [&](const char* unit, const char* column) { return cell(*app, "units", unit, column); };
  EXPECT_EQ(of("Sở Tư pháp", "standing").text, app->say()("standing.reference"));
  EXPECT_EQ(of("Sở Tư pháp", "gap").text, app->say()("dash")) << "a reference judges nothing";
  EXPECT_EQ(of("Sở Tư pháp", "plan").text, "");
  app->act("target:2025:department::full_process_a=70");
  EXPECT_EQ(of("Sở Tư pháp", "standing").text, app->say()("standing.met"));
  EXPECT_EQ(of("Sở Tư pháp", "gap").value, 0);
  EXPECT_EQ(of("Sở Tư pháp", "plan").text, "") << "the level's is not its own";
  EXPECT_EQ(of("Sở Tư pháp", "applied").text, app->say()("targets.applied.level", {"70\u00A0%", app->say()("holder.department")}));
  app->act(of("Sở Tư pháp", "plan").field + "80");
  EXPECT_EQ(of("Sở Tư pháp", "standing").text, app->say()("standing.near"));
  EXPECT_EQ(of("Sở Tư pháp", "gap").value, 1);
  EXPECT_EQ(of("Sở Tư pháp", "plan").text, "80");
  EXPECT_EQ(of("Sở Tư pháp", "applied").text, app->say()("targets.applied.own", {"80\u00A0%", app->say()("holder.department")}));
  app->act("level:commune");
  app->act("target:2025:commune:Xã Cốc San:full_process_a=50");
  EXPECT_EQ(of("Xã Cốc San", "standing").text, app->say()("standing.missed"));
  EXPECT_EQ(of("Xã Cốc San", "gap").value, 1);
  // Its plan of the next year stands among the others and can be changed there.
  app->act("target:2026:commune:Xã Cốc San:full_process_a=60");
  EXPECT_EQ(cell(*app, "published", "2026:Xã Cốc San:full_process_a", "value").field, "target:2026:commune:Xã Cốc San:full_process_a=");
  // Months alone are judged by no yearly target, and the plan is still there.
  app->act("period:2025-03");
  EXPECT_EQ(of("Xã Cốc San", "standing").text, app->say()("standing.reference"));
  EXPECT_EQ(of("Xã Cốc San", "plan").text, "50");
}

TEST(TargetsPage, AYearWithoutDataCanBePlanned) {
  auto app = on_page();
  const auto& fields = body<view::TablesPage>(*app).fields;
  ASSERT_FALSE(fields.empty());
  EXPECT_TRUE(std::ranges::contains(fields.front().options, std::string("year:2026"), &view::Link::action));
  app->act("year:2026");
  EXPECT_EQ(cell(*app, "targets", "province", "value").text, "") << "no floor of 2026 was published";
  EXPECT_NE(cell(*app, "targets", "province", "beside").text.find("2025"), std::string::npos);
  app->act(cell(*app, "targets", "province", "value").field + "75");
  EXPECT_EQ(cell(*app, "targets", "province", "value").text, "75");
}

TEST(TargetsFile, GoesOutComesBackAndIsWrittenAlike) {
  auto first = on_page();
  const auto save = [](App& app) {
    app.act("export:targets");
    auto requests = app.take_requests();
    return requests.empty() ? std::string{} : requests.front().bytes;
  };
  const auto& exports = body<view::TablesPage>(*first).exports;
  const auto link = std::ranges::find(exports, "export:targets", &view::Link::action);
  ASSERT_NE(link, exports.end());
  EXPECT_FALSE(link->enabled);
  EXPECT_EQ(save(*first), "");
  EXPECT_EQ(first->page().notices.size(), 1U) << "nothing was entered";
  first->act("target:2025:department:Sở Tư pháp:full_process_a=82,5");
  const std::string file = save(*first);
  ASSERT_TRUE(file.starts_with("{\n  \"xanh\": \"targets\""));
  auto second = on_page();
  open(*second, "chi-tieu.json", file);
  ASSERT_EQ(second->page().notices.size(), 1U);
  EXPECT_EQ(second->page().notices[0].text, second->say()("news.rules.targets", {"chi-tieu.json", "1"}));
  EXPECT_EQ(cell(*second, "units", "Sở Tư pháp", "plan").text, "82,5");
  EXPECT_EQ(save(*second), file);
  // A quotation and a class of one's own come and go with it.
  open(*second, "them.json", R"({"xanh": "targets", "version": 2, "near_basis": {"vi": "a", "en": "b"},
    "quotations": [{"day": "2025-10-26", "holder": {"level": "nation"}, "metric": "full_process_a", "value": 0.4, "remark": {"vi": "a", "en": "b"}, "source": "mine"}]})");
  EXPECT_EQ(cell(*second, "quotations", "26/10/2025:" + second->say()("holder.nation"), "quoted").value, 0.4);
  EXPECT_NE(save(*second).find("\"mine\""), std::string::npos);
}

std::string without_levels() {
  std::string text = kExport;
  for (const std::string word : {",Mức độ DVC", ",Toàn trình", ",Một phần"}) {
    for (std::size_t at = 0; (at = text.find(word, at)) != std::string::npos;) text.erase(at, word.size());
  }
  return text;
}

// Without service levels no definition of the rate can be computed; of 6 dossiers 4 were filed online: 66,7 %.
TEST(Offer, NamesTheNextRateThatTheFilesAllowAndSwitchesNothing) {
  auto app = make_app();
  open(*app, "ho-so.csv", without_levels());
  for (const char* page : {"page:overview", "page:ranking", "page:levers", "page:targets"}) {
    app->act(page);
    ASSERT_EQ(app->page().notices.size(), 1U) << page;
    const view::Notice& notice = app->page().notices[0];
    EXPECT_EQ(notice.tone, view::Tone::neutral);
    EXPECT_EQ(notice.fix.action, "metric:online_filing");
    EXPECT_NE(notice.text.find("66,7\u00A0%"), std::string::npos) << notice.text;
    EXPECT_NE(notice.text.find("4 / 6"), std::string::npos) << notice.text;
    EXPECT_EQ(app->workspace().metric, "");
  }
  app->act("page:import");
  EXPECT_TRUE(app->page().notices.empty());
  app->act("page:overview");
  const auto& overview = body<view::OverviewPage>(*app);
  EXPECT_TRUE(std::ranges::none_of(overview.trend.monthly, [](const auto& rate) { return rate.has_value(); })) << "what is not known is no line at zero";
  EXPECT_EQ(overview.laggards.note, overview.tiles.at(0).notes.at(0)) << "what is lacking";
  app->act("metric:online_filing");
  EXPECT_TRUE(app->page().notices.empty());
}

// B asks which procedures are eligible, which no column tells; A of the same rate is 3 / 6.
TEST(Offer, PrefersADefinitionOfTheSameRate) {
  auto app = opened();
  app->act("page:overview");
  EXPECT_TRUE(app->page().notices.empty());
  app->act("metric:full_process_b");
  ASSERT_EQ(app->page().notices.size(), 1U);
  EXPECT_EQ(app->page().notices[0].fix.action, "metric:full_process_a");
  EXPECT_NE(app->page().notices[0].text.find("3 / 6"), std::string::npos);
  EXPECT_EQ(app->workspace().metric, "full_process_b");
  app->act("undo");
  EXPECT_TRUE(app->page().notices.empty());
}

}  // namespace
}  // namespace xanh::app
