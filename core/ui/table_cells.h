// Heads and cells of a table on the canvas. Inside this room only.
#ifndef XANH_UI_TABLE_CELLS_H_
#define XANH_UI_TABLE_CELLS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ui/controls.h"

namespace xanh::ui {

inline constexpr float kNumber = 64;  ///< room for a figure before its bar
inline constexpr float kChange = 56, kSparkLeast = kChange + kGrid + 34;  ///< for one behind its line over time; of both

/// The label with the direction that the column is sorted in.
[[nodiscard]] std::string head_label(const view::Column& column);

/// Is there room for a bar behind the figure? Else the figure stands at the right, as others do.
[[nodiscard]] constexpr bool bar_fits(float width) { return width > kNumber + 32; }

/// The lines that words make in `width`, at most `most`: what is left over stands in the last, which is cut then. One line
/// for a figure, a standing, a field: only words are broken. REQUIRES: most > 0.
[[nodiscard]] std::vector<std::string_view> cell_lines(const Painter& paint, const view::Cell& cell, bool number, bool strong, float width, std::size_t most);

/// From one line of a cell to the next.
[[nodiscard]] float cell_line_step(const Painter& paint);

/// A head at the left or `right` of its box; a click sorts where it may.
void head_cell(Controls& c, const Box& at, const view::Column& column, bool right);

/// The bar of a share with its target, and the interval over it: a line with ends. So narrow that these
/// would meet it says nothing and is left out. REQUIRES: cell.share.
void share_bar(Controls& c, const Box& box, const view::Cell& cell);

/// What the cell is: a choice, a field, a standing, a figure with its bar, or text (`strong` as in the
/// row of the total).
void value_cell(Controls& c, const Box& at, const view::Cell& cell, bool right, bool strong);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_CELLS_H_
