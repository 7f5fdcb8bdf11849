#include "metric/figure.h"

#include <random>

#include "dossiers.h"

namespace xanh::metric {
namespace {

std::vector<Need> all_needs() {
  std::vector<Need> needs;
  for (std::size_t i = 0; i < kNeeds; ++i) needs.push_back(static_cast<Need>(i));
  return needs;
}

Metric rate_named(std::string id, bool higher_is_better = true) {
  Metric metric;
  metric.id = std::move(id);
  metric.needs = {Need::channel, Need::level};
  metric.higher_is_better = higher_is_better;
  return metric;
}

Target target_of(std::string metric, double value, double near) {
  Target target;
  target.year = 2025;
  target.metric = std::move(metric);
  target.value = value;
  target.near = near;
  return target;
}

// Published: Ha Nam 2024 (variant A), Phu Tho August 2026 (filing rate, 766).
TEST(Figure, RatesOfPublishedCounts) {
  const Metric metric = rate_named("m");
  const auto rate = [&](std::int64_t n, std::int64_t m) {
    return *make_figure(metric, n, m, all_needs(), nullptr).rate();
  };
  EXPECT_NEAR(rate(115'665, 168'746), 0.6854, 0.00005);
  EXPECT_NEAR(rate(150'956, 152'595), 0.9893, 0.00005);
  EXPECT_NEAR(rate(144'625, 184'513), 0.7838, 0.00005);
  EXPECT_NEAR(20 * rate(144'625, 184'513), 15.68, 0.005);  // of 20 points
}

// 70 % of 168,746 is 118,122.2: 118,123 are needed, 2,458 more than 115,665.
TEST(Figure, GapOfHaNamToSeventyPerCent) {
  const Metric metric = rate_named("full_process_a");
  const Target target = target_of("full_process_a", 0.7, 0.6);
  const Figure figure = make_figure(metric, 115'665, 168'746, all_needs(), &target);
  EXPECT_EQ(figure.standing, Standing::near);
  EXPECT_EQ(figure.gap_dossiers, 2'458);
  EXPECT_NEAR(figure.gap_points, 0.0146, 0.00005);
  EXPECT_EQ(figure.target, &target);
}

TEST(Figure, StandsByTargetAndBand) {
  const Metric metric = rate_named("m");
  const Target target = target_of("m", 0.7, 0.6);
  const auto standing = [&](std::int64_t n, std::int64_t m) {
    return make_figure(metric, n, m, all_needs(), &target).standing;
  };
  EXPECT_EQ(standing(7, 10), Standing::met);
  EXPECT_EQ(standing(699'999, 1'000'000), Standing::near);
  EXPECT_EQ(standing(6, 10), Standing::near);
  EXPECT_EQ(standing(599'999, 1'000'000), Standing::missed);
  EXPECT_EQ(standing(0, 1), Standing::missed);
}

TEST(Figure, MetExactlyHasNoGap) {
  const Metric metric = rate_named("m");
  // In binary 0.7 < 7/10, 0.29 * 100 > 29 and 0.57 * 100 < 57.
  for (const auto& [share, n, m] :
       {std::tuple{0.7, 7, 10}, {0.29, 29, 100}, {0.57, 57, 100}, {0.07, 7, 100}}) {
    const Target target = target_of("m", share, 0);
    const Figure figure = make_figure(metric, n, m, all_needs(), &target);
    EXPECT_EQ(figure.standing, Standing::met) << share;
    EXPECT_EQ(figure.gap_dossiers, 0) << share;
    EXPECT_LE(figure.gap_points, 0) << share;
    EXPECT_EQ(make_figure(metric, n - 1, m, all_needs(), &target).gap_dossiers, 1) << share;
  }
}

TEST(Figure, EmptyDenominatorIsNoRate) {
  const Target target = target_of("m", 0.7, 0.6);
  const Figure figure = make_figure(rate_named("m"), 0, 0, all_needs(), &target);
  EXPECT_EQ(figure.standing, Standing::empty);
  EXPECT_FALSE(figure.rate());
  EXPECT_EQ(figure.gap_dossiers, 0);
}

TEST(Figure, ListsWhatIsMissing) {
  const std::vector<Need> known = {Need::received_day, Need::channel};
  const Figure figure = make_figure(rate_named("m"), 3, 4, known, nullptr);
  EXPECT_EQ(figure.standing, Standing::not_computable);
  EXPECT_EQ(figure.missing, std::vector{Need::level});
  EXPECT_FALSE(figure.rate());
  EXPECT_EQ(figure.numerator, 0);
  EXPECT_EQ(figure.denominator, 0);
}

TEST(Figure, TargetOfAnotherMetricIsNone) {
  const Target target = target_of("full_process_a", 0.7, 0.6);
  const Figure figure = make_figure(rate_named("full_process_c"), 9, 10, all_needs(), &target);
  EXPECT_EQ(figure.standing, Standing::reference);
  EXPECT_EQ(figure.target, nullptr);
  EXPECT_EQ(figure.gap_points, 0);
}

TEST(Figure, LowerIsBetterTurnsTheSides) {
  const Metric metric = rate_named("overdue", false);
  const Target target = target_of("overdue", 0.05, 0.1);
  const Figure met = make_figure(metric, 5, 100, all_needs(), &target);
  EXPECT_EQ(met.standing, Standing::met);
  EXPECT_LE(met.gap_points, 0);
  const Figure near = make_figure(metric, 10, 100, all_needs(), &target);
  EXPECT_EQ(near.standing, Standing::near);
  EXPECT_EQ(near.gap_dossiers, 5);
  EXPECT_NEAR(near.gap_points, 0.05, 1e-12);
  EXPECT_EQ(make_figure(metric, 11, 100, all_needs(), &target).standing, Standing::missed);
}

TEST(MissingDossiers, ByHand) {
  EXPECT_EQ(missing_dossiers(0, 10, 0.7), 7);
  EXPECT_EQ(missing_dossiers(7, 10, 0.7), 0);
  EXPECT_EQ(missing_dossiers(0, 11, 0.7), 8);  // 7.7
  EXPECT_EQ(missing_dossiers(0, 1, 0.000001), 1);
  EXPECT_EQ(missing_dossiers(0, 0, 0.7), 0);
  EXPECT_EQ(missing_dossiers(5, 10, 0.0), 0);
  EXPECT_EQ(missing_dossiers(5, 10, 1.0), 5);
  EXPECT_EQ(missing_dossiers(0, 4'000'000'000'000, 0.85), 3'400'000'000'000);
}

// Against a search over whole dossiers in exact fractions.
TEST(MissingDossiers, IsTheLeastThatReachesTheTarget) {
  std::mt19937_64 random(20251124);
  for (int round = 0; round < 20'000; ++round) {
    const auto m = static_cast<std::int64_t>(random() % 400);
    const auto n =
        m == 0 ? 0 : static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(m + 1));
    // Per cent, tenths of them, and six decimals.
    const std::int64_t unit = std::array{10'000, 1'000, 1}[random() % 3];
    const auto target = unit * static_cast<std::int64_t>(
                                   random() % static_cast<std::uint64_t>(1'000'000 / unit + 1));
    std::int64_t k = 0;
    while ((n + k) * 1'000'000 < target * m) ++k;
    ASSERT_EQ(missing_dossiers(n, m, static_cast<double>(target) / 1e6), k)
        << n << '/' << m << " to " << target;
  }
}

}  // namespace
}  // namespace xanh::metric
