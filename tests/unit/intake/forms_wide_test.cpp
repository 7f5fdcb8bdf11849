// Forms whose columns name periods, records of portals, and what only looks like a form.
#include "../source/workbook.h"
#include "form.h"

namespace xanh::intake {
namespace {

/// Of one unit and shape: "first day..last day value" in the order stated.
std::string by_days(const Loaded& form, const std::string& who, Base base,
                    const Extent& extent = {}) {
  std::string out;
  for (const facts::Statement& s : form.shard->statements) {
    const facts::StatementShape& shape = form.shard->shapes[s.shape];
    if (form.shard->units.at(s.unit) != who || shape.base != base || !(shape.extent == extent))
      continue;
    const text::Civil a = text::civil_from_day(s.first), b = text::civil_from_day(s.last);
    out += std::to_string(a.day) + "/" + std::to_string(a.month) + "/" + std::to_string(a.year) +
           ".." + std::to_string(b.day) + "/" + std::to_string(b.month) + "/" +
           std::to_string(b.year) + " " + std::to_string(s.value) + "; ";
  }
  return out;
}

TEST(FormWide, ABlockOfColumnsPerMonth) {
  const Loaded form = load_form(
      "Tình hình tiếp nhận hồ sơ năm 2025,,,,,,\n"
      "STT,Đơn vị,Tháng 1,,Tháng 2,,Tháng 3,\n"
      ",,Tổng số hồ sơ tiếp nhận,Trực tuyến,Tổng số hồ sơ tiếp nhận,Trực tuyến,Tổng số hồ sơ tiếp "
      "nhận,Trực tuyến\n"
      "1,Xã A,10,8,20,15,30,27\n2,Xã B,1,0,-,-,3,3\nTổng,,11,8,20,15,33,30\n");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(by_days(form, "Xã A", Base::received),
            "1/1/2025..31/1/2025 10; 1/2/2025..28/2/2025 20; 1/3/2025..31/3/2025 30; ");
  EXPECT_EQ(by_days(form, "Xã A", Base::received, channel({Channel::online})),
            "1/1/2025..31/1/2025 8; 1/2/2025..28/2/2025 15; 1/3/2025..31/3/2025 27; ");
  EXPECT_EQ(by_days(form, "Xã B", Base::received),
            "1/1/2025..31/1/2025 1; 1/3/2025..31/3/2025 3; ");
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  EXPECT_EQ(form.log.columns[2].days, days(2025, 1, 1, 2025, 1, 31));
}

TEST(FormWide, QuartersAndMonthsWithTheirYear) {
  const Loaded form = load_form(
      "Đơn vị,Hồ sơ tiếp nhận 10/2025,Hồ sơ tiếp nhận 11/2025,Hồ sơ đã giải quyết quý IV/2025\nXã "
      "A,5,6,7\nXã B,1,2,3\n");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(by_days(form, "Xã A", Base::received),
            "1/10/2025..31/10/2025 5; 1/11/2025..30/11/2025 6; ");
  EXPECT_EQ(by_days(form, "Xã A", Base::finished), "1/10/2025..31/12/2025 7; ");
}

TEST(FormWide, MonthsOfNoYearAreNotGuessed) {
  const std::string text =
      "Đơn vị,Tháng 1,,Tháng 2,\n,Tiếp nhận,Trực tuyến,Tiếp nhận,Trực tuyến\nXã A,10,8,20,15\nXã "
      "B,1,0,2,2\n";
  const Loaded form = load_form(text);
  ASSERT_TRUE(form.error);
  EXPECT_EQ(form.error->code, ErrorCode::period_unknown);
  const Loaded told =
      load_form(text, "bieu.csv", {.givens = {.period = days(2026, 1, 1, 2026, 12, 31)}});
  ASSERT_FALSE(told.error);
  EXPECT_EQ(by_days(told, "Xã A", Base::received),
            "1/1/2026..31/1/2026 10; 1/2/2026..28/2/2026 20; ");
  const Loaded named = load_form(text, "tong_hop_nam_2024.csv");
  ASSERT_FALSE(named.error);
  EXPECT_EQ(by_days(named, "Xã B", Base::received, channel({Channel::online})),
            "1/1/2024..31/1/2024 0; 1/2/2024..29/2/2024 2; ");
}

TEST(FormWide, AnAsOfDateGivesTheYear) {
  const Loaded form = load_form(
      "Số liệu tính đến ngày 20/11/2026,,\nĐơn vị,Tiếp nhận,Đã giải quyết\nXã A,10,8\nXã B,3,3\n");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(by_days(form, "Xã A", Base::received), "1/1/2026..20/11/2026 10; ");
  EXPECT_EQ(form.log.data_as_of, text::day_from_civil(2026, 11, 20));
  EXPECT_EQ(form.shard->statements[0].as_of, text::day_from_civil(2026, 11, 20));
}

TEST(FormPortal, RecordsOfOpenCps) {
  const Loaded form = load_form(
      R"([{"govAgencyName":"Sở Nội vụ","totalCount":120,"deniedCount":2,"cancelledCount":1,"processCount":117,"remainingCount":17,)"
      R"("receivedCount":100,"onlineCount":80,"onegateCount":15,"fromViaPostalCount":5,"releaseCount":90,"betimesCount":50,)"
      R"("ontimeCount":35,"overtimeCount":5,"undueCount":20,"overdueCount":3,"waitingCount":4,"ontimePercentage":94},)"
      R"({"govAgencyName":"Sở Y tế","totalCount":10,"deniedCount":0,"cancelledCount":0,"processCount":10,"remainingCount":0,)"
      R"("receivedCount":10,"onlineCount":9,"onegateCount":1,"fromViaPostalCount":0,"releaseCount":10,"betimesCount":10,)"
      R"("ontimeCount":0,"overtimeCount":0,"undueCount":0,"overdueCount":0,"waitingCount":0,"ontimePercentage":100}])",
      "thong_ke_thang_10_2025.json");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  const std::string who = "Sở Nội vụ";
  EXPECT_EQ(values(form, who, Base::handled), Values{117});
  EXPECT_EQ(values(form, who, Base::carried_over), Values{17});
  EXPECT_EQ(values(form, who, Base::received), Values{100});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::online})), Values{80});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::in_person})), Values{15});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::post})), Values{5});
  EXPECT_EQ(values(form, who, Base::finished), Values{90});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::early})), Values{50});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::on_time})), Values{35});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::late})), Values{5});
  EXPECT_EQ(values(form, who, Base::pending_in_time), Values{20});
  EXPECT_EQ(values(form, who, Base::pending_overdue), Values{3});
  EXPECT_EQ(form.shard->statements[0].first, text::day_from_civil(2025, 10, 1));
}

