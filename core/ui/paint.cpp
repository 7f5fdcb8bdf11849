#include "ui/paint.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace xanh::ui {
namespace {

constexpr float kUnbounded = std::numeric_limits<float>::max();
constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// Start of the code point before `at`.
std::size_t step_back(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

}  // namespace

ImU32 pack(Color color, float alpha) {
  const auto a = static_cast<ImU32>(std::lround(std::clamp(alpha, 0.0F, 1.0F) * 255));
  return IM_COL32(color >> 16U & 255U, color >> 8U & 255U, color & 255U, a);
}

Color mix(Color from, Color to, float t) {
  const auto channel = [&](unsigned shift) {
    const auto a = static_cast<float>(from >> shift & 255U);
    const auto b = static_cast<float>(to >> shift & 255U);
    return static_cast<Color>(std::lround(a + (b - a) * std::clamp(t, 0.0F, 1.0F))) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

double luminance(Color color) {
  const auto channel = [&](unsigned shift) {
    const double v = static_cast<double>(color >> shift & 255U) / 255;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

double contrast(Color a, Color b) {
  const double la = luminance(a), lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

float Painter::snap(float logical) const { return std::round(logical * scale_); }

void Painter::fill(const Box& box, Color color, float radius, float alpha) const {
  list()->AddRectFilled({snap(box.x), snap(box.y)}, {snap(box.right()), snap(box.bottom())},
                        pack(color, alpha), device(radius));
}

void Painter::stroke(const Box& box, Color color, float radius, float width) const {
  const float w = std::max(1.0F, std::round(std::max(width, colors().border) * scale_));
  // Half a line inwards, so that the hairline falls on whole pixels.
  list()->AddRect({snap(box.x) + w / 2 - 0.5F, snap(box.y) + w / 2 - 0.5F},
                  {snap(box.right()) - w / 2 + 0.5F, snap(box.bottom()) - w / 2 + 0.5F},
                  pack(color), device(radius), 0, w);
}

void Painter::line(float x0, float y0, float x1, float y1, Color color, float width) const {
  if (x0 == x1 || y0 == y1) {  // axis-parallel: whole pixels
    const float w = std::max(1.0F, std::round(width * scale_));
    const float left = snap(std::min(x0, x1)), top = snap(std::min(y0, y1));
    const bool upright = x0 == x1;
    list()->AddRectFilled({left, top}, {upright ? left + w : snap(std::max(x0, x1)),
                                        upright ? snap(std::max(y0, y1)) : top + w}, pack(color));
    return;
  }
  list()->AddLine(device(x0, y0), device(x1, y1), pack(color), device(width));
}

void Painter::dashed(float x0, float y0, float x1, float y1, Color color, float width, float dash,
                     float gap) const {
  const float length = std::hypot(x1 - x0, y1 - y0);
  if (length <= 0) return;
  const float ux = (x1 - x0) / length, uy = (y1 - y0) / length;
  for (float at = 0; at < length; at += dash + gap) {
    const float end = std::min(at + dash, length);
    line(x0 + ux * at, y0 + uy * at, x0 + ux * end, y0 + uy * end, color, width);
  }
}

void Painter::card(const Box& box) const {
  fill(box, colors().card, kRadius);
  stroke(box, colors().line, kRadius);
}

void Painter::logo(float x, float y, float size) const {
  fill({x, y, size, size}, colors().accent, size / 4);
  const ImVec2 tick[] = {device(x + size * 0.26F, y + size * 0.53F),
                         device(x + size * 0.43F, y + size * 0.70F),
                         device(x + size * 0.75F, y + size * 0.34F)};
  list()->AddPolyline(tick, 3, pack(colors().on_accent), 0, device(size * 0.115F));
}

float Painter::width(Face face, std::string_view text) const {
  if (text.empty()) return 0;  // Dear ImGui takes an empty range for a C string
  ImFont* f = font(face);
  return f->CalcTextSizeA(f->FontSize, kUnbounded, 0, text.data(), text.data() + text.size()).x /
         scale_;
}

float Painter::line_height(Face face) const { return font(face)->FontSize / scale_; }

float Painter::text(float x, float y, Face face, Color color, std::string_view text) const {
  if (text.empty()) return 0;
  ImFont* f = font(face);
  list()->AddText(f, f->FontSize, {snap(x), snap(y)}, pack(color), text.data(),
                  text.data() + text.size());
  return width(face, text);
}

std::string Painter::ellipsis(Face face, std::string_view text, float available) const {
  // Half a pixel of grace: a width computed from this very text must not cut it.
  if (width(face, text) <= available + 0.5F) return std::string(text);
  const float room = available - width(face, kEllipsis);
  std::size_t cut = text.size();
  while (cut > 0 && width(face, text.substr(0, cut)) > room) cut = step_back(text, cut);
  while (cut > 0 && text[cut - 1] == ' ') --cut;
  return std::string(text.substr(0, cut)).append(kEllipsis);
}

bool Painter::fit(const Box& box, Face face, Color color, std::string_view whole,
                  Align align) const {
  const std::string shown = ellipsis(face, whole, box.w);
  const float w = width(face, shown);
  float x = box.x;
  if (align == Align::center) x += (box.w - w) / 2;
  if (align == Align::right) x += box.w - w;
  text(x, box.y + (box.h - line_height(face)) / 2, face, color, shown);
  return shown.size() != whole.size() || shown != whole;
}

float Painter::paragraph(float x, float y, float available, Face face, Color color,
                         std::string_view whole, bool draw, Align align) const {
  const float step = std::round(line_height(face) * 1.06F);
  float used = 0;
  std::size_t start = 0;
  while (start < whole.size()) {
    std::size_t end = start, probe = start;
    while (probe <= whole.size()) {  // the most words that fit
      std::size_t space = whole.find_first_of(" \n", probe);
      if (space == std::string_view::npos) space = whole.size();
      if (end > start && width(face, whole.substr(start, space - start)) > available) break;
      end = space;
      if (space == whole.size() || whole[space] == '\n') break;
      probe = space + 1;
    }
    if (draw) {
      fit({x, y + used, available, line_height(face)}, face, color,
          whole.substr(start, end - start), align);
    }
    used += step;
    start = end + 1;
  }
  return used;
}

}  // namespace xanh::ui
