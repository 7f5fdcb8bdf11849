#include "metric/pace.h"

#include <gtest/gtest.h>

#include <random>

namespace xanh::metric {
namespace {

// domain.md 2.7: r = 15.21 %, t = 70 %; at mid-year q = 124.8 %.
TEST(Pace, MidYearIsTooLate) {
  const Pace p = pace({.numerator = 1521, .denominator = 10'000, .future = 10'000}, 0.7);
  EXPECT_NEAR(*p.needed_rate, 1.248, 0.0005);
  EXPECT_EQ(p.needed_future, 14'000 - 1521);
  EXPECT_EQ(p.missing_now, 7000 - 1521);
  EXPECT_NEAR(*p.gap_points, 0.5479, 1e-12);
  EXPECT_FALSE(p.attainable);
  EXPECT_FALSE(p.on_course);
  EXPECT_NEAR(*p.highest_rate, 11'521.0 / 20'000, 1e-12);
}

TEST(Pace, OnCourseAtTheTargetExactly) {
  const Pace p = pace({.numerator = 70, .denominator = 100, .future = 50}, 0.7);
  EXPECT_TRUE(p.on_course);
  EXPECT_TRUE(p.attainable);
  EXPECT_NEAR(*p.needed_rate, 0.7, 1e-12);
  EXPECT_EQ(p.needed_future, 35);
}

TEST(Pace, AttainableOnlyIfAllThatComeCount) {
  // 70 % of 160 is 112: all 60 to come are needed, and enough.
  const Pace p = pace({.numerator = 52, .denominator = 100, .future = 60}, 0.7);
  EXPECT_TRUE(p.attainable);
  EXPECT_FALSE(p.on_course);
  EXPECT_NEAR(*p.needed_rate, 1, 1e-12);
  EXPECT_FALSE(pace({.numerator = 51, .denominator = 100, .future = 60}, 0.7).attainable);
}

TEST(Pace, SurplusNeedsNothing) {
  const Pace p = pace({.numerator = 90, .denominator = 100, .future = 10}, 0.7);
  EXPECT_EQ(p.needed_future, 0);
  EXPECT_LT(*p.needed_rate, 0);
  EXPECT_TRUE(p.on_course);
}

TEST(Pace, AtTheYearsEndAndBeforeItsBegin) {
  const Pace end = pace({.numerator = 7, .denominator = 10, .future = 0}, 0.7);
  EXPECT_TRUE(end.attainable);
  EXPECT_FALSE(end.needed_rate);
  EXPECT_FALSE(pace({.numerator = 6, .denominator = 10, .future = 0}, 0.7).attainable);
  const Pace begin = pace({.numerator = 0, .denominator = 0, .future = 10}, 0.7);
  EXPECT_FALSE(begin.rate);
  EXPECT_FALSE(begin.on_course);
  EXPECT_TRUE(begin.attainable);
  EXPECT_NEAR(*begin.needed_rate, 0.7, 1e-12);
  EXPECT_FALSE(pace({}, 0.7).highest_rate);
}

// The forms of the table agree with each other: q <= 1 <=> attainable, q <= r <=> on course.
TEST(Pace, AgreesWithItsFormulas) {
  std::mt19937 random(7);
  for (int round = 0; round < 5000; ++round) {
    const auto m = static_cast<std::int64_t>(1 + random() % 500),
               f = static_cast<std::int64_t>(1 + random() % 500);
    const auto n = static_cast<std::int64_t>(random() % static_cast<unsigned>(m + 1));
    const double t = static_cast<double>(random() % 101) / 100;
    const Pace p = pace({n, m, f}, t);
    if (std::abs(*p.needed_rate - 1) > 1e-9) {
      EXPECT_EQ(p.attainable, *p.needed_rate < 1);
    }
    if (std::abs(*p.needed_rate - *p.rate) > 1e-9) {
      EXPECT_EQ(p.on_course, *p.needed_rate < *p.rate);
    }
    EXPECT_NEAR(static_cast<double>(n) + *p.needed_rate * static_cast<double>(f),
                t * static_cast<double>(m + f), 1e-6);
  }
}

TEST(Pace, UniformFlow) {
  EXPECT_EQ(uniform_future(1000, 100, 365), 2650);
  EXPECT_EQ(uniform_future(7, 365, 365), 0);
  EXPECT_EQ(uniform_future(1, 2, 3), 1);  // 0.5, rounded half up
  EXPECT_FALSE(uniform_future(0, 0, 365));
}

}  // namespace
}  // namespace xanh::metric
