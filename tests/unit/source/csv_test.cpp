#include "source/csv.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Rows read_csv(const std::string& text, std::size_t piece = 1 << 20, ColumnMask mask = {}) {
  SlowSource source(text);
  const auto document = make_csv_document(source, detect_csv_dialect(text), piece);
  return read_all(*document, 0, std::move(mask));
}

TEST(Csv, QuotesSeparatorsAndLineEnds) {
  const Rows rows = read_csv("a,b,c\r\n1,\"x,y\",\"he said \"\"no\"\"\"\r\n\"two\nlines\",,3\n,,\n4,5,6");
  EXPECT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"a", "b", "c"}, {"1", "x,y", "he said \"no\""}, {"two\nlines", "", "3"}, {"4", "5", "6"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3, 6}));
}

TEST(Csv, StrayQuotesStay) {
  const Rows rows = read_csv("a,b\n5\" tube,\"x\"y\n\"open,1\n");
  EXPECT_EQ(rows.cells, (Cells{{"a", "b"}, {"5\" tube", "\"x\"y"}, {"\"open,1\n"}}));
}

TEST(Csv, SeparatorIsTheConsistentOne) {
  EXPECT_EQ(detect_csv_dialect("a;b;c\n1,5;2,5;3,5\n1,5;2;3\n").separator, ';');
  EXPECT_EQ(detect_csv_dialect("Tên, mã\tb\nx, y\t1\nz\t2\n").separator, '\t');
  EXPECT_EQ(detect_csv_dialect("sep=;\na,b;c\n").separator, ';');
  EXPECT_EQ(detect_csv_dialect("BÁO CÁO\nNgày 1, tháng 2\na,b,c\n1,2,3\n4,5,6\n").separator, ',');
  const Rows rows = read_csv("\xEF\xBB\xBFsep=;\r\na;b\r\n1;2\r\n");
  EXPECT_EQ(rows.cells, (Cells{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{2, 3}));
}

TEST(Csv, MaskKeepsOnlyTheColumnsWanted) {
  const Rows rows = read_csv("a,b,c,d\n1,\"2\"\"x\",3,4\n5\n", 1 << 20, {.all = false, .columns = {1, 3}});
  EXPECT_EQ(rows.cells, (Cells{{"b", "d"}, {"2\"x", "4"}, {}}));
}

TEST(Csv, AnyCutGivesTheSameRows) {
  std::string text = "\xEF\xBB\xBFmã,tên,ghi chú\r\n";
  for (int i = 0; i < 300; ++i) {
    text += std::to_string(i) + ",\"Cấp \"\"bản sao\"\", \r\nsố " + std::to_string(i * 7919) + "\",";
    text += i % 3 == 0 ? "\r" : i % 3 == 1 ? "\n" : "x\r\n";
  }
  const Rows whole = read_csv(text);
  ASSERT_FALSE(whole.error);
  ASSERT_EQ(whole.cells.size(), 301u);
  for (std::size_t piece = 1; piece < 70; ++piece) {
    const Rows cut = read_csv(text, piece);
    ASSERT_FALSE(cut.error);
    ASSERT_EQ(cut.cells, whole.cells) << "piece " << piece;
    ASSERT_EQ(cut.numbers, whole.numbers) << "piece " << piece;
  }
}

TEST(Csv, ACellWithoutEndIsRefused) {
  std::string text = "a,b\n1,\"";
  text.append(kMaxCellBytes + 2'000'000, 'x');
  const Rows rows = read_csv(text + "\n2,3\n");
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::cell_too_long);
  EXPECT_EQ(rows.error->place.row, 2u);
  EXPECT_EQ(rows.error->place.column, 2u);
  EXPECT_EQ(rows.error->place.file, "slow");
}

TEST(Csv, TooManyColumns) {
  const Rows rows = read_csv(std::string(20000, ','));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_many_columns);
}

TEST(Csv, BatchesCoverEveryRowOnce) {
  std::string text = "n\tm\n";
  for (int i = 0; i < 20000; ++i) text += std::to_string(i) + "\t" + std::to_string(i * 2) + "\n";
  const Rows rows = read_csv(text);
  ASSERT_EQ(rows.cells.size(), 20001u);
  for (int i = 0; i < 20000; ++i) {
    ASSERT_EQ(rows.cells[static_cast<std::size_t>(i) + 1][1], std::to_string(i * 2));
    ASSERT_EQ(rows.numbers[static_cast<std::size_t>(i) + 1], static_cast<std::uint64_t>(i) + 2);
  }
}

}  // namespace
}  // namespace xanh::source
