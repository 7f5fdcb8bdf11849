// What stands above the table and in names. Expectations by hand.
#include "intake/given.h"

#include <gtest/gtest.h>

#include "intake/rules.h"
#include "load.h"
#include "units.h"

namespace xanh::intake {
namespace {

using text::day_from_civil;

Days days(int y1, int m1, int d1, int y2, int m2, int d2) { return {day_from_civil(y1, m1, d1), day_from_civil(y2, m2, d2)}; }

std::string shown(const std::optional<Days>& days) {
  if (!days) return "none";
  const text::Civil a = text::civil_from_day(days->first), b = text::civil_from_day(days->last);
  const auto one = [](const text::Civil& c) { return std::to_string(c.year) + "-" + std::to_string(c.month) + "-" + std::to_string(c.day); };
  return one(a) + ".." + one(b);
}

TEST(FindPeriod, NamedPeriods) {
  struct Case {
    const char* text;
    Days days;
    const char* words;
  };
  const Case cases[] = {
      {"BÁO CÁO THÁNG 10 NĂM 2025", days(2025, 10, 1, 2025, 10, 31), "THÁNG 10 NĂM 2025"},
      {"Kỳ báo cáo: Tháng 2/2024", days(2024, 2, 1, 2024, 2, 29), "Tháng 2/2024"},
      {"Tháng 02-2025", days(2025, 2, 1, 2025, 2, 28), "Tháng 02-2025"},
      {"BC T10.2025", days(2025, 10, 1, 2025, 10, 31), "T10.2025"},
      {"thang_10_2025", days(2025, 10, 1, 2025, 10, 31), "thang_10_2025"},
      {"thang102025", days(2025, 10, 1, 2025, 10, 31), "thang102025"},
      {"10/2025", days(2025, 10, 1, 2025, 10, 31), "10/2025"},
      {"Quý III/2025", days(2025, 7, 1, 2025, 9, 30), "Quý III/2025"},
      {"QUÝ IV NĂM 2024", days(2024, 10, 1, 2024, 12, 31), "QUÝ IV NĂM 2024"},
      {"quí 1 năm 2025", days(2025, 1, 1, 2025, 3, 31), "quí 1 năm 2025"},
      {"bc_Q2.2025", days(2025, 4, 1, 2025, 6, 30), "Q2.2025"},
      {"QuyII_2025", days(2025, 4, 1, 2025, 6, 30), "QuyII_2025"},
      {"Số liệu 6 tháng đầu năm 2025", days(2025, 1, 1, 2025, 6, 30), "6 tháng đầu năm 2025"},
      {"6 tháng cuối năm 2025", days(2025, 7, 1, 2025, 12, 31), "6 tháng cuối năm 2025"},
      {"nửa đầu năm 2025", days(2025, 1, 1, 2025, 6, 30), "nửa đầu năm 2025"},
      {"9 tháng năm 2025", days(2025, 1, 1, 2025, 9, 30), "9 tháng năm 2025"},
      {"09 tháng đầu năm 2025", days(2025, 1, 1, 2025, 9, 30), "09 tháng đầu năm 2025"},
      {"9T/2025", days(2025, 1, 1, 2025, 9, 30), "9T/2025"},
      {"Báo cáo năm 2025", days(2025, 1, 1, 2025, 12, 31), "năm 2025"},
      {"2024", days(2024, 1, 1, 2024, 12, 31), "2024"},
  };
  for (const Case& c : cases) {
    std::string words;
    const auto found = find_period(c.text, 0, &words);
    EXPECT_EQ(shown(found), shown(c.days)) << c.text;
    EXPECT_EQ(words, c.words) << c.text;
  }
}

TEST(FindPeriod, FromDayToDay) {
  struct Case {
    const char* text;
    Days days;
  };
  const Case cases[] = {
      {"Từ ngày 15/12/2024 đến ngày 14/03/2025", days(2024, 12, 15, 2025, 3, 14)},
      {"từ ngày 15/12 đến 14/03/2025", days(2024, 12, 15, 2025, 3, 14)},
      {"(Từ 01/10/2025 - 31/10/2025)", days(2025, 10, 1, 2025, 10, 31)},
      {"01.10.2025–31.10.2025", days(2025, 10, 1, 2025, 10, 31)},
      {"Từ ngày 01/10/2025 00:00:00 đến hết ngày 31/10/2025 23:59:59", days(2025, 10, 1, 2025, 10, 31)},
      {"từ 2025-10-01 đến 2025-10-31", days(2025, 10, 1, 2025, 10, 31)},
      {"tu_ngay_01_10_2025_den_ngay_31_10_2025", days(2025, 10, 1, 2025, 10, 31)},
      {"hoso_20251001-20251031", days(2025, 10, 1, 2025, 10, 31)},
      {"từ ngày 01 tháng 10 năm 2025 đến ngày 31 tháng 10 năm 2025", days(2025, 10, 1, 2025, 10, 31)},
      {"TUẦN 45 (03/11/2025 - 09/11/2025)", days(2025, 11, 3, 2025, 11, 9)},
      {"Tuần từ 03/11 đến 09/11/2025", days(2025, 11, 3, 2025, 11, 9)},
      {"Lũy kế đến 31/10/2025", days(2025, 1, 1, 2025, 10, 31)},
      {"lũy kế từ đầu năm đến ngày 31/10/2025", days(2025, 1, 1, 2025, 10, 31)},
      {"Luỹ kế đến hết tháng 10/2025", days(2025, 1, 1, 2025, 10, 31)},
      {"Từ tháng 1 đến tháng 10 năm 2025", days(2025, 1, 1, 2025, 10, 31)},
      {"từ tháng 11/2024 đến tháng 02/2025", days(2024, 11, 1, 2025, 2, 28)},
      // The reporting month of 15-14 (domain.md fact 13): its days go before its name.
      {"Tháng 10 năm 2025 (từ ngày 15/9/2025 đến ngày 14/10/2025)", days(2025, 9, 15, 2025, 10, 14)},
  };
  for (const Case& c : cases) EXPECT_EQ(shown(find_period(c.text, 0, nullptr)), shown(c.days)) << c.text;
}

TEST(FindPeriod, TheYearOfTheContext) {
  EXPECT_EQ(shown(find_period("Tháng 10", 2025, nullptr)), "2025-10-1..2025-10-31");
  EXPECT_EQ(shown(find_period("T10", 2025, nullptr)), "2025-10-1..2025-10-31");
  EXPECT_EQ(shown(find_period("Quý III", 2025, nullptr)), "2025-7-1..2025-9-30");
  EXPECT_EQ(shown(find_period("9 tháng", 2025, nullptr)), "2025-1-1..2025-9-30");
  EXPECT_EQ(shown(find_period("Tháng 10", 0, nullptr)), "none");
  EXPECT_EQ(shown(find_period("Tháng 10 - kế hoạch giao (báo cáo năm 2025)", 0, nullptr)), "2025-10-1..2025-10-31");
  EXPECT_EQ(shown(find_period("Tháng 10/2024", 2025, nullptr)), "2024-10-1..2024-10-31");
}

TEST(FindPeriod, WhatIsNoPeriod) {
  const char* none[] = {
      "bao_cao_03_11_2025_08_15", "BaoCao_20251103_081500", "Quyết định số 12/2025/QĐ-UBND", "Biểu số II.06a/VPCP/KSTT",
      "Thông tư 01/2020/TT-VPCP", "Điện thoại: 0203.3835.678", "0912 345 678", "Lào Cai, ngày 31 tháng 10 năm 2025",
      "Lào Cai, ngày … tháng 10 năm 2025", "ngày    tháng 11 năm 2025", "Tính đến ngày 31/10/2025", "Số liệu đến hết tháng 10/2025",
      "Tuần 45 năm 2025", "Tuần 2 tháng 10/2025", "Giai đoạn năm 2021-2025", "so với cùng kỳ năm 2024", "thời hạn 3 tháng",
      "Quý 5/2025", "Tháng 13/2025", "Từ ngày 31/10/2025 đến ngày 01/10/2025", "Tháng 9/2025 và tháng 10/2025",
      "Tháng 9, tháng 10 năm 2025", "Tổng số hồ sơ", "", "Từ ngày 31/02/2025 đến ngày 30/03/2025 …"};
  for (const char* text : none) {
    std::string words = "x";
    EXPECT_EQ(shown(find_period(text, 0, &words)), "none") << text << " by " << words;
  }
  // The stamp of its making does not hide the period of a file.
  EXPECT_EQ(shown(find_period("bc_thang_10_2025_03_11_2025_08_15", 0, nullptr)), "2025-10-1..2025-10-31");
  EXPECT_EQ(shown(find_period("Quý I năm 2025 so với quý IV năm 2024", 0, nullptr)), "2025-1-1..2025-3-31");
}

// One title cell a line; cells of a line are parted by tabs.
Sample titles(const std::vector<std::vector<std::string>>& rows) {
  Sample sample;
  for (const auto& row : rows) {
    Sample::Row& out = sample.rows.emplace_back();
    out.number = sample.rows.size();
    for (const std::string& text : row) {
      out.cells.push_back({text.empty() ? source::CellKind::empty : source::CellKind::text, text});
    }
    sample.width = std::max(sample.width, out.cells.size());
  }
  return sample;
}

GivenLog givens(const Sample& sample, std::string_view sheet = "Sheet1", std::string_view file = "a.xlsx") {
  return find_givens(sample, sample.rows.size(), sheet, file, shipped_rules().impl(), &shipped_units());
}

TEST(FindGivens, TheFilterLineOfAnExport) {
  const GivenLog found = givens(titles({{"DANH SÁCH HỒ SƠ"},
                                        {"Đơn vị xử lý: UBND xã Lâm Thao - Tỉnh Phú Thọ; Hình thức nộp: Trực tuyến; Từ ngày 01/10/2025 đến ngày 31/10/2025"}}));
  EXPECT_EQ(found.unit, "Xã Lâm Thao");
  EXPECT_EQ(found.unit_from, GivenFrom::title);
  EXPECT_EQ(found.unit_words, "Đơn vị xử lý: UBND xã Lâm Thao - Tỉnh Phú Thọ");
  EXPECT_EQ(found.channel, facts::Channel::online);
  EXPECT_EQ(found.channel_words, "Hình thức nộp: Trực tuyến");
  EXPECT_EQ(shown(found.period), "2025-10-1..2025-10-31");
  EXPECT_EQ(found.period_from, GivenFrom::title);
  EXPECT_EQ(found.as_of_from, GivenFrom::title);
  EXPECT_EQ(found.as_of_words, "đến ngày 31/10/2025");
}

TEST(FindGivens, LabelsInOneLineAndInOtherCells) {
  GivenLog found = givens(titles({{"Đơn vị: Sở Tư pháp, Hình thức nộp: Qua bưu chính công ích, Kỳ báo cáo: Quý III/2025"}}));
  EXPECT_EQ(found.unit, "Sở Tư pháp");
  EXPECT_EQ(found.channel, facts::Channel::post);
  EXPECT_EQ(shown(found.period), "2025-7-1..2025-9-30");
  // II.06a: labels in the right-hand cell, values in the next line.
  found = givens(titles({{"Biểu số II.06a/VPCP/KSTT", "", "Đơn vị báo cáo:\n+ Sở Nội vụ\n Đơn vị nhận báo cáo:\n + UBND tỉnh Lào Cai"},
                         {"", "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC"},
                         {"", "Kỳ báo cáo: Từ ngày 15/12/2024 đến ngày 14/03/2025"},
                         {"", "(Đơn vị tính: Số hồ sơ TTHC)"}}));
  EXPECT_EQ(found.unit, "Sở Nội vụ");
  EXPECT_EQ(shown(found.period), "2024-12-15..2025-3-14");
  // The value in the next cell, and below.
  EXPECT_EQ(givens(titles({{"Đơn vị báo cáo:", "", "Sở Tư pháp"}})).unit, "Sở Tư pháp");
  EXPECT_EQ(givens(titles({{"", "Cơ quan:"}, {"", "Sở Tư pháp"}})).unit, "Sở Tư pháp");
}

TEST(FindGivens, DatesTypedIntoCells) {
  Sample sample = titles({{"Từ ngày", "45931", "đến ngày", "45961"}});
  sample.rows[0].cells[1].kind = sample.rows[0].cells[3].kind = source::CellKind::date_serial;
  EXPECT_EQ(shown(givens(sample).period), "2025-10-1..2025-10-31");  // 45292 is 1/1/2024: + 639, + 669 days
}

TEST(FindGivens, NamesOfSheetAndFile) {
  GivenLog found = givens(titles({{"ỦY BAN NHÂN DÂN TỈNH LÀO CAI"}}), "Xã Bảo Hà", "Bao cao T10.2025.xlsx");
  EXPECT_EQ(found.unit, "Xã Bảo Hà");
  EXPECT_EQ(found.unit_from, GivenFrom::sheet_name);
  EXPECT_EQ(shown(found.period), "2025-10-1..2025-10-31");
  EXPECT_EQ(found.period_from, GivenFrom::file_name);
  found = givens(titles({}), "Sheet1", "Hồ sơ nộp trực tuyến_Sở Tư pháp_tháng 10_2025.xls");
  EXPECT_EQ(found.unit, "Sở Tư pháp");
  EXPECT_EQ(found.unit_from, GivenFrom::file_name);
  EXPECT_EQ(found.channel, facts::Channel::online);
  EXPECT_EQ(found.channel_from, GivenFrom::file_name);
  EXPECT_EQ(shown(found.period), "2025-10-1..2025-10-31");
  found = givens(titles({}), "Sheet1", "hoso_tu_ngay_15_09_2025_den_ngay_14_10_2025.csv");
  EXPECT_EQ(shown(found.period), "2025-9-15..2025-10-14");
  EXPECT_EQ(found.as_of_words, "den_ngay_14_10_2025");
  // A month in the sheet's name, its year in the file's.
  found = givens(titles({}), "Tháng 9", "Thong ke nam 2025.xlsx");
  EXPECT_EQ(shown(found.period), "2025-9-1..2025-9-30");
  EXPECT_EQ(found.period_from, GivenFrom::sheet_name);
  // Sheets by channel.
  EXPECT_EQ(givens(titles({}), "Trực tuyến").channel, facts::Channel::online);
  EXPECT_EQ(givens(titles({}), "BCCI").channel_from, GivenFrom::sheet_name);
  for (const char* sheet : {"Một cửa", "2", "Sheet2", "Trực tuyến toàn trình"}) EXPECT_EQ(givens(titles({}), sheet).channel, facts::Channel::unknown) << sheet;
  // A letterhead.
  EXPECT_EQ(givens(titles({{"UBND TỈNH LÀO CAI"}, {"SỞ TƯ PHÁP"}})).unit, "Sở Tư pháp");
  EXPECT_EQ(givens(titles({{"UBND TỈNH LÀO CAI"}})).unit, "Tỉnh Lào Cai");
}

TEST(FindGivens, NothingIsGuessed) {
  const GivenLog found = givens(titles({{"Đơn vị: Tất cả; Hình thức nộp: Tất cả"}, {"Đơn vị tính: hồ sơ"}, {"Đơn vị nhận báo cáo: UBND tỉnh Lào Cai"},
                                        {"TỶ LỆ HỒ SƠ TRỰC TUYẾN TOÀN TRÌNH"}, {"HỒ SƠ TRỰC TUYẾN VÀ HỒ SƠ TRỰC TIẾP"}}));
  EXPECT_EQ(found.unit, "");
  EXPECT_EQ(found.unit_from, GivenFrom::nothing);
  EXPECT_EQ(found.channel, facts::Channel::unknown);
  EXPECT_EQ(found.period, std::nullopt);
  // A labelled unit that no list of units has keeps its words.
  EXPECT_EQ(givens(titles({{"Đơn vị báo cáo: Tổ Một cửa lưu động"}})).unit, "Tổ Một cửa lưu động");
  // Two labels that disagree.
  EXPECT_EQ(givens(titles({{"Đơn vị: Sở Tư pháp"}, {"Cơ quan xử lý: Sở Nội vụ"}})).unit, "");
}

TEST(ApplyChoices, TheUserGoesFirst) {
  GivenLog log = givens(titles({{"Đơn vị: Sở Tư pháp; Hình thức nộp: Trực tuyến"}}));
  apply_choices(log, {.unit = "Sở Nội vụ", .channel = facts::Channel::post, .period = Days{1, 2}, .as_of = 20000});
  EXPECT_EQ(log.unit, "Sở Nội vụ");
  EXPECT_EQ(log.channel, facts::Channel::post);
  EXPECT_EQ(log.period, (Days{1, 2}));
  for (const GivenFrom from : {log.unit_from, log.channel_from, log.period_from, log.as_of_from}) EXPECT_EQ(from, GivenFrom::chosen);
  EXPECT_EQ(log.unit_words, "") << "nothing in the file says so";
  GivenLog same = givens(titles({{"Đơn vị: Sở Tư pháp"}}));
  apply_choices(same, {});
  EXPECT_EQ(same.unit, "Sở Tư pháp");
  EXPECT_EQ(same.unit_from, GivenFrom::title);
}

}  // namespace
}  // namespace xanh::intake
