// What explains a number, on the canvas: the controls that ask for it, and the drawer at the right.
#ifndef XANH_UI_WHY_H_
#define XANH_UI_WHY_H_

#include <string_view>

#include "ui/controls.h"

namespace xanh::ui {

inline constexpr float kDrawer = 400;

/// Width of the drawer over or beside `page`: kDrawer where enough of the page stays in sight, else all of it.
[[nodiscard]] float drawer_width(const Box& page);

/// The drawer over the whole of `box`: head with the close button, the rest scrolls. `ask` heads it.
/// `fresh`: another number is explained than before, from its top. Esc is seen to when `escapes`.
void draw_why(Controls& c, const Box& box, const view::WhyPanel& panel, std::string_view ask, bool fresh, bool escapes);

/// A number in a cell that can be asked for: a click does `action` instead of what lies under it. True: it is
/// pointed at, and ask_mark is owed. The action may be empty: nothing to ask.
[[nodiscard]] bool ask_touch(Controls& c, const Box& cell, std::string_view action);
/// Dots under a number that is pointed at, `width` wide at the left or `right` of its box.
void ask_mark(const Controls& c, const Box& at, float width, bool right);

/// The round button of a tile. Returns nothing: the click is emitted.
void ask_button(Controls& c, const Box& box, std::string_view action, std::string_view hint);

}  // namespace xanh::ui

#endif  // XANH_UI_WHY_H_
