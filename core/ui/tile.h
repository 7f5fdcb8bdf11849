// A tile: one rate with its standing, its bar and what is to be known of it.
#ifndef XANH_UI_TILE_H_
#define XANH_UI_TILE_H_

#include <span>

#include "ui/controls.h"

namespace xanh::ui {

/// Tiles in as many columns as fit, equally high; returns the height used.
float draw_tiles(Controls& c, float x, float y, float width, std::span<const view::Tile> tiles);
/// One without the edge of a card, on the card's colour; returns the height used.
float draw_tile_alone(Controls& c, float x, float y, float width, const view::Tile& tile);
/// The height that draw_tiles() will use.
[[nodiscard]] float tiles_height(const Painter& paint, float width, std::span<const view::Tile> tiles);

}  // namespace xanh::ui

#endif  // XANH_UI_TILE_H_
