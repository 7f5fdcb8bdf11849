#include "ui/table_widths.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <utility>

#include "ui/table_cells.h"
#include "ui/table_memory.h"

namespace xanh::ui {
namespace {

constexpr float kOpenLeast = 160, kBarLeast = 44;
constexpr float kDragLeast = 44, kDragMost = 900;

float pointer_x(const Controls& c) { return ImGui::GetIO().MousePos.x / c.paint.scale(); }

/// Back to the wished width; with the last one given by hand those that were only held go, too.
void forget_width(TableMemory& memory, const view::Table& table, const std::string& column) {
  const auto found = memory.widths.find(table.id);
  if (found == memory.widths.end()) return;
  found->second.erase(column);
  if (std::ranges::none_of(found->second, [](const auto& each) { return each.second.by_hand; })) memory.widths.erase(found);
}

}  // namespace

std::vector<bool> barred_columns(const view::Table& table) {
  std::vector<bool> barred(table.columns.size(), false);
  for (const view::Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size() && i < barred.size(); ++i) {
      if (row.cells[i].share && !row.cells[i].pill) barred[i] = true;
    }
  }
  return barred;
}

std::vector<float> given_widths(const Controls& c, const view::Table& table) {
  std::vector<float> given(table.columns.size(), 0.0F);
  if (c.tables == nullptr) return given;
  const auto found = c.tables->widths.find(table.id);
  if (found == c.tables->widths.end()) return given;
  for (std::size_t i = 0; i < given.size(); ++i) {
    if (const auto width = found->second.find(table.columns[i].id); width != found->second.end()) given[i] = width->second.width;
  }
  return given;
}

std::vector<float> least_widths(const Painter& paint, const view::Table& table, const std::vector<bool>& barred, const std::vector<float>& given,
                                bool lines) {
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
      const float need = barred[i]                            ? kNumber + kBarLeast
                         : lines && !cell.spark.empty()       ? kSparkLeast
                         : cell.pill ? std::ceil(paint.width(Face::caption_strong, cell.text)) + 18
                                     : paint.width(cell.strong || row.total ? Face::strong : Face::body, cell.text);
      // Long words of a column that wished for less may be cut: they are said in a hint.
      least[i] = std::max(least[i], std::min(need, std::max(cell.pill ? need : 0, table.columns[i].width)));
    }
  }
  for (std::size_t i = 0; i < least.size(); ++i) {
    if (given[i] > 0) least[i] = given[i];
    else if (table.columns[i].width > 0) least[i] += 2 * kGrid;
  }
  return least;
}

std::vector<float> column_widths(const Painter& paint, const view::Table& table, const std::vector<bool>& barred, const std::vector<float>& given, float width) {
  std::vector<float> widths = least_widths(paint, table, barred, given);
  if (std::accumulate(widths.begin(), widths.end(), 0.0F) > width) widths = least_widths(paint, table, barred, given, false);
  const auto wish = [&](std::size_t i) { return given[i] > 0 ? 0.0F : std::max(0.0F, table.columns[i].width - widths[i]); };
  float used = 0, wishes = 0, open = 0, free = 0;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    used += widths[i];
    wishes += wish(i);
    if (given[i] > 0) continue;
    free += 1;
    if (table.columns[i].width <= 0) open += 1;
  }
  float left = width - used;
  if (left < -0.5F) return {};
  left = std::max(0.0F, left);
  const float part = wishes > 0 ? std::min(1.0F, left / wishes) : 0;
  left -= wishes * part;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (given[i] > 0) continue;
    widths[i] += wish(i) * part;
    // Without an open column all share what is left over.
    if (open <= 0) widths[i] += left / free;
    else if (table.columns[i].width <= 0) widths[i] += left / open;
  }
  return widths;
}

void column_grip(Controls& c, const view::Table& table, std::size_t column, const std::vector<float>& widths, float x, float y, float height) {
  if (c.tables == nullptr) return;
  TableMemory& memory = *c.tables;
  const std::string& id = table.columns[column].id;
  const Box box = {x - 4, y, 8, height};
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(c.paint.device(box.x, box.y));
  ImGui::PushID(table.id.c_str());
  ImGui::PushID(id.c_str());
  ImGui::InvisibleButton("##grip", c.paint.device(box.w, box.h));
  const bool hovered = ImGui::IsItemHovered(), taken = ImGui::IsItemActivated();
  ImGui::PopID();
  ImGui::PopID();
  ImGui::SetCursorScreenPos(cursor);
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    forget_width(memory, table, id);
    memory.drag.reset();
  } else if (taken) {
    memory.drag = TableMemory::Drag{.table = table.id, .column = id, .width = widths[column], .from = pointer_x(c)};
  }
  const bool dragged = memory.drag && memory.drag->table == table.id && memory.drag->column == id;
  if (dragged && !memory.drag->moved && std::abs(pointer_x(c) - memory.drag->from) >= 2) {
    memory.drag->moved = true;
    // Those before it keep their place, so that the border follows the pointer.
    for (std::size_t i = 0; i <= column; ++i) memory.widths[table.id].try_emplace(table.columns[i].id, TableMemory::Width{.width = widths[i]});
  }
  if (!hovered && !dragged) return;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  c.paint.line(x, y + 6, x, y + height - 6, c.paint.colors().accent, 2);
}

void follow_drag(Controls& c, const view::Table& table) {
  if (c.tables == nullptr || !c.tables->drag || c.tables->drag->table != table.id) return;
  TableMemory::Drag& drag = *c.tables->drag;
  if (drag.moved) {
    const float width = std::clamp(drag.width + pointer_x(c) - drag.from, kDragLeast, kDragMost);
    c.tables->widths[table.id][drag.column] = {.width = width, .by_hand = true};
    ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  }
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) c.tables->drag.reset();
}

}  // namespace xanh::ui