TEST(FormPortal, CountsOfTheOldNationalPortalStandBesideTheirShares) {
  const Loaded form = load_form(
      "TEN_COQUAN,HS_TOTAL,HTN_TRUCTIEP,HTN_TRUCTIEP_TOTAL,HTN_BUUCHINH,HTN_BUUCHINH_TOTAL,HTN_"
      "TRUCTUYEN,HTN_TRUCTUYEN_TOTAL,HTDH,HTDH_TOTAL,HTQH,HTQH_TOTAL,TILE\n"
      "UBND tỉnh Lào Cai,1000,30,300,5,50,65,650,95,760,5,40,90\nUBND tỉnh Phú "
      "Thọ,200,10,20,0,0,90,180,100,200,0,0,98\n",
      "thang 8 nam 2024.csv");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  const std::string who = "UBND tỉnh Lào Cai";
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::online})), Values{650});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::in_person})), Values{300});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::post})), Values{50});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::early, Timing::on_time})),
            Values{760});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::late})), Values{40});
  EXPECT_EQ(form.log.form.statements, 10u);
}

TEST(FormPortal, FieldsOfKienGiang) {
  const Loaded form = load_form(
      R"([{"agencyName":"UBND phường Rạch Giá","received":500,"resolved":480,"receivedOnline":450,"receivedDirect":50,"resolvedOverdue":4,"phatsinh_1phan_quantity":12},)"
      R"({"agencyName":"UBND xã Kiên Lương","received":50,"resolved":48,"receivedOnline":20,"receivedDirect":30,"resolvedOverdue":0,"phatsinh_1phan_quantity":3}])",
      "quy_2_2025.json");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  const std::string who = "UBND phường Rạch Giá";
  EXPECT_EQ(values(form, who, Base::received), Values{500});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::online})), Values{450});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::in_person, Channel::post})),
            Values{50});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::late})), Values{4});
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  EXPECT_EQ(form.log.form.statements, 10u);
}

