#include "text/date.h"

#include <gtest/gtest.h>

namespace xanh::text {
namespace {

Day day(int y, int m, int d) { return day_from_civil(y, m, d); }

TEST(Date, CivilRoundTripsEveryDay) {
  EXPECT_EQ(day(1970, 1, 1), 0);
  EXPECT_EQ(day(2000, 3, 1), 11017);
  int y = 1583, m = 1, d = 1;
  for (Day n = day(1583, 1, 1); y < 2400; ++n) {
    const Civil c = civil_from_day(n);
    ASSERT_EQ(c.year, y);
    ASSERT_EQ(c.month, m);
    ASSERT_EQ(c.day, d);
    if (!is_valid_civil(y, m, ++d)) {
      d = 1;
      if (++m == 13) m = 1, ++y;
    }
  }
}

TEST(Date, FormsOfRealExports) {
  const auto at = [](int second) { return DateTime{day(2025, 7, 1), second}; };
  EXPECT_EQ(parse_date("01/07/2025"), at(-1));
  EXPECT_EQ(parse_date("1/7/2025"), at(-1));
  EXPECT_EQ(parse_date("01-07-2025"), at(-1));
  EXPECT_EQ(parse_date("01.07.2025"), at(-1));
  EXPECT_EQ(parse_date("01/07/2025 08:30"), at(30600));
  EXPECT_EQ(parse_date("01/07/2025 08:30:15"), at(30615));
  EXPECT_EQ(parse_date("08:30, 01/07/2025"), at(30600));
  EXPECT_EQ(parse_date("01/07/2025\n08:30:15"), at(30615));
  EXPECT_EQ(parse_date("2025-07-01"), at(-1));
  EXPECT_EQ(parse_date("2025-07-01T08:30:15.123Z"), at(30615));
  EXPECT_EQ(parse_date("2025-07-01 08:30:15+07:00"), at(30615));
  EXPECT_EQ(parse_date("  01/07/2025  "), at(-1));
}

TEST(Date, HalvesOfTheDay) {
  const auto at = [](int second) { return DateTime{day(2025, 7, 1), second}; };
  EXPECT_EQ(parse_date("01/07/2025 8:30:15 AM"), at(30615));
  EXPECT_EQ(parse_date("01/07/2025 8:30:15 PM"), at(30615 + 43200));
  EXPECT_EQ(parse_date("01/07/2025 12:00 am"), at(0));
  EXPECT_EQ(parse_date("01/07/2025 12:00PM"), at(43200));
  EXPECT_EQ(parse_date("01/07/2025 8:30 SA"), at(30600));
  EXPECT_EQ(parse_date("01/07/2025 8:30 CH"), at(30600 + 43200));
  EXPECT_EQ(parse_date("8:30 CH, 01/07/2025"), at(30600 + 43200));
  for (const char* bad : {"01/07/2025 13:00 PM", "01/07/2025 0:30 AM", "01/07/2025 8:30 XX", "01/07/2025 8:30 PMx"}) EXPECT_FALSE(parse_date(bad)) << bad;
}

TEST(Date, DayComesFirstAndNonsenseIsRefused) {
  EXPECT_EQ(parse_date("05/04/2025")->day, day(2025, 4, 5));
  EXPECT_FALSE(parse_date("04/13/2025"));
  EXPECT_FALSE(parse_date("29/02/2025"));
  EXPECT_TRUE(parse_date("29/02/2024"));
  EXPECT_FALSE(parse_date("01/01/0001"));
  for (const char* bad : {"", " ", "-", "12", "12/2025", "1/1/25", "01/07/2025x", "01/07/20255",
                          "01/07-2025", "01/07/2025 25:00", "01/07/2025 08", "hôm qua"}) {
    EXPECT_FALSE(parse_date(bad)) << bad;
  }
}

TEST(Date, ExcelSerials) {
  EXPECT_EQ(date_from_serial(45292, false), (DateTime{day(2024, 1, 1), -1}));
  EXPECT_EQ(date_from_serial(45292.5, false), (DateTime{day(2024, 1, 1), 43200}));
  EXPECT_EQ(date_from_serial(1, false), (DateTime{day(1900, 1, 1), -1}));
  EXPECT_EQ(date_from_serial(61, false), (DateTime{day(1900, 3, 1), -1}));
  EXPECT_EQ(date_from_serial(43830, true), (DateTime{day(2024, 1, 1), -1}));
  EXPECT_EQ(date_from_serial(45291.999999, false), (DateTime{day(2024, 1, 1), 0}));
  EXPECT_FALSE(date_from_serial(0, false));
  EXPECT_FALSE(date_from_serial(-3, false));
  EXPECT_FALSE(date_from_serial(3e6, false));
}

}  // namespace
}  // namespace xanh::text
