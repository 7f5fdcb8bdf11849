// Pages as plain data: what stands on them, in both languages, against figures counted by hand.
#include <algorithm>
#include <format>

#include "export.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

std::string text_of(const report::TwinNode& node) {
  std::string text = node.text + "\n";
  for (const report::TwinNode& child : node.children) text += text_of(child);
  return text;
}

void collect_actions(const report::TwinNode& node, std::vector<std::string>& out) {
  for (const auto& [name, value] : node.attributes) {
    if (name == "data-action") out.push_back(value);
  }
  for (const report::TwinNode& child : node.children) collect_actions(child, out);
}

TEST(Page, TheOverviewSaysTheFiguresOfTheFile) {
  auto app = opened();
  app->act("page:overview");
  const auto& page = body<view::OverviewPage>(*app);
  ASSERT_EQ(page.tiles.size(), 4U);
  EXPECT_EQ(page.tiles[0].metric, "full_process_a");
  EXPECT_EQ(page.tiles[0].value, "50,0\xC2\xA0%");  // 3 of 6
  EXPECT_EQ(page.tiles[0].tone, view::Tone::bad);
  EXPECT_EQ(page.tiles[0].target, 0.7);
  const std::string& gap = page.tiles[0].notes.front();  // 70 % of 6 is 4.2, so 5 are needed and 2 are missing
  EXPECT_NE(gap.find("thiếu 2 hồ sơ"), std::string::npos) << gap;
  EXPECT_NE(page.tiles[0].notes[1].find("3 / 6"), std::string::npos) << page.tiles[0].notes[1];
}

TEST(Page, TheGridHasAColumnAMonthAndNeverAZeroForNothing) {
  auto app = opened();
  app->act("page:overview");
  const view::HeatGrid& grid = body<view::OverviewPage>(*app).grid;
  ASSERT_EQ(grid.columns.size(), 3U);  // January to March 2025
  ASSERT_EQ(grid.rows.size(), 2U);
  EXPECT_EQ(grid.rows[0].label, "Sở Tư pháp") << "the larger first";
  EXPECT_EQ(grid.rows[0].cells[0].text, "100");
  EXPECT_EQ(grid.rows[0].cells[2].text, "50");
  EXPECT_TRUE(grid.rows[1].cells[0].empty);
  EXPECT_EQ(grid.rows[1].cells[2].text, "0");
}

// Nine and eight of ten online, eight and a half meanwhile: no target holds for a unit, so that the darkest is the greatest shown.
TEST(Page, RatesWithoutATargetAreToldApartByHowTheyLieAmongEachOther) {
  std::string list = "Mã hồ sơ,Tên thủ tục hành chính,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n";
  int number = 0;
  const auto add = [&](const char* unit, const char* day, int online, int all) {
    for (int i = 0; i < all; ++i) {
      list += std::format("H38.99-250111-{:04},Đăng ký khai sinh,{},{},Toàn trình,{}\r\n", ++number, unit, i < online ? "Trực tuyến" : "Trực tiếp", day);
    }
  };
  add("UBND xã Cốc San", "11/01/2025", 9, 10);
  add("UBND xã Bát Xát", "11/01/2025", 8, 10);
  add("UBND xã Bát Xát", "11/02/2025", 17, 20);
  auto app = make_app();
  open(*app, "gan-nhau.csv", list);
  app->act("page:overview");
  const view::HeatGrid& grid = body<view::OverviewPage>(*app).grid;
  ASSERT_EQ(grid.rows.size(), 2U);
  EXPECT_EQ(grid.rows[0].label, "Xã Bát Xát") << "the larger first";
  EXPECT_NEAR(grid.rows[0].cells[0].depth, 0.0, 1e-9);
  EXPECT_NEAR(grid.rows[0].cells[1].depth, 0.5, 1e-9);
  EXPECT_NEAR(grid.rows[1].cells[0].depth, 1.0, 1e-9);
  EXPECT_EQ(grid.rows[1].cells[0].tone, view::Tone::neutral);
}

TEST(Page, TheTrendCoversTheYearAndStopsWhereTheDataStop) {
  auto app = opened();
  app->act("page:overview");
  const view::Trend& trend = body<view::OverviewPage>(*app).trend;
  ASSERT_EQ(trend.months.size(), 12U);
  EXPECT_EQ(trend.cumulative[1], 1.0);
  EXPECT_EQ(trend.cumulative[2], 0.5);
  EXPECT_EQ(trend.monthly[2], 0.25);
  EXPECT_FALSE(trend.cumulative[3].has_value());
}

