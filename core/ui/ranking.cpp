// The scoreboard: how to group, the table, what can be taken away.
#include <algorithm>
#include <cmath>

#include "ui/choices.h"
#include "ui/pages.h"
#include "ui/table.h"

namespace xanh::ui {
namespace {

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
      y += kChoiceHeight + kGrid;
    }
    c.quiet_button(link, {x, y, w, kChoiceHeight});
    x += w + kGrid;
  }
  if (beside || !page.exports.empty()) y += kChoiceHeight;
  y += kGutter - 4;
  y += draw_table(c, area.x, y, area.w, page.table);
  return y - area.y;
}

}  // namespace xanh::ui
