// The files, read back by the readers of core.
#include "sample/form.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "../source/rows.h"
#include "sample/decompose.h"
#include "samples.h"
#include "source/csv.h"
#include "source/xlsx.h"
#include "text/date.h"
#include "text/nfc.h"

namespace xanh::sample {
namespace {

constexpr std::uint64_t kRows = 20'000;

source::Rows read_csv(std::string bytes) {
  source::MemorySource file("x.csv", std::move(bytes));
  const auto document = source::make_csv_document(
      file, {.separator = ',', .byte_order_mark = true, .data_begin = 3, .first_line = 1});
  return source::read_all(*document);
}

TEST(CsvForm, IsRfc4180WithBom) {
  const Province province = province_of(1);
  const std::string csv = csv_of(province, 300, 1);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBF" "DANH SÁCH HỒ SƠ"));
  EXPECT_TRUE(csv.ends_with("\r\n"));
  EXPECT_NE(csv.find(",\"Chứng thực chữ ký trong giấy tờ, văn bản\","), std::string::npos);
  for (std::size_t at = csv.find('\n'); at != std::string::npos; at = csv.find('\n', at + 1)) {
    ASSERT_EQ(csv[at - 1], '\r');
  }
  const auto rows = read_csv(csv);
  ASSERT_FALSE(rows.error);
  // Two titles, a header, the rows, a total and a signature; the two blank lines are skipped.
  ASSERT_EQ(rows.cells.size(), 305u);
  EXPECT_EQ(rows.numbers[2], 4u);
  EXPECT_EQ(rows.cells[2].size(), kColumns);
  EXPECT_EQ(rows.cells[2][0], "Mã hồ sơ");
  EXPECT_EQ(rows.cells[303][0], "Tổng cộng");
  EXPECT_EQ(rows.cells[303][2], "300 hồ sơ");
  EXPECT_EQ(rows.cells[304][14], "NGƯỜI LẬP BIỂU");
}

TEST(XlsxForm, HoldsWhatTheCsvHolds) {
  const Province province = province_of(2);
  const auto csv = read_csv(csv_of(province, 5'000, 2));
  source::MemorySource file("x.xlsx", xlsx_of(province, 5'000, 2));
  const auto document = source::make_xlsx_document(file);
  const auto xlsx = source::read_all(*document);
  ASSERT_FALSE(csv.error);
  ASSERT_FALSE(xlsx.error);
  EXPECT_EQ(document->tables()[0].name, "Hồ sơ");
  ASSERT_EQ(csv.cells.size(), xlsx.cells.size());
  int serials = 0, texts = 0;
  for (std::size_t row = 0; row < csv.cells.size(); ++row) {
    ASSERT_EQ(csv.cells[row].size(), xlsx.cells[row].size()) << row;
    for (std::size_t column = 0; column < csv.cells[row].size(); ++column) {
      const std::string& written = csv.cells[row][column];
      const std::string& read = xlsx.cells[row][column];
      if (xlsx.kinds[row][column] != source::CellKind::date_serial) {
        ASSERT_EQ(written, read) << row << " " << column;
        ++texts;
        continue;
      }
      ++serials;
      const auto expected = text::parse_date(written);
      const auto date = text::date_from_serial(std::stod(read), false);
      ASSERT_TRUE(expected && date) << written << " " << read;
      ASSERT_EQ(*expected, *date) << written << " " << read;
    }
  }
  EXPECT_GT(serials, 9'000);  // received and finished
  EXPECT_GT(texts, 70'000);
}

// Each kind of dirt is there, and not much of it (Dirt).
TEST(Row, DirtIsRareButThere) {
  const Province province = province_of(4);
  const auto rows = read_csv(csv_of(province, kRows, 4));
  ASSERT_FALSE(rows.error);
  std::map<std::string, int> dirt;
  for (std::size_t row = 3; row < 3 + kRows; ++row) {
    auto cells = rows.cells[row];
    cells.resize(kColumns);
    dirt["not NFC"] += cells[2] != text::to_nfc(cells[2]) || cells[4] != text::to_nfc(cells[4]);
    dirt["double space"] += cells[2].find("  ") != std::string::npos;
    dirt["trailing space"] += cells[5].ends_with(' ');
    dirt["no channel"] += cells[5].empty();
    dirt["no due"] += cells[13].empty() && cells[15] != "Không được tiếp nhận";
    dirt["bad due"] += !cells[13].empty() && !text::parse_date(cells[13]);
    dirt["bad received"] += !text::parse_date(cells[12]);
    dirt["not accepted"] += cells[15] == "Không được tiếp nhận";
  }
  EXPECT_EQ(dirt.size(), 8u);
  for (const auto& [kind, count] : dirt) {
    EXPECT_GE(count, kind == "bad received" ? 1 : 15) << kind;
    EXPECT_LE(count, static_cast<int>(kRows) * 15 / 1000) << kind;
  }
}

TEST(Decompose, WritesMarksApart) {
  EXPECT_EQ(decompose("ệ"), "e\xCC\xA3\xCC\x82");   // dot below before the circumflex
  EXPECT_EQ(decompose("ữ"), "u\xCC\x9B\xCC\x83");   // horn, tilde
  EXPECT_EQ(decompose("ợ"), "o\xCC\x9B\xCC\xA3");   // horn before the dot below
  EXPECT_EQ(decompose("Ấ"), "A\xCC\x82\xCC\x81");
  EXPECT_EQ(decompose("đĐ abc"), "đĐ abc");           // d with stroke does not decompose
  const Province province = province_of(1);
  for (const Procedure& procedure : province.procedures) {
    ASSERT_EQ(text::to_nfc(decompose(procedure.name)), procedure.name);
  }
}

}  // namespace
}  // namespace xanh::sample
