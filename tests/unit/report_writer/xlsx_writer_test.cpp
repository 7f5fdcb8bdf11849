#include "report/xlsx_writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "../source/rows.h"
#include "source/xlsx.h"
#include "text/date.h"

namespace xanh::report {
namespace {

using source::CellKind;

struct Book {
  source::MemorySource bytes;
  std::unique_ptr<source::Document> document;
  explicit Book(std::string zip)
      : bytes("x.xlsx", std::move(zip)), document(source::make_xlsx_document(bytes)) {}
};

/// A workbook of one sheet, filled by `fill`.
template <class Fill>
std::string book_of(Fill fill) {
  StringSink sink;
  XlsxWriter writer(sink, {{.name = "S"}}, 1);
  EXPECT_TRUE(writer.next_sheet());
  fill(writer);
  EXPECT_TRUE(writer.finish());
  return sink.take();
}

double number_of(const std::string& cell) { return std::stod(cell); }

TEST(XlsxWriter, TextComesBack) {
  const std::vector<std::pair<std::string, std::string>> texts = {
      {"Sở Tư pháp", "Sở Tư pháp"},
      {"a < b & \"c\" > 'd'", "a < b & \"c\" > 'd'"},
      {"  hai  khoảng trắng ", "  hai  khoảng trắng "},
      {"dòng 1\ndòng 2\tvà tab", "dòng 1\ndòng 2\tvà tab"},
      {"]]> <!-- -->", "]]> <!-- -->"},
      {std::string("a\0b\x01\x1F\x7F", 6) + "c", "abc"},         // control characters are dropped
      {"x\xFFy\xC3(", "x\xEF\xBF\xBDy\xEF\xBF\xBD("},            // not UTF-8: U+FFFD
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},  // half a surrogate pair
      {"\xEF\xBF\xBF", "\xEF\xBF\xBD"},                          // U+FFFF is no character of XML
      {"\xF0\x9F\x8C\xBF", "\xF0\x9F\x8C\xBF"},
      {"=SUM(A1:A9)", "=SUM(A1:A9)"},
      {"1.001193", "1.001193"},
      {"e\xCC\xA3\xCC\x82", "e\xCC\xA3\xCC\x82"},  // NFD stays NFD
  };
  Book book(book_of([&](XlsxWriter& writer) {
    for (const auto& [written, read] : texts) {
      writer.text(written);
      EXPECT_TRUE(writer.end_row());
    }
  }));
  const auto rows = source::read_all(*book.document);
  ASSERT_FALSE(rows.error);
  ASSERT_EQ(rows.cells.size(), texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    ASSERT_EQ(rows.cells[i].size(), 1u);
    EXPECT_EQ(rows.cells[i][0], texts[i].second);
    EXPECT_EQ(rows.kinds[i][0], CellKind::shared_text);
  }
}

TEST(XlsxWriter, EscapeLikeTextIsEscaped) {
  const std::string zip = book_of([](XlsxWriter& writer) {
    writer.text("_x0041_");
    EXPECT_TRUE(writer.end_row());
  });
  Book book(zip);
  const auto rows = source::read_all(*book.document);
  ASSERT_EQ(rows.cells.size(), 1u);
  // As written by Excel; a reader that undoes the escape gives the text itself.
  EXPECT_TRUE(rows.cells[0][0] == "_x005F_x0041_" || rows.cells[0][0] == "_x0041_")
      << rows.cells[0][0];
}

TEST(XlsxWriter, NumbersBlanksAndPlaces) {
  Book book(book_of([](XlsxWriter& writer) {
    writer.integer(-9'007'199'254'740'993);
    writer.number(0.1);
    writer.number(std::numeric_limits<double>::infinity());
    writer.blank();
    writer.blank(Style::header);
    writer.text("");
    writer.number(0.6854, Style::percent);
    EXPECT_TRUE(writer.end_row());
    EXPECT_TRUE(writer.end_row());  // an empty row keeps its number
    writer.blank();
    writer.text("B3");
    EXPECT_TRUE(writer.end_row());
  }));
  const auto rows = source::read_all(*book.document);
  ASSERT_FALSE(rows.error);
  ASSERT_EQ(rows.cells.size(), 2u);
  EXPECT_EQ(rows.cells[0], (std::vector<std::string>{"-9007199254740993", "0.1", "", "", "", "",
                                                     "0.6854"}));
  EXPECT_EQ(rows.kinds[0][0], CellKind::number);
  EXPECT_EQ(rows.kinds[0][6], CellKind::number);  // a percentage is no date
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 3}));
  EXPECT_EQ(rows.cells[1], (std::vector<std::string>{"", "B3"}));
}

TEST(XlsxWriter, DatesAreSerials) {
  // 45292 is 1/1/2024 (domain.md 5.6); half a day is .5.
  const text::Day day = text::day_from_civil(2024, 1, 1);
  Book book(book_of([day](XlsxWriter& writer) {
    writer.date(day);
    writer.date_time(day, 43'200);
    writer.date_time(day, 0);
    writer.date(text::day_from_civil(9999, 12, 31));
    EXPECT_TRUE(writer.end_row());
  }));
  const auto rows = source::read_all(*book.document);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells[0], (std::vector<std::string>{"45292", "45292.5", "45292", "2958465"}));
  for (const CellKind kind : rows.kinds[0]) EXPECT_EQ(kind, CellKind::date_serial);
}