std::string rows_of(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<worksheet><sheetData>";
  for (const auto& row : rows) {
    xml += "<row>";
    for (const std::string& text : row)
      xml += "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

TEST(FormSheets, TheSheetThatIsShownIsReadUnlessTheUserNamesAnother) {
  source::Parts parts = source::workbook(rows_of({{"Tháng 10/2025"},
                                                  {"Đơn vị", "Tiếp nhận", "Trực tuyến"},
                                                  {"Xã A", "10", "8"},
                                                  {"Xã B", "5", "5"}}));
  source::part(parts, "xl/worksheets/sheet2.xml") = rows_of(
      {{"Mã hồ sơ", "Ngày tiếp nhận", "Đơn vị"}, {"H38.12-250301-0001", "01/03/2025", "Xã A"}});
  const std::string bytes = source::make_zip(parts, source::ZipOptions{});
  const Loaded shown = load_form(bytes, "bieu.xlsx");
  ASSERT_FALSE(shown.error);
  EXPECT_EQ(shown.log.sheet, "Hồ sơ");
  EXPECT_EQ(shown.grain, Grain::statements);
  EXPECT_EQ(shown.log.grain, Grain::statements);
  ASSERT_EQ(shown.log.sheets.size(), 2u);
  EXPECT_EQ(shown.log.sheets[0].grain, Grain::statements);
  EXPECT_EQ(shown.log.sheets[1].grain, Grain::dossiers);
  EXPECT_TRUE(shown.log.sheets[1].hidden);
  EXPECT_TRUE(shown.log.sheets[1].has_rows);
  const Loaded named = load_form(bytes, "bieu.xlsx", {.sheet = "Ẩn"});
  ASSERT_FALSE(named.error);
  EXPECT_EQ(named.grain, Grain::dossiers);
  EXPECT_EQ(named.log.sheet, "Ẩn");
  // A name that no sheet bears changes nothing.
  EXPECT_EQ(load_form(bytes, "bieu.xlsx", {.sheet = "Khác"}).log.sheet, "Hồ sơ");
}

// The totals of the 2026 portal hold what was carried over: 184,513 beside 152,595 (domain.md 9.1).
TEST(FormPortal, ServiceResultsOf2026) {
  const Loaded form = load_form(
      R"([{"name":"Tỉnh Phú Thọ","totalReceived":184513,"onTime":144625,"overdue":39888,"completed":147765,"onlineDossierCount":150956,"channels":{"direct":1639,"postal":0}}])",
      "thang_8_2026.json");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(values(form, "Tỉnh Phú Thọ", Base::handled), Values{184513});
  EXPECT_EQ(values(form, "Tỉnh Phú Thọ", Base::finished), Values{147765});
  EXPECT_EQ(values(form, "Tỉnh Phú Thọ", Base::received, channel({Channel::online})),
            Values{150956});
  EXPECT_EQ(values(form, "Tỉnh Phú Thọ", Base::received, channel({Channel::in_person})),
            Values{1639});
  EXPECT_EQ(values(form, "Tỉnh Phú Thọ", Base::received, channel({Channel::post})), Values{0});
  EXPECT_EQ(form.log.form.statements, 5u);  // "on time" mixes finished and pending ones
}

}  // namespace
}  // namespace xanh::intake
