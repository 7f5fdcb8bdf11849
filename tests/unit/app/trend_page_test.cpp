// The page "Diễn biến", on the export whose figures are counted by hand.
#include <algorithm>

#include "export.h"

namespace xanh::app {
namespace {

const view::Row* trend_row(const view::Table& table, std::string_view key) {
  const auto at = std::ranges::find(table.rows, key, &view::Row::key);
  return at == table.rows.end() ? nullptr : &*at;
}
const view::Table* trend_table(const view::TablesPage& page, std::string_view id) {
  const auto at = std::ranges::find(page.tables, id, &view::Table::id);
  return at == page.tables.end() ? nullptr : &*at;
}

// A: N 3, M 6 by 24 March, day 83 of 365. F = 6 x 282 / 83 = 20.4: 20. Needed: 70 % of 26 is 18.2, so 19,
// less 3: 16; q = 15.2 / 20 = 76 %. Highest 23 / 26 = 88.5 %. Of 26 may 7 be missed, 3 are.
TEST(TrendPage, TheGapByHand) {
  auto app = opened();
  app->act("page:trend");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(page.id, "trend");
  const view::Table* pace = trend_table(page, "pace");
  ASSERT_NE(pace, nullptr);
  const auto value = [&](std::string_view key) { const view::Row* row = trend_row(*pace, key); return row == nullptr ? std::string("none") : row->cells[1].text; };
  EXPECT_EQ(value("rate"), "50,0 %");
  EXPECT_EQ(value("toward"), "70 %");
  EXPECT_EQ(value("gap"), "+20,00");
  EXPECT_EQ(value("missing"), "2");
  EXPECT_EQ(value("future"), "20");
  EXPECT_EQ(value("needed"), "16");
  EXPECT_EQ(value("needed_rate"), "76,0 %");
  EXPECT_EQ(value("highest"), "88,5 %");
  // At 50 % four more are missed with eight dossiers: 0 3 2 2 come by the end of June, two in July: half a
  // dossier is missed in 15.5 days.
  EXPECT_EQ(value("recover"), "15/07/2025");
  EXPECT_EQ(value("forecast"), "—");  // three months are too few
  EXPECT_NE(trend_row(*pace, "recover")->cells[2].text.find("= 7; đã không đạt 3"), std::string::npos);
}

TEST(TrendPage, TheSeriesByHand) {
  auto app = opened();
  app->act("page:trend");
  const view::Table* series = trend_table(body<view::TablesPage>(*app), "series");
  ASSERT_NE(series, nullptr);
  const view::Row* march = trend_row(*series, "2025-03");
  ASSERT_NE(march, nullptr);
  EXPECT_EQ(march->cells[1].value, 1.0);  // 1 of 4 in March
  EXPECT_EQ(march->cells[2].value, 4.0);
  EXPECT_EQ(march->cells[4].value, 3.0);  // 3 of 6 to date
  EXPECT_EQ(march->cells[5].value, 6.0);
  const auto& page = body<view::TablesPage>(*app);
  ASSERT_EQ(page.charts.size(), 1U);
  const view::Trend* trend = &std::get<view::Trend>(page.charts[0]);
  EXPECT_EQ(trend->months.size(), 12U);
  EXPECT_EQ(trend->target, 0.7);
  EXPECT_EQ(trend->boundary, 6.0);  // the end of June
}

// 100 to come: 70 % of 106 is 74.2, 75 needed, 72 of 100 more: q = 71.2 %.
TEST(TrendPage, TheUsersNumberChangesTheArithmetic) {
  auto app = opened();
  app->act("page:trend");
  app->act("future:100");
  const view::Table* pace = trend_table(body<view::TablesPage>(*app), "pace");
  ASSERT_NE(pace, nullptr);
  EXPECT_EQ(trend_row(*pace, "needed")->cells[1].value, 72.0);
  EXPECT_NEAR(*trend_row(*pace, "needed_rate")->cells[1].value, 0.712, 1e-9);
  app->act("future:1");  // 70 % of 7 is 4.9: two needed, one comes
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_NEAR(*trend_row(*trend_table(page, "pace"), "highest")->cells[1].value, 4.0 / 7, 1e-9);
  EXPECT_TRUE(std::ranges::any_of(page.sentences, [](const std::string& s) { return s.find("cao nhất còn có thể là 57,1 %") != std::string::npos; }));
}

TEST(TrendPage, WithoutLastYearItsPatternFallsBackAndSaysSo) {
  auto app = opened();
  app->act("page:trend");
  app->act("flow:last_year");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_TRUE(std::ranges::any_of(page.sentences, [](const std::string& s) { return s.find("không có đủ các tháng của năm trước") != std::string::npos; }));
}

TEST(TrendPage, WhatTheFilesLackIsSaid) {
  auto app = make_app();
  open(*app, "khong-muc-do.csv", "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Hình thức nộp\nH38.02-250110-0001,Sở Tư pháp,10/01/2025,Trực tuyến\n");
  app->act("page:trend");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_TRUE(page.tables.empty());
  ASSERT_EQ(page.sentences.size(), 1U);
  EXPECT_NE(page.sentences[0].find("thiếu mức độ dịch vụ"), std::string::npos);
}

TEST(TrendPage, NoKeyInBrackets) {
  auto app = opened();
  for (const char* action : {"page:trend", "lang:en", "time:week", "metric:online_filing", "metric:on_time_766", "period:2025-02", "period:", "year:2024"}) {
    app->act(action);
    for (const std::string& sentence : body<view::TablesPage>(*app).sentences) EXPECT_NE(sentence[0], '[') << action << sentence;
  }
}

}  // namespace
}  // namespace xanh::app
