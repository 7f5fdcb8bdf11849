// A table with its columns side by side. Inside this room only.
#ifndef XANH_UI_TABLE_GRID_H_
#define XANH_UI_TABLE_GRID_H_

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

/// Draws the rows in sight, each `step` high from `top` on, the first with round corners; where the focused row is not, says where
/// it would be. `ground` is the colour that the row stands on.
void table_rows(Controls& c, const view::Table& table, const Box& first, float radius,
                const std::function<void(std::size_t row, const Box& box, Color ground)>& draw);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_GRID_H_
