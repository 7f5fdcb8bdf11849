#include "metric/interval.h"

#include <gtest/gtest.h>

namespace xanh::metric {
namespace {

// Newcombe (1998), Statistics in Medicine 17, table I, method 3.
TEST(Wilson, PublishedIntervals) {
  const struct {
    std::int64_t n, m;
    double low, high;
  } published[] = {{81, 263, 0.2553, 0.3662},
                   {15, 148, 0.0624, 0.1605},
                   {0, 20, 0.0, 0.1611},
                   {1, 29, 0.0061, 0.1718}};
  for (const auto& p : published) {
    const auto interval = wilson_95(p.n, p.m);
    ASSERT_TRUE(interval);
    EXPECT_NEAR(interval->low, p.low, 0.00005) << p.n << '/' << p.m;
    EXPECT_NEAR(interval->high, p.high, 0.00005) << p.n << '/' << p.m;
  }
}

TEST(Wilson, IsMirroredAndHoldsTheRate) {
  for (std::int64_t m = 1; m <= 60; ++m) {
    for (std::int64_t n = 0; n <= m; ++n) {
      const auto a = *wilson_95(n, m), b = *wilson_95(m - n, m);
      const double rate = static_cast<double>(n) / static_cast<double>(m);
      EXPECT_NEAR(a.low, 1 - b.high, 1e-12);
      EXPECT_LE(a.low, rate);
      EXPECT_GE(a.high, rate);
      EXPECT_GE(a.low, 0);
      EXPECT_LE(a.high, 1);
    }
  }
}

TEST(Wilson, NoIntervalWithoutAShare) {
  EXPECT_FALSE(wilson_95(0, 0));
  EXPECT_FALSE(wilson_95(3, 2));
  EXPECT_FALSE(wilson_95(-1, 2));
}

TEST(SmallCount, BeginsBelowThirty) {
  EXPECT_TRUE(is_small(0));
  EXPECT_TRUE(is_small(29));
  EXPECT_FALSE(is_small(30));
}

}  // namespace
}  // namespace xanh::metric
