#include <optional>
#include <vector>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

std::vector<const Line*> runs(const DisplayList& list) {
  std::vector<const Line*> out;
  for (const Shape& shape : list.shapes) {
    if (const auto* line = std::get_if<Line>(&shape)) out.push_back(line);
  }
  return out;
}
std::vector<Point> dots(const DisplayList& list, Ink ink) {
  std::vector<Point> out;
  for (const Shape& shape : list.shapes) {
    const auto* rect = std::get_if<Rect>(&shape);
    if (rect != nullptr && rect->fill.from == ink) out.push_back({rect->x + rect->w / 2, rect->y + rect->h / 2});
  }
  return out;
}

// 45 x 25 with a margin of 2.5: 40 across for four steps, 20 down from the highest to the lowest.
TEST(Spark, AGapBreaksTheLine) {
  const DisplayList list = draw_spark({0.2, 0.6, std::nullopt, 0.4, 0.3}, 45, 25);
  const auto found = runs(list);
  ASSERT_EQ(found.size(), 2U);
  ASSERT_EQ(found[0]->points.size(), 2U);
  EXPECT_NEAR(found[0]->points[0].x, 2.5, 0.01);
  EXPECT_NEAR(found[0]->points[0].y, 22.5, 0.01);  // the lowest
  EXPECT_NEAR(found[0]->points[1].x, 12.5, 0.01);
  EXPECT_NEAR(found[0]->points[1].y, 2.5, 0.01);   // the highest
  EXPECT_NEAR(found[1]->points[0].x, 32.5, 0.01);
  EXPECT_NEAR(found[1]->points[0].y, 12.5, 0.01);  // half way
  EXPECT_NEAR(found[1]->points[1].y, 17.5, 0.01);  // a quarter up
  expect_inside(list);
}

TEST(Spark, TheLastPointIsMarkedAndOneBetweenGapsIsSeen) {
  const DisplayList list = draw_spark({std::nullopt, 0.5, std::nullopt, 0.7, 0.9, std::nullopt}, 55, 25);
  EXPECT_EQ(runs(list).size(), 1U);
  const auto alone = dots(list, Ink::accent), last = dots(list, Ink::text);
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_NEAR(alone[0].x, 12.5, 0.01);
  ASSERT_EQ(last.size(), 1U);
  EXPECT_NEAR(last[0].x, 42.5, 0.01) << "the last that there is, not the last month";
  EXPECT_NEAR(last[0].y, 2.5, 0.01);
}

TEST(Spark, WhatStaysTheSameRunsAlongTheMiddle) {
  const DisplayList list = draw_spark({0.4, 0.4, 0.4}, 45, 25);
  const auto found = runs(list);
  ASSERT_EQ(found.size(), 1U);
  for (const Point& p : found[0]->points) EXPECT_NEAR(p.y, 12.5, 0.01);
}

TEST(Spark, NothingIsDrawnOfNothing) {
  EXPECT_TRUE(draw_spark({}, 60, 20).shapes.empty());
  EXPECT_TRUE(draw_spark({std::nullopt, std::nullopt}, 60, 20).shapes.empty());
  EXPECT_EQ(draw_spark({0.5}, 60, 20).shapes.size(), 1U) << "one month: its mark only";
}

}  // namespace
}  // namespace xanh::chart
