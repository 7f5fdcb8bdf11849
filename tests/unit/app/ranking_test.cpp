// The ranking page: who is ranked with whom, on what, and what is said beside it. Worked by hand.
#include <algorithm>
#include <cstdio>
#include <optional>
#include <variant>

#include "export.h"
#include "report/tables_text.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

// Columns of a ranking of units.
enum : std::size_t { kName, kRank, kRate, kInterval, kNumerator, kDenominator, kGap, kStanding, kMovement, kPlaces, kCourse, kStandardised };

// Online of all received, September (marriages) and October (certified signatures):
//   Phường Sa Pa     36 of 40, 27 of 60: 63 of 100        Xã Bắc Hà  24 of 40, 36 of 60: 60 of 100
//   Xã Cốc San       20 of 40, 40 of 60: 60 of 100        Xã Mường Khương  0, 10 of 20
//   Sở Tư pháp        0,       90 of 100
class Ranked : public ::testing::Test {
 protected:
  Ranked() {
    csv_ = "Mã hồ sơ,Tên thủ tục hành chính,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n";
    put("UBND phường Sa Pa", 36, 40, 27, 60);
    put("UBND xã Bắc Hà", 24, 40, 36, 60);
    put("UBND xã Cốc San", 20, 40, 40, 60);
    put("UBND xã Mường Khương", 0, 0, 10, 20);
    put("Sở Tư pháp", 0, 0, 90, 100);
    open(*app, "ho-so.csv", csv_);
    app->act("page:ranking");
  }
  void put(const std::string& unit, int september_online, int september, int october_online, int october) {
    const auto lines = [&](const char* procedure, const char* day, int online, int all) {
      for (int i = 0; i < all; ++i) {
        char code[32];
        std::snprintf(code, sizeof code, "H38.02-25%.2s%.2s-%05d", day + 3, day, ++number_);
        csv_ += std::string(code) + "," + procedure + "," + unit + "," + (i < online ? "Trực tuyến" : "Trực tiếp") + ",Toàn trình," + day + "\r\n";
      }
    };
    lines("Đăng ký kết hôn", "15/09/2025", september_online, september);
    lines("Chứng thực chữ ký", "28/10/2025", october_online, october);
  }
  const view::TablesPage& page() { return body<view::TablesPage>(*app); }
  std::vector<std::string> column(std::size_t at) {
    std::vector<std::string> out;
    for (const view::Row& row : page().tables.at(0).rows) {
      if (!row.total) out.push_back(row.cells.at(at).text);
    }
    return out;
  }
  using Texts = std::vector<std::string>;

  std::unique_ptr<App> app = make_app();

 private:
  std::string csv_;
  int number_ = 0;
};

TEST_F(Ranked, UnitsOfOneLevelOnlyAndEqualRatesShareAPlace) {
  EXPECT_EQ(column(kName), (Texts{"Phường Sa Pa", "Xã Bắc Hà", "Xã Cốc San", "Xã Mường Khương"})) << "without a target of their own the best is first";
  EXPECT_EQ(column(kRank), (Texts{"1", "2", "2", "—"}));
  EXPECT_TRUE(page().tables[0].rows[4].cells[kRate].faint) << "20 dossiers";
  const auto level = std::ranges::find(page().fields, "level", &view::Setting::id);
  ASSERT_NE(level, page().fields.end());
  EXPECT_EQ(level->value, "Cấp xã (4)");
  app->act("level:department");
  EXPECT_EQ(column(kName), Texts{"Sở Tư pháp"});
  EXPECT_EQ(column(kRank), Texts{"1"});
  EXPECT_EQ(page().tables[0].rows[0].cells[kDenominator].text, "420") << "the total is of all levels";
  app->act("search:sa pa");
  EXPECT_EQ(column(kName), Texts{"Phường Sa Pa"}) << "what is searched for is found at any level";
  EXPECT_EQ(column(kRank), Texts{"1"}) << "among communes, where the department's 90 % do not count";
}

TEST_F(Ranked, EveryRateHasItsIntervalAndItsCounts) {
  // p = 0.63, n = 100: (0.63 + 0.01921) / 1.03841 = 0.62519, half 1.95996 / 1.03841 sqrt(0.002331 + 0.000096) = 0.09299.
  EXPECT_EQ(column(kInterval)[0], "53,2–71,8\xC2\xA0%");
  EXPECT_EQ(column(kNumerator)[0], "63");
  EXPECT_EQ(column(kDenominator)[0], "100");
  const view::Cell& rate = page().tables[0].rows[1].cells[kRate];
  EXPECT_NEAR(rate.low.value(), 0.5322, 1e-4);
  EXPECT_NEAR(rate.high.value(), 0.7182, 1e-4);
}

