#include "ui/table_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "imgui_internal.h"
#include "ui/table_cells.h"
#include "ui/table_select.h"
#include "ui/table_widths.h"

namespace xanh::ui {
namespace {

constexpr float kHead = 40, kRow = 36, kScrollbar = 10;
// Of a short table each row is as high as its words need; a long one has rows of one height, by its first ones.
constexpr std::size_t kMeasured = 64, kLinesShort = 3, kLinesLong = 2;

RowTops tops_of(const Painter& paint, const Grid& grid) {
  const view::Table& table = grid.table;
  const bool few = table.rows.size() <= kMeasured;
  const float step = cell_line_step(paint);
  std::vector<float> heights;
  float highest = kRow;
  for (std::size_t r = 0; r < std::min(kMeasured, table.rows.size()); ++r) {
    const view::Row& row = table.rows[r];
    std::size_t lines = 1;
    for (std::size_t i = 0; i < std::min(row.cells.size(), grid.widths.size()); ++i) {
      lines = std::max(lines, cell_lines(paint, row.cells[i], table.columns[i].number, row.total, grid.widths[i] - 2 * kGrid, few ? kLinesShort : kLinesLong).size());
    }
    heights.push_back(kRow + step * static_cast<float>(lines - 1));
    highest = std::max(highest, heights.back());
  }
  return few ? RowTops(heights) : RowTops(highest, table.rows.size());
}

/// Clips to `box` while it lives: what passes under a head or a column that stays is neither seen nor touched.
class Under {
 public:
  Under(const Controls& c, const Box& box) {
    ImGui::PushClipRect(c.paint.device(box.x, box.y), c.paint.device(std::max(box.x, box.right()), std::max(box.y, box.bottom())), true);
  }
  ~Under() { ImGui::PopClipRect(); }
  Under(const Under&) = delete;
  Under& operator=(const Under&) = delete;
};

/// Where the columns of a grid lie.
struct Lanes {
  const Grid& grid;
  float x = 0, width = 0;  ///< of the whole
  float pin = 0;           ///< left edge of the first column, which stays in sight
  bool pinned = false;     ///< it has left its place
  float first = 0;         ///< its width

