// What surrounds every page: the menu at the left or on top, and the bar.
#ifndef XANH_UI_FRAME_H_
#define XANH_UI_FRAME_H_

#include "ui/controls.h"

namespace xanh::ui {

/// What the frame left: the box of the page, and what found no room around it and is owed at
/// the page's top (chips) and foot (footer).
struct FrameRest {
  Box page;
  bool chips = false, footer = false;
  float menu = 0;  ///< the height that the menu at the left wants with all that stands under it; 0: there is none
};

/// Draws menu and bar over `screen`.
[[nodiscard]] FrameRest draw_frame(Controls& c, const Box& screen, const view::Frame& frame, std::string_view search = {});

/// Lines at the foot of a page; returns the height used.
float draw_footer(Controls& c, float x, float y, float width, const view::Frame& frame);

}  // namespace xanh::ui

#endif  // XANH_UI_FRAME_H_
