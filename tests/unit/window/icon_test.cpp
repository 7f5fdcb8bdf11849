#include "window/icon.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xanh::window {
namespace {

TEST(IconTest, IsAWhiteCheckOnAGreenSquareWithRoundCorners) {
  // At 24 pixels a pixel is a unit of the picture.
  const std::vector<std::uint8_t> pixels = icon(24);
  ASSERT_EQ(pixels.size(), 24U * 24U * 4U);
  const auto at = [&](std::size_t x, std::size_t y) {
    const std::uint8_t* p = pixels.data() + (y * 24 + x) * 4;
    return std::vector<int>{p[0], p[1], p[2], p[3]};
  };
  EXPECT_EQ(at(0, 0)[3], 0);                                     // outside the round corner
  EXPECT_EQ(at(12, 2), (std::vector<int>{0x0B, 0x7A, 0x4B, 255}));  // the ground
  EXPECT_EQ(at(10, 16), (std::vector<int>{255, 255, 255, 255}));  // where the check turns: 10.3, 17
  EXPECT_EQ(at(14, 12), (std::vector<int>{255, 255, 255, 255}));  // half way up: 14.15, 12.5
}

}  // namespace
}  // namespace xanh::window
