// Decomposition, levers, spread and forecast, against values worked by hand.
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "metric/calendar.h"
#include "metric/decompose.h"
#include "metric/forecast.h"
#include "metric/levers.h"
#include "metric/spread.h"

namespace xanh::metric {
namespace {

using Groups = std::map<std::string, Ratio>;

// Both units keep their rates (80 % and 20 %); the weights turn from half and half to a fifth and
// four fifths: 50 % falls to 32 %, all of it mix.
TEST(Decompose, AFallMayBePureMix) {
  const auto d = decompose(Groups{{"a", {80, 100}}, {"b", {20, 100}}}, Groups{{"a", {80, 100}}, {"b", {80, 400}}});
  ASSERT_TRUE(d);
  EXPECT_DOUBLE_EQ(d->before, 0.5);
  EXPECT_DOUBLE_EQ(d->after, 0.32);
  EXPECT_NEAR(d->rate_effect, 0, 1e-12);
  EXPECT_NEAR(d->mix_effect, -0.18, 1e-12);
  // Each of them: ((0.8 or 0.2) - 0.41) x -0.3 or 0.3.
  EXPECT_EQ(d->groups[0].key, "a");
  EXPECT_NEAR(d->groups[0].mix_effect, 0.39 * -0.3, 1e-12);
  EXPECT_NEAR(d->groups[1].mix_effect, -0.21 * 0.3, 1e-12);
}

TEST(Decompose, RatesMoveAndUnitsComeAndGo) {
  // a: 50 -> 60 % with weights 1/2 and 2/3; b is gone, c is new.
  const auto d = decompose(Groups{{"a", {50, 100}}, {"b", {10, 100}}}, Groups{{"a", {120, 200}}, {"c", {100, 100}}});
  ASSERT_TRUE(d);
  EXPECT_DOUBLE_EQ(d->before, 0.3);
  EXPECT_NEAR(d->after, 220.0 / 300, 1e-12);
  EXPECT_NEAR(d->rate_effect, (0.5 + 2.0 / 3) / 2 * 0.1, 1e-12);
  const double middle = (0.3 + 220.0 / 300) / 2;
  EXPECT_NEAR(d->gone, (0.1 - middle) * -0.5, 1e-12);
  EXPECT_NEAR(d->appeared, (1 - middle) / 3, 1e-12);
  EXPECT_NEAR(d->rate_effect + d->mix_effect + d->appeared + d->gone, d->after - d->before, 1e-12);
}

// 1.4 + 1.4 + 1.4 = 4.2: 4, of which the first has two. -1.6 - 1.6 + 0.4 = -2.8: -3. Whole parts stay.
TEST(Decompose, RoundedPartsAddUpToTheRoundedSum) {
  EXPECT_EQ(rounded_parts(std::vector{1.4, 1.4, 1.4}, 1), (std::vector{2.0, 1.0, 1.0}));
  EXPECT_EQ(rounded_parts(std::vector{-1.6, -1.6, 0.4}, 1), (std::vector{-1.0, -2.0, 0.0}));
  EXPECT_EQ(rounded_parts(std::vector{-37.0, -6.0, 0.0, -31.0}, 1), (std::vector{-37.0, -6.0, 0.0, -31.0}));
  EXPECT_TRUE(rounded_parts({}, 1).empty());
}

TEST(Calendar, WhatKindAPeriodIsAndWhichYearADayBelongsTo) {
  EXPECT_EQ(spans_of(2026, SpanKind::week).size(), 53U);  // 1 January 2026 is a Thursday
  EXPECT_EQ(spans_of(2025, SpanKind::week).back(), "2025-W52");
  EXPECT_EQ(spans_of(2025, SpanKind::quarter), (std::vector<std::string>{"2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"}));
  EXPECT_TRUE(is_cumulative("2025-9M") && is_cumulative("2025-H1") && is_cumulative("2025"));
  EXPECT_FALSE(is_cumulative("2025-H2") || is_cumulative("2025-Q1") || is_cumulative("2025-01") || is_cumulative("x"));
  EXPECT_EQ(year_of(text::day_from_civil(2025, 12, 15), Calendar::reporting), 2026);
  EXPECT_EQ(year_of(text::day_from_civil(2025, 12, 14), Calendar::reporting), 2025);
  EXPECT_EQ(year_of(text::day_from_civil(2025, 12, 31), Calendar::civil), 2025);
}

TEST(Decompose, PartsAlwaysAddUpToTheChange) {
  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    Groups before, after;
    for (int i = 0; i < 30; ++i) {
      const auto make = [&](Groups& into) {
        const std::int64_t m = random() % 4 == 0 ? 0 : static_cast<std::int64_t>(random() % 1000);
        into["u" + std::to_string(i)] = {m == 0 ? 0 : static_cast<std::int64_t>(random() % static_cast<std::uint32_t>(m + 1)), m};
      };
      make(before);
      make(after);
    }
    const auto d = decompose(before, after);
    ASSERT_TRUE(d);
    EXPECT_NEAR(d->rate_effect + d->mix_effect + d->appeared + d->gone, d->after - d->before, 1e-12);
    double sum = 0;
    for (const GroupChange& group : d->groups) sum += group.effect();
    EXPECT_NEAR(sum, d->after - d->before, 1e-12);
  }
  EXPECT_FALSE(decompose(Groups{{"a", {0, 0}}}, Groups{{"a", {1, 2}}}));
}

// Target 70 %: a misses 40 of 100 (30 + 40 = 70), b misses 5 of 50 (30 + 5 = 35), c is 20 above (90 of
// 100): the whole misses 25 of 250 (150 of 175).
TEST(Levers, LiftsReachTheGap) {
  const std::vector<LeverInput> groups{{"b", {30, 50}}, {"a", {30, 100}, 50, 20}, {"c", {90, 100}}, {"empty", {0, 0}}};
  const Levers found = find_levers(groups, 0.7, 0.7);
  EXPECT_EQ(found.gap, 25);
  EXPECT_EQ(found.lift, 45);
  ASSERT_EQ(found.levers.size(), 3u);
  EXPECT_EQ(found.levers[0].key, "a");
  EXPECT_EQ(found.levers[0].gap, 40);
  EXPECT_EQ(found.levers[0].lift, 40);
  EXPECT_EQ(found.levers[0].missed, 70);
  EXPECT_EQ(found.levers[0].by_service, 50);
  EXPECT_NEAR(found.levers[0].cumulative, 40.0 / 45, 1e-12);
  EXPECT_EQ(found.levers[1].key, "b");
  EXPECT_DOUBLE_EQ(found.levers[1].cumulative, 1);
  EXPECT_EQ(found.enough, 1u);
  EXPECT_EQ(find_levers(groups, 0.5, 0.5).enough, 0u);
  EXPECT_FALSE(find_levers(groups, 0.9, 0.5).enough);
}

TEST(Levers, MedianOfPeersAndWhatIf) {
  const std::vector<LeverInput> groups{{"a", {30, 100}}, {"b", {60, 100}}, {"c", {90, 100}}, {"small", {1, 1}}};
  EXPECT_DOUBLE_EQ(*median_rate(groups, 30), 0.6);
  EXPECT_FALSE(median_rate(groups, 1000));
  // 30 of 100 so far; of 100 to come 30 as before, and half of the other 70: 65. The other stays: 40 + 40.
  const std::vector<Shift> shifts{{{30, 100}, 100, 0.5}, {{40, 50}, 50, 0}};
  const Ratio end = at_year_end(shifts);
  EXPECT_EQ(end.numerator, 30 + 65 + 40 + 40);
  EXPECT_EQ(end.denominator, 300);
}

// A thousand groups of which 0.4 dossiers are to come each: half of 400 are won, though none of any one.
TEST(Levers, ManySmallGroupsLoseNothingToRounding) {
  const std::vector<Shift> shifts(1000, {{1, 2}, 0.4, 0});
  const Ratio end = at_year_end(shifts);
  EXPECT_EQ(end.numerator, 1200);
  EXPECT_EQ(end.denominator, 2400);
}

// From 30 % to 65 %: half of the 70 % that are missed.
TEST(Levers, TheShareThatReachesAReference) {
  EXPECT_NEAR(share_to_reach({30, 100}, 0.65), 0.5, 1e-12);
  EXPECT_EQ(share_to_reach({65, 100}, 0.65), 0);
  EXPECT_EQ(share_to_reach({100, 100}, 0.65), 0);
  EXPECT_EQ(share_to_reach({0, 0}, 1), 1);
}

TEST(Spread, QuartilesOfLargeUnitsOnly) {
  const std::vector<UnitRatio> units{{"a", {10, 100}}, {"b", {20, 100}}, {"c", {40, 100}}, {"d", {70, 100}}, {"e", {5, 10}}};
  const auto s = spread(units, 30, 0.4);
  ASSERT_TRUE(s);
  EXPECT_EQ(s->units, 4u);
  EXPECT_EQ(s->too_small, 1u);
  // 10 20 40 70: at 0.75 of the way from 10 to 20..., by hand 17.5, 30, 47.5.
  EXPECT_NEAR(s->lower_quartile, 0.175, 1e-12);
  EXPECT_NEAR(s->median, 0.3, 1e-12);
  EXPECT_NEAR(s->upper_quartile, 0.475, 1e-12);
  EXPECT_EQ(s->best, "d");
  EXPECT_EQ(s->worst, "a");
  EXPECT_EQ(s->reached, 2u);
  EXPECT_FALSE(spread(units, 1000, 0.4));
  const auto low = spread(units, 30, 0.2, false);  // of what should be low
  EXPECT_EQ(low->best, "a");
  EXPECT_EQ(low->worst, "d");
  EXPECT_EQ(low->reached, 2u);
}

TEST(Spread, FunnelLimits) {
  // sqrt(0.25 / 100) = 0.05.
  const FunnelLimits limits = funnel_limits(0.5, 100);
  EXPECT_NEAR(limits.low_95, 0.5 - 0.0979982, 1e-6);
  EXPECT_NEAR(limits.high_998, 0.5 + 0.1545116, 1e-6);
  EXPECT_EQ(funnel_limits(0.99, 10).high_95, 1);
}

TEST(Forecast, ASteadyRateGoesOn) {
  const std::vector<Ratio> months(10, {300, 1000});
  const std::vector<std::int64_t> future{1000, 1000};
  const auto f = forecast(months, {3000, 10000}, future);
  ASSERT_TRUE(f);
  EXPECT_NEAR(f->rate, 0.3, 1e-3);
  EXPECT_NEAR(f->error, 0, 1e-3);  // the halves in the log odds
  EXPECT_EQ(f->origins, 6u);
  EXPECT_EQ(f->months.size(), 2u);
}

TEST(Forecast, ARiseIsDampedAndStaysWithinWhatIsPossible) {
  std::vector<Ratio> months;
  std::int64_t n = 0;
  for (int i = 0; i < 8; ++i) months.push_back({100 + 80 * i, 1000}), n += months.back().numerator;
  const std::vector<std::int64_t> future{1000, 1000, 1000, 1000};
  const auto f = forecast(months, {n, 8000}, future);
  ASSERT_TRUE(f);
  EXPECT_GT(f->months[0], 0.6);
  EXPECT_GT(f->months[3], f->months[0]);
  EXPECT_LT(f->months[3] - f->months[2], f->months[1] - f->months[0]);
  EXPECT_LE(f->high, (static_cast<double>(n) + 4000) / 12000);
  EXPECT_GE(f->low, static_cast<double>(n) / 12000);
  EXPECT_LE(f->low, f->rate);
  EXPECT_GE(f->high, f->rate);
}

TEST(Forecast, RefusesFewMonthsAndNothingToCome) {
  const std::vector<Ratio> five(5, {1, 2});
  const std::vector<std::int64_t> future{10};
  EXPECT_FALSE(forecast(five, {5, 10}, future));
  const std::vector<Ratio> six{{1, 2}, {1, 2}, {0, 0}, {1, 2}, {1, 2}, {1, 2}};
  EXPECT_FALSE(forecast(six, {5, 10}, future));
  const std::vector<Ratio> seven(7, {1, 2});
  EXPECT_FALSE(forecast(seven, {7, 14}, {}));
}

query::Period days(int y1, int m1, int d1, int y2, int m2, int d2) { return {text::day_from_civil(y1, m1, d1), text::day_from_civil(y2, m2, d2)}; }

TEST(Calendar, NamedPeriodsOfBothCalendars) {
  EXPECT_EQ(named_period("2025", Calendar::civil), days(2025, 1, 1, 2025, 12, 31));
  EXPECT_EQ(named_period("2025", Calendar::reporting), days(2024, 12, 15, 2025, 12, 14));  // domain.md 7.2
  EXPECT_EQ(named_period("2025-01", Calendar::reporting), days(2024, 12, 15, 2025, 1, 14));
  EXPECT_EQ(named_period("2025-12", Calendar::civil), days(2025, 12, 1, 2025, 12, 31));
  EXPECT_EQ(named_period("2025-Q3", Calendar::reporting), days(2025, 6, 15, 2025, 9, 14));
  EXPECT_EQ(named_period("2024-H1", Calendar::civil), days(2024, 1, 1, 2024, 6, 30));
  EXPECT_EQ(named_period("2025-9M", Calendar::civil), days(2025, 1, 1, 2025, 9, 30));
  for (const char* wrong : {"", "25", "2025-13", "2025-1", "2025-Q5", "2025-X1", "2025-W54", "2025 07"}) {
    EXPECT_FALSE(named_period(wrong, Calendar::civil)) << wrong;
  }
}

TEST(Calendar, Weeks) {
  // ISO 8601: week 1 of 2025 begins on Monday 30 December 2024; 2020 has 53 weeks, 2025 has 52.
  EXPECT_EQ(named_period("2025-W01", Calendar::civil), days(2024, 12, 30, 2025, 1, 5));
  EXPECT_EQ(named_period("2025-W45", Calendar::civil), days(2025, 11, 3, 2025, 11, 9));
  EXPECT_EQ(named_period("2020-W53", Calendar::civil), days(2020, 12, 28, 2021, 1, 3));
  EXPECT_FALSE(named_period("2025-W53", Calendar::civil));
  // Weeks from Thursday (3) to Wednesday: that of 4 January 2025, a Saturday, begins on the 2nd.
  EXPECT_EQ(named_period("2025-W01", Calendar::civil, 3), days(2025, 1, 2, 2025, 1, 8));
}

TEST(Calendar, BeforeAndLastYear) {
  EXPECT_EQ(period_before("2025-01"), "2024-12");
  EXPECT_EQ(period_before("2025-Q1"), "2024-Q4");
  EXPECT_EQ(period_before("2025-H2"), "2025-H1");
  EXPECT_EQ(period_before("2021-W01"), "2020-W53");
  EXPECT_EQ(period_before("2025-9M"), "2024-9M");
  EXPECT_EQ(period_last_year("2021-W53"), "2020-W53");
  EXPECT_EQ(period_last_year("2025-07"), "2024-07");
}

}  // namespace
}  // namespace xanh::metric
