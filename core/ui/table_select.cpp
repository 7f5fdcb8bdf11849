#include "ui/table_select.h"

#include <algorithm>
#include <variant>

#include "imgui.h"

namespace xanh::ui {
namespace {

void move_to(TableMemory& memory, const view::Table& table, CellAt anchor, CellAt head) {
  memory.selected = table.id;
  memory.anchor = anchor;
  memory.head = head;
  memory.anchor_key = table.rows[anchor.row].key;
  memory.head_key = table.rows[head.row].key;
}

/// What is typed into or chosen in a cell has the button for itself.
bool takes_input(const view::Table& table, CellAt at) {
  const view::Row& row = table.rows[at.row];
  if (at.column >= row.cells.size()) return false;
  return !row.cells[at.column].field.empty() || !row.cells[at.column].options.empty();
}

const view::Table* find_selected(const TableMemory& memory, const std::vector<view::Table>& tables) {
  const auto found = std::ranges::find(tables, memory.selected, &view::Table::id);
  return found == tables.end() ? nullptr : &*found;
}

}  // namespace

std::optional<CellRange> selected_in(const TableMemory& memory, const view::Table& table) {
  if (memory.selected.empty() || memory.selected != table.id) return {};
  const auto &a = memory.anchor, &b = memory.head;
  const bool there = std::max(a.row, b.row) < table.rows.size() && std::max(a.column, b.column) < table.columns.size();
  if (!there || table.rows[a.row].key != memory.anchor_key || table.rows[b.row].key != memory.head_key) return {};
  return CellRange{.first_row = std::min(a.row, b.row), .last_row = std::max(a.row, b.row), .first_column = std::min(a.column, b.column),
                   .last_column = std::max(a.column, b.column)};
}

void select_by_keys(Controls& c, const view::Table& table) {
  const ImGuiIO& io = ImGui::GetIO();
  if (c.tables == nullptr || io.WantTextInput || table.rows.empty() || table.columns.empty()) return;
  TableMemory& memory = *c.tables;
  const auto range = selected_in(memory, table);
  if (memory.selected == table.id && !range) memory.clear();
  int down = 0, right = 0;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) ++down;
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) --down;
  if (ImGui::IsKeyPressed(ImGuiKey_RightArrow)) ++right;
  if (ImGui::IsKeyPressed(ImGuiKey_LeftArrow)) --right;
  if (!range) {
    if (!memory.selected.empty() || !io.KeyShift || (down == 0 && right == 0) || c.focused().empty()) return;
    const auto row = std::ranges::find(table.rows, c.focused(), &view::Row::action);
    if (row == table.rows.end()) return;
    const CellAt at = {static_cast<std::size_t>(row - table.rows.begin()), 0};
    move_to(memory, table, at, at);
    memory.reveal = true;
    return;
  }
  const bool command = io.KeyCtrl || io.KeySuper;
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) return memory.clear();
  if (command && ImGui::IsKeyPressed(ImGuiKey_A, false)) {
    return move_to(memory, table, {0, 0}, {table.rows.size() - 1, table.columns.size() - 1});
  }
  if (command && ImGui::IsKeyPressed(ImGuiKey_C, false)) return ImGui::SetClipboardText(cells_text(table, *range).c_str());
  if ((down == 0 && right == 0) || command) return;
  const auto stepped = [](std::size_t at, int by, std::size_t count) {
    if (by < 0) return at > 0 ? at - 1 : at;
    return by > 0 && at + 1 < count ? at + 1 : at;
  };
  const CellAt head = {stepped(memory.head.row, down, table.rows.size()), stepped(memory.head.column, right, table.columns.size())};
  move_to(memory, table, io.KeyShift ? memory.anchor : head, head);
  memory.reveal = true;
}

void select_by_pointer(Controls& c, const view::Table& table, CellAt nearest, bool over) {
  if (c.tables == nullptr || table.rows.empty() || table.columns.empty()) return;
  TableMemory& memory = *c.tables;
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left) && !ImGui::IsMouseReleased(ImGuiMouseButton_Left)) memory.swallow = false;
  if (over && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
    memory.swallow = false;
    memory.pressed.clear();
    if (takes_input(table, nearest)) return;
    // On a row that acts Shift may mean that action; where cells are selected it means them.
    const bool extends = selected_in(memory, table).has_value();
    if (ImGui::GetIO().KeyShift && (extends || table.rows[nearest.row].action.empty())) {
      move_to(memory, table, extends ? memory.anchor : nearest, nearest);
      memory.swallow = true;
      return;
    }
    memory.pressed = table.id;
    memory.press = nearest;
    return;
  }
  if (memory.pressed.empty() || memory.pressed != table.id) return;
  if (memory.press.row >= table.rows.size()) return memory.pressed.clear();
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    constexpr float kThreshold = 4;
    if (!memory.swallow && (nearest == memory.press || !ImGui::IsMouseDragging(ImGuiMouseButton_Left, c.paint.device(kThreshold)))) return;
    move_to(memory, table, memory.press, nearest);
    memory.swallow = true;
    return;
  }
  memory.pressed.clear();
  if (memory.swallow) return;
  // A click: on a row that does nothing it takes the cell, else it is the row's.
  if (over && table.rows[nearest.row].action.empty()) move_to(memory, table, nearest, nearest);
  else memory.clear();
}

std::string selected_text(const TableMemory& memory, const view::PageView& page) {
  const view::Table* table = nullptr;
  if (memory.selected.empty()) return {};
  if (const auto* tables = std::get_if<view::TablesPage>(&page.body)) table = find_selected(memory, tables->tables);
  if (table == nullptr) return {};
  const auto range = selected_in(memory, *table);
  return range ? cells_text(*table, *range) : std::string();
}

}  // namespace xanh::ui