TEST(Page, TheRankingStartsWithTheTotalAndFollowsTheChosenOrder) {
  auto app = opened();
  app->act("page:ranking");
  const auto keys = [&] {
    std::vector<std::string> out;
    for (const view::Row& row : body<view::TablesPage>(*app).tables.at(0).rows) out.push_back(row.total ? "TOTAL" : row.key);
    return out;
  };
  // Of two levels with one unit each the higher is shown.
  EXPECT_EQ(keys(), (std::vector<std::string>{"TOTAL", "Sở Tư pháp"}));
  app->act("level:commune");
  EXPECT_EQ(keys(), (std::vector<std::string>{"TOTAL", "Xã Cốc San"}));
  app->act("level:all");
  // Full-process online: Hộ tịch 3 of 4, Chứng thực 0 of 2, which lacks 2 to 70 %.
  app->act("by:field");
  EXPECT_EQ(keys(), (std::vector<std::string>{"TOTAL", "Chứng thực", "Hộ tịch"}));
  app->act("sort:rate");
  EXPECT_EQ(keys(), (std::vector<std::string>{"TOTAL", "Hộ tịch", "Chứng thực"}));
  app->act("sort:name");
  EXPECT_EQ(keys(), (std::vector<std::string>{"TOTAL", "Chứng thực", "Hộ tịch"}));
  app->act("by:unit");
  app->act("search:coc san");
  EXPECT_EQ(keys(), (std::vector<std::string>{"TOTAL", "Xã Cốc San"})) << "diacritics are optional";
}

TEST(Page, AFilterIsAChipAndNarrowsEveryFigure) {
  auto app = opened();
  app->act("page:overview");
  app->act("filter:unit=Sở Tư pháp");
  const view::PageView& page = app->page();
  EXPECT_TRUE(std::ranges::any_of(page.frame.chips, [](const view::Chip& chip) {
    return chip.action == "unfilter:unit" && chip.value.find("Sở Tư pháp") != std::string::npos;
  }));
  EXPECT_EQ(body<view::OverviewPage>(*app).tiles[0].value, "75,0\xC2\xA0%");
}

TEST(Page, AYearWithoutDataIsSaidOnEveryPage) {
  auto app = opened();
  app->act("year:2031");
  app->act("page:overview");
  const auto& overview = body<view::OverviewPage>(*app);
  EXPECT_TRUE(overview.tiles.empty());
  ASSERT_EQ(overview.findings.size(), 1U);
  EXPECT_NE(overview.findings.front().find("2031"), std::string::npos) << overview.findings.front();
  app->act("page:ranking");
  EXPECT_NE(body<view::TablesPage>(*app).sentences.at(0).find("2031"), std::string::npos);
}

TEST(Page, WithoutATargetTheFigureIsAReference) {
  auto app = opened();
  app->act("page:overview");
  app->act("metric:full_process_c");
  const view::Tile& tile = body<view::OverviewPage>(*app).tiles[0];
  EXPECT_EQ(tile.metric, "full_process_c");
  EXPECT_EQ(tile.tone, view::Tone::neutral);
  EXPECT_FALSE(tile.target.has_value());
  EXPECT_EQ(tile.value, "75,0\xC2\xA0%");  // 3 of the 4 received of full-process procedures
}

TEST(Twin, HoldsTheSameFiguresAndAButtonForEveryAction) {
  auto app = opened();
  app->act("page:overview");
  const std::string text = text_of(report::make_twin(app->page()));
  EXPECT_NE(text.find("50,0\xC2\xA0%"), std::string::npos);
  EXPECT_NE(text.find("Sở Tư pháp"), std::string::npos);
  for (const char* page : {"page:overview", "page:ranking", "page:import"}) {
    app->act(page);
    std::vector<std::string> actions;
    collect_actions(report::make_twin(app->page()), actions);
    for (const view::Link& link : app->page().frame.menu) {
      EXPECT_NE(std::ranges::find(actions, link.action), actions.end()) << link.action;
    }
    for (const std::string& action : actions) EXPECT_FALSE(action.empty());
  }
}

TEST(Twin, HostileTextStaysText) {
  auto app = make_app();
  open(*app, "<b>x</b>.csv",
       "Mã hồ sơ,Đơn vị,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\n"
       "H38.02-250110-0001,<img src=x onerror=alert(1)>,Trực tuyến,Toàn trình,10/01/2025\n"
       "H38.02-250110-0002,=HYPERLINK(\"http://x\"),Trực tuyến,Toàn trình,10/01/2025\n");
  app->act("page:ranking");
  const std::string json = report::twin_json(report::make_twin(app->page()));
  EXPECT_NE(json.find("<img src=x onerror=alert(1)>"), std::string::npos) << "as text of a node, never markup";
  app->act("export:csv");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_NE(requests[0].bytes.find("'=HYPERLINK"), std::string::npos) << "a spreadsheet must not run it";
  EXPECT_EQ(requests[0].bytes.find(",=HYPERLINK"), std::string::npos);
}

}  // namespace
}  // namespace xanh::app
