#include "text/number.h"

#include <gtest/gtest.h>

namespace xanh::text {
namespace {

TEST(Number, VietnameseForms) {
  EXPECT_DOUBLE_EQ(*parse_number("1.234,5", DecimalMark::comma), 1234.5);
  EXPECT_DOUBLE_EQ(*parse_number("1,234.5", DecimalMark::comma), 1234.5);
  EXPECT_DOUBLE_EQ(*parse_number("1.234", DecimalMark::comma), 1234);
  EXPECT_DOUBLE_EQ(*parse_number("1.234", DecimalMark::point), 1.234);
  EXPECT_DOUBLE_EQ(*parse_number("12.5", DecimalMark::comma), 12.5);
  EXPECT_DOUBLE_EQ(*parse_number("1.234.567", DecimalMark::point), 1234567);
  EXPECT_DOUBLE_EQ(*parse_number("1 234", DecimalMark::comma), 1234);
  EXPECT_DOUBLE_EQ(*parse_number("1'234", DecimalMark::comma), 1234);
  EXPECT_DOUBLE_EQ(*parse_number("'15", DecimalMark::comma), 15);
  EXPECT_DOUBLE_EQ(*parse_number("68,54%", DecimalMark::comma), 0.6854);
  EXPECT_DOUBLE_EQ(*parse_number("68,7 %", DecimalMark::comma), 0.687);
  EXPECT_DOUBLE_EQ(*parse_number("\xE2\x88\x92" "5", DecimalMark::comma), -5);
  EXPECT_DOUBLE_EQ(*parse_number("12 hồ sơ", DecimalMark::comma), 12);
}

TEST(Number, NonsenseIsRefused) {
  for (const char* bad : {"", "-", "hồ sơ 12", ",5", "1.23.4,5", "1.2345.678", "1,2,3"}) {
    EXPECT_FALSE(parse_number(bad, DecimalMark::comma)) << bad;
  }
}

TEST(Number, Counts) {
  EXPECT_EQ(parse_count("184.513"), 184513);
  EXPECT_EQ(parse_count("184,513"), 184513);
  EXPECT_EQ(parse_count("1 234"), 1234);
  EXPECT_EQ(parse_count("12 hồ sơ"), 12);
  EXPECT_EQ(parse_count("0"), 0);
  EXPECT_FALSE(parse_count("-1"));
  EXPECT_FALSE(parse_count("48,6%"));
  EXPECT_FALSE(parse_count("1.2"));
  EXPECT_FALSE(parse_count("99999999999999999999"));
}

TEST(Number, Plain) {
  EXPECT_DOUBLE_EQ(*parse_plain_number("1.234"), 1.234);
  EXPECT_DOUBLE_EQ(*parse_plain_number("4.5292E4"), 45292);
  EXPECT_FALSE(parse_plain_number("1,2"));
  EXPECT_FALSE(parse_plain_number("inf"));
  EXPECT_FALSE(parse_plain_number(""));
}

}  // namespace
TEST(Number, TypedPercentagesAreExactShares) {
  EXPECT_EQ(parse_typed_percent("70"), 0.7);
  EXPECT_EQ(parse_typed_percent("68,54"), 0.6854);
  EXPECT_EQ(parse_typed_percent("68.5 %"), 0.685);
  EXPECT_EQ(parse_typed_percent("98,9\xC2\xA0%"), 0.989);
  EXPECT_EQ(parse_typed_percent("0"), 0.0);
  EXPECT_EQ(parse_typed_percent("100"), 1.0);
  EXPECT_EQ(parse_typed_percent("12,3456"), 0.123456);
  for (const char* none : {"", "%", "100,1", "101", "-5", "1e1", "inf", "6 8", "68,5,1", "1,23456", ",5", "abc"}) {
    EXPECT_FALSE(parse_typed_percent(none)) << none;
  }
}

}  // namespace xanh::text
