// A table with its columns side by side. Inside this room only.
#ifndef XANH_UI_TABLE_GRID_H_
#define XANH_UI_TABLE_GRID_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "ui/controls.h"

namespace xanh::ui {

/// A table that is drawn as columns.
struct Grid {
  const view::Table& table;
  const std::vector<bool>& barred;
  const std::vector<float>& widths;
  bool selects = false;  ///< its cells can be selected
};

/// From x, y on; the head stays at the top of what can be seen, and in a window that is scrolled sideways
/// the first column at its left. Returns the height used.
float side_by_side(Controls& c, float x, float y, float width, const Grid& grid);

/// As wide as its columns are, in a frame of `width` that scrolls sideways.
float scrolled_sideways(Controls& c, float x, float y, float width, const Grid& grid);

/// How high the rows of a table are, and where they lie below the top of the first.
class RowTops {
 public:
  RowTops(float step, std::size_t count) : step_(step), count_(count) {}
  /// Rows of their own heights; measured rows are few (table_grid.cpp).
  explicit RowTops(const std::vector<float>& heights);
  [[nodiscard]] float top(std::size_t row) const { return tops_.empty() ? step_ * static_cast<float>(row) : tops_[row]; }
  [[nodiscard]] float height(std::size_t row) const { return top(row + 1) - top(row); }
  [[nodiscard]] float total() const { return top(count_); }
  /// The row that lies `y` below the top: the first above it, the number of rows behind the last.
  [[nodiscard]] std::size_t at(float y) const;

 private:
  float step_ = 0;
  std::size_t count_ = 0;
  std::vector<float> tops_ = {};  ///< of the rows and of the end; empty where all are `step_` high
};

/// Draws the rows in sight from x, y on, the first with round corners; where the focused row is not, says where
/// it would be. `ground` is the colour that the row stands on.
void table_rows(Controls& c, const view::Table& table, float x, float y, float width, const RowTops& tops, float radius,
                const std::function<void(std::size_t row, const Box& box, Color ground)>& draw);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_GRID_H_
