// The same dossier list in every encoding gives the same rows, however the bytes arrive.
#include <gtest/gtest.h>

#include "../text/encoding_cases.h"
#include "rows.h"
#include "slow_source.h"
#include "source/csv.h"
#include "source/document.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Rows read_slowly(const std::string& bytes, std::size_t piece) {
  SlowSource source(bytes);
  const auto document = make_csv_document(source, detect_csv_dialect(bytes, text::detect_encoding(bytes, true)), piece);
  return read_all(*document);
}

Rows read_detected(const std::string& bytes, Dialect& dialect) {
  MemorySource source("x.csv", bytes);
  std::unique_ptr<Document> document;
  const auto step = detect(source, document);
  Rows rows;
  if (!step) {
    rows.error = step.error();
    return rows;
  }
  rows = read_all(*document);
  dialect = document->dialect();
  return rows;
}

std::string utf16_le(std::string_view ascii) {
  std::string bytes;
  for (const char c : ascii) bytes += c, bytes += '\0';
  return bytes;
}

TEST(EncodedCsv, TheSameRowsInEveryEncodingAndPiece) {
  const auto cases = text::encoding_cases("list");
  ASSERT_EQ(cases.size(), 9u);
  const Rows expected = read_slowly(cases[0].text, 1000);
  ASSERT_EQ(expected.cells.size(), 6u);
  // By hand, from the list of make_encoding_cases.mjs.
  EXPECT_EQ(expected.cells[2][1], "Cấp đổi; cấp lại giấy chứng nhận quyền sử dụng đất");
  EXPECT_EQ(expected.cells[2][6], "Chờ \"bổ sung\"");
  EXPECT_EQ(expected.cells[4][2], "ỦY BAN NHÂN DÂN XÃ Ý TÝ");
  EXPECT_EQ(expected.cells[5][3], "Bảo trợ xã hội");
  EXPECT_EQ(expected.numbers, (std::vector<std::uint64_t>{1, 2, 3, 4, 6, 7}));
  for (const auto& each : cases) {
    for (std::size_t piece = 1; piece <= 64; ++piece) {
      const Rows rows = read_slowly(each.bytes, piece);
      ASSERT_FALSE(rows.error);
      ASSERT_EQ(rows.cells, expected.cells) << encoding_name(each.encoding) << ' ' << piece;
      ASSERT_EQ(rows.numbers, expected.numbers) << encoding_name(each.encoding) << ' ' << piece;
    }
    Dialect dialect;
    EXPECT_EQ(read_detected(each.bytes, dialect).cells, expected.cells);
    EXPECT_EQ(dialect.encoding, encoding_name(each.encoding));
    EXPECT_EQ(dialect.format, Format::csv);
    EXPECT_EQ(dialect.separator, ';');
    EXPECT_FALSE(dialect.byte_order_mark);
  }
}

// What Excel calls "Unicode Text".
TEST(EncodedCsv, UnicodeTextWithItsMark) {
  Dialect dialect;
  const Rows rows = read_detected("\xFF\xFE" + utf16_le("So\tTen\r\n1\t\"a\tb\"\r\n"), dialect);
  EXPECT_EQ(rows.cells, (Cells{{"So", "Ten"}, {"1", "a\tb"}}));
  EXPECT_EQ(dialect.encoding, "UTF-16LE");
  EXPECT_EQ(dialect.separator, '\t');
  EXPECT_TRUE(dialect.byte_order_mark);
}

TEST(EncodedCsv, AHintToExcelIsSkippedInAnyEncoding) {
  for (const std::string& bytes : {"\xFF\xFE" + utf16_le("sep=;\r\na,b;c\r\n"), utf16_le("sep=;\r\na,b;c\r\n"),
                                   std::string("sep=;\r\na,b;c\r\n")}) {
    for (const std::size_t piece : {1u, 2u, 3u, 5u, 100u}) {
      const Rows rows = read_slowly(bytes, piece);
      EXPECT_EQ(rows.cells, (Cells{{"a,b", "c"}})) << piece;
      EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{2}));
    }
  }
}

TEST(EncodedCsv, AQuoteThatNothingClosesIsTextInAnyEncoding) {
  for (const std::size_t piece : {1u, 2u, 7u, 1000u}) {
    const Rows rows = read_slowly("\xFF\xFE" + utf16_le("a,b\n2,\"Nha A\n3,\"\"\n4,z"), piece);
    EXPECT_EQ(rows.cells, (Cells{{"a", "b"}, {"2", "\"Nha A"}, {"3"}, {"4", "z"}})) << piece;
  }
}

TEST(EncodedCsv, NothingInIt) {
  Dialect dialect;
  for (const std::string& bytes : {std::string("\xFF\xFE"), "\xFF\xFE" + utf16_le(" \r\n")}) {
    const Rows rows = read_detected(bytes, dialect);
    ASSERT_TRUE(rows.error);
    EXPECT_EQ(rows.error->code, ErrorCode::file_empty);
  }
}

// Files longer than the sample: the head decides, and is not mistaken where it is cut.
TEST(EncodedCsv, LongFilesAreReadToTheEnd) {
  for (const auto& each : text::encoding_cases("list")) {
    std::string bytes;
    const std::size_t times = 300;
    for (std::size_t i = 0; i < times; ++i) bytes += each.bytes;
    Dialect dialect;
    const Rows rows = read_detected(bytes, dialect);
    ASSERT_FALSE(rows.error);
    ASSERT_EQ(rows.cells.size(), 6 * times) << dialect.encoding;
    EXPECT_EQ(rows.cells.back()[1], "Hỗ trợ chi phí mai táng");
    EXPECT_EQ(rows.numbers.back(), 7 * (times - 1) + 7);
  }
}

TEST(EncodedCsv, ProgressEndsAtTheSizeOfTheFile) {
  for (const auto& each : text::encoding_cases("list")) {
    SlowSource source(each.bytes);
    const auto document = make_csv_document(source, detect_csv_dialect(each.bytes, text::detect_encoding(each.bytes, true)), 64);
    ASSERT_EQ(document->open(), Step::end);
    auto reader = document->read(0, {});
    ASSERT_TRUE(reader);
    Batch batch;
    for (Result<Step> step = Step::ready; *step != Step::end; step = (*reader)->next(batch)) {
      ASSERT_TRUE(step);
      EXPECT_LE((*reader)->bytes_consumed(), each.bytes.size());
    }
    EXPECT_EQ((*reader)->bytes_consumed(), each.bytes.size());
  }
}

// A fault far below the sample is a character that nobody can read, not a file that nobody can.
TEST(EncodedCsv, BadBytesFurtherDownStayInTheirCell) {
  std::string bytes = "Số;Tên\n";
  while (bytes.size() < 100000) bytes += "1;Đăng ký khai sinh\n";
  bytes += "2;Xã \xE1\xBB Nậm\n3;cuối\n";
  Dialect dialect;
  const Rows rows = read_detected(bytes, dialect);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(dialect.encoding, "UTF-8");
  EXPECT_EQ(rows.cells[rows.cells.size() - 2][1], "Xã \xE1\xBB Nậm");
  EXPECT_EQ(rows.cells.back()[1], "cuối");
}

TEST(EncodedCsv, UndecidableBytesAreRefused) {
  Dialect dialect;
  const Rows rows = read_detected("\xCD\xEE\xEC\xE5\xF0;\xC4\xE0\xF2\xE0;\xD1\xF3\xEC\xEC\xE0\n1;2;3\n", dialect);
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::encoding_invalid);
}

}  // namespace
}  // namespace xanh::source
