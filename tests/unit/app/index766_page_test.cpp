// The page "Bộ chỉ số 766", on score exports and forms whose figures are counted by hand.
#include <algorithm>
#include <cmath>

#include "export.h"
#include "tables.h"

namespace xanh::app {
namespace {

const std::string kHeads = "ID,TEN,TEN_COQUAN,MA_COQUAN,LOAI_COQUAN,CAPDONVIID,ID_COQUAN,TDGQ,MDHL,MDSH,TTTT,CLGQ,CKMB,TONG_SCORE,ROW_STT\n";

std::string scores(const std::string& month, const std::string& year, const std::string& rows, const std::string& said = "") {
  return "ĐIỂM BỘ CHỈ SỐ 766,,,,,,,,,,,,,,\nKỳ báo cáo: Tháng " + month + " năm " + year + ",,,,,,,,,,,,,,\n" + (said.empty() ? "" : said + ",,,,,,,,,,,,,,\n") + kHeads + rows;
}

// 15.68 + 17 + 12.5 + 6.32 + 8.49 + 14 = 73.99.
const std::string kPhuTho = "1,Phú Thọ,UBND tỉnh Phú Thọ,H44,1,2,12,15.68,17,12.5,6.32,8.49,14,73.99,1\n";

// II.06a of August 2026: 150,956 online, 1,639 in person, 31,918 carried over are 184,513. In time
// 60,000 + 50,000 closed and 34,625 open: 144,625 (domain.md 2.4).
const std::string kForm =
    "Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,\nKỳ báo cáo: Tháng 8 năm 2026,,,,,,,,,,,,\n"
    "TT,Đơn vị,Tiếp nhận,,,,Số lượng hồ sơ đã giải quyết,,,,Số lượng hồ sơ đang giải quyết,,\n"
    ",,Tổng số,Trong kỳ,,Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn\n"
    ",,,Trực tuyến,\"Trực tiếp, dịch vụ bưu chính\",,,,,,,,\n"
    "(1),(2),(3)=(4)+(5)+(6),(4),(5),(6),(7)=(8)+(9)+(10),(8),(9),(10),(11)=(12)+(13),(12),(13)\n"
    "1,UBND tỉnh Phú Thọ,184513,150956,1639,31918,130000,60000,50000,20000,54513,34625,19888\n";

const view::TablesPage& shown(App& app) {
  app.act("page:index766");
  return body<view::TablesPage>(app);
}

bool has(const view::TablesPage& page, std::string_view id) { return std::ranges::contains(page.tables, id, &view::Table::id); }

const view::Cell& cell(const view::Table& table, std::string_view key, std::string_view column) {
  static const view::Cell kNone{.text = "none"};
  const auto row = std::ranges::find(table.rows, key, &view::Row::key);
  const auto at = std::ranges::find(table.columns, column, &view::Column::id);
  if (row == table.rows.end() || at == table.columns.end()) {
    ADD_FAILURE() << "no " << key << " / " << column;
    return kNone;
  }
  return row->cells.at(static_cast<std::size_t>(at - table.columns.begin()));
}

// 144,625 / 184,513 = 78.38 %, of 20 points 15.68 as published.
TEST(Index766Page, TheWorkedExampleStandsBesideItsPublishedScore) {
  auto app = make_app();
  open(*app, "06a.csv", kForm);
  open(*app, "diem.csv", scores("8", "2026", kPhuTho));
  const auto& page = shown(*app);
  const view::Table& rows = table_of(page, "rows");
  EXPECT_EQ(cell(rows, "5", "numerator").value, 144'625.0);
  EXPECT_EQ(cell(rows, "5", "denominator").value, 184'513.0);
  EXPECT_EQ(cell(rows, "5", "rate").text, "78,38\u00a0%");
  EXPECT_EQ(cell(rows, "5", "made").text, "15,68");
  EXPECT_EQ(cell(rows, "5", "published").value, 15.68);
  EXPECT_EQ(cell(rows, "5", "difference").text, "0,00");
  EXPECT_EQ(cell(rows, "11", "made").text, "—") << "the form does not tell electronic results";
  EXPECT_FALSE(cell(rows, "11", "made").value.has_value());
  EXPECT_NE(cell(rows, "11", "note").text.find("đã công bố 12,50 trên 22"), std::string::npos) << cell(rows, "11", "note").text;
  EXPECT_TRUE(says(page, "tính lại được 1 dòng: 15,68 trên 20 điểm")) << all(page);
}

TEST(Index766Page, FiveGroupsWithWhatIsLost) {
  auto app = make_app();
  open(*app, "diem.csv", scores("8", "2026", kPhuTho));
  const auto& page = shown(*app);
  const view::Table& groups = table_of(page, "groups");
  EXPECT_EQ(cell(groups, "timeliness", "lost").text, "4,32");      // 20 - 15.68
  EXPECT_EQ(cell(groups, "digitisation", "lost").text, "9,50");    // 22 - 12.5
  EXPECT_NEAR(cell(groups, "online", "points").value.value(), 14.81, 1e-9);  // 8.49 + 6.32 of 22
  EXPECT_NEAR(cell(groups, "online", "share").share.value(), 14.81 / 22, 1e-9);
  EXPECT_EQ(cell(groups, "CLGQ", "max").value, 12.0);
  EXPECT_EQ(cell(groups, "TTTT", "max").value, 10.0);
  EXPECT_EQ(cell(groups, "total", "points").text, "73,99");
  EXPECT_EQ(cell(groups, "total", "lost").text, "26,01");
  EXPECT_TRUE(groups.rows.front().total);
  EXPECT_TRUE(says(page, "73,99 trên 100 điểm, còn thiếu 26,01 điểm; nhiều nhất ở nhóm Số hóa hồ sơ (thiếu 9,50 điểm)")) << all(page);
  EXPECT_TRUE(says(page, "Công thức 2026 (24 dòng). Chưa kiểm chứng pháp lý"));
  EXPECT_TRUE(says(page, "không rõ kỳ này đã chốt chưa"));
  EXPECT_FALSE(has(page, "rows")) << "there are no dossiers";
  EXPECT_TRUE(says(page, "Chưa tính lại được dòng nào"));
}

// Sở Tư pháp prints 90 for 19.5 + 18 + 17.25 + 8.1 + 10 + 16.5 = 89.35. Sở Y tế has no MDHL and no total.
TEST(Index766Page, ADifferenceOfSumsIsSaidAndNothingIsNotZero) {
  auto app = make_app();
  open(*app, "diem.csv", scores("8", "2026",
                                "1,Sở Y tế,Sở Y tế - tỉnh An Giang,H01.12,1,2,9103,19,,17.25,8.1,10,16.5,,3\n"
                                "2,Sở Tư pháp,Sở Tư pháp - tỉnh An Giang,H01.05,1,2,9101,19.5,18,17.25,8.1,10,16.5,90,1\n"
                                "3,Long Xuyên,UBND phường Long Xuyên - tỉnh An Giang,H01.113,1,3,9102,20,17.64,20.13,9.96,7.9,14.43,90.06,2\n"));
  const auto& page = shown(*app);
  const view::Table& units = table_of(page, "units");
  ASSERT_EQ(units.rows.size(), 3U);
  EXPECT_EQ(units.rows[0].key, "Phường Long Xuyên");
  EXPECT_EQ(units.rows[2].key, "Sở Y tế") << "without a total it comes last";
  EXPECT_EQ(cell(units, "Sở Y tế", "MDHL").text, "—");
  EXPECT_FALSE(cell(units, "Sở Y tế", "MDHL").value.has_value());
  EXPECT_EQ(cell(units, "Sở Y tế", "total").text, "—");
  EXPECT_NE(cell(units, "Sở Tư pháp", "total").text.find("≠"), std::string::npos);
  EXPECT_EQ(cell(units, "Phường Long Xuyên", "class").text, "xuất sắc");
  EXPECT_TRUE(says(page, "đơn vị có tổng điểm cao nhất")) << all(page);
  EXPECT_TRUE(says(page, "đừng xếp hạng xã cùng với sở"));
  app->act(units.rows[1].action);
  const auto& chosen = shown(*app);
  EXPECT_TRUE(says(chosen, "Tổng điểm in trong tệp là 90,00, nhưng sáu điểm thành phần cộng lại được 89,35: lệch 0,65 điểm")) << all(chosen);
  app->act(table_of(chosen, "units").rows[2].action);  // in the place of the other
  const auto& other = shown(*app);
  EXPECT_TRUE(says(other, "Sở Y tế, tháng 08/2026: không có tổng điểm")) << all(other);
  EXPECT_TRUE(says(other, "Thiếu điểm MDHL"));
  EXPECT_EQ(cell(table_of(other, "groups"), "satisfaction", "points").text, "—");
}

// 90.04 by the formulas of 2025, 63.06 by those of 2026 (domain.md 2.6).
TEST(Index766Page, TheLineBreaksWhereTheFormulasChange) {
  auto app = make_app();
  const auto of = [](const char* tdgq, const char* total) { return std::string("1,Cà Mau,UBND tỉnh Cà Mau,H12,1,2,12,") + tdgq + ",17,20,9,10,16," + total + ",1\n"; };
  open(*app, "t10.csv", scores("10", "2025", of("17.54", "89.54")));
  open(*app, "t12.csv", scores("12", "2025", of("18.04", "90.04")));
  open(*app, "t1.csv", scores("1", "2026", "1,Cà Mau,UBND tỉnh Cà Mau,H12,1,2,12,12,12,12,7.06,8,12,63.06,1\n"));
  const auto& page = shown(*app);
  EXPECT_TRUE(says(page, "63,06 trên 100 điểm")) << all(page);
  EXPECT_TRUE(says(page, "đường tổng điểm bị ngắt"));
  EXPECT_EQ(table_of(page, "units").rows.front().cells.at(8).text, "—") << "no change across formulas";
  ASSERT_EQ(page.charts.size(), 1U);
  const auto& trend = std::get<view::Trend>(page.charts.front());
  EXPECT_EQ(trend.months, (std::vector<std::string>{"10/2025", "11/2025", "12/2025", "", "01/2026"}));
  ASSERT_EQ(trend.cumulative.size(), 5U);
  EXPECT_NEAR(trend.cumulative[2].value(), 0.9004, 1e-9);
  EXPECT_FALSE(trend.cumulative[1].has_value()) << "November was not opened";
  EXPECT_FALSE(trend.cumulative[3].has_value());
  EXPECT_NEAR(trend.cumulative[4].value(), 0.6306, 1e-9);
  EXPECT_EQ(trend.boundary, 3.5);
  const view::Table& course = table_of(page, "course");
  EXPECT_EQ(cell(course, "2025-12", "formula").text, "Công thức 2022–2025");
  EXPECT_EQ(cell(course, "2026-01", "formula").text, "Công thức 2026 (24 dòng)");
  app->act("period:2025-12");  // October is not the month before
  EXPECT_TRUE(says(shown(*app), "90,04 trên 100 điểm"));
  EXPECT_FALSE(std::ranges::contains(table_of(shown(*app), "groups").columns, "change", &view::Column::id));
  open(*app, "t11.csv", scores("11", "2025", of("17.74", "89.74")));
  app->act("period:2025-12");
  EXPECT_EQ(cell(table_of(shown(*app), "groups"), "total", "change").text, "+0,30");  // 90.04 - 89.74
}

TEST(Index766Page, AnOpenMonthIsProvisional) {
  auto app = make_app();
  open(*app, "t7.csv", scores("7", "2026", kPhuTho, "Số liệu đến ngày 05/08/2026"));
  open(*app, "t8.csv", scores("8", "2026", kPhuTho, "Số liệu đến ngày 24/08/2026"));
  const auto& page = shown(*app);
  EXPECT_TRUE(says(page, "Điểm tạm tính: tháng 08/2026 chưa kết thúc ở ngày số liệu 24/08/2026")) << all(page);
  const view::Table& course = table_of(page, "course");
  EXPECT_EQ(cell(course, "2026-07", "standing").text, "đã kết thúc");
  EXPECT_EQ(cell(course, "2026-08", "standing").text, "tạm tính");
  const auto& trend = std::get<view::Trend>(page.charts.front());
  EXPECT_EQ(trend.months.back(), "08/2026*");
  EXPECT_NE(trend.note.find("tạm tính"), std::string::npos);
}

// Handled in 2025: six, of which closed in time four, one late, one open past its day: 4 / 6 of 20 points.
TEST(Index766Page, WithoutScoresTheRowsAreMadeAgainByEitherFormula) {
  auto app = opened();
  const auto& page = shown(*app);
  EXPECT_TRUE(says(page, "Chưa có điểm đã công bố")) << all(page);
  EXPECT_FALSE(has(page, "units"));
  const view::Table& rows = table_of(page, "rows");
  EXPECT_EQ(cell(rows, "on_time_766", "numerator").value, 4.0);
  EXPECT_EQ(cell(rows, "on_time_766", "denominator").value, 6.0);
  EXPECT_EQ(cell(rows, "on_time_766", "made").text, "13,33");
  EXPECT_EQ(cell(rows, "online_filing", "formula").text, "đủ điểm từ 50\u00a0%");
  EXPECT_FALSE(cell(rows, "online_filing", "made").value.has_value()) << "its maximum is not known";
  ASSERT_EQ(page.choices.size(), 2U);
  EXPECT_TRUE(page.choices[0].current);
  app->act(page.choices[1].action);
  const auto& other = shown(*app);
  EXPECT_EQ(cell(table_of(other, "rows"), "5", "made").text, "13,33");
  EXPECT_NE(cell(table_of(other, "rows"), "6", "note").text.find("Chưa tính được"), std::string::npos);
  EXPECT_TRUE(says(other, "Nếu tính theo công thức khác")) << all(other);
  EXPECT_EQ(table_of(other, "others").rows.size(), 19U);  // 24 - 5
  app->act(other.choices[0].action);
  EXPECT_TRUE(shown(*app).choices[0].current);
}

// The list goes up to 24 March; scores of March do not make the 315th, due on the 20th, any later.
TEST(Index766Page, ScoresDoNotMoveTheDayOfTheDossiers) {
  auto app = opened();
  open(*app, "diem.csv", scores("3", "2025", kPhuTho));
  const auto& page = shown(*app);
  EXPECT_NE(table_of(page, "rows").caption.find("01/03/2025 – 24/03/2025"), std::string::npos) << table_of(page, "rows").caption;
  EXPECT_TRUE(says(page, "tháng 03/2025: 73,99 trên 100 điểm")) << all(page);
  EXPECT_FALSE(std::ranges::contains(table_of(page, "rows").columns, "published", &view::Column::id)) << "the list is not of the province alone";
}

// In March are handled: one late, one open past its day, two in time: 2 / 4 of 20 points are 10; 17.54 were published.
TEST(Index766Page, TheProvincesOwnScoresStandBesideItsDossiers) {
  auto app = opened();
  open(*app, "diem.csv", scores("3", "2025",
                                "1,Lào Cai,UBND tỉnh Lào Cai,H38,1,2,12,17.54,17,20,9,10,16,89.54,1\n"
                                "2,Sở Tư pháp,Sở Tư pháp - tỉnh Lào Cai,H38.02,1,2,13,19,18,20,9,10,16,92,2\n"
                                "3,Cốc San,UBND xã Cốc San - tỉnh Lào Cai,H38.99,1,3,14,20,18,20,9,10,16,93,3\n"));
  const auto& page = shown(*app);
  EXPECT_TRUE(says(page, "Tỉnh Lào Cai, tháng 03/2025: 89,54 trên 100 điểm")) << all(page);
  EXPECT_EQ(table_of(page, "units").rows.size(), 3U) << "its row is no total of the others";
  const view::Table& rows = table_of(page, "rows");
  EXPECT_EQ(cell(rows, "on_time_766", "numerator").value, 2.0);
  EXPECT_EQ(cell(rows, "on_time_766", "denominator").value, 4.0);
  EXPECT_EQ(cell(rows, "on_time_766", "published").text, "17,54");
  EXPECT_EQ(cell(rows, "on_time_766", "difference").text, "−7,54");
  app->act("filter:channel=online");  // a part of the dossiers is not what the score is of
  EXPECT_FALSE(std::ranges::contains(table_of(shown(*app), "rows").columns, "published", &view::Column::id));
}

// A department's own list, 3 of 4: the scores of a province make no province of it, whose target it would meet.
TEST(Index766Page, ScoresDoNotChangeWhoseDossiersTheyAre) {
  std::string list;
  for (std::size_t at = 0; at < kExport.size();) {
    const std::size_t end = kExport.find("\r\n", at) + 2;
    if (!kExport.substr(at, end - at).starts_with("H38.99")) list += kExport.substr(at, end - at);
    at = end;
  }
  auto app = make_app();
  open(*app, "so-tu-phap.csv", list);
  open(*app, "diem.csv", scores("3", "2025", kPhuTho));
  app->act("page:overview");
  const view::Tile& tile = body<view::OverviewPage>(*app).tiles.at(0);
  EXPECT_EQ(tile.value, "75,0\xC2\xA0%");
  EXPECT_EQ(tile.tone, view::Tone::neutral) << tile.standing;
}

TEST(Index766Page, WhereNeitherCanBeItSaysOneSentence) {
  auto app = make_app();
  open(*app, "so-lieu.csv", "Số liệu tháng 8/2026;;;\nĐơn vị;Tổng số hồ sơ tiếp nhận;Trực tuyến;Trực tiếp\nSở Y tế;257.010;124.907;132.103\nSở Tư pháp;1.000;990;10\n");
  const auto& page = shown(*app);
  EXPECT_EQ(page.sentences.size(), 1U) << all(page);
  EXPECT_TRUE(says(page, "hãy mở tệp kết xuất điểm"));
  EXPECT_TRUE(page.tables.empty());
}

TEST(Index766Page, ScoresWithoutAPeriodAreOfNoFormulas) {
  auto app = make_app();
  open(*app, "diem.csv", kHeads + kPhuTho);
  const auto& page = shown(*app);
  EXPECT_TRUE(says(page, "không ghi kỳ: 73,99 trên 100 điểm")) << all(page);
  EXPECT_TRUE(says(page, "chưa biết điểm tính theo công thức nào"));
  EXPECT_FALSE(says(page, "Kỳ này trước ngày")) << all(page);
  EXPECT_TRUE(page.choices.empty());
  EXPECT_TRUE(has(page, "groups"));
  EXPECT_FALSE(has(page, "rows"));
}

TEST(Index766Page, NoKeyInBrackets) {
  auto app = opened();
  open(*app, "diem.csv", scores("2", "2025", kPhuTho));
  for (const char* action : {"lang:vi", "lang:en", "formula:2026", "filter:unit=Sở Tư pháp", "period:2025-02", "year:2019"}) {
    app->act(action);
    const auto& page = shown(*app);
    for (const std::string& sentence : page.sentences) EXPECT_NE(sentence[0], '[') << action << sentence;
    for (const view::Table& table : page.tables) {
      EXPECT_NE(table.caption[0], '[');
      for (const view::Column& column : table.columns) EXPECT_FALSE(column.label.starts_with('[')) << column.label;
    }
  }
}

}  // namespace
}  // namespace xanh::app
