// A table on the canvas: a head that stays in sight, columns that sort, bars and standings in
// cells, rows drawn only when seen. Where the columns do not fit, each row becomes a block of
// named values.
#ifndef XANH_UI_TABLE_H_
#define XANH_UI_TABLE_H_

#include "ui/controls.h"

namespace xanh::ui {

/// Draws `table` as a card from x, y on in the current window; returns the height used.
float draw_table(Controls& c, float x, float y, float width, const view::Table& table);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_H_
