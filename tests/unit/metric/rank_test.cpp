// Places and standardised rates, worked by hand.
#include "metric/rank.h"

#include <gtest/gtest.h>

#include "metric/standardise.h"

namespace xanh::metric {
namespace {

using Ranks = std::vector<std::optional<std::size_t>>;

TEST(Ranks, EqualFractionsShareAPlaceAndTheNextIsLeftOut) {
  // 1/3 = 33/99 exactly, though no double holds it; 0.9 before, 0.2 after.
  const Ratio rates[] = {{33, 99}, {90, 100}, {20, 60}, {20, 100}};
  EXPECT_EQ(competition_ranks(rates, 30, true), (Ranks{2, 1, 2, 4}));
  EXPECT_EQ(competition_ranks(rates, 30, false), (Ranks{2, 4, 2, 1})) << "where less is better";
}

TEST(Ranks, FewDossiersHaveNoPlaceAndTakeNone) {
  const Ratio rates[] = {{29, 29}, {15, 30}, {0, 0}, {10, 40}};
  EXPECT_EQ(competition_ranks(rates, 30, true), (Ranks{std::nullopt, 1, std::nullopt, 2}));
  EXPECT_EQ(competition_ranks(rates, 0, true), (Ranks{1, 2, std::nullopt, 3})) << "nothing is no rate, whatever the least";
}

TEST(Ranks, LargeCountsDifferInTheLastDossier) {
  const Ratio rates[] = {{1'999'999'998, 2'000'000'000}, {1'999'999'999, 2'000'000'000}};
  EXPECT_EQ(competition_ranks(rates, 30, true), (Ranks{2, 1}));
}

// Of 500 dossiers p has 200 (A, B), q 200 (B, C) and r 100 (C): weights 0.4, 0.4 and 0.2.
TEST(Standardise, WeighsTheUnitsRatesByTheMixOfAll) {
  const UnitProcedure parts[] = {
      {"A", "p", {80, 100}},                           // 0.8
      {"B", "p", {60, 100}}, {"B", "q", {20, 100}},    // 0.6 and 0.2
      {"C", "q", {50, 100}}, {"C", "r", {100, 100}}};  // 0.5 and 1.0
  const auto out = standardise(parts);
  ASSERT_EQ(out.size(), 3U);
  const Standardised& a = out.at("A");
  EXPECT_NEAR(a.covered, 0.4, 1e-12);  // p alone: less than half of the mix
  EXPECT_FALSE(a.rate);
  EXPECT_EQ(a.procedures, 1U);
  const Standardised& b = out.at("B");
  EXPECT_NEAR(b.covered, 0.8, 1e-12);
  EXPECT_NEAR(b.rate.value(), (0.4 * 0.6 + 0.4 * 0.2) / 0.8, 1e-12);  // 0.4
  const Standardised& c = out.at("C");
  EXPECT_NEAR(c.covered, 0.6, 1e-12);
  EXPECT_NEAR(c.rate.value(), (0.4 * 0.5 + 0.2 * 1.0) / 0.6, 1e-12);  // 2/3
}

// Both do p at 90 % and q at 10 %; only what is asked of them differs: raw 82 % and 18 %.
TEST(Standardise, TakesTheMixOutOfTheComparison) {
  const UnitProcedure parts[] = {{"town", "p", {810, 900}}, {"town", "q", {10, 100}}, {"village", "p", {90, 100}}, {"village", "q", {90, 900}}};
  const auto out = standardise(parts);
  EXPECT_NEAR(out.at("town").rate.value(), 0.5, 1e-12);
  EXPECT_NEAR(out.at("village").rate.value(), 0.5, 1e-12);
  EXPECT_NEAR(out.at("town").covered, 1, 1e-12);
}

TEST(Standardise, LeavesOutWhatHasNoProcedureAndAddsUpPairs) {
  const UnitProcedure parts[] = {{"A", "", {5, 5}}, {"A", "p", {1, 4}}, {"A", "p", {3, 4}}, {"B", "p", {0, 0}}};
  const auto out = standardise(parts);
  ASSERT_EQ(out.size(), 1U) << "B has none";
  EXPECT_NEAR(out.at("A").rate.value(), 0.5, 1e-12);
  EXPECT_EQ(out.at("A").procedures, 1U);
}

}  // namespace
}  // namespace xanh::metric
