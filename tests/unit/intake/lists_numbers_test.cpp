// How the numbers of a column are written. Expectations by hand.
#include <gtest/gtest.h>

#include <vector>

#include "intake/number_style.h"

namespace xanh::intake {
namespace {

using Kind = NumberStyle::Kind;
using source::CellKind;

NumberStyle style_of(const std::vector<std::string>& cells, CellKind kind = CellKind::text) {
  NumberStyleFinder finder;
  for (const std::string& cell : cells) finder.add(kind, cell);
  return finder.decide();
}

TEST(NumberStyles, TheColumnDecides) {
  struct Case {
    std::vector<std::string> cells;
    Kind kind;
    bool ambiguous;
    const char* example;
  };
  const Case cases[] = {
      {{"12", "0", "345 hồ sơ"}, Kind::plain, false, "12"},
      {{"1 234", "12"}, Kind::plain, false, "1 234"},
      {{"Tổng", "-", ""}, Kind::unknown, false, ""},
      {{"1.234", "12"}, Kind::point_thousands, true, "1.234"},
      {{"1,234", "12"}, Kind::comma_thousands, true, "1,234"},
      {{"1.234", "1.234.567"}, Kind::point_thousands, false, "1.234.567"},
      {{"1.234", "12,5"}, Kind::point_thousands, false, "12,5"},
      {{"1.234,5"}, Kind::point_thousands, false, "1.234,5"},
      {{"1,234.5"}, Kind::comma_thousands, false, "1,234.5"},
      {{"1.234", "12.5"}, Kind::point_decimal, false, "12.5"},
      {{"0.685"}, Kind::point_decimal, false, "0.685"},
      {{"12,5", "3"}, Kind::comma_decimal, false, "12,5"},
      {{"68.541%"}, Kind::point_decimal, false, "68.541%"},
      {{"1.234", "1,234"}, Kind::point_thousands, true, "1.234"},
      {{"12,5", "3,25", "12.5"}, Kind::comma_decimal, false, "12,5"},
      {{"01.10.2025", "12.34.5"}, Kind::unknown, false, ""},
  };
  for (const Case& c : cases) {
    const NumberStyle found = style_of(c.cells);
    EXPECT_EQ(found.kind, c.kind) << c.cells[0];
    EXPECT_EQ(found.ambiguous, c.ambiguous) << c.cells[0];
    EXPECT_EQ(found.example, c.example) << c.cells[0];
  }
  EXPECT_EQ(style_of({"12.5"}, CellKind::number).kind, Kind::plain) << "a typed number says nothing of texts";
}

TEST(NumberStyles, ReadsUnderTheStyle) {
  const NumberStyle vietnamese{.kind = Kind::point_thousands}, american{.kind = Kind::comma_thousands}, unknown;
  EXPECT_EQ(read_number("1.234", vietnamese), 1234);
  EXPECT_EQ(read_number("1.234", american), 1.234);
  EXPECT_EQ(read_number("1.234", unknown), 1234);
  EXPECT_EQ(read_number("1,234", vietnamese), 1.234);
  EXPECT_EQ(read_number("1,234", american), 1234);
  EXPECT_EQ(read_number("12.345.678,9", american), 12345678.9) << "one way only";
  EXPECT_EQ(read_number("12.5", vietnamese), 12.5) << "one way only";
  EXPECT_EQ(read_number("1'234.5", vietnamese), 1234.5);
  EXPECT_EQ(read_number("1\xC2\xA0""234,50", unknown), 1234.5);
  EXPECT_EQ(read_number(" 68,54 % ", vietnamese), 68.54);
  EXPECT_EQ(read_number("\xE2\x88\x92" "2,6", vietnamese), -2.6);
  EXPECT_EQ(read_number("'42", vietnamese), 42);
  EXPECT_EQ(read_number("0,685", vietnamese), 0.685);
  for (const char* none : {"", "-", "x", "12 hồ sơ", "1.23.4", "01.10.2025", "1.234.56", "1 23", ".5", "5."}) {
    EXPECT_EQ(read_number(none, vietnamese), std::nullopt) << none;
  }
  EXPECT_EQ(read_number(CellKind::number, "1.234", vietnamese), 1.234) << "typed: as machines write";
  EXPECT_EQ(read_number(CellKind::boolean, "1", vietnamese), std::nullopt);
}

TEST(NumberStyles, TheNumberInFront) {
  const auto hue = leading_number("124907 48,6%", {});
  ASSERT_TRUE(hue);
  EXPECT_EQ(hue->value, 124907);
  EXPECT_EQ(hue->end, 6u);
  const auto rate = leading_number("48,6% (124.907)", {});
  ASSERT_TRUE(rate);
  EXPECT_EQ(rate->value, 48.6);
  EXPECT_TRUE(rate->percent);
  EXPECT_EQ(rate->end, 5u);
}

TEST(NumberStyles, Counts) {
  const NumberStyle vietnamese{.kind = Kind::point_thousands}, american{.kind = Kind::comma_thousands};
  const auto count = [&](const char* text, const NumberStyle& style) { return read_count(CellKind::text, text, style); };
  struct Case {
    const char* text;
    std::int64_t value;
    bool from_text;
  };
  for (const Case& c : {Case{"12", 12, false}, {"12 hồ sơ", 12, true}, {"1 234", 1234, true}, {"1'234", 1234, true}, {"'15", 15, true},
                        {"1.234", 1234, true}, {"12,0", 12, true}, {"12 ", 12, false}, {"0", 0, false}, {"5 (năm)", 5, true}}) {
    const auto found = count(c.text, vietnamese);
    ASSERT_TRUE(found) << c.text;
    EXPECT_EQ(found->value, c.value) << c.text;
    EXPECT_EQ(found->from_text, c.from_text) << c.text;
  }
  for (const char* none : {"-5", "12,5", "48%", "124907 48,6%", "3/4", "9007199254740993", "x", "", "1.234,5"}) {
    EXPECT_FALSE(count(none, vietnamese)) << none;
  }
  EXPECT_FALSE(count("1.234", american)) << "a decimal there, and no count";
  EXPECT_EQ(read_count(CellKind::number, "12.0", vietnamese)->value, 12);
  EXPECT_FALSE(read_count(CellKind::number, "12.5", vietnamese));
}

}  // namespace
}  // namespace xanh::intake
