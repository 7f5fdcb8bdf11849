#include "ui/table.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "ui/table_cells.h"

namespace xanh::ui {
namespace {

constexpr float kHead = 40, kRow = 36, kOpenLeast = 160, kBarLeast = 44;
constexpr float kPair = 24, kBlockHead = 32;

/// Whether a column is drawn as figure and bar.
std::vector<bool> barred_columns(const view::Table& table) {
  std::vector<bool> barred(table.columns.size(), false);
  for (const view::Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size() && i < barred.size(); ++i) {
      if (row.cells[i].share && !row.cells[i].pill) barred[i] = true;
    }
  }
  return barred;
}

/// What each column needs at least, by its head and its first rows.
std::vector<float> least_widths(const Painter& paint, const view::Table& table,
                                const std::vector<bool>& barred) {
  constexpr std::size_t kSample = 64;
  std::vector<float> least;
  for (const view::Column& column : table.columns) {
    const float head = paint.width(Face::caption_strong, head_label(column));
    least.push_back(column.width > 0 ? head : kOpenLeast);
  }
  for (std::size_t r = 0; r < std::min(kSample, table.rows.size()); ++r) {
    const view::Row& row = table.rows[r];
    for (std::size_t i = 0; i < row.cells.size() && i < least.size(); ++i) {
      if (table.columns[i].width <= 0) continue;
      const view::Cell& cell = row.cells[i];
      const float need = barred[i] ? kNumber + kBarLeast
                         : cell.pill ? std::ceil(paint.width(Face::caption_strong, cell.text)) + 18
                                     : paint.width(cell.strong || row.total ? Face::strong : Face::body, cell.text);
      // Long words of a column that wished for less may be cut: they are said in a hint.
      least[i] = std::max(least[i], std::min(need, std::max(cell.pill ? need : 0, table.columns[i].width)));
    }
  }
  for (std::size_t i = 0; i < least.size(); ++i) {
    if (table.columns[i].width > 0) least[i] += 2 * kGrid;
  }
  return least;
}

/// Widths of the columns: what they need, then what they wish for, then the open ones take what
/// is left. Empty when even the least does not fit.
std::vector<float> column_widths(const Painter& paint, const view::Table& table,
                                 const std::vector<bool>& barred, float width) {
  std::vector<float> widths = least_widths(paint, table, barred);
  float used = 0, wishes = 0, open = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    used += widths[i];
    wishes += std::max(0.0F, table.columns[i].width - widths[i]);
    if (table.columns[i].width <= 0) open += 1;
  }
  float left = width - used;
  if (left < 0) return {};
  const float part = wishes > 0 ? std::min(1.0F, left / wishes) : 0;
  left -= wishes * part;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    widths[i] += std::max(0.0F, table.columns[i].width - widths[i]) * part;
    // Without an open column all share what is left over.
    if (open <= 0) widths[i] += left / static_cast<float>(widths.size());
    else if (table.columns[i].width <= 0) widths[i] += left / open;
  }
  return widths;
}

/// Rows `first` to `last` are in sight of those of height `step` from `top` on.
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

/// Draws the rows in sight, the first with round corners; where the focused row is not, says where it would be.
void rows(Controls& c, const view::Table& table, float x, float top, float width, float step, float radius,
          const std::function<void(const view::Row&, const Box&)>& draw) {
  const Palette& p = c.paint.colors();
  const Span span = in_sight(c.visible(), top, step, table.rows.size());
  const auto box_of = [&](std::size_t i) {
    return Box{x, top + step * static_cast<float>(i), width, step};
  };
  for (std::size_t i = span.first; i < span.last; ++i) {
    const view::Row& row = table.rows[i];
    const Box box = box_of(i);
    Touch t;
    if (!row.action.empty()) {
      // What is typed into or chosen in the row lies over it.
      if (std::ranges::any_of(row.cells, [](const view::Cell& cell) { return !cell.field.empty() || !cell.options.empty(); })) ImGui::SetNextItemAllowOverlap();
      t = c.touch(row.action, {box.x, box.y, box.w, box.h - 1});
    }
    const bool marked = row.total || row.heading;
    if (marked || t.hovered) {
      c.paint.fill(box.inset(1, 1), marked ? p.accent_soft : p.hover, i == 0 ? radius : 0);
    }
    if (i + 1 < table.rows.size()) {
      c.paint.line(box.x + 1, box.bottom() - 1, box.right() - 1, box.bottom() - 1, p.track);
    }
    draw(row, box);
  }
  if (c.focused().empty()) return;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (i < span.first || i >= span.last) c.place(table.rows[i].action, box_of(i));
  }
}

