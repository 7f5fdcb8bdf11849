#include <algorithm>

#include "chart/charts.h"
#include "chart/labels.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::Trend trend_of(double first, double step, int months, std::optional<double> target) {
  view::Trend trend;
  for (int m = 0; m < 12; ++m) {
    trend.months.push_back("T" + std::to_string(m + 1));
    trend.hints.push_back("tháng " + std::to_string(m + 1));
    const double value = first + step * m;
    trend.monthly.push_back(m < months ? std::optional(value + 0.03 * (m % 3)) : std::nullopt);
    trend.cumulative.push_back(m < months ? std::optional(value) : std::nullopt);
  }
  trend.monthly_label = "trong tháng";
  trend.cumulative_label = "lũy kế";
  trend.target = target;
  trend.target_label = "Chỉ tiêu 70 %";
  trend.boundary = 6;
  trend.boundary_label = "01/7/2025: sắp xếp đơn vị hành chính";
  return trend;
}

std::vector<const Line*> data_lines(const DisplayList& list, float width) {
  std::vector<const Line*> lines;
  for (const Shape& shape : list.shapes) {
    const auto* line = std::get_if<Line>(&shape);
    if (line != nullptr && line->width == width && line->dash == 0) lines.push_back(line);
  }
  return lines;
}

TEST(Trend, LabelsNeverMeetAndNothingLeavesTheChart) {
  for (const float width : {240.0F, 358.0F, 508.0F, 900.0F}) {
    for (const float height : {100.0F, 152.0F, 300.0F}) {
      for (const double first : {0.0, 0.2, 0.55, 0.66, 0.69, 0.95}) {
        for (const double step : {-0.01, 0.0, 0.004}) {
          for (const int months : {1, 3, 6, 7, 10, 12}) {
            for (const std::optional<double> target : {std::optional<double>(), std::optional(0.7), std::optional(1.0)}) {
              const DisplayList list = draw_trend(trend_of(std::max(0.0, first), std::max(step, -first / 12), months, target),
                                                  width, height, fixed_measure);
              expect_no_overlap(list);
              expect_inside(list);
              expect_cut_texts_hinted(list);
              if (::testing::Test::HasFailure()) {
                FAIL() << width << "x" << height << " from " << first << " by " << step << ", months " << months
                       << ", target " << target.value_or(-1);
              }
            }
          }
        }
      }
    }
  }
}

TEST(Trend, AxisStartsAtZeroAndPlacesValuesInProportion) {
  view::Trend trend = trend_of(0, 0, 0, {});
  trend.boundary.reset();
  trend.cumulative[0] = 0.0;
  trend.cumulative[1] = 0.4;
  trend.cumulative[2] = 0.8;
  const DisplayList list = draw_trend(trend, 500, 200, fixed_measure);
  const auto lines = data_lines(list, 2.5F);
  ASSERT_EQ(lines.size(), 1U);
  const auto& p = lines[0]->points;
  ASSERT_EQ(p.size(), 3U);
  EXPECT_NEAR(p[0].y - p[1].y, p[1].y - p[2].y, 0.01F);
  const auto boxes = text_boxes(list);
  const auto zero = std::ranges::find_if(boxes, [](const TextBox& b) { return b.text == "0"; });
  ASSERT_NE(zero, boxes.end());
  EXPECT_NEAR((zero->y0 + zero->y1) / 2, p[0].y, 0.01F);
}

TEST(Trend, AbsentMonthsBreakTheLine) {
  view::Trend trend = trend_of(0.3, 0, 12, {});
  trend.cumulative[3] = std::nullopt;
  trend.cumulative[5] = std::nullopt;  // month 5 stands alone between them
  const DisplayList list = draw_trend(trend, 500, 200, fixed_measure);
  const auto lines = data_lines(list, 2.5F);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0]->points.size(), 3U);
  EXPECT_EQ(lines[1]->points.size(), 6U);
}

TEST(Trend, EachMonthWithAHintCanBePointedAt) {
  view::Trend trend = trend_of(0.3, 0, 12, 0.7);
  trend.hints[11].clear();
  const DisplayList list = draw_trend(trend, 500, 200, fixed_measure);
  EXPECT_TRUE(has_hint(list, "tháng 1"));
  EXPECT_TRUE(has_hint(list, "tháng 11"));
  EXPECT_FALSE(has_hint(list, "tháng 12"));
}

TEST(Trend, BoundaryOfSixStandsBetweenJuneAndJuly) {
  const view::Trend trend = trend_of(0.3, 0, 12, {});
  const DisplayList list = draw_trend(trend, 500, 200, fixed_measure);
  const auto points = data_lines(list, 2.5F).at(0)->points;
  bool found = false;
  for (const Shape& shape : list.shapes) {
    const auto* line = std::get_if<Line>(&shape);
    if (line == nullptr || line->dash != 2) continue;
    found = true;
    EXPECT_NEAR(line->points[0].x, (points[5].x + points[6].x) / 2, 0.01F);
  }
  EXPECT_TRUE(found);
}

