// What tells a tone without its colour: drawn over fills in a palette with `signs`, nothing elsewhere.
#ifndef XANH_UI_PATTERNS_H_
#define XANH_UI_PATTERNS_H_

#include "ui/paint.h"
#include "view/page.h"

namespace xanh::ui {

/// Over a bar: near is cut by upright stripes, bad by slanted ones; good and neutral stay whole.
void bar_pattern(const Painter& paint, const Box& box, view::Tone tone);

/// Around a cell whose ground is a tone's soft colour: near has an edge and a cut corner, bad an edge
/// and a filled corner; good is told by its dark ground, neutral by having neither.
void cell_sign(const Painter& paint, const Box& box, view::Tone tone);

}  // namespace xanh::ui

#endif  // XANH_UI_PATTERNS_H_
