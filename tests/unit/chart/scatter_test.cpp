#include <algorithm>
#include <array>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::Scatter scatter_of(std::size_t points, double most) {
  view::Scatter out{.x_label = "Số hồ sơ của đơn vị", .y_label = "Tỷ lệ (%)"};
  for (std::size_t i = 0; i < points; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(points - 1, 1));
    out.points.push_back({.x = 30 + (most - 30) * part * part, .y = 0.2 + 0.6 * static_cast<double>(i * 7 % 10) / 10, .label = "Sở Nông nghiệp và Môi trường " + std::to_string(i),
                          .hint = "số " + std::to_string(i), .action = "filter:unit=" + std::to_string(i), .tone = i % 3 == 0 ? view::Tone::bad : view::Tone::neutral, .named = i % 4 == 0});
  }
  for (const double off : {-0.3, 0.3}) {
    view::Scatter::Line line{.label = "Giới hạn 99,8 %"};
    for (int i = 0; i < 20; ++i) line.x.push_back(30 + (most - 30) * i / 19.0), line.y.push_back(0.5 + off / (1 + i));
    out.lines.push_back(line);
  }
  out.lines.push_back({.label = "Toàn tỉnh 50,0 %", .x = {30, most}, .y = {0.5, 0.5}});
  out.lines.push_back({.label = "Ngưỡng 70 %", .x = {30, most}, .y = {0.7, 0.7}, .dashed = true});
  return out;
}

// Marks are the squares of 8 pixels and their ground.
std::vector<const Rect*> marks(const DisplayList& list) {
  std::vector<const Rect*> out;
  for (const Shape& shape : list.shapes) {
    const auto* rect = std::get_if<Rect>(&shape);
    if (rect != nullptr && rect->w == 8) out.push_back(rect);
  }
  return out;
}

TEST(Scatter, LabelsNeverMeetWhateverItsSize) {
  for (const float width : {200.0F, 358.0F, 640.0F, 1100.0F}) {
    for (const float height : {130.0F, 240.0F, 340.0F}) {
      for (const std::size_t points : {1U, 5U, 40U, 300U}) {
        for (const double most : {31.0, 900.0, 90'000.0}) {
          const DisplayList list = draw_scatter(scatter_of(points, most), width, height, fixed_measure);
          expect_inside(list);
          expect_no_overlap(list);
          expect_cut_texts_hinted(list);
          EXPECT_EQ(marks(list).size(), points);
          if (::testing::Test::HasFailure()) FAIL() << width << "x" << height << ", " << points << " points to " << most;
        }
      }
    }
  }
}

// 100, 200 and 300 of a linear axis from zero: equal steps; 0 %, 25 % and 50 % likewise.
TEST(Scatter, BothAxesAreInProportionAndBeginAtZero) {
  const view::Scatter of{.points = {{.x = 100, .y = 0.0}, {.x = 200, .y = 0.25}, {.x = 300, .y = 0.5}}};
  const DisplayList list = draw_scatter(of, 600, 300, fixed_measure);
  const auto found = marks(list);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NEAR(found[1]->x - found[0]->x, found[2]->x - found[1]->x, 0.01F);
  EXPECT_NEAR(found[0]->y - found[1]->y, found[1]->y - found[2]->y, 0.01F);
  const auto boxes = text_boxes(list);
  const auto zero = std::ranges::find_if(boxes, [](const TextBox& b) { return b.text == "0" && b.x0 < 10; });
  ASSERT_NE(zero, boxes.end());
  EXPECT_NEAR((zero->y0 + zero->y1) / 2, found[0]->y + 4, 0.01F);
}

// 92 to 100 %: from zero they would be one line. The axis goes from 92 to 100 in steps of 2.
TEST(Scatter, TheAxisOfRatesLeavesZeroWhereThatHidesThem) {
  const view::Scatter of{.points = {{.x = 100, .y = 0.92}, {.x = 200, .y = 0.96}, {.x = 300, .y = 1.0}}};
  const DisplayList list = draw_scatter(of, 600, 300, fixed_measure);
  const auto found = marks(list);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_GT(found[0]->y - found[2]->y, 200);
  EXPECT_NEAR(found[0]->y - found[1]->y, found[1]->y - found[2]->y, 0.01F);
  const auto boxes = text_boxes(list);
  for (const char* tick : {"92", "94", "96", "98", "100"}) {
    EXPECT_TRUE(std::ranges::any_of(boxes, [&](const TextBox& b) { return b.text == tick && b.x0 < 10; })) << tick;
  }
}

// 100, 1.000 and 10.000 after 10: three decades, so the axis is logarithmic and they lie evenly.
TEST(Scatter, CountsOfMoreThanTwoOrdersLieOnALogarithmicAxis) {
  const view::Scatter of{.points = {{.x = 10, .y = 0.5}, {.x = 100, .y = 0.5}, {.x = 1000, .y = 0.5}, {.x = 10'000, .y = 0.5}}};
  const DisplayList list = draw_scatter(of, 600, 300, fixed_measure);
  const auto found = marks(list);
  ASSERT_EQ(found.size(), 4U);
  for (std::size_t i = 1; i < 3; ++i) EXPECT_NEAR(found[i]->x - found[i - 1]->x, found[i + 1]->x - found[i]->x, 0.01F);
  const auto boxes = text_boxes(list);
  for (const char* tick : {"10", "100", "1\xC2\xA0" "000", "10\xC2\xA0" "000"}) {
    EXPECT_TRUE(std::ranges::any_of(boxes, [&](const TextBox& b) { return b.text == tick; })) << tick;
  }
}

TEST(Scatter, AMarkSaysWhoseItIsAndDoesWhatItsUnitDoes) {
  view::Scatter of{.points = {{.x = 40, .y = 0.5, .label = "Xã A", .hint = "20 / 40", .action = "filter:unit=A", .tone = view::Tone::bad},
                              {.x = 80, .y = 0.5, .label = "Xã B", .hint = "40 / 80", .tone = view::Tone::good}}};
  const DisplayList list = draw_scatter(of, 600, 300, fixed_measure);
  ASSERT_EQ(list.hits.size(), 2U);
  EXPECT_EQ(list.hits[0].hint, "Xã A\n20 / 40");
  EXPECT_EQ(list.hits[0].action, "filter:unit=A");
  const auto found = marks(list);
  EXPECT_LT(found[0]->radius, 2);  // a square: the colour is not alone
  EXPECT_EQ(found[1]->radius, 4);
}

TEST(Scatter, ALineOfOneLabelIsToldOnce) {
  const DisplayList list = draw_scatter(scatter_of(5, 900), 900, 300, fixed_measure);
  const auto boxes = text_boxes(list);
  EXPECT_EQ(std::ranges::count_if(boxes, [](const TextBox& b) { return b.text == "Giới hạn 99,8 %"; }), 1);
}

}  // namespace
}  // namespace xanh::chart
