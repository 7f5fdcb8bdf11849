// What Dear ImGui wants drawn, in pixels of memory: no GPU, no display, the same on every machine.
#ifndef XANH_UI_RASTER_H_
#define XANH_UI_RASTER_H_

#include <cstdint>
#include <vector>

#include "imgui.h"
#include "ui/theme.h"

namespace xanh::ui {

/// Rows from the top, red, green, blue.
struct Raster {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb = {};
};

/// Draws the triangles of `data` over `ground` by the rules of a GPU: a pixel is covered where its centre is
/// inside (on an edge: of a top or left one), vertices lie on a grid of 1/256 pixel, colour and texture place are
/// linear over a triangle, the texture (of `atlas`, by its alpha) is read with bilinear filtering, colours are laid
/// over each other by alpha. Edges are smooth because Dear ImGui gives them a fringe, as on the screen.
/// The only texture is that of the atlas; callbacks are left out. REQUIRES: the atlas is built.
[[nodiscard]] Raster rasterise(const ImDrawData& data, const ImFontAtlas& atlas, Color ground);

}  // namespace xanh::ui

#endif  // XANH_UI_RASTER_H_
