#include <algorithm>
#include <array>

#include "intake/log_names.h"
#include "source/document.h"
#include "text/format.h"
#include "view/build.h"
#include "view/import_text.h"

namespace xanh::view {
namespace {

using intake::ImportLog;
using intake::Tally;

std::string first_rows(const Tally& tally) {
  std::string out;
  for (std::size_t i = 0; i < tally.first_rows.size() && i < 8; ++i) {
    if (!out.empty()) out += ", ";
    out += std::to_string(tally.first_rows[i]);
  }
  if (tally.count > std::min<std::size_t>(tally.first_rows.size(), 8)) out += ", …";
  return out;
}

std::string examples(const Tally& tally) {
  std::string out;
  for (const std::string& example : tally.examples) {
    if (!out.empty()) out += " · ";
    out += example;
  }
  return out;
}

// The first few names, and that there are more.
std::string some_of(const intake::KeptUnits& units) {
  return examples(units) + (units.count > units.examples.size() ? " \xC2\xB7 \xE2\x80\xA6" : "");
}

template <class Reason>
Table tally_table(std::string id, std::string prefix, std::string_view (*id_of)(Reason), std::span<const Tally> tallies,
                  const Strings& say) {
  Table table{.id = std::move(id), .caption = say(prefix + ".caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "reason", .label = say(prefix + ".reason")},
                   {.id = "count", .label = say("tally.count"), .number = true, .width = 110},
                   {.id = "rows", .label = say("tally.rows"), .width = 260},
                   {.id = "examples", .label = say("tally.examples"), .width = 260}};
  for (std::size_t i = 0; i < tallies.size(); ++i) {
    const Tally& tally = tallies[i];
    if (tally.count == 0) continue;
    const std::string key(id_of(static_cast<Reason>(i)));
    table.rows.push_back({.key = key, .action = "",
                          .cells = {{.text = say(prefix + "." + key)},
                                    {.text = say.count(static_cast<std::int64_t>(tally.count))},
                                    {.text = first_rows(tally), .faint = true},
                                    {.text = examples(tally), .faint = true}}});
  }
  return table;
}

std::string role_label(intake::Role role, const Strings& say) { return say("role." + std::string(intake::role_id(role))); }

// All roles, and what the program finds itself. A column that was judged personal cannot become
// "not used": it is dropped unless a role is named for it.
std::vector<Link> role_options(const intake::ColumnDecision& column, std::size_t file, const Strings& say) {
  const std::string verb = "role:" + std::to_string(file) + ":" + std::to_string(column.column) + "=";
  std::vector<Link> options;
  options.push_back({.action = verb + "auto", .label = say("role.auto"), .current = !column.chosen});
  for (const intake::Role role : intake::kRoles) {
    if (role == intake::Role::none && column.judged_personal) continue;
    options.push_back({.action = verb + std::string(intake::role_id(role)), .label = role_label(role, say),
                       .current = column.chosen && role == column.role});
  }
  return options;
}

Table column_table(const ImportLog& log, std::size_t file, const Strings& say) {
  Table table{.id = "columns", .caption = say("columns.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "column", .label = say("columns.column"), .number = true, .width = 64},
                   {.id = "header", .label = say("columns.header")},
                   {.id = "role", .label = say("columns.role"), .width = 260},
                   {.id = "confidence", .label = say("columns.confidence"), .width = 190}};
  for (const intake::ColumnDecision& column : log.columns) {
    const bool personal = column.role == intake::Role::personal, none = column.role == intake::Role::none;
    Cell role{.text = role_label(column.role, say), .tone = personal ? Tone::near : Tone::neutral,
              .pill = personal, .faint = none};
    if (file != kCatalogue) {
      role.options = role_options(column, file, say);
      role.name = say("columns.choose", {column.header.empty() ? std::to_string(column.column + 1) : column.header});
    }
    Cell confidence{.text = column.chosen ? say(column.judged_personal && !personal ? "columns.chosen_personal" : "columns.chosen")
                          : none ? say("dash") : text::format_percent(column.confidence, 0, say.language())};
    if (!none && !column.chosen) confidence.share = column.confidence;
    if (!none) confidence.tone = column.confidence >= 0.75 ? Tone::good : Tone::near;
    table.rows.push_back({.key = std::to_string(column.column + 1), .action = "",
                          .cells = {{.text = std::to_string(column.column + 1)}, {.text = column.header, .faint = personal || none},
                                    std::move(role), std::move(confidence)}});
  }
  return table;
}

// The first rows as they stand in the file, the header marked, personal columns struck out.
Table preview_table(const ImportLog& log, std::size_t file, const Strings& say) {
  Table table{.id = "preview" + (file == kCatalogue ? std::string{} : "-" + std::to_string(file)), .caption = say("preview.caption"), .columns = {}, .rows = {}, .wide = true};
  table.columns.push_back({.id = "row", .label = say("preview.row"), .number = true, .width = 60});
  const std::size_t shown = std::min(log.columns.size(), intake::kPreviewColumns);
  for (std::size_t c = 0; c < shown; ++c) {
    const bool none = log.columns[c].role == intake::Role::none;
    table.columns.push_back({.id = std::to_string(c + 1), .label = std::to_string(c + 1) + (none ? "" : ": " + role_label(log.columns[c].role, say)),
                             .width = 150});
  }
  for (const intake::PreviewRow& row : log.preview) {
    Row out{.key = std::to_string(row.row), .action = "", .cells = {{.text = std::to_string(row.row), .faint = true}}, .heading = row.header};
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const bool personal = log.columns[c].role == intake::Role::personal;
      out.cells.push_back({.text = row.cells[c].masked ? "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2" : row.cells[c].text,
                           .strong = row.header, .faint = personal || log.columns[c].role == intake::Role::none, .struck = personal && (row.cells[c].masked || !row.cells[c].text.empty())});
    }
    table.rows.push_back(std::move(out));
  }
  return table;
}

}  // namespace

FileSummary summarise_import(const ImportLog& log, std::size_t index, const Strings& say) {
  const auto count = [&say](std::uint64_t n) { return say.count(static_cast<std::int64_t>(n)); };
  FileSummary file{.name = log.file, .sentences = {}, .tables = {},
                   .remove = {.action = "remove:" + std::to_string(index), .label = say("import.remove")}};
  const bool catalogue = index == kCatalogue;
  if (catalogue) {
    file.remove = {};
    file.sentences.push_back(say("import.catalogue", {count(log.received()), count(log.header_row)}));
  } else {
    file.sentences.push_back(log.sheet.empty() ? say("import.found", {count(log.received()), count(log.header_row)})
                                             : say("import.found_sheet", {count(log.received()), log.sheet, count(log.header_row)}));
  }
  std::uint64_t used = 0, left_out = 0;
  for (const intake::ColumnDecision& column : log.columns) {
    if (column.role != intake::Role::none && column.role != intake::Role::personal) ++used;
  }
  for (const Tally& tally : log.left_out) left_out += tally.count;
  file.sentences.push_back(say("import.columns", {count(log.columns.size()), count(used), count(log.personal_columns())}));
  file.sentences.push_back(left_out == 0 ? say("import.all_rows", {count(log.rows_read)})
                                         : say("import.left_out", {count(log.rows_read), count(left_out)}));
  if (log.received_from_submitted) file.sentences.push_back(say("import.submitted"));
  if (log.first_received != 0) {
    file.sentences.push_back(say("import.period", {say.day(log.first_received), say.day(log.last_received), say.day(log.data_as_of)}));
  }
  if (log.units.looked) {
    const intake::UnitLog& units = log.units;
    const std::uint64_t own = units.ambiguous.count + units.unmatched.count;
    file.sentences.push_back(own == 0 ? say("import.units", {count(units.matched)})
                                      : say("import.units_kept", {count(units.matched), count(own)}));
    if (!units.province.empty()) {
      file.sentences.push_back(say("import.province", {units.province, say("province_from." + std::string(intake::province_from_id(units.province_from)))}));
    }
    if (units.ambiguous.count > 0) file.sentences.push_back(say("import.units_ambiguous", {some_of(units.ambiguous)}));
    if (units.unmatched.count > 0) file.sentences.push_back(say("import.units_unmatched", {some_of(units.unmatched)}));
  }
  std::string kind(source::format_name(log.dialect.format));
  std::ranges::transform(kind, kind.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  file.sentences.push_back(say("import.kind", {kind, log.dialect.encoding, say.count(static_cast<std::int64_t>((log.file_bytes + 1023) / 1024))}));
  Table left = tally_table("left-out", "left_out", intake::left_out_id, log.left_out, say);
  Table repairs = tally_table("repairs", "repair", intake::repair_id, log.repairs, say);
  if (!catalogue) {
    const std::string number = std::to_string(index);
    if (left_out > 0) file.exports.push_back({.action = "export:left-out:" + number, .label = say("export.left_out"), .hint = say("export.left_out_hint")});
    file.exports.push_back({.action = "export:shape:" + number, .label = say("export.shape"), .hint = say("export.shape_hint")});
  }
  if (!log.preview.empty()) file.tables.push_back(preview_table(log, index, say));
  if (!left.rows.empty()) file.tables.push_back(std::move(left));
  if (!repairs.rows.empty()) file.tables.push_back(std::move(repairs));
  file.tables.push_back(column_table(log, index, say));
  return file;
}

ImportPage build_import(const Inputs& in) {
  const Strings& say = *in.say;
  ImportPage page{.title = say("menu.import"), .files = {}, .go_on = {.action = "page:overview", .label = say("import.go_on")}};
  if (in.catalogue != nullptr) page.files.push_back(summarise_import(*in.catalogue, kCatalogue, say));
  for (std::size_t i = 0; i < in.logs.size(); ++i) page.files.push_back(summarise_import(*in.logs[i], i, say));
  return page;
}

}  // namespace xanh::view
