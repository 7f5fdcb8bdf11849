// A commune that opens its own export: one unit, so pages speak of its fields and procedures.
#include <algorithm>
#include <memory>
#include <string>

#include "export.h"
#include "view/build.h"

namespace xanh::app {
namespace {

// UBND xã Cốc San, 2025: A = online of full-process services / all.
//   Hộ tịch, Khai sinh:  January online, February in person -> 1 / 2
//   Hộ tịch, Kết hôn:    January online                      -> 1 / 1
//   Chứng thực, Chữ ký:  February 4, all in person           -> 0 / 4
// Held against 70 %: Chữ ký misses ceil(0.7 x 4) = 3, Khai sinh ceil(0.7 x 2) - 1 = 1, Kết hôn nothing.
std::string one_unit() {
  std::string out = "Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\r\n";
  int number = 0;
  const auto add = [&](const std::string& procedure, const std::string& field, const std::string& channel, const std::string& day) {
    out += "H38.99-2501-000" + std::to_string(++number) + "," + procedure + "," + field + ",UBND xã Cốc San," + channel + ",Toàn trình," + day + "," + day + "," + day + ",Đã trả kết quả\r\n";
  };
  add("Đăng ký khai sinh", "Hộ tịch", "Trực tuyến", "10/01/2025");
  add("Đăng ký khai sinh", "Hộ tịch", "Trực tiếp", "10/02/2025");
  add("Đăng ký kết hôn", "Hộ tịch", "Trực tuyến", "11/01/2025");
  for (int i = 0; i < 4; ++i) add("Chứng thực chữ ký", "Chứng thực", "Trực tiếp", "12/02/2025");
  return out;
}

std::unique_ptr<App> alone() {
  auto app = make_app();
  open(*app, "xa-coc-san.csv", one_unit());
  app->act("page:overview");
  return app;
}

TEST(OneUnit, TheGridHasItsFieldsAndTheLaggardsAreItsProcedures) {
  auto app = alone();
  const auto& page = body<view::OverviewPage>(*app);
  ASSERT_EQ(page.grid.rows.size(), 2U);
  EXPECT_EQ(page.grid.rows[0].label, "Chứng thực") << "4 dossiers";
  EXPECT_EQ(page.grid.rows[1].label, "Hộ tịch") << "3 dossiers";
  EXPECT_EQ(page.grid.rows[1].total, "67");  // 2 of 3
  ASSERT_EQ(page.laggards.bars.size(), 2U);
  EXPECT_EQ(page.laggards.bars[0].action, "filter:procedure=Chứng thực chữ ký");
  EXPECT_EQ(page.laggards.bars[0].value, "3");
  EXPECT_EQ(page.laggards.bars[1].value, "1");
  for (const std::string& line : page.findings) EXPECT_EQ(line.find("đơn vị chưa đạt"), std::string::npos) << line;
}

TEST(OneUnit, OfOneFieldTheGridHasItsProcedures) {
  auto app = alone();
  app->act("filter:field=Hộ tịch");
  const auto& grid = body<view::OverviewPage>(*app).grid;
  ASSERT_EQ(grid.rows.size(), 2U);
  EXPECT_EQ(grid.rows[0].label, "Đăng ký khai sinh");
  EXPECT_EQ(grid.rows[1].label, "Đăng ký kết hôn");
}

TEST(OneUnit, RankingGoesByProcedureAndSpreadStepsAside) {
  auto app = alone();
  app->act("page:ranking");
  const auto& ranking = body<view::TablesPage>(*app);
  EXPECT_EQ(ranking.tables.front().rows.size(), 4U) << "the whole and three procedures";
  EXPECT_TRUE(std::ranges::any_of(ranking.sentences, [](const std::string& line) { return line.find("Cốc San") != std::string::npos; }));
  const auto unit = std::ranges::find(ranking.choices, "by:unit", &view::Link::action);
  ASSERT_NE(unit, ranking.choices.end());
  EXPECT_FALSE(unit->enabled);
  app->act("page:spread");
  const auto& spread = body<view::TablesPage>(*app);
  EXPECT_TRUE(spread.tables.empty());
  EXPECT_EQ(spread.sentences.size(), 1U);
  const auto& menu = app->page().frame.menu;
  const auto entry = std::ranges::find(menu, "page:spread", &view::Link::action);
  ASSERT_NE(entry, menu.end());
  EXPECT_FALSE(entry->enabled);
  EXPECT_FALSE(entry->hint.empty());
}

TEST(OneUnit, ThePresentationNamesProceduresAndRemindsNoUnit) {
  auto app = alone();
  app->act("page:present");
  app->act("screen:1");
  EXPECT_EQ(body<view::PresentPage>(*app).screen.title, "Thủ tục còn thiếu nhiều nhất");
  app->act("screen:2");
  for (const std::string& line : body<view::PresentPage>(*app).screen.sentences) EXPECT_EQ(line.find("Đôn đốc"), std::string::npos) << line;
}

TEST(OneUnit, AFilterThatLeavesOneUnitGoesByItsProceduresAndKeepsTheMenu) {
  auto app = opened();  // two units
  app->act("filter:unit=Sở Tư pháp");
  app->act("page:overview");
  EXPECT_EQ(body<view::OverviewPage>(*app).grid.rows.size(), 2U) << "Hộ tịch and Chứng thực";
  const auto& menu = app->page().frame.menu;
  EXPECT_TRUE(std::ranges::find(menu, "page:spread", &view::Link::action)->enabled) << "its peers are in the data";
}

TEST(OneUnit, ARateOfProceduresSaysWhyThereAreNoMonths) {
  auto app = opened();
  app->act("metric:full_process_a");
  app->act("page:overview");
  EXPECT_FALSE(body<view::OverviewPage>(*app).grid.columns.empty());
  std::string of_procedures;
  for (const metric::Metric& metric : app->rules().metrics.metrics) {
    if (metric.procedures) of_procedures = metric.id;
  }
  ASSERT_FALSE(of_procedures.empty());
  app->act("metric:" + of_procedures);
  const auto& page = body<view::OverviewPage>(*app);
  EXPECT_LE(page.grid.columns.size(), 1U) << "counts, no months";
  EXPECT_FALSE(page.grid.note.empty());
  EXPECT_FALSE(page.trend.note.empty());
  EXPECT_TRUE(std::ranges::none_of(page.trend.cumulative, [](const auto& rate) { return rate.has_value(); }));
}

}  // namespace
}  // namespace xanh::app