TEST_F(Ranked, MovementIsOfTheLastMonthAndOfTheRankAtItsBegin) {
  // October against September: 45 - 90, 60 - 60, 66.67 - 50 points. In September the order was Sa Pa, Bắc Hà, Cốc San.
  EXPECT_EQ(column(kMovement), (Texts{"▼ −45,0", "= 0,0", "▲ +16,7", "—"}));
  EXPECT_EQ(column(kPlaces), (Texts{"= 0", "= 0", "▲ 1", "—"}));
  app->act("sort:movement");
  EXPECT_EQ(column(kName), (Texts{"Xã Cốc San", "Xã Bắc Hà", "Phường Sa Pa", "Xã Mường Khương"})) << "nothing to compare comes last";
  app->act("time:week");
  EXPECT_EQ(column(kMovement), (Texts{"—", "—", "—", "—"})) << "nothing was received in the week before the last";
  // Up to 26 October the ranks were those of September; the rows are sorted by movement no more, but by size and name.
  EXPECT_EQ(column(kName), (Texts{"Phường Sa Pa", "Xã Bắc Hà", "Xã Cốc San", "Xã Mường Khương"}));
  EXPECT_EQ(column(kPlaces), (Texts{"= 0", "= 0", "▲ 1", "—"})) << "but there were ranks";
}

// All of September 80 of 120, of October 203 of 300: 66.67 and 67.67 %.
TEST_F(Ranked, TheCourseBeginsWithTheFirstMonthThatHasFigures) {
  EXPECT_EQ(column(kCourse), (Texts{"▼ −45,0", "= 0,0", "▲ +16,7", "—"}));
  const auto& rows = page().tables[0].rows;
  using Course = std::vector<std::optional<double>>;
  EXPECT_EQ(rows[1].cells[kCourse].spark, (Course{0.9, 0.45}));
  EXPECT_TRUE(rows[4].cells[kCourse].spark.empty()) << "one month is no course";
  EXPECT_EQ(rows[0].cells[kCourse].text, "▲ +1,0") << "of all together, not a mean of rates";
  for (const char* part : {"90,0\xC2\xA0%; ", "45,0\xC2\xA0%"}) EXPECT_NE(rows[1].cells[kCourse].hint.find(part), std::string::npos) << rows[1].cells[kCourse].hint;
  EXPECT_NEAR(rows[1].cells[kCourse].value.value(), -0.45, 1e-12);
  app->act("by:field");
  for (const view::Column& each : page().tables[0].columns) EXPECT_NE(each.id, "course") << "of units only";
}

// September against October; who had none in one of them is not drawn, who stays at 60 % is not named.
TEST_F(Ranked, TheChangesJoinBothMonths) {
  app->act("page:changes");
  app->act("period:2025-10");
  const view::Slope* slope = nullptr;
  for (const view::Chart& chart : page().charts) {
    if (const auto* found = std::get_if<view::Slope>(&chart)) slope = found;
  }
  ASSERT_NE(slope, nullptr);
  ASSERT_EQ(slope->lines.size(), 3U);
  const auto line = [slope](const char* name) { return *std::ranges::find(slope->lines, name, &view::Slope::Line::label); };
  EXPECT_NEAR(line("Phường Sa Pa").before, 0.9, 1e-12);
  EXPECT_NEAR(line("Phường Sa Pa").now, 0.45, 1e-12);
  EXPECT_EQ(line("Phường Sa Pa").now_text, "45,0\xC2\xA0%  ▼ −45,0");
  EXPECT_EQ(line("Phường Sa Pa").tone, view::Tone::bad);
  EXPECT_EQ(line("Xã Cốc San").tone, view::Tone::good);
  EXPECT_TRUE(line("Xã Cốc San").named);
  EXPECT_FALSE(line("Xã Bắc Hà").named);
}

TEST_F(Ranked, EveryTableCanBeCopied) {
  EXPECT_NE(std::ranges::find(page().exports, "copy:ranking", &view::Link::action), page().exports.end());
  const std::string twin = report::twin_json(report::make_twin(app->page()));
  EXPECT_NE(twin.find("\"data-action\":\"copy:ranking\""), std::string::npos);
  EXPECT_NE(twin.find("= 0,0 ("), std::string::npos) << "the line of the course in words";
}

