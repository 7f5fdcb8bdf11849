// The scoreboard: how to group, the table, what can be taken away.
#include <algorithm>
#include <cmath>

#include "ui/pages.h"
#include "ui/table.h"

namespace xanh::ui {
namespace {

constexpr float kButton = 32;

/// Choices of which one holds, side by side in one frame; flows where they do not fit.
float choices(Controls& c, float x, float y, float width, const std::vector<view::Link>& links, bool draw) {
  if (links.empty()) return 0;
  const Palette& p = c.paint.colors();
  float at = x, top = y;
  for (const view::Link& link : links) {
    const float w = std::min(width, std::ceil(c.paint.width(Face::strong, link.label)) + 26);
    if (at > x && at + w > x + width) {
      at = x;
      top += kButton + kGrid;
    }
    if (draw) {
      const Box box = {at, top, w, kButton};
      Touch t;
      if (link.enabled) t = c.touch(link.action, box);
      else c.place(link.action, box);
      c.paint.fill(box, link.current ? p.accent_soft : t.hovered ? p.hover : p.card, kButton / 2);
      c.paint.stroke(box, link.current ? p.accent_line : p.line, kButton / 2);
      c.fit(box.inset(8, 0), link.current ? Face::strong : Face::body,
            link.current ? p.accent_strong : link.enabled ? p.text : p.faint, link.label, Align::center);
      c.hint(box, link.hint);
    }
    at += w + kGrid;
  }
  return top + kButton - y;
}

float row_width(const Painter& paint, const std::vector<view::Link>& links, float extra) {
  float width = 0;
  for (const view::Link& link : links) width += std::ceil(paint.width(Face::strong, link.label)) + extra + kGrid;
  return std::max(0.0F, width - kGrid);
}

}  // namespace

float draw_ranking(Controls& c, const Box& area, const view::RankingPage& page) {
  const Palette& p = c.paint.colors();
  float y = area.y;
  // The bar above carries the title, and the note is the table's caption.
  if (!page.note.empty() && page.note != page.table.caption) {
    y += c.paint.paragraph(area.x, y, area.w, Face::body, p.muted, page.note);
  }
  y += kGrid + 4;

  const float exports = row_width(c.paint, page.exports, 32);
  const bool beside = row_width(c.paint, page.groupings, 26) + kGutter + exports <= area.w;
  const float groups = choices(c, area.x, y, area.w, page.groupings, true);
  if (groups > 0 && !beside) y += groups + kGrid;
  float x = beside ? area.x + area.w - exports : area.x;
  for (const view::Link& link : page.exports) {
    const float w = std::min(area.w, std::ceil(c.paint.width(Face::strong, link.label)) + 32);
    if (x > area.x && x + w > area.x + area.w + 1) {
      x = area.x;
      y += kButton + kGrid;
    }
    c.quiet_button(link, {x, y, w, kButton});
    x += w + kGrid;
  }
  if (beside || !page.exports.empty()) y += kButton;
  y += kGutter - 4;
  y += draw_table(c, area.x, y, area.w, page.table);
  return y - area.y;
}

}  // namespace xanh::ui
