#include "ui/table_copy.h"

#include <algorithm>
#include <variant>

namespace xanh::ui {
namespace {

constexpr std::string_view kNoBreak = "\xC2\xA0";

std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(out, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return out;
}

std::string cell_text(const view::Cell& cell) {
  std::string out = one_line(cell.text);
  if (!cell.value) {
    if (!out.empty() && std::string_view("=+-@").find(out.front()) != std::string_view::npos) out.insert(0, 1, '\'');
    return out;
  }
  for (std::size_t at = out.find(kNoBreak); at != std::string::npos; at = out.find(kNoBreak, at)) out.replace(at, kNoBreak.size(), " ");
  return out;
}

}  // namespace

std::string cells_text(const view::Table& table, const CellRange& range) {
  std::string out;
  const std::size_t columns = std::min(range.last_column + 1, table.columns.size()), rows = std::min(range.last_row + 1, table.rows.size());
  if (range.last_row > range.first_row) {
    for (std::size_t i = range.first_column; i < columns; ++i) out += (i > range.first_column ? "\t" : "") + one_line(table.columns[i].label);
    out += "\n";
  }
  for (std::size_t r = range.first_row; r < rows; ++r) {
    const view::Row& row = table.rows[r];
    for (std::size_t i = range.first_column; i < columns; ++i) {
      if (i > range.first_column) out += "\t";
      if (i < row.cells.size()) out += cell_text(row.cells[i]);
    }
    if (r + 1 < rows) out += "\n";
  }
  return out;
}

std::string table_text(const view::Table& table) {
  if (table.rows.empty() || table.columns.empty()) return {};
  // One row alone would go without its heads.
  std::string heads;
  if (table.rows.size() == 1) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) heads += (i > 0 ? "\t" : "") + one_line(table.columns[i].label);
    heads += "\n";
  }
  return heads + cells_text(table, {.first_row = 0, .last_row = table.rows.size() - 1, .first_column = 0, .last_column = table.columns.size() - 1});
}

const view::Table* table_to_copy(const view::PageView& page, std::string_view action) {
  const auto* tables = std::get_if<view::TablesPage>(&page.body);
  if (tables == nullptr || !action.starts_with(kCopy)) return nullptr;
  const auto found = std::ranges::find(tables->tables, action.substr(kCopy.size()), &view::Table::id);
  return found == tables->tables.end() ? nullptr : &*found;
}

}  // namespace xanh::ui
