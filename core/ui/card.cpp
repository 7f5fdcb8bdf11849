#include "ui/card.h"

#include <algorithm>
#include <cmath>

namespace xanh::ui {
namespace {

constexpr float kEdge = kCardPadding - 2, kTitle = 20, kBeneath = 6;

/// Behind the title where it fits in one line, else a paragraph under it.
bool note_behind(const Painter& paint, float inner, std::string_view title, std::string_view note, float taken) {
  return paint.width(Face::strong, title) + kGrid + paint.width(Face::caption, note) <= inner - taken;
}

float head_height(const Painter& paint, float inner, std::string_view title, std::string_view note, float taken) {
  float height = kTitle + kBeneath;
  if (!note.empty() && !note_behind(paint, inner, title, note, taken)) {
    height += paint.paragraph(0, 0, inner, Face::caption, 0, note, false);
  }
  return height;
}

}  // namespace

Box card(Controls& c, const Box& box, std::string_view title, std::string_view note, float taken) {
  const Palette& p = c.paint.colors();
  c.paint.card(box);
  const Box in = box.inset(kCardPadding, kEdge);
  c.fit({in.x, in.y, in.w - taken, kTitle}, Face::strong, p.text, title);
  if (!note.empty()) {
    if (note_behind(c.paint, in.w, title, note, taken)) {
      const float x = in.x + c.paint.width(Face::strong, title) + kGrid;
      c.fit({x, in.y + 0.5F, in.right() - taken - x, kTitle}, Face::caption, p.muted, note);
    } else {
      c.paint.paragraph(in.x, in.y + kTitle + 2, in.w, Face::caption, p.muted, note);
    }
  }
  const float used = head_height(c.paint, in.w, title, note, taken);
  return {in.x, in.y + used, in.w, std::max(0.0F, in.h - used)};
}

float card_height(const Painter& paint, float width, std::string_view title, std::string_view note,
                  float content, float taken) {
  return std::ceil(2 * kEdge + head_height(paint, width - 2 * kCardPadding, title, note, taken) + content);
}

}  // namespace xanh::ui
