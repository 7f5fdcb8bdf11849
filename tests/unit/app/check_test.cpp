// The trust sheet, with counts and effects worked out by hand.
#include <algorithm>
#include <cmath>

#include "export.h"

namespace xanh::app {
namespace {

struct Line {
  std::string outcome, count, of, low, high;
  std::optional<double> low_points, high_points;
};

const view::Table& table(App& app, std::string_view id) {
  const auto& page = body<view::TablesPage>(app);
  const auto found = std::ranges::find(page.tables, id, &view::Table::id);
  static const view::Table kNone{};
  EXPECT_NE(found, page.tables.end()) << id;
  return found == page.tables.end() ? kNone : *found;
}

Line line(App& app, std::string_view id) {
  for (const view::Row& row : table(app, "checks").rows) {
    if (row.key == id) return {row.cells[1].text, row.cells[2].text, row.cells[3].text, row.cells[4].text, row.cells[5].text, row.cells[4].value, row.cells[5].value};
  }
  ADD_FAILURE() << "no check " << id;
  return {};
}

// Of a failed check: its count, and the rates to which it may move the rate, in per cent.
void expect(App& app, std::string_view id, const char* count, const char* of, double rate, double lowest, double highest) {
  const Line got = line(app, id);
  EXPECT_NE(got.outcome.find("cần xem"), std::string::npos) << id << ": " << got.outcome;
  EXPECT_EQ(got.count, count) << id;
  EXPECT_EQ(got.of, of) << id;
  ASSERT_TRUE(got.low_points && got.high_points) << id << ": " << got.low;
  EXPECT_NEAR(*got.low_points, lowest - rate, 1e-9) << id;
  EXPECT_NEAR(*got.high_points, highest - rate, 1e-9) << id;
}

std::vector<std::string> samples(App& app, std::string_view id) {
  std::vector<std::string> out;
  for (const view::Row& row : table(app, "samples").rows) {
    if (row.key == id) out.push_back(row.cells[3].text + ": " + row.cells[4].text);
  }
  return out;
}

constexpr const char* kHead = "Mã hồ sơ,Tên thủ tục hành chính,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\r\n";

// Rows 3 to 12 are in order: six filed online, four in person, all of full-process services. A row each
// has one fault. Full-process online A (online and full / received): 6 / 10, and with the rows
//   13 no channel  0/1 | 14 finished first  1/1 | 15 due first  0/1 | 16 the code's day is last year's  1/1
//   17, 18 one code twice: counted is the returned one, online  1/1; the other would be  0/1
//   19 unknown unit  1/1 | 20 a district in August 2025  0/1 | 21 no level, online  0/1
//   22 after the title's period  0/1 | 23 no date at all: left out
// together 10 / 19.
std::string dirty() {
  std::string text = "DANH SÁCH HỒ SƠ từ ngày 01/01/2025 đến ngày 31/10/2025\r\n";
  text += kHead;
  const std::string marry = ",Đăng ký kết hôn,Sở Tư pháp,";
  for (int i = 1; i <= 10; ++i) {
    const std::string day = (i < 10 ? "0" : "") + std::to_string(i);
    text += "H38.02-2502" + day + "-0001" + marry + (i <= 6 ? "Trực tuyến" : "Trực tiếp") + ",Toàn trình," + day + "/02/2025,20/02/2025,15/02/2025,Đã trả kết quả\r\n";
  }
  text += "H38.02-250211-0001" + marry + ",Toàn trình,11/02/2025,20/02/2025,15/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-250212-0001" + marry + "Trực tuyến,Toàn trình,12/02/2025,20/02/2025,10/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-250213-0001" + marry + "Trực tiếp,Toàn trình,13/02/2025,01/02/2025,15/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-241230-0001" + marry + "Trực tuyến,Toàn trình,14/02/2025,20/02/2025,15/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-250215-0001" + marry + "Trực tuyến,Toàn trình,15/02/2025,20/02/2025,16/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-250215-0001" + marry + "Trực tiếp,Toàn trình,15/02/2025,20/02/2025,,Đang xử lý\r\n";
  text += "H38.02-250216-0001,Đăng ký kết hôn,Đơn vị Lạ,Trực tuyến,Toàn trình,16/02/2025,20/02/2025,17/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-250805-0001,Đăng ký kết hôn,UBND huyện Bát Xát,Trực tiếp,Toàn trình,05/08/2025,20/08/2025,15/08/2025,Đã trả kết quả\r\n";
  text += "H38.02-250217-0001" + marry + "Trực tuyến,,17/02/2025,20/02/2025,18/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-251105-0001" + marry + "Trực tiếp,Toàn trình,05/11/2025,20/11/2025,,Đang xử lý\r\n";
  text += "H38.02-250218-0001" + marry + "Trực tiếp,Toàn trình,,,,Đang xử lý\r\n";
  return text;
}

TEST(Check, EachFaultOfAListWithItsCountAndEffect) {
  auto app = make_app();
  open(*app, "ban.csv", dirty());
  app->act("page:check");
  const double rate = 1000.0 / 19;
  expect(*app, "no_channel", "1", "19", rate, rate, 1100.0 / 19);       // left out 10/18, online 11/19
  expect(*app, "no_level", "1", "19", rate, rate, 1100.0 / 19);         // left out 10/18, full 11/19
  expect(*app, "finished_first", "1", "18", rate, 900.0 / 18, rate);    // 22 is not finished
  expect(*app, "due_first", "1", "19", rate, rate, 1000.0 / 18);
  expect(*app, "code_day", "1", "19", rate, 900.0 / 18, rate);          // received on 30/12/2024: out of the year
  expect(*app, "repeated", "1", "20", rate, 1000.0 / 20, rate);
  expect(*app, "unknown_unit", "1", "19", rate, 900.0 / 18, rate);
  expect(*app, "former_unit", "1", "19", rate, rate, 1000.0 / 18);
  expect(*app, "outside_period", "1", "19", rate, rate, 1000.0 / 18);
  expect(*app, "future", "1", "19", rate, rate, 1000.0 / 18);
  expect(*app, "no_date", "1", "21", rate, 1000.0 / 20, 1100.0 / 20);   // 20 rows that became facts, and it

  EXPECT_EQ(samples(*app, "finished_first"), (std::vector<std::string>{"14: H38.02-250212-••••: tiếp nhận 12/02/2025, kết thúc 10/02/2025"}));
  EXPECT_EQ(samples(*app, "repeated"), (std::vector<std::string>{"18: H38.02-250215-••••: tiếp nhận 15/02/2025; dòng được tính là dòng 17 của ban.csv"}));
  EXPECT_EQ(samples(*app, "no_date"), (std::vector<std::string>{"23: không có ngày nào đọc được: dòng bị bỏ qua"}));

  // Below: 5 x (10/19 - 1/2); above: 2 x 1/19 + 4 x (10/18 - 10/19) + 11/20 - 10/19.
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_NE(page.sentences[0].find("52,6"), std::string::npos) << page.sentences[0];
  EXPECT_NE(page.sentences[0].find("từ −13,16 đến +24,59"), std::string::npos) << page.sentences[0];
  // What failed stands first, and the file's rows left out can be taken away.
  EXPECT_NE(table(*app, "checks").rows.front().cells[1].text.find("cần xem"), std::string::npos);
  EXPECT_EQ(std::ranges::count_if(page.exports, [](const view::Link& link) { return link.action.starts_with("export:left-out:"); }), 1);
  EXPECT_TRUE(std::ranges::contains(page.exports, "export:left-out:0", &view::Link::action));
}

TEST(Check, ARateThatDoesNotReadAColumnIsNotTouchedByIt) {
  auto app = make_app();
  open(*app, "ban.csv", dirty());
  app->act("metric:on_time_closed");
  app->act("page:check");
  EXPECT_EQ(line(*app, "no_channel").low, "không ảnh hưởng");
  EXPECT_EQ(line(*app, "no_level").low, "không ảnh hưởng");
  EXPECT_EQ(line(*app, "repeated").low, "không ảnh hưởng");  // the other row is not finished
}

TEST(Check, ACleanListPassesAndFiltersDoNotCount) {
  auto app = opened();
  app->act("page:check");
  for (const view::Row& row : table(*app, "checks").rows) EXPECT_EQ(row.cells[1].text.find("cần xem"), std::string::npos) << row.key;
  EXPECT_EQ(line(*app, "finished_first").outcome, "✓ đạt");
  EXPECT_EQ(line(*app, "balance").outcome, "– không áp dụng");
  const auto before = body<view::TablesPage>(*app).sentences[0];
  EXPECT_NE(before.find("50,0"), std::string::npos) << before;  // 3 / 6
  app->act("filter:unit=Sở Tư pháp");
  app->act("page:check");
  EXPECT_EQ(body<view::TablesPage>(*app).sentences[0], before);
  EXPECT_TRUE(std::ranges::none_of(app->page().frame.chips, [](const view::Chip& chip) { return chip.action.starts_with("unfilter:"); }));
}

std::string form(const std::string& rows) {
  return ",KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH,,,\n,Kỳ báo cáo: tháng 10 năm 2025 - Tỉnh Lào Cai,,,\n"
         "TT,Đơn vị,Tiếp nhận,,\n,,Tổng số,Trực tuyến,\"Trực tiếp, bưu chính\"\n" + rows;
}

// Online filing: 60 + 30 + 0 of 100 + 50 + 0. Sa Pa's parts are 5 short of its sum, the total prints 10
// more than the sum of the units, Bắc Hà has zeros only.
TEST(Check, BrokenIdentitiesOfAForm) {
  auto app = make_app();
  open(*app, "bieu.csv", form("1,Sở Tư pháp,100,60,40\n2,UBND phường Sa Pa,50,30,15\n3,UBND xã Bắc Hà,0,0,0\n,Tổng cộng,160,90,55\n"));
  app->act("metric:online_filing");
  app->act("page:check");
  // The sum is 45: 90/145; or 35 were filed online: 95/150; or 20 in person: nothing changes.
  expect(*app, "channels", "1", "3", 60, 60, 9500.0 / 150);
  expect(*app, "members", "1", "3", 60, 9000.0 / 160, 60);
  const Line zero = line(*app, "zero_rows");
  EXPECT_EQ(zero.count + "/" + zero.of, "1/3");
  EXPECT_EQ(zero.low, "không tính được");
  EXPECT_EQ(line(*app, "within").outcome, "✓ đạt");
  EXPECT_EQ(line(*app, "jump").outcome, "– không áp dụng");  // no month before October
  EXPECT_EQ(samples(*app, "channels"), (std::vector<std::string>{"6: UBND phường Sa Pa, cột Tiếp nhận / Tổng số: in 50, tính lại 45"}));
  // Definition A needs the service level, which the form does not tell.
  app->act("metric:full_process_a");
  EXPECT_NE(body<view::TablesPage>(*app).sentences[0].find("chưa tính được"), std::string::npos) << body<view::TablesPage>(*app).sentences[0];
}

TEST(Check, APartThatIsMoreThanItsWhole) {
  auto app = make_app();
  open(*app, "bieu.csv", form("1,Sở Tư pháp,100,60,40\n2,UBND phường Sa Pa,10,12,0\n"));
  app->act("metric:online_filing");
  app->act("page:check");
  const Line within = line(*app, "within");
  EXPECT_EQ(within.count + "/" + within.of, "1/4");  // two parts in two rows
  // 72 / 110; the part is 10: 70/110; the whole is 12: 72/112.
  ASSERT_TRUE(within.low_points);
  EXPECT_NEAR(*within.low_points, 7000.0 / 110 - 7200.0 / 110, 1e-9);
  EXPECT_NEAR(*within.high_points, 0, 1e-9);
}

// 18.9 + 17.5 + 16.02 + 9.4 + 6.58 + 18 = 86.40; the second adds up to 87.13. No day, no dossier.
TEST(Check, ScoresWithoutADayAreAddedUp) {
  auto app = make_app();
  open(*app, "diem.csv", "ID,TEN,TEN_COQUAN,MA_COQUAN,LOAI_COQUAN,CAPDONVIID,ID_COQUAN,TDGQ,MDHL,MDSH,TTTT,CLGQ,CKMB,TONG_SCORE,ROW_STT\n"
                         "1,Lào Cai,UBND tỉnh Lào Cai,H38,1,2,11,18.9,17.5,16.02,9.4,6.58,18,86.4,1\n"
                         "2,Phú Thọ,UBND tỉnh Phú Thọ,H44,1,2,12,19.2,17.9,16.1,9.5,6.43,18,88.13,2\n");
  app->act("page:check");
  const Line score = line(*app, "score");
  EXPECT_EQ(score.count + "/" + score.of, "1/2");
  EXPECT_EQ(score.low, "không ảnh hưởng");
  EXPECT_NE(body<view::TablesPage>(*app).sentences[0].find("hưa tính được"), std::string::npos) << body<view::TablesPage>(*app).sentences[0];
}

TEST(Check, TwoSourcesThatDiffer) {
  auto app = make_app();
  open(*app, "a.csv", form("1,UBND phường Sa Pa,101,51,50\n"));
  open(*app, "b.csv", form("1,UBND phường Sa Pa,100,50,50\n"));
  app->act("metric:online_filing");
  app->act("page:check");
  // 51/101 is counted. The other has one less: not online 51/100, or online 50/100.
  expect(*app, "sources", "1", "1", 5100.0 / 101, 50, 51);
}

}  // namespace
}  // namespace xanh::app
