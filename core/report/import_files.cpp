// What can be taken away from an import: the rows that were left out, and the shape of a file.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "intake/log_names.h"
#include "report/csv_text.h"
#include "report/report_text.h"

namespace xanh::report {
namespace {

using Json = nlohmann::ordered_json;

// What most of the filled cells are. Codes before numbers: a procedure code reads as one.
std::string_view type_of(const intake::ColumnShape& shape) {
  if (shape.filled == 0) return "empty";
  const std::pair<std::uint64_t, std::string_view> kinds[] = {
      {shape.dossier_codes, "dossier_code"}, {shape.procedure_codes, "procedure_code"}, {shape.contacts, "contact"},
      {shape.dates, "date"}, {shape.channels, "channel"}, {shape.levels, "level"}, {shape.statuses, "status"},
      {shape.timings, "timing"}, {shape.payments, "payment"}, {shape.numbers, "number"}, {shape.flags, "flag"}};
  for (const auto& [count, name] : kinds) {
    if (count * 2 >= shape.filled) return name;
  }
  return "text";
}

Json shape_json_of(const intake::ColumnShape& shape) {
  return {{"rows", shape.rows}, {"filled", shape.filled}, {"dates", shape.dates}, {"numbers", shape.numbers},
          {"dossierCodes", shape.dossier_codes}, {"procedureCodes", shape.procedure_codes}, {"contacts", shape.contacts},
          {"channels", shape.channels}, {"levels", shape.levels}, {"statuses", shape.statuses}, {"timings", shape.timings},
          {"flags", shape.flags}, {"payments", shape.payments}, {"fees", shape.fees}};
}

}  // namespace

std::string left_out_csv(const intake::ImportLog& log, const view::Strings& say) {
  std::string out = "\xEF\xBB\xBF" + csv_cell(say("left_out.row")) + "," + csv_cell(say("left_out.reason")) + "\r\n";
  for (const intake::LeftOutRow& row : log.left_out_rows) {
    out += std::to_string(row.row) + "," + csv_cell(say("left_out." + std::string(intake::left_out_id(row.reason)))) + "\r\n";
  }
  const std::uint64_t more = log.left_out_count() - log.left_out_rows.size();
  if (more > 0) out += "," + csv_cell(say("left_out.more", {say.count(static_cast<std::int64_t>(more))})) + "\r\n";
  return out;
}

std::string unmatched_csv(const intake::ImportLog& log, const view::Strings& say) {
  std::string out = "\xEF\xBB\xBF" + csv_cell(say("unmatched.procedure")) + "\r\n";
  const intake::CatalogueLog& catalogue = log.catalogue;
  for (const std::string& name : catalogue.unmatched_names) out += csv_cell(name) + "\r\n";
  const std::uint64_t more = catalogue.unmatched.count - std::min<std::uint64_t>(catalogue.unmatched.count, catalogue.unmatched_names.size());
  if (more > 0) out += csv_cell(say("left_out.more_procedures", {say.count(static_cast<std::int64_t>(more))})) + "\r\n";
  return out;
}

std::string shape_json(const intake::ImportLog& log) {
  // No name of the file: it may be a person's.
  Json out = {{"program", "xanh"}, {"version", XANH_VERSION}, {"kind", "shape"}, {"bytes", log.file_bytes},
              {"format", source::format_name(log.dialect.format)}, {"encoding", log.dialect.encoding},
              {"byteOrderMark", log.dialect.byte_order_mark}};
  if (log.dialect.separator != 0) out["separator"] = std::string(1, log.dialect.separator);
  out["headerRow"] = log.header_row == 0 ? Json(nullptr) : Json(log.header_row);
  out["headerRows"] = log.header_rows;
  out["rowsRead"] = log.rows_read;
  out["leftOut"] = Json::object();
  for (std::size_t i = 0; i < log.left_out.size(); ++i) {
    if (log.left_out[i].count > 0) out["leftOut"][std::string(intake::kLeftOutNames[i])] = log.left_out[i].count;
  }
  out["repairs"] = Json::object();
  for (std::size_t i = 0; i < log.repairs.size(); ++i) {
    if (log.repairs[i].count > 0) out["repairs"][std::string(intake::kRepairNames[i])] = log.repairs[i].count;
  }
  out["columns"] = Json::array();
  for (const intake::ColumnDecision& column : log.columns) {
    out["columns"].push_back({{"column", column.column + 1}, {"header", column.header}, {"role", intake::role_id(column.role)},
                              {"confidence", column.confidence}, {"chosen", column.chosen}, {"type", type_of(column.shape)},
                              {"sampled", shape_json_of(column.shape)}});
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xanh::report
