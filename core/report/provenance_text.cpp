#include "report/provenance_text.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "report/csv_text.h"

namespace xanh::report {
namespace {

void add_table(std::string& out, const view::Table& table) {
  out += "\r\n";
  for (std::size_t i = 0; i < table.columns.size(); ++i) out += (i > 0 ? "," : "") + csv_cell(table.columns[i].label);
  out += "\r\n";
  for (const view::Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const view::Cell& cell = row.cells[i];
      out += (i > 0 ? "," : "") + (cell.value ? std::to_string(static_cast<std::int64_t>(*cell.value)) : csv_cell(cell.text));
    }
    out += "\r\n";
  }
}

}  // namespace

std::string json_with_provenance(std::string json, const view::Provenance& from) {
  using Json = nlohmann::ordered_json;
  Json facts = Json::array(), files = Json::array();
  for (const view::Row& row : from.facts.rows) facts.push_back({{"id", row.key}, {"name", row.cells.at(0).text}, {"text", row.cells.at(1).text}});
  constexpr const char* kNames[] = {"file", "sha256", "bytes", "rows", "used", "leftOut", "asOf"};
  for (const view::Row& row : from.files.rows) {
    Json file = Json::object();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const view::Cell& cell = row.cells[i];
      if (cell.value) file[kNames[i]] = static_cast<std::int64_t>(*cell.value);
      else file[kNames[i]] = i == 1 && cell.text.size() != 64 ? Json(nullptr) : Json(cell.text);
    }
    files.push_back(std::move(file));
  }
  std::string own = Json{{"facts", std::move(facts)}, {"files", std::move(files)}}.dump(2, ' ', false, Json::error_handler_t::replace);
  for (std::size_t at = own.find('\n'); at != std::string::npos; at = own.find('\n', at + 1)) own.insert(at + 1, "  ");
  const std::size_t end = json.rfind('}');
  if (end == std::string::npos) return json;
  std::size_t last = json.find_last_not_of(" \r\n", end - 1);  // the end of the member before
  json.replace(last + 1, end - last - 1, ",\n  \"provenance\": " + own + "\n");
  return json;
}

std::string csv_with_provenance(std::string csv, const view::Provenance& from) {
  add_table(csv, from.facts);
  add_table(csv, from.files);
  return csv;
}

}  // namespace xanh::report
