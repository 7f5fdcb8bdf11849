#include "ui/tile.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/charts.h"
#include "imgui_internal.h"
#include "ui/draw_list.h"
#include "ui/why.h"

namespace xanh::ui {
namespace {

constexpr float kTileLeast = 232, kLabel = 20, kFigure = 40, kPill = 22, kPillGap = 10;
constexpr float kBullet = 16, kNoteGap = 8, kAsk = 24;

/// The figure's face holds digits and signs only; a value in words takes the heading's.
Face figure_face(const Painter& paint, std::string_view value) {
  ImFont* font = paint.font(Face::figure);
  for (const char* at = value.data(); at < value.data() + value.size();) {
    unsigned code = 0;
    const int step = ImTextCharFromUtf8(&code, at, value.data() + value.size());
    if (font->FindGlyphNoFallback(static_cast<ImWchar>(code)) == nullptr) return Face::heading;
    at += std::max(step, 1);
  }
  return Face::figure;
}

/// Whether the standing fits beside the figure; else it takes a line of its own.
bool pill_beside(const Painter& paint, const view::Tile& tile, float inner, float pill) {
  return paint.width(figure_face(paint, tile.value), tile.value) + kPillGap + pill <= inner;
}

struct Shape {
  std::size_t columns = 1, rows = 1;
  float width = 0;
};
/// Rows as equal as can be: five tiles are three and two, not four and one.
Shape shape_of(float width, std::size_t count) {
  const auto most = static_cast<std::size_t>(std::max(1.0F, std::floor((width + kGutter) / (kTileLeast + kGutter))));
  const std::size_t rows = (count + most - 1) / std::max<std::size_t>(most, 1);
  const std::size_t columns = rows == 0 ? 1 : (count + rows - 1) / rows;
  return {columns, rows, (width - kGutter * static_cast<float>(columns - 1)) / static_cast<float>(columns)};
}

float tile_height(const Painter& paint, const view::Tile& tile, float width) {
  const float inner = width - 2 * kCardPadding;
  float height = kLabel + kFigure;
  if (!tile.standing.empty()) {
    const float pill = std::ceil(paint.width(Face::caption_strong, tile.standing)) + 18;
    if (!pill_beside(paint, tile, inner, pill)) height += kPill + 6;
  }
  height += tile.share ? kBullet + kNoteGap : 0;
  for (const std::string& note : tile.notes) {
    height += paint.paragraph(0, 0, inner, Face::body, 0, note, false);
  }
  return height;
}

/// Height of the tiles of one row.
float row_height(const Painter& paint, std::span<const view::Tile> tiles, float width) {
  float most = 0;
  for (const view::Tile& tile : tiles) most = std::max(most, tile_height(paint, tile, width));
  return std::ceil(most) + 2 * kCardPadding - 4;
}

void draw_tile(Controls& c, const Box& box, const view::Tile& tile, bool edge = true) {
  const Palette& p = c.paint.colors();
  Touch t;
  if (!tile.action.empty()) {
    if (!tile.why.empty()) ImGui::SetNextItemAllowOverlap();  // its button lies over it
    t = c.touch(tile.action, box);
  }
  if (edge) c.paint.card(box);
  if (t.hovered) c.paint.stroke(box, p.accent_line, kRadius, 1.5F);
  const Box in = box.inset(kCardPadding, kCardPadding - 2);
  const float asks = tile.why.empty() ? 0 : kAsk + 4;
  c.fit({in.x, in.y, in.w - asks, kLabel}, Face::strong, p.text, tile.label);
  if (asks > 0) ask_button(c, {in.right() - kAsk + 4, in.y - 2, kAsk, kAsk}, tile.why, std::string(c.ask_why) + "?");
  float y = in.y + kLabel;
  const Face face = figure_face(c.paint, tile.value);
  const float pill = tile.standing.empty() ? 0 : c.pill_width(tile.standing);
  const bool beside = pill > 0 && pill_beside(c.paint, tile, in.w, pill);
  c.fit({in.x, y, in.w, kFigure}, face, p.text, tile.value);
  if (beside) {
    c.pill(in.x + c.paint.width(face, tile.value) + kPillGap, y + (kFigure - kPill) / 2, tile.tone, tile.standing);
  }
  y += kFigure;
  if (pill > 0 && !beside) {
    c.pill(in.x, y, tile.tone, tile.standing);
    y += kPill + 6;
  }
  if (tile.share) {
    draw(c, in.x, y, chart::draw_bullet(*tile.share, tile.target, tile.tone, in.w, kBullet));
    y += kBullet + kNoteGap;
  }
  for (const std::string& note : tile.notes) {
    y += c.paint.paragraph(in.x, y, in.w, Face::body, p.muted, note);
  }
  c.hint(box, tile.hint);
}

/// Calls each(row, width, height) for every row.
template <class Each>
float for_rows(const Painter& paint, float width, std::span<const view::Tile> tiles, const Each& each) {
  if (tiles.empty()) return 0;
  const Shape shape = shape_of(width, tiles.size());
  float y = 0;
  for (std::size_t at = 0; at < tiles.size(); at += shape.columns) {
    const auto row = tiles.subspan(at, std::min(shape.columns, tiles.size() - at));
    const auto n = static_cast<float>(row.size());
    const float w = (width - kGutter * (n - 1)) / n;  // a short last row is stretched
    const float h = row_height(paint, row, w);
    each(row, y, w, h);
    y += h + kGutter;
  }
  return y - kGutter;
}

}  // namespace

float draw_tiles(Controls& c, float x, float y, float width, std::span<const view::Tile> tiles) {
  return for_rows(c.paint, width, tiles, [&](auto row, float top, float w, float h) {
    float left = x;
    for (const view::Tile& tile : row) {
      draw_tile(c, {left, y + top, w, h}, tile);
      left += w + kGutter;
    }
  });
}

float draw_tile_alone(Controls& c, float x, float y, float width, const view::Tile& tile) {
  const float height = row_height(c.paint, {&tile, 1}, width);
  draw_tile(c, {x, y, width, height}, tile, false);
  return height;
}

float tiles_height(const Painter& paint, float width, std::span<const view::Tile> tiles) {
  return for_rows(paint, width, tiles, [](auto, float, float, float) {});
}

}  // namespace xanh::ui
