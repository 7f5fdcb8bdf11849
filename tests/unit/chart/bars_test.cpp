#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::BarList list_of(std::size_t count) {
  view::BarList list{"Đơn vị còn thiếu nhiều nhất", "hồ sơ", "43 % tổng số thiếu của các đơn vị chưa đạt.", {}};
  for (std::size_t i = 0; i < count; ++i) {
    list.bars.push_back({"Sở Nông nghiệp và Môi trường", "13.928", "còn thiếu", "filter:" + std::to_string(i), 1.0 / static_cast<double>(i + 1)});
  }
  return list;
}

std::size_t bars_in(const DisplayList& list) {
  std::size_t bars = 0;
  for (const Hit& hit : list.hits) bars += hit.action.empty() ? 0 : 1;
  return bars;
}

TEST(Bars, FitWhateverTheSize) {
  for (const float width : {80.0F, 150.0F, 231.0F, 600.0F}) {
    for (const float height : {36.0F, 120.0F, 230.0F, 500.0F}) {
      for (const std::size_t count : {1U, 5U, 20U}) {
        const DisplayList drawn = draw_bars(list_of(count), width, height, fixed_measure);
        expect_inside(drawn);
        expect_no_overlap(drawn);
        expect_cut_texts_hinted(drawn);
        EXPECT_GE(bars_in(drawn), 1U);
      }
    }
  }
}

TEST(Bars, LengthsAreInProportion) {
  const DisplayList drawn = draw_bars(list_of(2), 400, 200, fixed_measure);
  std::vector<float> lengths;
  for (const Shape& shape : drawn.shapes) {
    const auto* rect = std::get_if<Rect>(&shape);
    if (rect != nullptr && rect->fill.from == Ink::bad) lengths.push_back(rect->w);
  }
  EXPECT_EQ(lengths, (std::vector<float>{400, 200}));
}

TEST(Bullet, MarksShareAndTarget) {
  const DisplayList drawn = draw_bullet(0.25, 0.5, view::Tone::bad, 200, 16);
  expect_inside(drawn);
  ASSERT_EQ(drawn.shapes.size(), 3U);  // track, bar, mark
  EXPECT_FLOAT_EQ(std::get<Rect>(drawn.shapes[1]).w, 50);
  const auto& mark = std::get<Rect>(drawn.shapes[2]);
  EXPECT_FLOAT_EQ(mark.x + mark.w / 2, 100);
}

TEST(Bullet, StaysInsideBeyondItsScale) {
  expect_inside(draw_bullet(1.2, 1.0, view::Tone::good, 200, 16));
  EXPECT_EQ(draw_bullet(0, {}, view::Tone::good, 200, 16).shapes.size(), 1U);  // the track
}

}  // namespace
}  // namespace xanh::chart