/// Clips to below `top` while it lives: rows pass under a head that stays.
class Under {
 public:
  Under(const Controls& c, const Box& box) {
    ImGui::PushClipRect(c.paint.device(box.x, box.y), c.paint.device(box.right(), box.bottom()), true);
  }
  ~Under() { ImGui::PopClipRect(); }
  Under(const Under&) = delete;
  Under& operator=(const Under&) = delete;
};

float side_by_side(Controls& c, float x, float y, float width, const view::Table& table,
                   const std::vector<bool>& barred, const std::vector<float>& widths) {
  const Palette& p = c.paint.colors();
  const float height = kHead + 1 + kRow * static_cast<float>(table.rows.size());
  c.paint.card({x, y, width, height + 1});
  const auto cells = [&](const Box& box, const auto& each) {
    float left = box.x + kGrid;
    for (std::size_t i = 0; i < widths.size(); ++i) {
      each(i, Box{left + kGrid, box.y, widths[i] - 2 * kGrid, box.h});
      left += widths[i];
    }
  };
  const Box visible = c.visible();
  const float head = std::clamp(visible.y, y, y + height - kHead);
  // A head that has left its place hides what passes under it.
  if (head > y) c.paint.fill({x, head, width, kHead}, p.card);
  cells({x, head, width, kHead}, [&](std::size_t i, const Box& at) {
    // Over a figure and its bar the label ends where the figure does, if it is short enough.
    const bool short_one = barred[i] && c.paint.width(Face::caption_strong, head_label(table.columns[i])) <= kNumber;
    head_cell(c, short_one ? Box{at.x, at.y, std::min(kNumber, at.w), at.h} : at, table.columns[i],
              short_one || (table.columns[i].number && !barred[i]));
  });
  c.paint.line(x, head + kHead, x + width, head + kHead, p.line);
  if (head > y) {
    c.paint.line(x, head, x, head + kHead, p.line);
    c.paint.line(x + width - 1, head, x + width - 1, head + kHead, p.line);
  }
  {
    const Under clip(c, {x, head + kHead + 1, width, visible.bottom() - head - kHead});
    rows(c, table, x, y + kHead + 1, width, kRow, 0, [&](const view::Row& row, const Box& box) {
      cells(box, [&](std::size_t i, const Box& at) {
        if (i < row.cells.size()) value_cell(c, at, row.cells[i], table.columns[i].number, row.total);
      });
    });
  }
  return height + 1;
}

/// As wide as its columns wish, in a frame that scrolls sideways.
float scrolled(Controls& c, float x, float y, float width, const view::Table& table) {
  std::vector<float> widths;
  float all = 2 * kGrid;
  for (const view::Column& column : table.columns) all += widths.emplace_back(column.width + 2 * kGrid);
  constexpr float kScrollbar = 10;
  const float height = kHead + 2 + kRow * static_cast<float>(table.rows.size()) + kScrollbar;
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, c.paint.device(kScrollbar - 2));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, pack(c.paint.colors().neutral, 0.35F));
  const ImVec2 before = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(c.paint.device(x, y));
  if (ImGui::BeginChild(ImGui::GetID(table.id.c_str()), c.paint.device(width, height), ImGuiChildFlags_None,
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoSavedSettings)) {
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    side_by_side(c, origin.x / c.paint.scale(), origin.y / c.paint.scale(), all, table,
                 std::vector<bool>(widths.size(), false), widths);
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy(c.paint.device(all, height - kScrollbar));
  }
  ImGui::EndChild();
  ImGui::SetCursorScreenPos(before);
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar(2);
  return height;
}

