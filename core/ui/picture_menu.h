// What takes a chart away: a button at its card's corner, a right click or a long press on the card. What takes a page
// away, where its buttons have no room side by side: the first, and beside it the list of the others.
#ifndef XANH_UI_PICTURE_MENU_H_
#define XANH_UI_PICTURE_MENU_H_

#include <span>

#include "ui/controls.h"

namespace xanh::ui {

/// What the button takes of the card's first line.
inline constexpr float kPictureButton = 32;

/// Draws the button on `card`, which is drawn already, and the open list of `links`; nothing where there are none. Call it
/// before the chart: what is touched first has the click.
void picture_menu(Controls& c, const Box& card, std::span<const view::Link> links);

/// Width of save_button. REQUIRES: links not empty.
[[nodiscard]] float save_button_width(const Controls& c, std::span<const view::Link> links);
/// The first of `links` as a button, and at its right one that lists the others.
void save_button(Controls& c, const Box& box, std::span<const view::Link> links);

}  // namespace xanh::ui

#endif  // XANH_UI_PICTURE_MENU_H_
