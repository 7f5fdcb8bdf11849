// How wide the columns of a table are. Inside this room only.
#ifndef XANH_UI_TABLE_WIDTHS_H_
#define XANH_UI_TABLE_WIDTHS_H_

#include <cstddef>
#include <vector>

#include "ui/controls.h"

namespace xanh::ui {

/// Whether a column is drawn as figure and bar.
[[nodiscard]] std::vector<bool> barred_columns(const view::Table& table);

/// What the user gave each column by hand; 0: nothing.
[[nodiscard]] std::vector<float> given_widths(const Controls& c, const view::Table& table);

/// What each column needs at least, by its head and its first rows; of one that was given a width, that. `lines`: those over time
/// are drawn, too, not only said in figures.
[[nodiscard]] std::vector<float> least_widths(const Painter& paint, const view::Table& table, const std::vector<bool>& barred, const std::vector<float>& given,
                                              bool lines = true);

/// Widths of the columns: what they were given or need, then what they wish for, then the open ones take what is
/// left. Empty when even the least does not fit.
[[nodiscard]] std::vector<float> column_widths(const Painter& paint, const view::Table& table, const std::vector<bool>& barred, const std::vector<float>& given, float width);

/// The border behind column `column`, in the head from y to y + height: drags, and by a double click gives the
/// column back its wished width. Call before the heads: it lies over them.
void column_grip(Controls& c, const view::Table& table, std::size_t column, const std::vector<float>& widths, float x, float y, float height);

/// What a drag that goes on makes of the widths; call once for each table before they are asked for.
void follow_drag(Controls& c, const view::Table& table);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_WIDTHS_H_