/// One block per row: the first cell as its title, then name and value of each other column.
float stacked(Controls& c, float x, float y, float width, const view::Table& table) {
  const Palette& p = c.paint.colors();
  float top = y;
  // The head becomes a flow of sort links.
  const bool sorts = std::ranges::any_of(table.columns, [](const auto& k) { return !k.action.empty(); });
  if (sorts) {
    float at = x;
    for (const view::Column& column : table.columns) {
      if (column.action.empty()) continue;
      const Face face = column.sorted != 0 ? Face::caption_strong : Face::caption;
      const float w = std::min(width, std::ceil(c.paint.width(face, head_label(column))) + 2);
      if (at > x && at + w > x + width) {
        at = x;
        top += 28;
      }
      head_cell(c, {at, top, w, 28}, column, false);
      at += w + kGutter;
    }
    top += 28 + kGrid;
  }
  const auto pairs = static_cast<float>(table.columns.empty() ? 0 : table.columns.size() - 1);
  const float step = kBlockHead + kPair * pairs + 12;
  const float height = step * static_cast<float>(table.rows.size());
  c.paint.card({x, top, width, height + 1});
  rows(c, table, x, top, width, step, kRadius - 1, [&](const view::Row& row, const Box& box) {
    if (row.cells.empty()) return;
    const Box in = box.inset(kCardPadding, 6);
    c.fit({in.x, in.y, in.w, kBlockHead - 6}, Face::nav_strong, p.text, row.cells[0].text);
    float line = box.y + kBlockHead;
    const float name = std::floor(in.w * 0.46F);
    for (std::size_t i = 1; i < row.cells.size() && i < table.columns.size(); ++i) {
      c.fit({in.x, line, name - kGrid, kPair}, Face::caption, p.muted, table.columns[i].label);
      const Box at = {in.x + name, line, in.w - name, kPair};
      if (row.cells[i].share && !row.cells[i].pill) {
        // The bar first: figures of a block stand under each other at the right.
        const float bar = std::max(0.0F, at.w - kNumber - 12);
        if (bar > 24) {
          share_bar(c, {at.x, at.y + kPair / 2 - 3, bar, 6}, row.cells[i]);
        }
        c.fit({at.right() - kNumber, at.y, kNumber, kPair}, Face::strong, row.cells[i].faint ? p.faint : p.text,
              row.cells[i].text, Align::right);
        c.hint(at, row.cells[i].hint);
      } else {
        value_cell(c, at, row.cells[i], true, row.total);
      }
      line += kPair;
    }
  });
  return top + height + 1 - y;
}

}  // namespace

float draw_table(Controls& c, float x, float y, float width, const view::Table& table) {
  float used = 0;
  if (!table.caption.empty()) {
    c.fit({x, y, width, 20}, Face::strong, c.paint.colors().text, table.caption);
    used = 20 + kGrid;
  }
  float wished = 2 * kGrid;
  for (const view::Column& column : table.columns) wished += column.width + 2 * kGrid;
  if (table.wide && wished > width) return used + scrolled(c, x, y + used, width, table);
  const std::vector<bool> barred = barred_columns(table);
  const std::vector<float> widths = column_widths(c.paint, table, barred, width - 2 * kGrid);
  return used + (widths.empty() ? stacked(c, x, y + used, width, table)
                                : side_by_side(c, x, y + used, width, table, barred, widths));
}

}  // namespace xanh::ui
