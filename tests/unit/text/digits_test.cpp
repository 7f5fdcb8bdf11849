#include "text/digits.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>

#include "text/number.h"

namespace xanh::text {
namespace {

std::string exact(double value) {
  std::string out;
  append_exact(out, value);
  return out;
}

TEST(Digits, PaddedNumbers) {
  EXPECT_EQ(padded(7, 3), "007");
  EXPECT_EQ(padded(0, 2), "00");
  EXPECT_EQ(padded(2025, 2), "2025");
  EXPECT_EQ(padded(5, 0), "5");
  EXPECT_EQ(padded(std::numeric_limits<std::uint64_t>::max(), 4), "18446744073709551615");
}

TEST(Digits, NumbersAsAFileHoldsThem) {
  EXPECT_EQ(exact(0), "0");
  EXPECT_EQ(exact(-3), "-3");
  EXPECT_EQ(exact(100000), "100000");
  EXPECT_EQ(exact(9007199254740992), "9007199254740992");
  EXPECT_EQ(exact(0.1), "0.1");
  EXPECT_EQ(exact(-68.54), "-68.54");
  EXPECT_EQ(exact(45961.354166666664), "45961.354166666664");
  EXPECT_EQ(exact(1e300), "1e+300");
  EXPECT_EQ(exact(5e-324), "5e-324");
}

TEST(Digits, ReadBackAsTheSameDouble) {
  std::mt19937_64 random(766);
  int tried = 0;
  while (tried < 100000) {
    const double value = std::bit_cast<double>(random());
    if (!std::isfinite(value)) continue;
    ++tried;
    const std::string text = exact(value);
    const std::optional<double> back = parse_plain_number(text);
    ASSERT_TRUE(back) << text;
    ASSERT_EQ(std::bit_cast<std::uint64_t>(*back), std::bit_cast<std::uint64_t>(value)) << text;
  }
}

TEST(Digits, MomentsOfADayReadBack) {
  // A spreadsheet's time is a fraction of a day: each second of one day.
  for (int second = 0; second < 86400; ++second) {
    const double value = 45961 + second / 86400.0;
    const std::optional<double> back = parse_plain_number(exact(value));
    ASSERT_TRUE(back && *back == value) << second;
  }
}

}  // namespace
}  // namespace xanh::text
