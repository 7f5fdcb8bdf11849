// A table on the canvas: a head and, scrolled sideways, a first column that stay in sight; columns that sort and
// whose borders can be dragged; cells that can be selected and copied; bars and standings in cells, rows drawn only when seen. Where
// the columns do not fit, they scroll sideways; on a phone each row becomes a block of named values.
#ifndef XANH_UI_TABLE_H_
#define XANH_UI_TABLE_H_

#include "ui/controls.h"

namespace xanh::ui {

/// Draws `table` as a card from x, y on in the current window; returns the height used. With `copy`, the
/// action that copies it whole, it says so beside its caption, and its cells can be selected.
float draw_table(Controls& c, float x, float y, float width, const view::Table& table, const view::Link* copy = nullptr);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_H_
