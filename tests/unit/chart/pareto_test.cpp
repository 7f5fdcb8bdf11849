#include <algorithm>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::Pareto pareto_of(std::size_t bars) {
  view::Pareto out{.cumulative_label = "Cộng dồn (%)", .needed = 200, .needed_label = "Cần 200 hồ sơ"};
  double sum = 0, all = 0;
  for (std::size_t i = 0; i < bars; ++i) all += 100.0 / static_cast<double>(i + 1);
  for (std::size_t i = 0; i < bars; ++i) {
    const double size = 100.0 / static_cast<double>(i + 1);
    sum += size;
    out.bars.push_back({.label = "Đăng ký biến động quyền sử dụng đất " + std::to_string(i), .value = "13.928", .hint = "tăng thêm được", .action = "filter:procedure=" + std::to_string(i),
                        .size = size, .cumulative = sum / all, .tone = view::Tone::bad});
  }
  return out;
}

std::vector<const Rect*> bars(const DisplayList& list) {
  std::vector<const Rect*> out;
  for (const Shape& shape : list.shapes) {
    const auto* rect = std::get_if<Rect>(&shape);
    if (rect != nullptr && rect->fill.from == Ink::bad) out.push_back(rect);
  }
  return out;
}

TEST(Pareto, FitsWhateverItsSize) {
  for (const float width : {230.0F, 358.0F, 640.0F, 1100.0F}) {
    for (const std::size_t count : {1U, 5U, 13U}) {
      const view::Pareto of = pareto_of(count);
      for (const float height : {90.0F, 240.0F, pareto_height(of)}) {
        const DisplayList list = draw_pareto(of, width, height, fixed_measure);
        expect_inside(list);
        expect_no_overlap(list);
        expect_cut_texts_hinted(list);
        if (::testing::Test::HasFailure()) FAIL() << width << "x" << height << ", " << count << " bars";
      }
      EXPECT_EQ(bars(draw_pareto(of, width, pareto_height(of), fixed_measure)).size(), count);
    }
  }
}

// 60 and 30 and 10: the bars are as 6 to 3 to 1, the line at 60, 90 and 100 % of its scale; needed 75 of
// 100 lies between the first two.
TEST(Pareto, BarsAndLineAreInProportion) {
  const view::Pareto of{.bars = {{.label = "a", .value = "60", .size = 60, .cumulative = 0.6, .tone = view::Tone::bad},
                                 {.label = "b", .value = "30", .size = 30, .cumulative = 0.9, .tone = view::Tone::bad},
                                 {.label = "c", .value = "10", .size = 10, .cumulative = 1.0, .tone = view::Tone::bad}},
                        .needed = 75, .needed_label = "Cần 75"};
  const DisplayList list = draw_pareto(of, 700, pareto_height(of), fixed_measure);
  const auto found = bars(list);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NEAR(found[1]->w / found[0]->w, 0.5, 1e-3);
  EXPECT_NEAR(found[2]->w / found[0]->w, 1.0 / 6, 1e-3);
  const Line* cumulative = nullptr;
  const Line* needed = nullptr;
  for (const Shape& shape : list.shapes) {
    const auto* line = std::get_if<Line>(&shape);
    if (line != nullptr && line->points.size() == 4) cumulative = line;
    if (line != nullptr && line->dash == 4) needed = line;
  }
  ASSERT_NE(cumulative, nullptr);
  ASSERT_NE(needed, nullptr);
  const float zero = cumulative->points[0].x, all = cumulative->points[3].x - zero;
  EXPECT_NEAR((cumulative->points[1].x - zero) / all, 0.6, 1e-3);
  EXPECT_NEAR((cumulative->points[2].x - zero) / all, 0.9, 1e-3);
  EXPECT_NEAR((needed->points[0].x - zero) / all, 0.75, 1e-3);
}

// 60, 30 and the 300 of the others: the first two keep their proportion, the last is broken.
TEST(Pareto, TheRestDoesNotFlattenTheOthers) {
  const view::Pareto of{.bars = {{.label = "a", .value = "60", .size = 60, .cumulative = 0.15, .tone = view::Tone::bad},
                                 {.label = "b", .value = "30", .size = 30, .cumulative = 0.25, .tone = view::Tone::bad},
                                 {.label = "8 others", .value = "300", .size = 300, .cumulative = 1, .tone = view::Tone::bad}}};
  const DisplayList list = draw_pareto(of, 700, pareto_height(of), fixed_measure);
  const auto found = bars(list);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_NEAR(found[1]->w / found[0]->w, 0.5, 1e-3);
  EXPECT_EQ(found[2]->w, found[0]->w);
  const auto cuts = std::ranges::count_if(list.shapes, [](const Shape& shape) {
    const auto* rect = std::get_if<Rect>(&shape);
    return rect != nullptr && rect->fill.from == Ink::card;
  });
  EXPECT_EQ(cuts, 2);
}

TEST(Pareto, WhatHasNoRoomIsNamedWhenPointedAt) {
  const DisplayList list = draw_pareto(pareto_of(13), 700, 38 + 22 * 5, fixed_measure);
  EXPECT_EQ(bars(list).size(), 4U);  // the fifth row says that there are more
  EXPECT_TRUE(has_hint(list, "đất 4: 13.928"));
  EXPECT_TRUE(has_hint(list, "đất 12: 13.928"));
}

}  // namespace
}  // namespace xanh::chart
