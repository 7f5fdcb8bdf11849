#include <algorithm>

#include "chart/charts.h"
#include "check.h"

namespace xanh::chart {
namespace {

view::HeatGrid grid_of(std::size_t rows, std::size_t months) {
  view::HeatGrid grid;
  grid.row_header = "Đơn vị";
  grid.total_label = "Lũy kế";
  grid.more = "Còn đơn vị khác";
  for (std::size_t m = 0; m < months; ++m) grid.columns.push_back("T" + std::to_string(m + 1));
  for (std::size_t r = 0; r < rows; ++r) {
    view::HeatRow row{"Sở Nông nghiệp và Môi trường " + std::to_string(r), "filter:unit=" + std::to_string(r), "100", view::Tone::good, {}};
    for (std::size_t m = 0; m < months; ++m) {
      view::HeatCell cell{"100", "gợi ý " + std::to_string(m), view::Tone::good, 0.5, false};
      if (m >= 10) cell = {"", "", view::Tone::neutral, 0, true};
      row.cells.push_back(cell);
    }
    grid.rows.push_back(row);
  }
  return grid;
}

std::size_t rows_in(const DisplayList& list) {
  std::size_t rows = 0;
  for (const Hit& hit : list.hits) rows += hit.action.empty() ? 0 : 1;
  return rows;
}

TEST(HeatGrid, FitsWhateverItsSize) {
  for (const float width : {200.0F, 326.0F, 560.0F, 785.0F, 1400.0F}) {
    for (const float height : {60.0F, 150.0F, 291.0F, 700.0F}) {
      for (const std::size_t rows : {1U, 5U, 12U, 120U}) {
        const DisplayList list = draw_heat_grid(grid_of(rows, 12), width, height, fixed_measure);
        expect_inside(list);
        expect_no_overlap(list);
        expect_cut_texts_hinted(list);
        EXPECT_GE(rows_in(list), 1U);
      }
    }
  }
}

TEST(HeatGrid, ShowsWholeRowsAndSaysThatThereAreMore) {
  // 24 of head and 24 for the sentence leave room for 6 rows of 24.
  const DisplayList list = draw_heat_grid(grid_of(10, 12), 800, 24 + 6 * 24 + 24, fixed_measure);
  EXPECT_EQ(rows_in(list), 6U);
  const auto boxes = text_boxes(list);
  EXPECT_TRUE(std::ranges::any_of(boxes, [](const TextBox& b) { return b.text == "Còn đơn vị khác"; }));
  const DisplayList all = draw_heat_grid(grid_of(6, 12), 800, 24 + 6 * 24 + 24, fixed_measure);
  EXPECT_EQ(rows_in(all), 6U);
  for (const TextBox& box : text_boxes(all)) EXPECT_NE(box.text, "Còn đơn vị khác");
}

TEST(HeatGrid, WhereMonthsDoNotFitTheLastWithDataStay) {
  const DisplayList list = draw_heat_grid(grid_of(3, 12), 326, 200, fixed_measure);
  std::vector<std::string> months;
  for (const TextBox& box : text_boxes(list)) {
    if (box.text.starts_with("T") && box.text.size() <= 3) months.push_back(box.text);
  }
  ASSERT_FALSE(months.empty());
  EXPECT_LT(months.size(), 12U);
  EXPECT_EQ(months.back(), "T10");
}

TEST(HeatGrid, AnEmptyCellIsNotZero) {
  const DisplayList list = draw_heat_grid(grid_of(1, 12), 800, 60, fixed_measure);
  int dots = 0;
  for (const TextBox& box : text_boxes(list)) dots += box.text == "·" ? 1 : 0;
  EXPECT_EQ(dots, 2);
  EXPECT_TRUE(has_hint(list, "gợi ý 9"));
  EXPECT_FALSE(has_hint(list, "gợi ý 10"));
}

}  // namespace
}  // namespace xanh::chart
