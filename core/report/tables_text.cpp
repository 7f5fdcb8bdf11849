#include "report/tables_text.h"

#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "report/csv_text.h"
#include "report/text_grid.h"

namespace xanh::report {
namespace {

// Whole numbers as such: "524", not "524.0".
nlohmann::ordered_json number(double value) {
  constexpr double kExact = 9007199254740992;  // 2^53
  if (std::abs(value) <= kExact && value == std::trunc(value)) return static_cast<std::int64_t>(value);
  return value;
}

// The shortest digits that give the number back; never in the user's notation.
std::string plain(double value) { return number(value).dump(); }

}  // namespace

std::string tables_table(const view::TablesPage& page) {
  std::string out = page.title + "\n";
  for (const std::string& line : page.sentences) out += "  " + line + "\n";
  for (const view::Table& table : page.tables) {
    out += "\n" + grid_of(table);
  }
  return out;
}

std::string tables_json(const view::TablesPage& page) {
  nlohmann::ordered_json out = {{"page", page.id}, {"title", page.title}, {"sentences", page.sentences}};
  auto& tables = out["tables"] = nlohmann::ordered_json::array();
  for (const view::Table& table : page.tables) {
    nlohmann::ordered_json one = {{"id", table.id}, {"caption", table.caption}};
    for (const view::Column& column : table.columns) one["columns"].push_back(column.id);
    auto& rows = one["rows"] = nlohmann::ordered_json::array();
    for (const view::Row& row : table.rows) {
      nlohmann::ordered_json cells = {{"key", row.key}};
      for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
        const view::Cell& cell = row.cells[i];
        if (cell.value) cells[table.columns[i].id] = number(*cell.value);
        else cells[table.columns[i].id] = cell.text;
        if (cell.low && cell.high) {
          cells[table.columns[i].id + "_low"] = *cell.low;
          cells[table.columns[i].id + "_high"] = *cell.high;
        }
      }
      rows.push_back(std::move(cells));
    }
    tables.push_back(std::move(one));
  }
  return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string tables_csv(const view::TablesPage& page) {
  std::string out = "\xEF\xBB\xBF";
  for (const view::Table& table : page.tables) {
    if (&table != &page.tables.front()) out += "\r\n";
    for (std::size_t i = 0; i < table.columns.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(table.columns[i].label);
    out += "\r\n";
    for (const view::Row& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const view::Cell& cell = row.cells[i];
        out += (i > 0 ? "," : "") + (cell.value ? plain(*cell.value) : csv_cell(cell.text));
      }
      out += "\r\n";
    }
  }
  return out;
}

}  // namespace xanh::report
