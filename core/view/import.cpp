#include <algorithm>
#include <numeric>

#include "intake/log_names.h"
#include "view/build.h"
#include "view/import_parts.h"

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

// The first rows as they stand in the file, the header marked, personal columns struck out.
Table preview_table(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  Table table{.id = file.ref.empty() ? "preview" : "preview-" + file.ref, .caption = say("preview.caption"), .columns = {}, .rows = {}, .wide = true};
  table.columns.push_back({.id = "row", .label = say("preview.row"), .number = true, .width = 60});
  const std::size_t shown = std::min(log.columns.size(), intake::kPreviewColumns);
  for (std::size_t c = 0; c < shown; ++c) {
    const bool none = log.columns[c].role == intake::Role::none;
    table.columns.push_back({.id = std::to_string(c + 1), .label = std::to_string(c + 1) + (none ? "" : ": " + say("role." + std::string(intake::role_id(log.columns[c].role)))),
                             .width = 150});
  }
  for (const intake::PreviewRow& row : log.preview) {
    Row out{.key = std::to_string(row.row), .action = "", .cells = {{.text = row.row == 0 ? std::string() : std::to_string(row.row), .faint = true}}, .heading = row.header};
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      const bool personal = log.columns[c].role == intake::Role::personal;
      out.cells.push_back({.text = row.cells[c].masked ? "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2" : row.cells[c].text,
                           .strong = row.header, .faint = personal || log.columns[c].role == intake::Role::none, .struck = personal && (row.cells[c].masked || !row.cells[c].text.empty())});
    }
    table.rows.push_back(std::move(out));
  }
  return table;
}

std::string counted(std::uint64_t n, const Strings& say) { return say.count(static_cast<std::int64_t>(n)); }

void say_what_was_found(std::vector<std::string>& out, const FileReading& reading, const Strings& say) {
  const ImportLog& log = *reading.log;
  const auto count = [&say](std::uint64_t n) { return counted(n, say); };
  if (log.grain == intake::Grain::catalogue) {
    out.push_back(log.columns.empty() ? say("import.catalogue_settings", {count(log.received())})
                                      : say("import.catalogue", {count(log.received()), count(log.header_row)}));
    return;
  }
  if (log.grain == intake::Grain::dossiers) {
    out.push_back(log.sheet.empty() ? say("import.found", {count(log.received()), count(log.header_row)})
                                    : say("import.found_sheet", {count(log.received()), log.sheet, count(log.header_row)}));
    return;
  }
  if (reading.snapshot) {
    out.push_back(say("import.snapshot", {count(log.form.statements), count(log.form.lines), say.day(log.first_received), say.day(log.last_received), say.day(log.data_as_of)}));
    if (!log.units.province.empty()) out.push_back(say("import.province", {log.units.province, say("province_from." + std::string(intake::province_from_id(log.units.province_from)))}));
    return;
  }
  const std::uint64_t units = log.units.matched + log.units.ambiguous.count + log.units.unmatched.count;
  const std::string where = log.sheet.empty() ? std::string() : say("import.in_sheet", {log.sheet});
  if (log.form.statements > 0 || log.form.scores == 0) {
    out.push_back(units > 0 ? say("import.statements_units", {count(log.form.statements), count(units), where, count(log.header_row)})
                            : say("import.statements", {count(log.form.statements), count(log.form.lines), where, count(log.header_row)}));
  }
  if (log.form.scores > 0) out.push_back(say("import.scores", {count(log.form.scores), where}));
}

void say_what_was_left_out(std::vector<std::string>& out, const ImportLog& log, const Strings& say) {
  const auto count = [&say](std::uint64_t n) { return counted(n, say); };
  std::uint64_t used = 0, left_out = 0;
  for (const intake::ColumnDecision& column : log.columns) {
    if (column.role != intake::Role::none && column.role != intake::Role::personal) ++used;
  }
  for (const Tally& tally : log.left_out) left_out += tally.count;
  if (!log.columns.empty()) {
    out.push_back(say("import.columns", {count(log.columns.size()), count(used), count(log.personal_columns())}));
    out.push_back(left_out == 0 ? say("import.all_rows", {count(log.rows_read)}) : say("import.left_out", {count(log.rows_read), count(left_out)}));
  }
  if (log.may_be_cut()) out.push_back(say("import.cut", {count(log.rows_read)}));
  if (log.hidden_rows > 0) out.push_back(say("import.hidden_rows", {count(log.hidden_rows)}));
  if (log.received_from_submitted) out.push_back(say("import.submitted"));
  if (log.first_received != 0 && log.grain == intake::Grain::dossiers) out.push_back(say("import.period", {say.day(log.first_received), say.day(log.last_received), say.day(log.data_as_of)}));
}

