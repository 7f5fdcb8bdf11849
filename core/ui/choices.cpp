#include "ui/choices.h"

#include <algorithm>
#include <cmath>

namespace xanh::ui {

float choices(Controls& c, float x, float y, float width, const std::vector<view::Link>& links, bool draw) {
  if (links.empty()) return 0;
  const Palette& p = c.paint.colors();
  float at = x, top = y;
  for (const view::Link& link : links) {
    const float w = std::min(width, std::ceil(c.paint.width(Face::strong, link.label)) + 26);
    if (at > x && at + w > x + width) {
      at = x;
      top += kChoiceHeight + kGrid;
    }
    if (draw) {
      const Box box = {at, top, w, kChoiceHeight};
      Touch t;
      if (link.enabled) t = c.touch(link.action, box);
      else c.place(link.action, box);
      c.paint.fill(box, link.current ? p.accent_soft : t.hovered ? p.hover : p.card, kChoiceHeight / 2);
      c.paint.stroke(box, link.current ? p.accent_line : p.line, kChoiceHeight / 2);
      c.fit(box.inset(8, 0), link.current ? Face::strong : Face::body,
            link.current ? p.accent_strong : link.enabled ? p.text : p.faint, link.label, Align::center);
      c.hint(box, link.hint);
    }
    at += w + kGrid;
  }
  return top + kChoiceHeight - y;
}

}  // namespace xanh::ui