TEST_F(Ranked, RanksAreOfTheYearToDateWhateverDaysAreShown) {
  app->act("period:2025-10");
  EXPECT_EQ(column(kName)[0], "Phường Sa Pa") << "45 % in October, but 63 % since January";
  EXPECT_EQ(column(kRate)[0], "45,0\xC2\xA0%");
  app->act("sort:rate");
  EXPECT_EQ(column(kName)[0], "Xã Cốc San");
  EXPECT_EQ(column(kRank)[0], "2");
}

TEST_F(Ranked, CountsThoseAtOrAboveTheThreshold) {
  const auto first = [this] { return page().sentences.at(0); };
  const auto limit = [this] { return *std::ranges::find(page().fields, "threshold", &view::Setting::id); };
  EXPECT_EQ(limit().input, "70") << "the target of the province";
  EXPECT_FALSE(limit().from.empty()) << "and says so";
  EXPECT_TRUE(first().starts_with("0 trong 3 đơn vị cấp xã đạt từ 70")) << first();
  app->act("threshold:60");
  EXPECT_EQ(first(), "3 trong 3 đơn vị cấp xã đạt từ 60\xC2\xA0% trở lên (không kể 1 đơn vị dưới 30 hồ sơ).") << "60 of 100 is exactly 60 %";
  EXPECT_TRUE(limit().from.empty());
  app->act("threshold:60,5");
  EXPECT_TRUE(first().starts_with("1 trong 3")) << first();
  EXPECT_EQ(limit().input, "60,5");
}

TEST_F(Ranked, StandardisedRatesStandBesideTheRawOnes) {
  EXPECT_EQ(page().tables[0].columns.size(), kStandardised);
  app->act("standardised:on");
  ASSERT_EQ(page().tables[0].columns.size(), kStandardised + 1);
  // Of the communes' 320 dossiers 120 are marriages and 200 signatures: 0.375 and 0.625.
  // Sa Pa 0.375 x 0.9 + 0.625 x 0.45 = 0.61875; Bắc Hà 0.6 either way; Cốc San 0.375 x 0.5 + 0.625 x 2/3 = 0.60417.
  EXPECT_EQ(column(kStandardised), (Texts{"61,9\xC2\xA0%", "60,0\xC2\xA0%", "60,4\xC2\xA0%", "50,0\xC2\xA0%"}));
  app->act("sort:standardised");
  EXPECT_EQ(column(kName), (Texts{"Phường Sa Pa", "Xã Cốc San", "Xã Bắc Hà", "Xã Mường Khương"}));
}

TEST_F(Ranked, WithATargetOfTheirOwnTheGreatestGapIsFirst) {
  app->act("target:2025:commune::full_process_a=65");
  // 65 % of 100 are 65, of 20 are 13.
  EXPECT_EQ(column(kName), (Texts{"Xã Bắc Hà", "Xã Cốc San", "Xã Mường Khương", "Phường Sa Pa"}));
  EXPECT_EQ(column(kGap), (Texts{"5", "5", "3", "2"}));
  EXPECT_EQ(std::ranges::find(page().fields, "threshold", &view::Setting::id)->input, "65") << "their own before the province's";
  app->act("sort:rank");
  EXPECT_EQ(column(kRank), (Texts{"1", "2", "2", "—"})) << "places begin at the first";
}

TEST_F(Ranked, APlanOfOneUnitLeavesTheOthersInTheirOrder) {
  const Texts before = column(kName);
  app->act("target:2025:commune:Phường Sa Pa:full_process_a=65");
  EXPECT_EQ(column(kName), before);
}

TEST_F(Ranked, OtherGroupsHaveNoRankAndMonthsNoMovement) {
  app->act("by:field");
  EXPECT_EQ(page().tables[0].columns[1].id, "rate") << "only units are ranked";
  app->act("by:month");
  for (const view::Column& each : page().tables[0].columns) EXPECT_NE(each.id, "movement") << "a month has no month before it";
}

TEST_F(Ranked, SpeaksBothLanguagesAndGivesNumbersToMachines) {
  app->act("standardised:on");
  for (const char* language : {"lang:en", "lang:vi"}) {
    app->act(language);
    const std::string twin = report::twin_json(report::make_twin(app->page()));
    EXPECT_EQ(twin.find("\"["), std::string::npos) << twin.substr(twin.find("\"["), 60);
  }
  const std::string json = report::tables_json(page());
  EXPECT_NE(json.find("\"rank\": 1,"), std::string::npos) << json.substr(0, 1500);
  EXPECT_NE(json.find("\"rate\": 0.63"), std::string::npos);
  EXPECT_NE(json.find("\"rate_low\": 0.532"), std::string::npos);
}

}  // namespace
}  // namespace xanh::app
