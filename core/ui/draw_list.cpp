#include "ui/draw_list.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "ui/patterns.h"

namespace xanh::ui {
namespace {

Face face_of(chart::Face face) {
  switch (face) {
    case chart::Face::caption: return Face::caption;
    case chart::Face::caption_strong: return Face::caption_strong;
    case chart::Face::body: return Face::body;
    case chart::Face::strong: break;
    case chart::Face::title: return Face::title;
    case chart::Face::figure: return Face::figure;
  }
  return Face::strong;
}

Color ink_color(const Palette& p, chart::Ink ink) {
  using enum chart::Ink;
  switch (ink) {
    case text: return p.text;
    case muted: return p.muted;
    case faint: return p.faint;
    case grid: return p.track;
    case track: return p.track;
    case card: return p.card;
    case accent: return p.accent;
    case accent_soft: return p.accent_soft;
    case good: return p.good;
    case good_soft: return p.good_soft;
    case near: return p.near;
    case near_soft: return p.near_soft;
    case bad: return p.bad;
    case bad_soft: return p.bad_soft;
    case neutral: break;
  }
  return p.neutral;
}

/// The tone whose solid ink a bar is filled with.
std::optional<Tone> tone_of_bar(chart::Ink ink) {
  if (ink == chart::Ink::bad) return Tone::bad;
  if (ink == chart::Ink::near) return Tone::near;
  return {};
}
/// The tone whose soft ink a cell is filled with.
std::optional<Tone> tone_of_cell(chart::Ink ink) {
  if (ink == chart::Ink::bad_soft) return Tone::bad;
  if (ink == chart::Ink::near_soft) return Tone::near;
  return {};
}

/// Marks up to this size have a shape of their own for each tone (chart/scatter.cpp, strip.cpp).
constexpr float kMarkMost = 12;

/// One shape at an origin.
struct Drawer {
  const Painter& paint;
  float x, y;

  void operator()(const chart::Rect& rect) const {
    const Box box = {x + rect.x, y + rect.y, rect.w, rect.h};
    paint.fill(box, color_of(paint.colors(), rect.fill), rect.radius);
    if (std::max(box.w, box.h) <= kMarkMost) return;
    if (const auto bar = tone_of_bar(rect.fill.from)) bar_pattern(paint, box, *bar);
    if (const auto cell = tone_of_cell(rect.fill.from)) cell_sign(paint, box, *cell);
  }
  void operator()(const chart::Line& line) const {
    const Color color = color_of(paint.colors(), line.stroke);
    if (line.dash <= 0 && line.points.size() > 2) {
      std::vector<ImVec2> points;
      points.reserve(line.points.size());
      for (const chart::Point& p : line.points) points.push_back(paint.device(x + p.x, y + p.y));
      ImGui::GetWindowDrawList()->AddPolyline(points.data(), static_cast<int>(points.size()),
                                              pack(color), 0, paint.device(line.width));
      return;
    }
    float phase = 0;  // dashes go on around the corners
    for (std::size_t i = 1; i < line.points.size(); ++i) {
      const chart::Point& a = line.points[i - 1];
      const chart::Point& b = line.points[i];
      if (line.dash > 0) phase = dashed(a, b, color, line.width, line.dash, phase);
      else paint.line(x + a.x, y + a.y, x + b.x, y + b.y, color, line.width);
    }
  }
  /// Dashes and gaps of one length from `phase` on; returns the phase at the end.
  [[nodiscard]] float dashed(const chart::Point& a, const chart::Point& b, Color color, float width, float dash, float phase) const {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length <= 0) return phase;
    const float ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
    for (float at = -phase; at < length; at += 2 * dash) {
      const float begin = std::max(0.0F, at), end = std::min(at + dash, length);
      if (end > begin) paint.line(x + a.x + ux * begin, y + a.y + uy * begin, x + a.x + ux * end, y + a.y + uy * end, color, width);
    }
    return std::fmod(phase + length, 2 * dash);
  }
  void operator()(const chart::Text& text) const {
    const Face face = face_of(text.face);
    const float w = paint.width(face, text.text);
    float left = x + text.x;
    if (text.anchor == chart::Anchor::middle) left -= w / 2;
    if (text.anchor == chart::Anchor::end) left -= w;
    const Color color = text.on_fill ? ink_on(color_of(paint.colors(), text.ground))
                                     : color_of(paint.colors(), text.fill);
    paint.text(left, y + text.y - paint.line_height(face) / 2, face, color, text.text);
  }
};

}  // namespace

chart::Measure measure_with(const Painter& paint) {
  return [&paint](chart::Face face, std::string_view text) {
    return paint.width(face_of(face), text);
  };
}

Color color_of(const Palette& palette, const chart::Paint& paint) {
  const Color from = ink_color(palette, paint.from);
  if (palette.signs) return paint.mix <= 0.5F ? from : ink_color(palette, paint.to);
  return paint.mix <= 0 ? from : mix(from, ink_color(palette, paint.to), paint.mix);
}

Color ink_on(Color ground) {
  // Near black first: softer than black, and enough on every light ground.
  if (contrast(ground, kLight.text) >= 4.5) return kLight.text;
  return contrast(ground, 0xFFFFFF) >= 4.5 ? 0xFFFFFF : 0x000000;
}

void draw(Controls& c, float x, float y, const chart::DisplayList& list) {
  // The first that is touched takes the click: it must be the one whose hint is shown.
  for (auto hit = list.hits.rbegin(); hit != list.hits.rend(); ++hit) {
    if (hit->action.empty()) continue;
    const Box box = {x + hit->x, y + hit->y, hit->w, hit->h};
    if (c.touch(hit->action, box).hovered) {
      c.paint.fill(box.inset(-6, -1), c.paint.colors().hover, 4);
    }
  }
  const Drawer drawer = {c.paint, x, y};
  for (const chart::Shape& shape : list.shapes) std::visit(drawer, shape);
  // Later hits lie over earlier ones.
  for (auto hit = list.hits.rbegin(); hit != list.hits.rend(); ++hit) {
    c.hint({x + hit->x, y + hit->y, hit->w, hit->h}, hit->hint);
  }
}

}  // namespace xanh::ui
