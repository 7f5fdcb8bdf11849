// A chart's display list on the canvas.
#ifndef XANH_UI_DRAW_LIST_H_
#define XANH_UI_DRAW_LIST_H_

#include "chart/display_list.h"
#include "ui/controls.h"

namespace xanh::ui {

/// Widths in the faces of this screen. The painter must outlive the result.
[[nodiscard]] chart::Measure measure_with(const Painter& paint);
[[nodiscard]] Color color_of(const Palette& palette, const chart::Paint& paint);
/// White or dark, whichever reads better on `ground`; at least 4.5:1 on every ground.
[[nodiscard]] Color ink_on(Color ground);

/// Draws `list` with its top left corner at x, y; its hits become controls and hints.
void draw(Controls& c, float x, float y, const chart::DisplayList& list);

}  // namespace xanh::ui

#endif  // XANH_UI_DRAW_LIST_H_
