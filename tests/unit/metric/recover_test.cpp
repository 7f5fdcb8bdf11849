// Until when a target could be reached, by hand.
#include "metric/recover.h"

#include <gtest/gtest.h>

#include "metric/pace.h"

namespace xanh::metric {
namespace {

text::Day on(int month, int of_month, int year = 2025) { return text::day_from_civil(year, month, of_month); }

// As many a day, at one rate.
std::vector<Reached> even(text::Day last, std::int64_t a_day, double rate) {
  std::vector<Reached> days;
  for (text::Day day = on(1, 1); day <= last; ++day) {
    const std::int64_t m = (day - on(1, 1) + 1) * a_day;
    days.push_back({day, static_cast<std::int64_t>(static_cast<double>(m) * rate + 0.5), m});
  }
  return days;
}

Future rest(text::Day first, std::int64_t a_day) {
  const std::int64_t dossiers = (on(12, 31) - first + 1) * a_day;
  return {.dossiers = dossiers, .parts = {{{first, on(12, 31)}, dossiers}}};
}

// domain.md 2.7: r = 15.21 %, t = 70 %, uniform: s <= 0.3 / 0.8479 = 35.38 %, day 129.1 of 365: 9 May.
// At mid-year (30 June, day 181: 184 are left) it is long lost: q = (0.7 x 365 - 0.1521 x 181) / 184 = 123.9 %;
// at exactly half the year 124.8 %.
TEST(Recover, TheWorkedExampleOfTheDomain) {
  const auto found = recovery(even(on(6, 30), 1000, 0.1521), rest(on(7, 1), 1000), 0.7);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->lost);
  EXPECT_EQ(found->may_miss, 109'500);  // 30 % of 365,000
  EXPECT_EQ(found->missed, 181'000 - 27'530);
  EXPECT_EQ(found->last, on(5, 9));
  EXPECT_NEAR(*pace({.numerator = 1521, .denominator = 10'000, .future = 10'000}, 0.7).needed_rate, 1.248, 0.0005);
}

// The same rate, looked at on 30 April: nothing is lost yet, and it will be behind 9 May.
TEST(Recover, BeforeThatDayNothingIsLost) {
  const auto found = recovery(even(on(4, 30), 1000, 0.1521), rest(on(5, 1), 1000), 0.7);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->lost);
  EXPECT_EQ(found->last, on(5, 9));
}

// The year's counts are what they are: 300 missed by the end of March and none behind. 70 % of
// 400 + 600 = 1000 allow 300 to be missed: it can still be reached, and at 25 % would be lost at once.
TEST(Recover, TheActualSeriesDecides) {
  const std::vector<Reached> days = {{on(1, 31), 0, 100}, {on(2, 28), 0, 200}, {on(3, 31), 0, 300}, {on(4, 30), 100, 400}};
  const Future future{.dossiers = 600, .parts = {{{on(5, 1), on(12, 31)}, 600}}};
  const auto found = recovery(days, future, 0.7);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->lost);
  EXPECT_EQ(found->last, on(4, 30));
  // Of 500 more only 270 of 900 may be missed: lost in March, February was the last month.
  const auto fewer = recovery(days, {.dossiers = 500, .parts = {{{on(5, 1), on(12, 31)}, 500}}}, 0.7);
  EXPECT_TRUE(fewer->lost);
  EXPECT_EQ(fewer->last, on(2, 28));
}

TEST(Recover, AboveTheTargetItIsNeverLost) {
  const auto found = recovery(even(on(6, 30), 100, 0.8), rest(on(7, 1), 100), 0.7);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->lost);
  EXPECT_FALSE(found->last);
}

TEST(Recover, LostFromTheFirstDay) {
  const std::vector<Reached> days = {{on(11, 30), 0, 90}, {on(12, 31), 10, 100}};
  const auto found = recovery(days, {}, 0.7);  // 30 of 100 may be missed
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->lost);
  EXPECT_FALSE(found->last);
  EXPECT_FALSE(recovery({}, {}, 0.7));
}

// 70 % of 10 is 7, so that 3 may be missed, although 0.3 x 10 is 2.9999... in binary.
TEST(Recover, InDecimal) {
  const std::vector<Reached> days = {{on(12, 31), 7, 10}};
  EXPECT_FALSE(recovery(days, {}, 0.7)->lost);
}

}  // namespace
}  // namespace xanh::metric