// Known up to June at 30 %; expected 30 % in July, 36 % in December, between 34 and 38.
TEST(Trend, TheForecastGoesOnDashedFromTheLastKnownPoint) {
  view::Trend trend = trend_of(0.3, 0, 6, std::nullopt);
  for (int m = 0; m < 12; ++m) {
    const auto expected = [&](double end) { return m < 6 ? std::nullopt : std::optional(0.3 + (end - 0.3) * (m - 6) / 5); };
    trend.forecast.push_back(expected(0.36));
    trend.low.push_back(expected(0.34));
    trend.high.push_back(expected(0.38));
  }
  const DisplayList list = draw_trend(trend, 600, 200, fixed_measure);
  expect_inside(list);
  const Line* cumulative = data_lines(list, 2.5F).at(0);
  std::vector<const Line*> dashed;
  for (const Shape& shape : list.shapes) {
    const auto* line = std::get_if<Line>(&shape);
    if (line != nullptr && line->dash == 4 && line->points.size() == 7) dashed.push_back(line);
  }
  ASSERT_EQ(dashed.size(), 3U);  // low, high, expected: June and the six months to come
  for (const Line* line : dashed) {
    EXPECT_EQ(line->points.front().x, cumulative->points.back().x);
    EXPECT_EQ(line->points.front().y, cumulative->points.back().y);
  }
  EXPECT_GT(dashed[0]->points.back().y, dashed[2]->points.back().y);  // y grows downwards
  EXPECT_LT(dashed[1]->points.back().y, dashed[2]->points.back().y);
}

// The line of what is expected leaves June's point to the right at the height where the name would stand.
TEST(Trend, NamesOfLinesKeepOffTheForecastAndTheTargetEndsWithTheGrid) {
  view::Trend trend = trend_of(0.3, 0, 6, 0.7);
  trend.monthly.assign(12, std::nullopt);
  for (int m = 0; m < 12; ++m) trend.forecast.push_back(m < 6 ? std::nullopt : std::optional(0.3));
  for (const float width : {360.0F, 600.0F, 1000.0F}) {
    const DisplayList list = draw_trend(trend, width, 200, fixed_measure);
    const Line *expected = nullptr, *target = nullptr, *grid = nullptr;
    const Text* name = nullptr;
    for (const Shape& shape : list.shapes) {
      if (const auto* text = std::get_if<Text>(&shape); text != nullptr && text->text == trend.cumulative_label) name = text;
      const auto* line = std::get_if<Line>(&shape);
      if (line == nullptr) continue;
      if (line->dash == 4) (line->points.size() == 7 ? expected : target) = line;
      else if (line->stroke.from == Ink::grid) grid = line;
    }
    ASSERT_TRUE(expected != nullptr && target != nullptr && grid != nullptr && name != nullptr) << width;
    const Area at = area_of(*name, fixed_measure);
    for (std::size_t i = 1; i < expected->points.size(); ++i) EXPECT_FALSE(crosses(at, expected->points[i - 1], expected->points[i])) << width;
    EXPECT_EQ(target->points.back().x, grid->points.back().x) << width;
  }
}

TEST(Trend, AFigureQuotedAtTheEndOfJuneStandsOverJune) {
  view::Trend trend = trend_of(0.3, 0, 12, std::nullopt);
  trend.quoted.push_back({.x = 6, .share = 0.15, .label = "15,0 %", .hint = "30/6/2025: 15,21 %"});
  trend.quoted.push_back({.x = 12, .share = 1, .label = "100 %", .hint = "31/12/2025"});
  const DisplayList list = draw_trend(trend, 600, 200, fixed_measure);
  expect_inside(list);
  const Line* cumulative = data_lines(list, 2.5F).at(0);
  const auto hit = std::ranges::find(list.hits, "30/6/2025: 15,21 %", &Hit::hint);
  ASSERT_NE(hit, list.hits.end());
  EXPECT_NEAR(hit->x + hit->w / 2, cumulative->points[5].x, 0.01);
  EXPECT_GT(hit->y + hit->h / 2, cumulative->points[5].y) << "15 % lies below 30 %";
}

TEST(Trend, AnEmptyOrTinyOneDrawsNothing) {
  EXPECT_TRUE(draw_trend({}, 500, 200, fixed_measure).shapes.empty());
  EXPECT_TRUE(draw_trend(trend_of(0.3, 0, 12, 0.7), 40, 30, fixed_measure).shapes.empty());
}

}  // namespace
}  // namespace xanh::chart
