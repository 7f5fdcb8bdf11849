// The page "Chênh lệch giữa các đơn vị", on units whose rates are set by hand.
#include <algorithm>
#include <cmath>

#include "export.h"
#include "tables.h"

namespace xanh::app {
namespace {

// So many dossiers of a unit, the first of them filed online.
void add(std::string& csv, int& serial, const std::string& unit, int online, int all) {
  for (int i = 0; i < all; ++i) {
    const std::string number = std::to_string(10000 + ++serial);
    csv += "H38.02-250110-" + number.substr(1) + "," + unit + (i < online ? ",Trực tuyến" : ",Trực tiếp") + ",Toàn trình,10/01/2025\r\n";
  }
}

// Departments: 10, 50, 55 and 95 % of 40 each, 5 of 10 of a small one; a commune 30 of 30.
std::unique_ptr<App> uneven() {
  std::string csv = "Mã hồ sơ,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n";
  int serial = 0;
  add(csv, serial, "Sở Xây dựng", 4, 40);
  add(csv, serial, "Sở Y tế", 20, 40);
  add(csv, serial, "Sở Tài chính", 22, 40);
  add(csv, serial, "Sở Tư pháp", 38, 40);
  add(csv, serial, "Sở Nội vụ", 5, 10);
  add(csv, serial, "UBND xã Cốc San", 30, 30);
  auto app = make_app();
  open(*app, "chenh-lech.csv", csv);
  app->act("page:spread");
  return app;
}

// Of 10 50 55 95: lower quartile 10 + 0.75 x 40 = 40, median 52.5, upper 55 + 0.25 x 40 = 65.
TEST(SpreadPage, QuartilesBestAndWorstOfOneLevel) {
  auto app = uneven();
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(page.id, "spread");
  EXPECT_TRUE(says(page, "Trung vị 52,5\xC2\xA0%; một nửa số đơn vị nằm từ 40,0\xC2\xA0% đến 65,0\xC2\xA0%, cách nhau 25,0 điểm"));
  EXPECT_TRUE(says(page, "Tốt nhất là Sở Tư pháp: 95,0\xC2\xA0% (38 / 40 hồ sơ); kém nhất là Sở Xây dựng: 10,0\xC2\xA0% (4 / 40 hồ sơ); chênh nhau 85,0 điểm"));
  EXPECT_TRUE(says(page, "1 đơn vị dưới 30 hồ sơ"));
  const view::Table& summary = table_of(page, "summary");
  EXPECT_EQ(row_of(summary, "units").cells[1].value, 4.0);
  EXPECT_EQ(row_of(summary, "small").cells[1].value, 1.0);
  EXPECT_NEAR(*row_of(summary, "whole").cells[1].value, 89.0 / 170, 1e-12);  // 4 + 20 + 22 + 38 + 5 of 170
}

// Around 52.35 % the limits of 40 dossiers are 52.35 -+ 3.0902 x 7.897 = 27.9 and 76.8 %: beyond them lie
// 10 and 95 %. Within 95 % (36.9 to 67.8 %) lie 50 and 55 %.
TEST(SpreadPage, OnlyWhatIsMoreThanChanceIsTold) {
  auto app = uneven();
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_TRUE(says(page, "1 đơn vị cao hơn và 1 đơn vị thấp hơn quá mức ngẫu nhiên")) << page.sentences.back();
  const view::Table& table = table_of(page, "spread");
  ASSERT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(table.rows.front().key, "Sở Xây dựng") << "the worst first";
  EXPECT_EQ(table.rows.back().key, "Sở Nội vụ") << "too small: last and greyed";
  EXPECT_TRUE(table.rows.back().cells[3].faint);
  EXPECT_EQ(table.rows.back().cells[5].text, "—");
  EXPECT_NE(row_of(table, "Sở Xây dựng").cells[5].text.find("thấp hơn giới hạn 99,8"), std::string::npos);
  EXPECT_EQ(row_of(table, "Sở Y tế").cells[5].text, "trong giới hạn");
  EXPECT_NEAR(*row_of(table, "Sở Tư pháp").cells[6].value, 0.95 - 89.0 / 170, 1e-12);
  ASSERT_EQ(page.charts.size(), 2U);
  const auto& funnel = std::get<view::Scatter>(page.charts[1]);
  EXPECT_EQ(funnel.points.size(), 4U);
  EXPECT_EQ(std::ranges::count(funnel.points, true, &view::Scatter::Point::named), 2);
  EXPECT_NEAR(funnel.lines[0].y.front(), 89.0 / 170 - 3.090232 * std::sqrt(89.0 / 170 * 81 / 170 / 32), 1e-6);  // 0.8 of 40: the left end
  EXPECT_EQ(std::get<view::Strip>(page.charts[0]).marks.size(), 4U);
}

// Two of 40 at 95 %: neither is the best alone.
TEST(SpreadPage, EqualsAreCounted) {
  std::string csv = "Mã hồ sơ,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n";
  int serial = 0;
  for (const char* unit : {"Sở Tư pháp", "Sở Y tế"}) add(csv, serial, unit, 38, 40);
  add(csv, serial, "Sở Xây dựng", 4, 40);
  auto app = make_app();
  open(*app, "bang-nhau.csv", csv);
  app->act("page:spread");
  EXPECT_TRUE(says(body<view::TablesPage>(*app), "Tốt nhất là Sở Tư pháp và 1 đơn vị khác cùng tỷ lệ: 95,0\xC2\xA0%"));
}

TEST(SpreadPage, TheThresholdIsTheUsers) {
  auto app = uneven();
  app->act("threshold:50");
  EXPECT_TRUE(says(body<view::TablesPage>(*app), "3 trong 4 đơn vị đạt từ 50\xC2\xA0% trở lên."));
  app->act("threshold:55,5");
  EXPECT_TRUE(says(body<view::TablesPage>(*app), "1 trong 4 đơn vị đạt từ 55,5\xC2\xA0% trở lên."));
}

TEST(SpreadPage, LevelsAreNeverMixedAndAFilterHidesNobody) {
  auto app = uneven();
  app->act("level:commune");
  EXPECT_EQ(table_of(body<view::TablesPage>(*app), "spread").rows.size(), 1U);
  app->act("level:all");
  app->act("filter:unit=Sở Y tế");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(table_of(page, "spread").rows.size(), 5U);
  EXPECT_EQ(std::ranges::count(std::get<view::Strip>(page.charts[0]).marks, true, &view::Strip::Mark::named), 3);  // best, worst, chosen
  EXPECT_TRUE(says(page, "Bộ lọc đơn vị không áp dụng"));
}

TEST(SpreadPage, UnitsTooSmallOrColumnsAbsentAreSaid) {
  auto small = opened();
  small->act("page:spread");
  EXPECT_TRUE(says(body<view::TablesPage>(*small), "không có đơn vị nào từ 30 hồ sơ"));
  auto lacking = make_app();
  open(*lacking, "khong-muc-do.csv", "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Hình thức nộp\nH38.02-250110-0001,Sở Tư pháp,10/01/2025,Trực tuyến\n"
       "H38.03-250110-0002,Sở Y tế,10/01/2025,Trực tuyến\n");
  lacking->act("page:spread");
  EXPECT_TRUE(says(body<view::TablesPage>(*lacking), "thiếu mức độ dịch vụ"));
}

TEST(SpreadPage, NoKeyInBrackets) {
  auto app = uneven();
  for (const char* action : {"lang:en", "metric:online_filing", "metric:on_time_766", "threshold:", "year:2024", "year:2025", "metric:services_integrated"}) {
    app->act(action);
    for (const std::string& sentence : body<view::TablesPage>(*app).sentences) EXPECT_EQ(sentence.find('['), std::string::npos) << action << ": " << sentence;
  }
}

}  // namespace
}  // namespace xanh::app