  Lanes(const Grid& of, float left, float whole, const Box& visible) : grid(of), x(left), width(whole), pin(left) {
    first = grid.widths.empty() ? 0 : grid.widths[0] + kGrid;
    if (visible.x <= left + 0.5F) return;
    pinned = true;
    pin = std::min(visible.x, left + width - first);
    first = std::min(first, std::max(80.0F, visible.w / 2));
  }
  [[nodiscard]] float end_of_first() const { return pin + first; }
  /// The column with its padding.
  [[nodiscard]] Box column(std::size_t i, float y, float height) const {
    if (i == 0) return {pin + kGrid, y, first - kGrid, height};
    float left = x + kGrid;
    for (std::size_t k = 0; k < i; ++k) left += grid.widths[k];
    return {left, y, grid.widths[i], height};
  }
  /// Calls each(column, room for its content): first those that may pass under the first one, then it.
  template <class Each>
  void for_cells(const Controls& c, const Box& row, Color ground, const Each& each) const {
    {
      std::optional<Under> under;
      if (pinned) under.emplace(c, Box{end_of_first(), row.y, x + width - end_of_first(), row.h});
      float left = x + kGrid;
      for (std::size_t i = 0; i < grid.widths.size(); ++i) {
        if (i > 0) each(i, Box{left + kGrid, row.y, grid.widths[i] - 2 * kGrid, row.h});
        left += grid.widths[i];
      }
    }
    if (grid.widths.empty()) return;
    if (pinned) {
      c.paint.fill({pin, row.y, first, row.h - 1}, ground);
      c.paint.line(end_of_first(), row.y, end_of_first(), row.bottom(), c.paint.colors().line);
    }
    each(0, Box{pin + 2 * kGrid, row.y, first - 3 * kGrid, row.h});
  }
  [[nodiscard]] std::size_t column_at(float at) const {
    if (at < end_of_first()) return 0;
    float right = x + kGrid + grid.widths[0];
    std::size_t i = 1;
    for (; i + 1 < grid.widths.size(); ++i) {
      if (at < (right += grid.widths[i])) break;
    }
    return std::min(i, grid.widths.size() - 1);
  }
};

void grid_head(Controls& c, const Lanes& lanes, const Box& at) {
  const Grid& grid = lanes.grid;
  const Palette& p = c.paint.colors();
  // The borders first: they take the pointer before the heads beside them do.
  for (std::size_t i = 0; i < grid.widths.size(); ++i) {
    const float border = lanes.column(i, 0, 0).right();
    if (i > 0 && lanes.pinned && border < lanes.end_of_first() + 4) continue;
    column_grip(c, grid.table, i, grid.widths, border, at.y, at.h);
  }
  lanes.for_cells(c, at, p.card, [&](std::size_t i, const Box& box) {
    // Over a figure and its bar the label ends where the figure does, if it is short enough.
    const view::Column& column = grid.table.columns[i];
    const bool bars = grid.barred[i] && bar_fits(box.w);
    const bool short_one = bars && c.paint.width(Face::caption_strong, head_label(column)) <= kNumber;
    head_cell(c, short_one ? Box{box.x, box.y, kNumber, box.h} : box, column, short_one || (column.number && !bars));
  });
}

/// What is selected: a ground, and a line around the whole.
void selected_ground(Controls& c, const Lanes& lanes, const CellRange& range, std::size_t row, const Box& box) {
  if (row < range.first_row || row > range.last_row) return;
  const Palette& p = c.paint.colors();
  for (std::size_t i = range.first_column; i <= range.last_column; ++i) {
    Box cell = lanes.column(i, box.y, box.h - 1);
    if (i > 0 && lanes.pinned && cell.x < lanes.end_of_first()) cell.w -= lanes.end_of_first() - cell.x, cell.x = lanes.end_of_first();
    if (cell.w <= 0) continue;
    c.paint.fill(cell, p.accent, 0, 0.16F);
    if (row == range.first_row) c.paint.fill({cell.x, cell.y, cell.w, 2}, p.accent);
    if (row == range.last_row) c.paint.fill({cell.x, cell.bottom() - 2, cell.w, 2}, p.accent);
    if (i == range.first_column) c.paint.fill({cell.x, cell.y, 2, cell.h}, p.accent);
    if (i == range.last_column) c.paint.fill({cell.right() - 2, cell.y, 2, cell.h}, p.accent);
  }
}

/// Scrolls the windows so far that the cell the keys went to is seen.
void reveal_cell(Controls& c, const Lanes& lanes, const Box& body, const RowTops& tops, CellAt at) {
  ImGuiWindow* window = ImGui::GetCurrentWindow();
  if (lanes.pinned || window->ScrollMax.x > 0) {
    const Box cell = lanes.column(at.column, body.y, tops.height(at.row)), visible = c.visible();
    const float left = lanes.pinned ? lanes.end_of_first() : visible.x;
    const float shift = at.column == 0 ? 0 : cell.x < left ? cell.x - left : std::max(0.0F, cell.right() - visible.right());
    if (shift != 0) ImGui::SetScrollX(window, std::max(0.0F, window->Scroll.x + c.paint.device(shift)));
  }
  while (window != nullptr && window->ScrollMax.y <= 0) window = window->ParentWindow;
  if (window == nullptr) return;
  const float top = body.y + tops.top(at.row), scale = c.paint.scale();
  const float above = window->InnerRect.Min.y / scale + kHead, below = window->InnerRect.Max.y / scale;
  const float shift = top < above ? top - above : std::max(0.0F, top + tops.height(at.row) - below);
  if (shift != 0) ImGui::SetScrollY(window, std::max(0.0F, window->Scroll.y + c.paint.device(shift)));
}

void grid_selection(Controls& c, const Lanes& lanes, const Box& body, const RowTops& tops) {
  const view::Table& table = lanes.grid.table;
  if (c.tables == nullptr || table.rows.empty() || table.columns.empty()) return;
  const float scale = c.paint.scale(), px = ImGui::GetIO().MousePos.x / scale, py = ImGui::GetIO().MousePos.y / scale;
  const CellAt nearest = {std::min(tops.at(py - body.y), table.rows.size() - 1), lanes.column_at(px)};
  const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                    ImGui::IsMouseHoveringRect(c.paint.device(body.x, body.y), c.paint.device(body.right(), body.bottom()));
  select_by_pointer(c, table, nearest, over);
  select_by_keys(c, table);
  if (c.tables->reveal && selected_in(*c.tables, table)) {
    c.tables->reveal = false;
    reveal_cell(c, lanes, body, tops, c.tables->head);
  }
}

}  // namespace

float side_by_side(Controls& c, float x, float y, float width, const Grid& grid) {
  const Palette& p = c.paint.colors();
  const view::Table& table = grid.table;
  const RowTops tops = tops_of(c.paint, grid);
  const float height = kHead + 1 + tops.total();
  c.paint.card({x, y, width, height + 1});
  const Box visible = c.visible();
  const Lanes lanes(grid, x, width, visible);
  const float head = std::clamp(visible.y, y, y + height - kHead);
  // A head that has left its place hides what passes under it.
  if (head > y) c.paint.fill({x, head, width, kHead}, p.card);
  grid_head(c, lanes, {x, head, width, kHead});
  c.paint.line(x, head + kHead, x + width, head + kHead, p.line);
  if (head > y) {
    c.paint.line(x, head, x, head + kHead, p.line);
    c.paint.line(x + width - 1, head, x + width - 1, head + kHead, p.line);
  }
  const Under clip(c, {x, head + kHead + 1, width, visible.bottom() - head - kHead});
  const Box body = {x, y + kHead + 1, width, tops.total()};
  if (grid.selects) grid_selection(c, lanes, body, tops);
  const auto range = grid.selects && c.tables != nullptr ? selected_in(*c.tables, table) : std::nullopt;
  const std::size_t asked = c.actions().size();
  table_rows(c, table, x, body.y, width, tops, 0, [&](std::size_t r, const Box& box, Color ground) {
    const view::Row& row = table.rows[r];
    const auto cell = [&](std::size_t i, const Box& at) {
      if (i >= row.cells.size()) return;
      const view::Cell& of = row.cells[i];
      // What has no bar stands where the figures of the others do.
      const bool under_figures = grid.barred[i] && bar_fits(at.w) && !of.share && !of.pill && of.options.empty() && of.field.empty();
      value_cell(c, under_figures ? Box{at.x, at.y, kNumber, at.h} : at, of, table.columns[i].number, row.total);
    };
    lanes.for_cells(c, box, ground, cell);
    if (range) selected_ground(c, lanes, *range, r, box);
  });
  // A button that selected cells does nothing else when it is let go.
  if (grid.selects && c.tables != nullptr && c.tables->swallow) c.actions().resize(asked);
  return height + 1;
}

float scrolled_sideways(Controls& c, float x, float y, float width, const Grid& grid) {
  float all = 2 * kGrid;
  for (const float each : grid.widths) all += each;
  const float height = kHead + 2 + tops_of(c.paint, grid).total() + kScrollbar;
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, c.paint.device(kScrollbar - 2));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, pack(c.paint.colors().neutral, 0.35F));
  const ImVec2 before = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(c.paint.device(x, y));
  if (ImGui::BeginChild(ImGui::GetID(grid.table.id.c_str()), c.paint.device(width, height), ImGuiChildFlags_None,
                        ImGuiWindowFlags_HorizontalScrollbar | ImGuiWindowFlags_NoSavedSettings)) {
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    side_by_side(c, origin.x / c.paint.scale(), origin.y / c.paint.scale(), all, grid);
    ImGui::SetCursorScreenPos(origin);
    ImGui::Dummy(c.paint.device(all, height - kScrollbar));
  }
  ImGui::EndChild();
  ImGui::SetCursorScreenPos(before);
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar(2);
  return height;
}

}  // namespace xanh::ui
