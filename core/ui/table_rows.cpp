#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/table_grid.h"

namespace xanh::ui {
namespace {

/// Rows `first` to before `last` are in sight of those of height `step` from `top` on.
struct Span {
  std::size_t first = 0, last = 0;
};
Span in_sight(const Box& visible, float top, float step, std::size_t count) {
  const float above = std::max(0.0F, (visible.y - top) / step);
  const float below = std::max(0.0F, (visible.bottom() - top) / step + 1);
  const auto n = static_cast<float>(count);
  return {static_cast<std::size_t>(std::min(n, std::floor(above))),
          static_cast<std::size_t>(std::min(n, std::floor(below)))};
}

}  // namespace

void table_rows(Controls& c, const view::Table& table, const Box& first, float radius,
                const std::function<void(std::size_t, const Box&, Color)>& draw) {
  const Palette& p = c.paint.colors();
  const Span span = in_sight(c.visible(), first.y, first.h, table.rows.size());
  const auto box_of = [&](std::size_t i) { return Box{first.x, first.y + first.h * static_cast<float>(i), first.w, first.h}; };
  for (std::size_t i = span.first; i < span.last; ++i) {
    const view::Row& row = table.rows[i];
    const Box box = box_of(i);
    Touch t;
    if (!row.action.empty()) {
      // What is typed into, chosen or asked in the row lies over it.
      if (std::ranges::any_of(row.cells, [](const view::Cell& cell) { return !cell.field.empty() || !cell.options.empty() || !cell.why.empty(); })) ImGui::SetNextItemAllowOverlap();
      t = c.touch(row.action, {box.x, box.y, box.w, box.h - 1});
    }
    const bool marked = row.total || row.heading;
    const Color ground = marked ? p.accent_soft : t.hovered ? p.hover : p.card;
    if (marked || t.hovered) c.paint.fill(box.inset(1, 1), ground, i == 0 ? radius : 0);
    if (i + 1 < table.rows.size()) c.paint.line(box.x + 1, box.bottom() - 1, box.right() - 1, box.bottom() - 1, p.track);
    draw(i, box, ground);
  }
  if (c.focused().empty()) return;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i >= span.first && i < span.last) continue;
    c.place(table.rows[i].action, box_of(i));
    for (const view::Cell& cell : table.rows[i].cells) c.place(cell.why, box_of(i));
  }
}

}  // namespace xanh::ui
