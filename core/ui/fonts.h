// The typeface baked into Dear ImGui's atlas at the display's scale.
#ifndef XANH_UI_FONTS_H_
#define XANH_UI_FONTS_H_

#include <array>

#include "imgui.h"
#include "ui/theme.h"

namespace xanh::ui {

class Fonts {
 public:
  /// Fills the current context's atlas for `scale` (device pixels per logical pixel). Returns
  /// true when the atlas changed: the platform then uploads the texture anew. `charts`: without the faces that no chart
  /// is written in, which are the largest.
  bool bake(float scale, bool charts = false);

  [[nodiscard]] ImFont* font(Face face) const { return fonts_[static_cast<std::size_t>(face)]; }

 private:
  std::array<ImFont*, static_cast<std::size_t>(Face::count_)> fonts_ = {};
  float scale_ = 0;
};

}  // namespace xanh::ui

#endif  // XANH_UI_FONTS_H_
