#include <algorithm>
#include <cmath>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::Strip strip_of(std::size_t marks, double from, double to) {
  view::Strip out{.lower = from + (to - from) * 0.25, .median = (from + to) / 2, .upper = from + (to - from) * 0.75, .median_label = "Trung vị 52,3 %", .target = 0.7, .target_label = "Ngưỡng 70 %"};
  for (std::size_t i = 0; i < marks; ++i) {
    const double part = marks == 1 ? 0.5 : static_cast<double>(i) / static_cast<double>(marks - 1);
    out.marks.push_back({.share = from + (to - from) * part, .label = "Sở Nông nghiệp và Môi trường " + std::to_string(i), .hint = "số " + std::to_string(i),
                         .action = "filter:unit=" + std::to_string(i), .tone = i % 2 == 0 ? view::Tone::good : view::Tone::bad, .named = i == 0 || i + 1 == marks});
  }
  return out;
}

std::vector<const Rect*> marks(const DisplayList& list) {
  std::vector<const Rect*> out;
  for (const Shape& shape : list.shapes) {
    const auto* rect = std::get_if<Rect>(&shape);
    if (rect != nullptr && rect->w == 8 && rect->h == 8) out.push_back(rect);
  }
  return out;
}

TEST(Strip, LabelsNeverMeetWhateverItsSize) {
  for (const float width : {180.0F, 358.0F, 640.0F, 1100.0F}) {
    for (const float height : {90.0F, 150.0F, 240.0F}) {
      for (const std::size_t count : {1U, 2U, 17U, 120U}) {
        for (const auto& [from, to] : {std::pair(0.0, 1.0), std::pair(0.68, 0.72), std::pair(0.0, 0.0), std::pair(0.95, 1.0)}) {
          const DisplayList list = draw_strip(strip_of(count, from, to), width, height, fixed_measure);
          expect_inside(list);
          expect_no_overlap(list);
          expect_cut_texts_hinted(list);
          EXPECT_EQ(marks(list).size(), count);
          if (::testing::Test::HasFailure()) FAIL() << width << "x" << height << ", " << count << " from " << from << " to " << to;
        }
      }
    }
  }
}

// The axis is 0-1 across: marks of 0, 50 and 100 % at its ends and its middle, the band from 25 to 75 %.
TEST(Strip, MarksStandOverTheirShares) {
  const DisplayList list = draw_strip(strip_of(3, 0, 1), 615, 150, fixed_measure);
  const auto found = marks(list);
  ASSERT_EQ(found.size(), 3U);
  const float left = found[0]->x + 4, right = found[2]->x + 4;
  EXPECT_NEAR(found[1]->x + 4, (left + right) / 2, 0.01F);
  EXPECT_NEAR(left, 10.5F, 0.01F);  // half of "100" of 7 a letter
  EXPECT_NEAR(right, 604.5F, 0.01F);
  const Rect* band = nullptr;
  for (const Shape& shape : list.shapes) {
    const auto* rect = std::get_if<Rect>(&shape);
    if (rect != nullptr && rect->fill.from == Ink::accent_soft) band = rect;
  }
  ASSERT_NE(band, nullptr);
  EXPECT_NEAR(band->x, left + 0.25F * (right - left), 0.01F);
  EXPECT_NEAR(band->w, 0.5F * (right - left), 0.01F);
}

TEST(Strip, EqualSharesStandBesideEachOther) {
  const DisplayList list = draw_strip(strip_of(5, 0.5, 0.5), 600, 150, fixed_measure);
  const auto found = marks(list);
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t j = i + 1; j < found.size(); ++j) EXPECT_GE(std::abs(found[i]->y - found[j]->y), 8.0F);
  }
}

}  // namespace
}  // namespace xanh::chart
