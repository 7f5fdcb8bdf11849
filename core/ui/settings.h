// Settings that can be chosen or typed: of a file, of a page.
#ifndef XANH_UI_SETTINGS_H_
#define XANH_UI_SETTINGS_H_

#include <vector>

#include "ui/controls.h"

namespace xanh::ui {

/// Label and value, whence beneath: in two columns where there is room. Returns the height used.
float settings(Controls& c, const Box& box, const std::vector<view::Setting>& list, bool draw);

/// Of a page whose table should stay in sight: as many in a row as have room, the label with whence over each, of their own
/// widths, without whence where that would take a second row; in a narrow box all of one width. Draws; returns the height used.
float page_settings(Controls& c, const Box& box, const std::vector<view::Setting>& list);

}  // namespace xanh::ui

#endif  // XANH_UI_SETTINGS_H_
