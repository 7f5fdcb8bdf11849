// Choices of which one holds, side by side.
#ifndef XANH_UI_CHOICES_H_
#define XANH_UI_CHOICES_H_

#include <vector>

#include "ui/controls.h"

namespace xanh::ui {

inline constexpr float kChoiceHeight = 32;

/// Draws the links in rows of `width`, flowing where they do not fit (without `draw` only measures);
/// gives the height used.
float choices(Controls& c, float x, float y, float width, const std::vector<view::Link>& links, bool draw);

}  // namespace xanh::ui

#endif  // XANH_UI_CHOICES_H_
