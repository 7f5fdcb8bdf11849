// Periods, the page of changes for each of them, and snapshots, on the export whose figures are counted by hand.
#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

#include "export.h"
#include "tables.h"

namespace xanh::app {
namespace {

const view::Chip& chip_named(App& app, std::string_view name) {
  const auto& chips = app.page().frame.chips;
  const auto at = std::ranges::find(chips, name, &view::Chip::name);
  static const view::Chip kNone{};
  EXPECT_NE(at, chips.end()) << name;
  return at == chips.end() ? kNone : *at;
}
const view::Link* option(const view::Chip& chip, std::string_view action) {
  const auto at = std::ranges::find(chip.options, action, &view::Link::action);
  return at == chip.options.end() ? nullptr : &*at;
}
const view::TablesPage& changes(App& app, std::initializer_list<const char*> actions) {
  app.act("page:changes");
  for (const char* action : actions) app.act(action);
  return body<view::TablesPage>(app);
}

// The data are of 10 January to 24 March 2025.
TEST(Periods, AreChosenFromAListOfThoseThatTheDataReach) {
  auto app = opened();
  app->act("page:overview");
  const view::Chip& chip = chip_named(*app, "Kỳ");
  EXPECT_EQ(chip.value, "01/01–24/03/2025, lũy kế");
  ASSERT_NE(option(chip, "period:"), nullptr);
  EXPECT_TRUE(option(chip, "period:")->current);
  ASSERT_NE(option(chip, "period:2025-03"), nullptr);
  EXPECT_NE(option(chip, "period:2025-03")->hint.find("01/03/2025 – 24/03/2025"), std::string::npos);
  EXPECT_EQ(option(chip, "period:2025-02")->hint, "01/02/2025 – 28/02/2025");
  for (const char* there : {"period:2025-01", "period:2025-Q1", "period:2025-H1", "period:2025-9M"}) EXPECT_NE(option(chip, there), nullptr) << there;
  for (const char* later : {"period:2025-04", "period:2025-Q2", "period:2025-H2"}) EXPECT_EQ(option(chip, later), nullptr) << later;
  app->act("period:2025-02");
  EXPECT_EQ(chip_named(*app, "Kỳ").value, "tháng 02/2025, trong kỳ");
  app->act("calendar:reporting");
  EXPECT_EQ(chip_named(*app, "Kỳ").value, "tháng báo cáo 02/2025 (15/01–14/02), trong kỳ");
  app->act("calendar:civil");
  app->act("time:week");
  EXPECT_EQ(option(chip_named(*app, "Kỳ"), "period:2025-W12")->label, "Tuần 12/2025 (17/03–23/03)");
  EXPECT_EQ(option(chip_named(*app, "Kỳ"), "period:2025-W01"), nullptr);  // before the first dossier
  EXPECT_NE(option(chip_named(*app, "Lịch"), "week-start:6"), nullptr);
  app->act("from:05/02/2025");
  EXPECT_EQ(chip_named(*app, "Kỳ").value, "05/02–24/03/2025, trong kỳ");
}

// Also when time is cut into weeks; of reporting months there are four until 24 March, and each says its days.
TEST(Periods, TheOverviewIsInMonthsOfTheCalendar) {
  auto app = opened();
  app->act("page:overview");
  app->act("time:week");
  const auto row = [&]() -> view::HeatRow {
    const auto& rows = body<view::OverviewPage>(*app).grid.rows;
    const auto at = std::ranges::find(rows, "Sở Tư pháp", &view::HeatRow::label);
    EXPECT_NE(at, rows.end());
    return at == rows.end() ? view::HeatRow{} : *at;
  };
  std::string texts;
  for (const view::HeatCell& cell : row().cells) texts += cell.text + " ";
  EXPECT_EQ(texts, "100 100 50 ");
  app->act("calendar:reporting");  // 10 January; 12 February; 12 March; 15 March
  texts.clear();
  for (const view::HeatCell& cell : row().cells) texts += cell.text + " ";
  EXPECT_EQ(texts, "100 100 100 0 ");
  EXPECT_NE(row().cells.at(2).hint.find("Tháng báo cáo 03/2025 (15/02–14/03)"), std::string::npos) << row().cells.at(2).hint;
}

// Week 11: So Tu phap 1 of 2. Week 12: Coc San 0 of 2. Middle 25 %: new (0 - 0.25) x 1, gone (0.5 - 0.25) x -1.
TEST(Changes, WeekAgainstWeek) {
  auto app = opened();
  const auto& page = changes(*app, {"period:2025-W12"});
  EXPECT_TRUE(says(page, "tuần 11/2025 (10/03–16/03) là 50,0 %, tuần 12/2025 (17/03–23/03) là 0,0 %; thay đổi −50,00 điểm")) << all(page);
  EXPECT_TRUE(says(page, "0,00 điểm do tỷ lệ trong từng dòng thay đổi, 0,00 điểm do cơ cấu hồ sơ thay đổi, −25,00 điểm do dòng mới có hồ sơ, −25,00 điểm do dòng không còn hồ sơ")) << all(page);
  EXPECT_TRUE(says(page, "Mới có hồ sơ ở kỳ này: 1 dòng (Xã Cốc San)")) << all(page);
  EXPECT_TRUE(says(page, "Không còn hồ sơ ở kỳ này: 1 dòng (Sở Tư pháp)")) << all(page);
  ASSERT_EQ(page.charts.size(), 1U);  // two groups need no second one
  const auto& steps = std::get<view::Waterfall>(page.charts[0]).steps;
  ASSERT_EQ(steps.size(), 6U);
  EXPECT_TRUE(steps.front().level && steps.back().level);
  double sum = steps.front().change;
  for (std::size_t i = 1; i + 1 < steps.size(); ++i) sum += steps[i].change;
  EXPECT_NEAR(sum, steps.back().change, 1e-9);
}

TEST(Changes, ARangeAgainstAsManyDaysBefore) {
  auto app = opened();
  const auto& page = changes(*app, {"from:01/03/2025", "to:31/03/2025"});
  EXPECT_TRUE(says(page, "29/01/2025 – 28/02/2025, trong kỳ là 100,0 %, 01/03/2025 – 31/03/2025, trong kỳ là 25,0 %")) << all(page);
  ASSERT_EQ(page.fields.size(), 2U);
  EXPECT_EQ(page.fields[0].action + page.fields[0].input, "from:01/03/2025");
}

// 15 January to 14 February: 1 of 1; 15 February to 14 March: 1 of 1.
TEST(Changes, ReportingMonthsSaySo) {
  auto app = opened();
  const auto& page = changes(*app, {"calendar:reporting", "period:2025-03"});
  EXPECT_TRUE(says(page, "tháng báo cáo 02/2025 (15/01–14/02) là 100,0 %, tháng báo cáo 03/2025 (15/02–14/03) là 100,0 %")) << all(page);
}

TEST(Changes, WhatIsCumulativeHasLastYearsBeforeIt) {
  auto app = opened();
  const auto& page = changes(*app, {"period:2025-9M"});
  EXPECT_TRUE(says(page, "01/01/2024 – 24/03/2024")) << all(page);
  EXPECT_EQ(std::ranges::find(page.choices, "against:before", &view::Link::action), page.choices.end());
  const auto year = std::ranges::find(page.choices, "against:year", &view::Link::action);
  ASSERT_NE(year, page.choices.end());
  EXPECT_TRUE(year->current);
  EXPECT_TRUE(says(changes(*app, {"period:2025-Q1"}), "quý IV/2024"));
}

std::string saved_snapshot(App& app) {
  (void)app.take_requests();
  app.act("export:snapshot");
  const auto requests = app.take_requests();
  EXPECT_EQ(requests.size(), 1U);
  if (requests.empty()) return {};
  EXPECT_EQ(requests[0].name, "xanh-snapshot-2025-03-24.json");
  return requests[0].bytes;
}

TEST(Snapshot, WithoutOneThePageSaysWhatToLoad) {
  auto app = opened();
  const auto& page = changes(*app, {"against:snapshot"});
  EXPECT_TRUE(says(page, "Chưa có bản lưu để so sánh")) << all(page);
  EXPECT_TRUE(page.tables.empty());
}

// A dossier of 20 January was entered after the snapshot: 3 of 6 became 3 of 7; January 1 of 1 became 1 of 2.
TEST(Snapshot, LoadsAsTheBasisOfComparison) {
  auto earlier = opened();
  const std::string snapshot = saved_snapshot(*earlier);
  EXPECT_EQ(snapshot.find("H38"), std::string::npos);
  EXPECT_EQ(snapshot.find("Bí Mật"), std::string::npos);
  auto app = make_app();
  std::string later = kExport;
  later.insert(later.find("H38.02-250212"), "H38.02-250120-0001,Chứng thực chữ ký,Chứng thực,Sở Tư pháp,Trực tiếp,Một phần,Trần Thị Kín,20/01/2025,25/01/2025,24/01/2025,Đã trả kết quả\r\n");
  open(*app, "ho-so.csv", later);
  open(*app, "xanh-snapshot.json", snapshot);
  ASSERT_FALSE(app->page().notices.empty());
  EXPECT_NE(app->page().notices.back().text.find("số liệu đến ngày 24/03/2025"), std::string::npos) << app->page().notices.back().text;
  const auto& page = changes(*app, {});
  EXPECT_TRUE(says(page, "bản lưu 01/01/2025 – 24/03/2025 là 50,0 %, nay 01/01/2025 – 24/03/2025 là 42,9 %; thay đổi −7,1 điểm")) << all(page);
  EXPECT_TRUE(says(page, "Số liệu đã được điều chỉnh: 1 số")) << all(page);
  const auto revised = std::ranges::find(page.tables, "revised", &view::Table::id);
  ASSERT_NE(revised, page.tables.end());
  ASSERT_EQ(revised->rows.size(), 1U);
  EXPECT_EQ(revised->rows[0].key, "2025-01 Sở Tư pháp");
  std::string numbers;
  for (std::size_t i = 2; i < 6; ++i) numbers += revised->rows[0].cells[i].text + " ";
  EXPECT_EQ(numbers, "1 1 1 2 ");
  app->act("filter:field=Hộ tịch");
  EXPECT_TRUE(says(body<view::TablesPage>(*app), "hãy bỏ lọc theo Lĩnh vực")) << all(body<view::TablesPage>(*app));
}

// Sở Tư pháp 3 of 4, xã Cốc San 0 of 2; another province's 1 of 1: together 4 of 7. Beside the list itself it is the
// basis again, unless the user says otherwise: then the list counts, and the months of the snapshot stand aside.
TEST(Snapshot, AloneItIsDataAndMergesWithOthers) {
  auto earlier = opened();
  const std::string snapshot = saved_snapshot(*earlier);
  auto app = make_app();
  open(*app, "a.json", snapshot);
  ASSERT_EQ(app->library().logs().size(), 1U);
  EXPECT_EQ(app->library().snapshot(), nullptr);
  const auto value = [&app] {
    app->act("page:overview");
    const auto& tile = body<view::OverviewPage>(*app).tiles.at(0);
    const auto ratio = std::ranges::find_if(tile.notes, [](const std::string& note) { return note.contains(" / "); });
    return tile.value + " " + (ratio == tile.notes.end() ? std::string() : *ratio);
  };
  EXPECT_TRUE(value().starts_with("50,0\u00A0% 3 / 6")) << value();
  open(*app, "b.json", R"({"xanh": "snapshot", "version": 1, "as_of": "2025-03-31", "period": ["2025-01-01", "2025-03-31"], "calendar": "civil", "months": ["2025-01", "2025-02", "2025-03"],
      "metrics": [{"id": "full_process_a", "units": [{"unit": "UBND xã Xa", "level": "commune", "to_date": [1, 1], "months": [[0, 0], [1, 1], [0, 0]]}]}]})");
  EXPECT_TRUE(value().starts_with("57,1\u00A0% 4 / 7")) << value();
  app->act("page:import");
  EXPECT_EQ(body<view::ImportPage>(*app).settings->settings.size(), 2U);
  app->act("remove:snapshot-1");
  EXPECT_TRUE(value().starts_with("50,0\u00A0% 3 / 6")) << value();
  open(*app, "ho-so.csv", kExport);
  EXPECT_EQ(app->library().logs().size(), 1U);
  ASSERT_NE(app->library().snapshot(), nullptr);
  EXPECT_TRUE(value().starts_with("50,0\u00A0% 3 / 6")) << value();
  app->act("snapshot:0=data");
  EXPECT_EQ(app->library().logs().size(), 2U);
  EXPECT_EQ(app->library().snapshot(), nullptr);
  EXPECT_FALSE(app->library().overlaps().empty());
  EXPECT_TRUE(value().starts_with("50,0\u00A0% 3 / 6")) << value();
  app->act("remove:snapshot-0");
  EXPECT_EQ(app->library().logs().size(), 1U);
  EXPECT_TRUE(app->library().snapshots().empty());
}

TEST(Snapshot, AWrongOneIsRefusedAndNothingChanges) {
  auto app = opened();
  open(*app, "x.json", R"({"xanh":"snapshot","version":3})");
  ASSERT_FALSE(app->page().notices.empty());
  EXPECT_EQ(app->library().snapshot(), nullptr);
}

// June: Yen Bai 1 of 1, Lao Cai 0 of 1. July: Lao Cai 1 of 2. Together 1 of 2 and 1 of 2: nothing came, nothing went.
TEST(Crosswalk, ProvincesAreComparedAcrossTheMerger) {
  auto app = make_app();
  open(*app, "tinh.csv",
       "Mã hồ sơ,Thủ tục,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n"
       "a1,Đăng ký kết hôn,Tỉnh Yên Bái,Trực tuyến,Toàn trình,05/06/2025\r\n"
       "a2,Đăng ký kết hôn,Tỉnh Lào Cai,Trực tiếp,Toàn trình,06/06/2025\r\n"
       "a3,Đăng ký kết hôn,Tỉnh Lào Cai,Trực tuyến,Toàn trình,07/07/2025\r\n"
       "a4,Đăng ký kết hôn,Tỉnh Lào Cai,Trực tiếp,Toàn trình,08/07/2025\r\n");
  const auto& page = changes(*app, {"period:2025-07"});
  EXPECT_TRUE(says(page, "tháng 06/2025 là 50,0 %, tháng 07/2025 là 50,0 %")) << all(page);
  EXPECT_TRUE(says(page, "Tỉnh Yên Bái (nay thuộc Tỉnh Lào Cai)")) << all(page);
  ASSERT_FALSE(page.tables.empty());
  EXPECT_EQ(page.tables[0].rows.size(), 1U);
  // June alone is Yen Bai's, too, on the course of Lao Cai.
  for (const char* action : {"period:", "filter:unit=Tỉnh Lào Cai", "page:trend"}) app->act(action);
  const auto& trend = body<view::TablesPage>(*app);
  const auto series = std::ranges::find(trend.tables, "series", &view::Table::id);
  ASSERT_NE(series, trend.tables.end()) << all(trend);
  const auto june = std::ranges::find(series->rows, "2025-06", &view::Row::key);
  ASSERT_NE(june, series->rows.end());
  EXPECT_EQ(june->cells[2].value, 2.0);
  EXPECT_TRUE(says(trend, "Tỉnh Yên Bái (nay thuộc Tỉnh Lào Cai)")) << all(trend);
}

// A commune's line begins on 1 July 2025; to date it counts what was received before.
TEST(Crosswalk, ACommunesLineBeginsWithTheMerger) {
  auto app = make_app();
  open(*app, "xa.csv",
       "Mã hồ sơ,Thủ tục,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n"
       "a1,Đăng ký kết hôn,UBND xã Cốc San,Trực tuyến,Toàn trình,05/06/2025\r\n"
       "a2,Đăng ký kết hôn,UBND xã Cốc San,Trực tiếp,Toàn trình,07/07/2025\r\n");
  app->act("page:trend");
  const auto& trend = body<view::TablesPage>(*app);
  const auto series = std::ranges::find(trend.tables, "series", &view::Table::id);
  ASSERT_NE(series, trend.tables.end()) << all(trend);
  ASSERT_EQ(series->rows.size(), 1U);
  EXPECT_EQ(series->rows[0].key, "2025-07");
  EXPECT_EQ(series->rows[0].cells[5].value, 2.0);
  EXPECT_TRUE(says(trend, "đường diễn biến bắt đầu từ 01/07/2025")) << all(trend);
}

TEST(Changes, NoKeyInBrackets) {
  auto app = opened();
  for (const char* language : {"lang:vi", "lang:en"}) {
    for (const char* action : {"page:changes", "period:2025-03", "period:2025-Q1", "period:2025-H1", "period:2025-9M", "period:2025-W12", "period:2025", "calendar:reporting", "time:week",
                               "against:year", "against:snapshot", "against:before", "from:2025-02-01", "calendar:civil", "time:month", "period:", "page:trend", "page:overview"}) {
      app->act(language);
      app->act(action);
      for (const view::Chip& chip : app->page().frame.chips) {
        EXPECT_EQ(chip.value.find('['), std::string::npos) << chip.value;
        for (const view::Link& each : chip.options) EXPECT_EQ((each.label + each.hint).find('['), std::string::npos) << each.label << each.hint;
      }
      if (const auto* page = std::get_if<view::TablesPage>(&app->page().body)) {
        EXPECT_EQ(all(*page).find('['), std::string::npos) << action << all(*page);
      }
    }
  }
}

}  // namespace
}  // namespace xanh::app
