#include <algorithm>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::Waterfall waterfall_of(double from, std::vector<double> changes) {
  view::Waterfall out;
  out.steps.push_back({.label = "Tháng 9/2025", .value = "45,2 %", .change = from, .level = true});
  double at = from;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    at += changes[i];
    out.steps.push_back({.label = "Sở Nông nghiệp và Môi trường " + std::to_string(i), .value = "+1,25", .hint = "bước " + std::to_string(i), .change = changes[i]});
  }
  out.steps.push_back({.label = "Tháng 10/2025", .value = "47,1 %", .change = at, .level = true});
  return out;
}

std::vector<const Rect*> bars(const DisplayList& list) {
  std::vector<const Rect*> out;
  for (const Shape& shape : list.shapes) {
    if (const auto* rect = std::get_if<Rect>(&shape)) out.push_back(rect);
  }
  return out;
}

TEST(Waterfall, FitsWhateverItsSize) {
  for (const float width : {230.0F, 358.0F, 900.0F}) {
    for (const double from : {0.0, 0.02, 0.45, 0.99}) {
      for (const auto& changes : {std::vector<double>{}, {0.01, -0.02, 0.005}, {0.004, -0.002, 0.001, 0.0, 0.003, -0.001, 0.002, 0.001, -0.004}}) {
        const view::Waterfall of = waterfall_of(from, changes);
        for (const float height : {80.0F, 200.0F, waterfall_height(of)}) {
          const DisplayList list = draw_waterfall(of, width, height, fixed_measure);
          expect_inside(list);
          expect_no_overlap(list);
          expect_cut_texts_hinted(list);
          if (::testing::Test::HasFailure()) FAIL() << width << "x" << height << " from " << from << ", " << changes.size() << " steps";
        }
        EXPECT_EQ(bars(draw_waterfall(of, width, waterfall_height(of), fixed_measure)).size(), changes.size() + 2);
      }
    }
  }
}

// 20 % + 20 - 10 = 30 %: bars of 2, 2, 1 and 3 tenths; each begins where the one before ends.
TEST(Waterfall, StepsHangOnEachOtherFromZero) {
  const view::Waterfall of = waterfall_of(0.2, {0.2, -0.1});
  const DisplayList list = draw_waterfall(of, 700, waterfall_height(of), fixed_measure);
  const auto found = bars(list);
  ASSERT_EQ(found.size(), 4U);
  const float tenth = found[0]->w / 2;
  EXPECT_NEAR(found[1]->w, 2 * tenth, 0.01F);
  EXPECT_NEAR(found[1]->x, found[0]->x + found[0]->w, 0.01F);
  EXPECT_EQ(found[1]->fill.from, Ink::good);
  EXPECT_NEAR(found[2]->w, tenth, 0.01F);
  EXPECT_NEAR(found[2]->x + found[2]->w, found[1]->x + found[1]->w, 0.01F);  // down from where it was
  EXPECT_EQ(found[2]->fill.from, Ink::bad);
  EXPECT_NEAR(found[3]->x, found[0]->x, 0.01F);
  EXPECT_NEAR(found[3]->w, 3 * tenth, 0.01F);
}

// 90 % + 0.5 - 0.2: from zero the steps would be a pixel or two. Levels are marks then, all equally wide.
TEST(Waterfall, AxisLeavesZeroWhereStepsWouldNotBeSeen) {
  const view::Waterfall of = waterfall_of(0.9, {0.005, -0.002});
  const DisplayList list = draw_waterfall(of, 700, waterfall_height(of), fixed_measure);
  const auto found = bars(list);
  ASSERT_EQ(found.size(), 4U);
  EXPECT_EQ(found[0]->w, 4);
  EXPECT_EQ(found[3]->w, 4);
  EXPECT_GT(found[1]->w, 100);
  EXPECT_NEAR(found[1]->w / found[2]->w, 2.5, 0.01);
  for (const TextBox& box : text_boxes(list)) EXPECT_NE(box.text, "0");
}

}  // namespace
}  // namespace xanh::chart