TEST(XlsxWriter, EverySecondOfADayComesBack) {
  const text::Day day = text::day_from_civil(2025, 7, 1);
  Book book(book_of([day](XlsxWriter& writer) {
    for (std::int32_t second = 0; second < 86'400; ++second) {
      writer.date_time(day, second);
      if (second % 100 != 99) continue;
      EXPECT_TRUE(writer.end_row());
    }
  }));
  const auto rows = source::read_all(*book.document);
  ASSERT_FALSE(rows.error);
  std::int32_t second = 0;
  for (const auto& row : rows.cells) {
    for (const std::string& cell : row) {
      const auto date = text::date_from_serial(number_of(cell), false);
      ASSERT_TRUE(date);
      ASSERT_EQ(date->day, day) << cell;
      // A whole serial has no time.
      ASSERT_EQ(std::max(date->second, 0), second) << cell;
      ++second;
    }
  }
  EXPECT_EQ(second, 86'400);
}

TEST(XlsxWriter, SharedStringsOverflowIntoCells) {
  // 1,200 texts of 30,000 characters: 36 MB, over the budget of 32 MiB.
  constexpr int kTexts = 1'200;
  const auto nth = [](int i) {
    return std::string(30'000, static_cast<char>('a' + i % 26)) + std::to_string(i);
  };
  Book book(book_of([&](XlsxWriter& writer) {
    for (int i = 0; i < kTexts; ++i) {
      writer.text(nth(i));
      writer.text(nth(0));  // in the table from the start: shared to the end
      EXPECT_TRUE(writer.end_row());
    }
  }));
  const auto rows = source::read_all(*book.document);
  ASSERT_FALSE(rows.error);
  ASSERT_EQ(rows.cells.size(), static_cast<std::size_t>(kTexts));
  int in_cells = 0;
  for (int i = 0; i < kTexts; ++i) {
    const auto at = static_cast<std::size_t>(i);
    ASSERT_TRUE(rows.cells[at][0] == nth(i)) << i;
    ASSERT_TRUE(rows.cells[at][1] == nth(0)) << i;
    in_cells += rows.kinds[at][0] == CellKind::text ? 1 : 0;
    ASSERT_EQ(rows.kinds[at][1], CellKind::shared_text);
  }
  EXPECT_GT(in_cells, 50);
  EXPECT_LT(in_cells, 150);
}

TEST(XlsxWriter, SheetsAndTheirNames) {
  StringSink sink;
  XlsxWriter writer(sink, {{.name = "Tổng quan"}, {.name = "a/b:c [1] & <d>"},
                           {.name = std::string(40, 'x')}});
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(writer.next_sheet());
    writer.text("sheet " + std::to_string(i), Style::title);
    writer.merge(0, 3);
    ASSERT_TRUE(writer.end_row());
  }
  ASSERT_TRUE(writer.finish());
  Book book(sink.take());
  const auto rows = source::read_all(*book.document, 2);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (std::vector<std::vector<std::string>>{{"sheet 2"}}));
  ASSERT_EQ(book.document->tables().size(), 3u);
  EXPECT_EQ(book.document->tables()[0].name, "Tổng quan");
  EXPECT_EQ(book.document->tables()[1].name, "a b c  1  & <d>");
  EXPECT_EQ(book.document->tables()[2].name, std::string(31, 'x'));
}

TEST(XlsxWriter, LimitsAreErrors) {
  StringSink sink;
  {
    XlsxWriter writer(sink, {{.name = "S"}}, 1);
    ASSERT_TRUE(writer.next_sheet());
    writer.text(std::string(32'767, 'a'));
    ASSERT_TRUE(writer.end_row());
    writer.blank();
    writer.text(std::string(32'768, 'a'));
    const auto ended = writer.end_row();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, ErrorCode::cell_too_long);
    EXPECT_EQ(ended.error().place.row, 2u);
    EXPECT_EQ(ended.error().place.column, 2u);
    EXPECT_FALSE(writer.finish());
  }
  {
    XlsxWriter writer(sink, {{.name = "S"}}, 1);
    ASSERT_TRUE(writer.next_sheet());
    for (int i = 0; i < 16'384; ++i) writer.integer(1);
    ASSERT_TRUE(writer.end_row());
    for (int i = 0; i < 16'385; ++i) writer.integer(1);
    const auto ended = writer.end_row();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, ErrorCode::too_many_columns);
  }
  {
    XlsxWriter writer(sink, {{.name = "S"}}, 1);
    ASSERT_TRUE(writer.next_sheet());
    for (int i = 0; i < 1'048'576; ++i) {
      writer.integer(i);
      ASSERT_TRUE(writer.end_row());
    }
    writer.integer(0);
    const auto ended = writer.end_row();
    ASSERT_FALSE(ended);
    EXPECT_EQ(ended.error().code, ErrorCode::too_large);
  }
}

}  // namespace
}  // namespace xanh::report
