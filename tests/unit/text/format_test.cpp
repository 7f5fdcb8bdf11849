#include "text/format.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace xanh::text {
namespace {

TEST(Format, Counts) {
  EXPECT_EQ(format_count(1234567, Language::vi), "1.234.567");
  EXPECT_EQ(format_count(1234567, Language::en), "1,234,567");
  EXPECT_EQ(format_count(0, Language::vi), "0");
  EXPECT_EQ(format_count(-66240, Language::vi), "−66.240");
  EXPECT_EQ(format_count(std::numeric_limits<std::int64_t>::min(), Language::en),
            "−9,223,372,036,854,775,808");
}

TEST(Format, NumbersAndShares) {
  EXPECT_EQ(format_number(1234.5, 1, Language::vi), "1.234,5");
  EXPECT_EQ(format_number(-0.04, 1, Language::vi), "0,0");
  EXPECT_EQ(format_percent(0.687, 1, Language::vi), "68,7\xC2\xA0%");
  EXPECT_EQ(format_percent(0.687, 1, Language::en), "68.7%");
  EXPECT_EQ(format_percent(1, 0, Language::vi), "100\xC2\xA0%");
  EXPECT_EQ(format_percent(std::numeric_limits<double>::quiet_NaN(), 1, Language::vi), "—");
  EXPECT_EQ(format_points(-0.026, 1, Language::vi), "−2,6");
  EXPECT_EQ(format_points(0.007, 1, Language::vi), "+0,7");
  EXPECT_EQ(format_points(0.0001, 1, Language::vi), "0,0");
}

TEST(Format, Days) {
  const Day day = day_from_civil(2025, 10, 31);
  EXPECT_EQ(format_day(day, Language::vi), "31/10/2025");
  EXPECT_EQ(format_day(day, Language::en), "31 Oct 2025");
  EXPECT_EQ(format_iso_day(day), "2025-10-31");
}

}  // namespace
}  // namespace xanh::text
