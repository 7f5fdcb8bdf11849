#include "window/placement.h"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace xanh::window {
namespace {

bool operator==(const Area& a, const Area& b) {
  return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

constexpr Area kLaptop = {.x = 0, .y = 27, .width = 1366, .height = 741};
constexpr Area kBeside = {.x = 1366, .y = 0, .width = 1920, .height = 1080};

TEST(PlacementTest, IsReadAsItWasWritten) {
  const Placement kept = {.width = 1200, .height = 700, .maximised = true, .corner = Placement::Corner{.x = -40, .y = 12}};
  const auto read = parse_placement(to_json(kept));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(read->width, 1200);
  EXPECT_EQ(read->height, 700);
  EXPECT_TRUE(read->maximised);
  ASSERT_TRUE(read->corner);
  EXPECT_EQ(read->corner->x, -40);
  EXPECT_EQ(read->corner->y, 12);
  EXPECT_FALSE(parse_placement(to_json({.width = 400, .height = 300, .maximised = false, .corner = {}}))->corner);
}

TEST(PlacementTest, WhatIsNoPlacementIsRefused) {
  for (const char* text : {"", "{", "[1]", "null", "{}", R"({"width":1200})", R"({"width":"1200","height":700})",
                           R"({"width":10,"height":10})", R"({"width":1200,"height":99999})",
                           R"({"width":18446744073709551615,"height":700})", R"({"width":12e300,"height":700})"}) {
    EXPECT_FALSE(parse_placement(text)) << text;
  }
}

TEST(PlacementTest, AWindowStaysOnTheScreenThatHoldsMostOfIt) {
  const std::array screens = {kLaptop, kBeside};
  const Area inside = {.x = 100, .y = 100, .width = 800, .height = 600};
  EXPECT_TRUE(fitted(inside, screens) == inside);
  // 200 of its 800 columns are on the laptop's screen: it moves onto the other.
  EXPECT_TRUE(fitted({.x = 1166, .y = 100, .width = 800, .height = 600}, screens) ==
              (Area{.x = 1366, .y = 100, .width = 800, .height = 600}));
  // The second screen was unplugged.
  EXPECT_TRUE(fitted({.x = 2000, .y = 300, .width = 1366, .height = 768}, std::array{kLaptop}) ==
              (Area{.x = 0, .y = 27, .width = 1366, .height = 741}));
  EXPECT_TRUE(fitted(inside, {}) == inside);
}

}  // namespace
}  // namespace xanh::window
