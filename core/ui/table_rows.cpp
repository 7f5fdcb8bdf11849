#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/table_grid.h"

namespace xanh::ui {
RowTops::RowTops(const std::vector<float>& heights) : count_(heights.size()) {
  tops_.reserve(heights.size() + 1);
  tops_.push_back(0);
  for (const float height : heights) tops_.push_back(tops_.back() + height);
}

std::size_t RowTops::at(float y) const {
  if (y <= 0) return 0;
  if (tops_.empty()) return static_cast<std::size_t>(std::min(static_cast<float>(count_), std::floor(y / step_)));
  return static_cast<std::size_t>(std::ranges::upper_bound(tops_, y) - tops_.begin()) - 1;
}

void table_rows(Controls& c, const view::Table& table, float x, float y, float width, const RowTops& tops, float radius,
                const std::function<void(std::size_t, const Box&, Color)>& draw) {
  const Palette& p = c.paint.colors();
  const Box visible = c.visible();
  const std::size_t first = tops.at(visible.y - y), last = visible.bottom() < y ? first : std::min(table.rows.size(), tops.at(visible.bottom() - y) + 1);
  const auto box_of = [&](std::size_t i) { return Box{x, y + tops.top(i), width, tops.height(i)}; };
  for (std::size_t i = first; i < last; ++i) {
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
    if (i >= first && i < last) continue;
    c.place(table.rows[i].action, box_of(i));
    for (const view::Cell& cell : table.rows[i].cells) c.place(cell.why, box_of(i));
  }
}

}  // namespace xanh::ui
