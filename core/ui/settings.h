// Settings that can be chosen or typed: of a file, of a page.
#ifndef XANH_UI_SETTINGS_H_
#define XANH_UI_SETTINGS_H_

#include <vector>

#include "ui/controls.h"

namespace xanh::ui {

/// Label and value, whence beneath: in two columns where there is room. Returns the height used.
float settings(Controls& c, const Box& box, const std::vector<view::Setting>& list, bool draw);

/// Of a page whose table should stay in sight: where `width` has no two columns, several in a row, the label
/// over each. Draws; returns the height used.
float page_settings(Controls& c, const Box& box, const std::vector<view::Setting>& list);

}  // namespace xanh::ui

#endif  // XANH_UI_SETTINGS_H_
