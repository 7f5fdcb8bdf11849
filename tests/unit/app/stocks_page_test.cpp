// The list of pending dossiers, against days counted by hand.
#include <algorithm>
#include <memory>
#include <string>

#include "export.h"
#include "view/build.h"

namespace xanh::app {
namespace {

// Data up to 31/03/2025 (the latest day in the file). Pending at its end:
//   0001  Khai sinh, Cốc San, due 21/03: 10 days late; the system says "Quá hạn": agrees
//   0002  Kết hôn,   Cốc San, due 02/04: 2 days left;  the system says "Quá hạn": differs
//   0003  Khai sinh, Bát Xát, due 30/03: 1 day late;   the system says "Trong hạn": differs
//   0004  Kết hôn,   Bát Xát, due 20/04: 20 days left; the system says "Trong hạn": agrees
//   0005  Chứng thực, Bát Xát, no due day;             the system says nothing
// Finished with both: 0006 by its day (system: "Đúng hạn": agrees), 0007 two days late (system: "Đúng hạn": differs).
const std::string kList =
    "Mã hồ sơ,Tên thủ tục hành chính,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ,Tình trạng hạn\r\n"
    "H38.99-250311-0001,Đăng ký khai sinh,UBND xã Cốc San,Trực tuyến,Toàn trình,Nguyễn Văn Bí Mật,11/03/2025,21/03/2025,,Đang xử lý,Quá hạn\r\n"
    "H38.99-250325-0002,Đăng ký kết hôn,UBND xã Cốc San,Trực tuyến,Toàn trình,Nguyễn Văn Bí Mật,25/03/2025,02/04/2025,,Đang xử lý,Quá hạn\r\n"
    "H38.98-250320-0003,Đăng ký khai sinh,UBND xã Bát Xát,Trực tiếp,Toàn trình,Nguyễn Văn Bí Mật,20/03/2025,30/03/2025,,Yêu cầu bổ sung giấy tờ,Trong hạn\r\n"
    "H38.98-250331-0004,Đăng ký kết hôn,UBND xã Bát Xát,Trực tiếp,Toàn trình,Nguyễn Văn Bí Mật,31/03/2025,20/04/2025,,Đang xử lý,Trong hạn\r\n"
    "H38.98-250331-0005,Chứng thực chữ ký,UBND xã Bát Xát,Trực tiếp,Một phần,Nguyễn Văn Bí Mật,31/03/2025,,,Đang xử lý,\r\n"
    "H38.98-250301-0006,Chứng thực chữ ký,UBND xã Bát Xát,Trực tiếp,Một phần,Nguyễn Văn Bí Mật,01/03/2025,05/03/2025,05/03/2025,Đã trả kết quả,Đúng hạn\r\n"
    "H38.98-250301-0007,Chứng thực chữ ký,UBND xã Bát Xát,Trực tiếp,Một phần,Nguyễn Văn Bí Mật,01/03/2025,05/03/2025,07/03/2025,Đã trả kết quả,Đúng hạn\r\n";

std::unique_ptr<App> listed() {
  auto app = make_app();
  open(*app, "cho-giai-quyet.csv", kList);
  app->act("page:stocks");
  return app;
}

const view::Table& dossiers(App& app) { return body<view::TablesPage>(app).tables.front(); }

/// The running numbers of the codes, in the order of the rows.
std::string order(App& app) {
  std::string out;
  for (const view::Row& row : dossiers(app).rows) out += row.cells.front().text.back();
  return out;
}

TEST(StocksPage, ListsWhatIsLateAndNearlyDueTheMostUrgentFirst) {
  auto app = listed();
  EXPECT_EQ(order(*app), "132") << "10 days late, 1 day late, 2 days left; 20 days left is not near, and who has no due day is not late";
  const view::Row& first = dossiers(*app).rows.front();
  EXPECT_EQ(first.cells[0].text, "H38.99-250311-0001");
  EXPECT_EQ(first.cells[3].text, "21/03/2025");
  EXPECT_EQ(first.cells[4].value, 10.0);
  EXPECT_EQ(dossiers(*app).rows.back().cells[4].value, -2.0);
  EXPECT_EQ(dossiers(*app).rows[1].cells[6].text, "Chờ bổ sung");
}

// To Monday 31/03/2025: 0001 since Friday 21/03: Mon 24 - Fri 28 and Mon 31, 6; 0003 since Sunday 30/03: Monday, 1; 0002 until
// Wednesday 02/04: Tuesday and Wednesday, 2. 0004 until 20/04: of Tue 1 - Fri 18/04 (14 weekdays) Monday 7, Giỗ Tổ, is off: 13.
TEST(StocksPage, CountsWorkingDaysByTheCalendarInForce) {
  auto app = listed();
  app->act("pending:all");
  const auto days = [&app](std::size_t row) { return dossiers(*app).rows[row].cells[5]; };
  ASSERT_EQ(dossiers(*app).columns[5].id, "workdays");
  ASSERT_EQ(order(*app), "13245");
  EXPECT_EQ(days(0).value, 6.0);
  EXPECT_EQ(days(0).text, "quá 6 ngày");
  EXPECT_EQ(days(1).value, 1.0);
  EXPECT_EQ(days(2).text, "còn 2 ngày");
  EXPECT_EQ(days(3).value, -13.0);
  EXPECT_EQ(days(4).text, "—");
  // A province that closes on Tuesday 1 April; nothing is said of the year before.
  open(*app, "lich.json", R"({"xanh": "holidays", "version": 1, "years": [{"year": 2025, "off": ["2025-04-01"], "source": "thử"}]})");
  EXPECT_EQ(days(2).text, "còn 1 ngày");
  EXPECT_EQ(days(3).value, -13.0) << "1 April in the place of 7 April";
  app->act("rules:holidays");
  EXPECT_EQ(days(2).text, "còn 2 ngày");
  open(*app, "lich.json", R"({"xanh": "holidays", "version": 1, "years": [{"year": 2024, "off": ["2024-04-01"], "source": "thử"}]})");
  EXPECT_EQ(days(2).text, "—") << "of 2025 nothing is known: weekends alone would promise too much";
}

TEST(StocksPage, ChoicesSearchFilterAndOrderNarrowTheList) {
  auto app = listed();
  app->act("pending:overdue");
  EXPECT_EQ(order(*app), "13");
  app->act("pending:soon");
  EXPECT_EQ(order(*app), "2");
  app->act("soon:20");
  EXPECT_EQ(order(*app), "24");
  app->act("pending:all");
  EXPECT_EQ(order(*app), "13245") << "without a due day last";
  app->act("sort:late");
  EXPECT_EQ(order(*app), "13245");
  app->act("sort:late");
  EXPECT_EQ(order(*app), "42315") << "and last the other way round, too";
  app->act("sort:procedure");  // Chứng thực, Đăng ký kết hôn (due 02/04, 20/04), Đăng ký khai sinh (21/03, 30/03)
  EXPECT_EQ(order(*app), "52413");
  app->act("search:khai SINH");
  EXPECT_EQ(order(*app), "13");
  app->act("search:250331-0004");
  EXPECT_EQ(order(*app), "4");
  app->act("search:");
  app->act("filter:unit=Xã Cốc San");
  EXPECT_EQ(order(*app), "21");
}

TEST(StocksPage, SaysHowOftenTheSystemTellsAnotherTiming) {
  auto app = listed();
  const auto& page = body<view::TablesPage>(*app);
  const auto said = [&page](const std::string& part) {
    return std::ranges::any_of(page.sentences, [&part](const std::string& line) { return line.find(part) != std::string::npos; });
  };
  EXPECT_TRUE(said("ở 2 trong 4 hồ sơ đang giải quyết")) << "0002 and 0003 of the four with both";
  EXPECT_TRUE(said("ở 1 trong 2 hồ sơ có cả hai")) << "0007 of the two finished";
  ASSERT_EQ(dossiers(*app).columns.back().id, "reported");
  EXPECT_EQ(dossiers(*app).rows[0].cells.back().text, "Quá hạn");
  EXPECT_EQ(dossiers(*app).rows[1].cells.back().text, "≠ Trong hạn (lệch)");
}

TEST(StocksPage, ShowsTheFirstRowsSaysSoAndSavesThemAll) {
  auto app = listed();
  app->act("pending:all");
  app->act("rows:2");
  EXPECT_EQ(order(*app), "13");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_NE(page.sentences.back().find("2 hồ sơ đầu trong 5 hồ sơ"), std::string::npos) << page.sentences.back();
  app->act("export:stocks");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  const std::string& bytes = requests.front().bytes;
  EXPECT_EQ(std::ranges::count(bytes.substr(0, bytes.find("\r\n\r\n") + 2), '\n'), 6) << "a head and five dossiers, before the origin";
  EXPECT_EQ(requests.front().bytes.find("Bí Mật"), std::string::npos);
  EXPECT_NE(requests.front().bytes.find("H38.99-250311-••••"), std::string::npos) << "domain.md 8: in files the tail is masked";
  EXPECT_EQ(requests.front().bytes.find("250311-0001"), std::string::npos);
}

TEST(StocksPage, ItsOrderLeavesTheRankingAlone) {
  auto app = listed();
  app->act("page:ranking");
  const auto before = body<view::TablesPage>(*app).tables.front().rows.at(1).key;
  app->act("page:stocks");
  app->act("sort:unit");
  app->act("page:ranking");
  EXPECT_EQ(body<view::TablesPage>(*app).tables.front().rows.at(1).key, before);
}

}  // namespace
}  // namespace xanh::app
