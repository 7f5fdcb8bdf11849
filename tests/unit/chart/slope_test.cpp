#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::Slope slope_of(std::size_t count, double low, double high, bool places = false) {
  view::Slope out{.id = "slope", .before_label = "Tháng 06/2025 (01/06–30/06)", .now_label = "Tháng 07/2025 (01/07–31/07)", .places = places};
  for (std::size_t i = 0; i < count; ++i) {
    const double part = count == 1 ? 0 : static_cast<double>(i) / static_cast<double>(count - 1);
    const double before = low + (high - low) * part, now = low + (high - low) * (1 - part);
    out.lines.push_back({.label = "Sở Nông nghiệp và Môi trường " + std::to_string(i), .hint = "số " + std::to_string(i), .action = "filter:unit=" + std::to_string(i), .before = before,
                         .now = now, .before_text = "52,3 %", .now_text = "61,8 %", .tone = i % 3 == 0 ? view::Tone::good : i % 3 == 1 ? view::Tone::bad : view::Tone::neutral, .named = i < 10});
  }
  return out;
}

std::vector<const Line*> joins(const DisplayList& list) {
  std::vector<const Line*> out;
  for (const Shape& shape : list.shapes) {
    const auto* line = std::get_if<Line>(&shape);
    if (line != nullptr && line->points.size() == 2 && line->points[1].x - line->points[0].x > 30) out.push_back(line);
  }
  return out;
}

TEST(Slope, LabelsNeverMeetWhateverItsSize) {
  for (const float width : {180.0F, 358.0F, 640.0F, 1100.0F}) {
    for (const float height : {100.0F, 240.0F, 400.0F}) {
      for (const std::size_t count : {1U, 2U, 10U, 120U}) {
        for (const auto& [low, high] : {std::pair(0.0, 1.0), std::pair(0.7, 0.7), std::pair(1.0, 120.0)}) {
          const DisplayList list = draw_slope(slope_of(count, low, high, high > 1), width, height, fixed_measure);
          expect_inside(list);
          expect_no_overlap(list);
          expect_cut_texts_hinted(list);
          EXPECT_EQ(joins(list).size(), count) << "every group has its line, named or not";
          if (::testing::Test::HasFailure()) FAIL() << width << "x" << height << ", " << count << " from " << low << " to " << high;
        }
      }
    }
  }
}

// 240 high: marks from 28 + 4 = 32 down to 240 - 8 - 2 = 230. Of shares 0.2 to 0.6 the higher stands higher: 0.6 at
// 32, 0.2 at 230, 0.5 a quarter down the 198: 81.5.
TEST(Slope, SharesRiseUpwards) {
  view::Slope slope{.before_label = "a", .now_label = "b",
                    .lines = {{.label = "A", .before = 0.2, .now = 0.6, .before_text = "20", .now_text = "60", .tone = view::Tone::good, .named = true},
                              {.label = "B", .before = 0.5, .now = 0.2, .before_text = "50", .now_text = "20", .tone = view::Tone::bad, .named = true}}};
  const DisplayList list = draw_slope(slope, 600, 240, fixed_measure);
  const auto lines = joins(list);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_NEAR(lines[0]->points[0].y, 230, 0.01);  // A has moved more: 0.4 against 0.3
  EXPECT_NEAR(lines[0]->points[1].y, 32, 0.01);
  EXPECT_NEAR(lines[1]->points[0].y, 81.5, 0.01);
  EXPECT_NEAR(lines[1]->points[1].y, 230, 0.01);
  EXPECT_EQ(lines[0]->dash, 0) << "up: solid";
  EXPECT_GT(lines[1]->dash, 0) << "down is dashed, not only red";
}

TEST(Slope, TheFirstPlaceIsAtTheTop) {
  view::Slope slope{.before_label = "a", .now_label = "b",
                    .lines = {{.label = "A", .before = 1, .now = 3, .before_text = "1", .now_text = "3", .named = true}}, .places = true};
  const DisplayList list = draw_slope(slope, 600, 240, fixed_measure);
  const auto found = joins(list);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0]->points[0].y, 32, 0.01);
  EXPECT_NEAR(found[0]->points[1].y, 230, 0.01);
}

// Three end at one height: their labels keep that order, a row of 16 apart, and none leaves the chart.
TEST(Slope, CrowdedLabelsKeepTheirOrder) {
  view::Slope slope{.before_label = "a", .now_label = "b", .lines = {}};
  for (int i = 0; i < 4; ++i) {
    slope.lines.push_back({.label = "đơn vị " + std::to_string(i), .before = 0.1 * i, .now = i == 3 ? 1.0 : 0.5 - 0.001 * i, .before_text = std::to_string(i), .now_text = "5", .named = true});
  }
  const DisplayList list = draw_slope(slope, 600, 240, fixed_measure);
  const auto y_of = [&list](const std::string& name) {
    for (const TextBox& box : text_boxes(list)) {
      if (box.text.ends_with(name)) return box.y0;
    }
    ADD_FAILURE() << name;
    return 0.0F;
  };
  EXPECT_LE(y_of("đơn vị 0") + 16, y_of("đơn vị 1") + 0.01F);
  EXPECT_LE(y_of("đơn vị 1") + 16, y_of("đơn vị 2") + 0.01F);
  expect_no_overlap(list);
}

TEST(Slope, WhereThereIsNoRowTheLargestMovementsAreNamed) {
  const DisplayList list = draw_slope(slope_of(10, 0, 1), 1100, 100, fixed_measure);
  // 100 high: marks from 32 to 90, 58 / 16 = 3 rows and one more: 4 of 10.
  const auto boxes = text_boxes(list);
  EXPECT_EQ(std::ranges::count_if(boxes, [](const TextBox& box) { return box.text.starts_with("61,8 %"); }), 4);
  EXPECT_TRUE(has_hint(list, "Môi trường 0\n"));
  // The ends of the order cross the whole height: 0 and 9 move by 1, 4 and 5 by a ninth.
  for (const char* whole : {"Môi trường 0", "Môi trường 9"}) {
    EXPECT_TRUE(std::ranges::any_of(boxes, [whole](const TextBox& box) { return box.text.starts_with("61,8 %") && box.text.ends_with(whole); })) << whole;
  }
}

}  // namespace
}  // namespace xanh::chart
