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

// RFC 4180, section 2, rule by rule.
TEST(Csv, Rfc4180) {
  const Cells two{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}};
  EXPECT_EQ(read_csv("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n").cells, two);                        // 1
  EXPECT_EQ(read_csv("aaa,bbb,ccc\r\nzzz,yyy,xxx").cells, two);                            // 2
  EXPECT_EQ(read_csv("aaa, bbb ,ccc\r\n").cells, (Cells{{"aaa", " bbb ", "ccc"}}));         // 4: blanks belong
  EXPECT_EQ(read_csv("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx").cells, two);                // 5
  EXPECT_EQ(read_csv("\"aaa\",\"b \r\nbb\",\"ccc\"\r\nzzz,yyy,xxx").cells,
            (Cells{{"aaa", "b \r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}}));                     // 6
  EXPECT_EQ(read_csv("\"aaa\",\"b\"\"bb\",\"ccc\"").cells, (Cells{{"aaa", "b\"bb", "ccc"}}));  // 7
}

TEST(Csv, EveryLineEnd) {
  const Cells cells{{"a", "b"}, {"1", "2"}, {"3", "4"}};
  for (const char* text : {"a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n1,2\r\n3,4\r",
                           "a,b\r\r1,2\n\n\r\n3,4\r\n\r\n", "\n,\na,b\n1,2\n , \n3,4"}) {
    for (const std::size_t piece : {1u, 2u, 3u, 100u}) {
      Rows rows = read_csv(text, piece);
      std::erase_if(rows.cells, [](const auto& row) { return row == std::vector<std::string>{" ", " "}; });
      EXPECT_EQ(rows.cells, cells) << text;
    }
  }
  EXPECT_EQ(read_csv("a,b\r\r1,2\n\n\r\n3,4\r\n").numbers, (std::vector<std::uint64_t>{1, 3, 6}));
}

TEST(Csv, NothingInIt) {
  for (const char* text : {"\n", "\r\n\r\n", ",,\n,,", "\xEF\xBB\xBF", "sep=;\n", "\"\""}) {
    const Rows rows = read_csv(text);
    EXPECT_FALSE(rows.error) << text;
    EXPECT_TRUE(rows.cells.empty()) << text;
  }
}

TEST(Csv, StrayQuotesStay) {
  EXPECT_EQ(read_csv("a,b\n5\" tube,\"x\"y\n").cells, (Cells{{"a", "b"}, {"5\" tube", "\"x\"y"}}));
  EXPECT_EQ(read_csv("a,b\n\"x\" ,\"y\"\"\n").cells, (Cells{{"a", "b"}, {"\"x\" ", "\"y\"\""}}));
  EXPECT_EQ(read_csv("\"\",\"\"\"\"\n").cells, (Cells{{"", "\""}}));
}

// A quote that nothing closes must not swallow the rows below it.
TEST(Csv, AnOpeningQuoteWithoutItsPairIsText) {
  const std::string text = "a,b\n1,x\n2,\"Nhà A\n3,\"\"\n4,z";
  const Cells cells{{"a", "b"}, {"1", "x"}, {"2", "\"Nhà A"}, {"3"}, {"4", "z"}};
  for (const std::size_t piece : {1u, 2u, 3u, 7u, 1000u}) {
    const Rows rows = read_csv(text, piece);
    EXPECT_FALSE(rows.error);
    EXPECT_EQ(rows.cells, cells) << piece;
    EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3, 4, 5})) << piece;
  }
}

TEST(Csv, SeparatorIsTheConsistentOne) {
  EXPECT_EQ(detect_csv_dialect("a;b;c\n1,5;2,5;3,5\n1,5;2;3\n").separator, ';');
  EXPECT_EQ(detect_csv_dialect("Tên, mã\tb\nx, y\t1\nz\t2\n").separator, '\t');
  EXPECT_EQ(detect_csv_dialect("sep=;\na,b;c\n").separator, ';');
  EXPECT_EQ(detect_csv_dialect("STT;Tên thủ tục, loại;Giá\n1;Cấp đổi, cấp lại;1,5\n2;Khai sinh, khai tử;2,5\n").separator, ';');
  EXPECT_EQ(detect_csv_dialect("a,b,c\n\"x;y;z\",1,2\n\"p;q;r\",3,4\n").separator, ',');
  EXPECT_EQ(detect_csv_dialect("a\tb\n1,2,3\t4\n5,6,7\t8\n").separator, '\t');
  EXPECT_EQ(detect_csv_dialect("a\nb\n").separator, ',');
  EXPECT_EQ(detect_csv_dialect("").separator, ',');
  EXPECT_EQ(detect_csv_dialect("sep=\t\r\na;b\tc\n").separator, '\t');
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

TEST(Csv, AsManyColumnsAsExcelHasAndNoMore) {
  const Rows widest = read_csv("a,b\n" + std::string(kMaxColumns - 1, ',') + "last\n");
  ASSERT_FALSE(widest.error);
  ASSERT_EQ(widest.cells.size(), 2u);
  ASSERT_EQ(widest.cells[1].size(), kMaxColumns);
  EXPECT_EQ(widest.cells[1].back(), "last");
  const Rows rows = read_csv("a,b\n" + std::string(kMaxColumns, ',') + "x\n");
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_many_columns);
  EXPECT_EQ(rows.error->place.row, 2u);
  EXPECT_EQ(rows.error->place.file, "slow");
}

TEST(Csv, LongestCellIsRead) {
  const std::string cell(kMaxCellBytes, 'x');
  const Rows rows = read_csv("a,b\n1," + cell + "\n2,3\n");
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells[1][1].size(), cell.size());
  EXPECT_EQ(rows.cells[2][1], "3");
  const Rows longer = read_csv("a,b\n1," + cell + "x\n2,3\n");
  ASSERT_TRUE(longer.error);
  EXPECT_EQ(longer.error->code, ErrorCode::cell_too_long);
}

// Wide rows are handed over a few at a time: the rectangle of a batch stays small.
TEST(Csv, WideRowsMakeSmallBatches) {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 1000 == 999 ? std::string(16000, ',') + "x\n" : "a,b\n";
  MemorySource source("wide.csv", text);
  const auto document = make_csv_document(source, {});
  ASSERT_EQ(document->open(), Step::end);
  const auto reader = document->read(0, {});
  ASSERT_TRUE(reader);
  std::size_t rows = 0;
  while (true) {
    Batch batch;
    const auto step = (*reader)->next(batch);
    ASSERT_TRUE(step);
    if (*step == Step::end) break;
    rows += batch.row_count();
    EXPECT_LE(batch.fields.size(), 5u << 20);
  }
  EXPECT_EQ(rows, 3000u);
}

TEST(Csv, AnErrorIsRepeated) {
  SlowSource source("a\n" + std::string(20000, ',') + "\nb\n");
  const auto document = make_csv_document(source, {});
  const auto reader = document->read(0, {});
  ASSERT_TRUE(reader);
  Batch batch;
  Result<Step> step = Step::pending;
  while (step && *step != Step::end) step = (*reader)->next(batch);
  ASSERT_FALSE(step);
  for (int i = 0; i < 2; ++i) {
    const auto again = (*reader)->next(batch);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, ErrorCode::too_many_columns);
  }
}

TEST(Csv, ReadAnewFromTheStart) {
  SlowSource source("a,b\n1,2\n");
  const auto document = make_csv_document(source, {});
  EXPECT_EQ(read_all(*document).cells, (Cells{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(read_all(*document).cells, (Cells{{"a", "b"}, {"1", "2"}}));
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