void say_units(std::vector<std::string>& out, const ImportLog& log, const Strings& say) {
  const auto count = [&say](std::uint64_t n) { return counted(n, say); };
  const intake::UnitLog& units = log.units;
  if (!units.looked) return;
  const std::uint64_t own = units.ambiguous.count + units.unmatched.count;
  out.push_back(own == 0 ? say("import.units", {count(units.matched)}) : say("import.units_kept", {count(units.matched), count(own)}));
  if (!units.province.empty()) {
    out.push_back(say("import.province", {units.province, say("province_from." + std::string(intake::province_from_id(units.province_from)))}));
  }
  if (units.ambiguous.count > 0) out.push_back(say("import.units_ambiguous", {some_of(units.ambiguous)}));
  if (units.unmatched.count > 0) out.push_back(say("import.units_unmatched", {some_of(units.unmatched)}));
}

// Sums against what is printed; procedures against the catalogue.
void say_form(std::vector<std::string>& out, const ImportLog& log, const Strings& say) {
  const auto count = [&say](std::uint64_t n) { return counted(n, say); };
  const intake::FormLog& form = log.form;
  if (form.checks > 0) {
    out.push_back(form.failed_count == 0 ? say("import.checks_hold", {count(form.checks)})
                                         : say("import.checks", {count(form.checks), count(form.checks - form.failed_count), count(form.failed_count)}));
  }
  const intake::CatalogueLog& catalogue = log.catalogue;
  if (!catalogue.joined) return;
  const std::uint64_t all = catalogue.matched + catalogue.unmatched.count;
  const double share = all == 0 ? 0 : static_cast<double>(catalogue.matched) / static_cast<double>(all);
  out.push_back(say("import.joined", {count(catalogue.matched), count(all), say.percent(share), count(catalogue.dossiers)}));
}

}  // namespace

FileSummary summarise_import(const FileReading& reading, const Strings& say) {
  const ImportLog& log = *reading.log;
  FileSummary file{.name = log.file, .sentences = {}, .settings = reading.snapshot ? std::vector<Setting>{} : reading_settings(reading, say), .tables = {}};
  if (reading.refused) file.sentences.push_back(say("import.refused"));
  else say_what_was_found(file.sentences, reading, say);
  if (!reading.refused) {
    say_what_was_left_out(file.sentences, log, say);
    say_units(file.sentences, log, say);
    say_form(file.sentences, log, say);
  }
  const std::uint64_t left_out = std::accumulate(log.left_out.begin(), log.left_out.end(), std::uint64_t{0},
                                                 [](std::uint64_t sum, const Tally& tally) { return sum + tally.count; });
  if (!reading.ref.empty()) {
    file.remove = {.action = "remove:" + reading.ref, .label = say("import.remove")};
    if (reading.remembered) {
      file.sentences.push_back(say("import.remembered"));
      file.exports.push_back({.action = "forget:" + reading.ref, .label = say("import.forget"), .hint = say("import.forget_hint")});
    } else if (reading.decided && !reading.refused) {
      file.exports.push_back({.action = "remember:" + reading.ref, .label = say("import.remember"), .hint = say("import.remember_hint")});
    }
    if (left_out > 0 && !reading.refused) file.exports.push_back({.action = "export:left-out:" + reading.ref, .label = say("export.left_out"), .hint = say("export.left_out_hint")});
    if (log.catalogue.unmatched.count > 0) {
      file.exports.push_back({.action = "export:unmatched:" + reading.ref, .label = say("export.unmatched"), .hint = say("export.unmatched_hint")});
    }
    if (reading.snapshot) return file;  // it has no columns
    file.exports.push_back({.action = reading.refused ? "export:refused-shape:" + reading.ref.substr(reading.ref.find('-') + 1) : "export:shape:" + reading.ref,
                            .label = say("export.shape"), .hint = say("export.shape_hint")});
  }
  const auto add = [&file](Table table) {
    if (!table.rows.empty()) file.tables.push_back(std::move(table));
  };
  if (!reading.unmatched.empty()) add(unmatched_table(reading, say));
  add(failed_checks_table(reading, say));
  add(preview_table(reading, say));
  add(tally_table("left-out", "left_out", intake::left_out_id, log.left_out, say));
  add(tally_table("repairs", "repair", intake::repair_id, log.repairs, say));
  if (!log.columns.empty()) file.tables.push_back(column_table(reading, say));
  return file;
}

ImportPage build_import(const Inputs& in, const Reading* reading) {
  const Strings& say = *in.say;
  ImportPage page{.title = say("menu.import"), .files = {}, .go_on = {.action = "page:overview", .label = say("import.go_on")}};
  if (in.shards.empty()) page.go_on = {};
  if (in.catalogue != nullptr) page.files.push_back(summarise_import({.log = in.catalogue}, say));
  if (reading != nullptr && reading->files.size() == in.logs.size()) {
    for (const FileReading& file : reading->refused) page.files.push_back(summarise_import(file, say));
    for (const FileReading& file : reading->files) page.files.push_back(summarise_import(file, say));
    page.settings = summarise_settings(*reading, in.catalogue, say);
    return page;
  }
  for (std::size_t i = 0; i < in.logs.size(); ++i) page.files.push_back(summarise_import({.ref = std::to_string(i), .log = in.logs[i]}, say));
  return page;
}

}  // namespace xanh::view
