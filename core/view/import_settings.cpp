// The decisions on a file as a whole, and what is kept for the province.
#include <algorithm>
#include <array>

#include "facts/trait_names.h"
#include "intake/log_names.h"
#include "text/encoding.h"
#include "text/format.h"
#include "view/import_parts.h"

namespace xanh::view {
namespace {

using intake::GivenFrom;
using intake::ImportLog;
using intake::Role;

/// Dates in fields are typed and shown the Vietnamese way in either language.
std::string typed(text::Day day) { return text::format_day(day, text::Language::vi); }

std::string from_text(GivenFrom from, const std::string& words, const Strings& say) {
  if (from == GivenFrom::nothing) return {};
  const std::string source = say("given_from." + std::string(intake::given_from_id(from)));
  return words.empty() || from == GivenFrom::chosen ? source : say("given_from.words", {source, words});
}

const intake::ColumnDecision* column_of(const ImportLog& log, Role role) {
  const auto found = std::ranges::find(log.columns, role, &intake::ColumnDecision::role);
  return found == log.columns.end() ? nullptr : &*found;
}

std::string by_column(const intake::ColumnDecision& column, const Strings& say) {
  return say("setting.by_column", {column.header.empty() ? std::to_string(column.column + 1) : column.header});
}

Setting kind_of(const ImportLog& log, const Strings& say) {
  return {.id = "kind", .label = say("setting.kind"), .value = say("grain." + std::string(intake::grain_id(log.grain)))};
}

bool is_text(const ImportLog& log) {
  return log.dialect.format == source::Format::csv || log.dialect.format == source::Format::json || log.dialect.format == source::Format::ndjson;
}

Setting format_of(const ImportLog& log, const Strings& say) {
  std::string value(source::format_name(log.dialect.format));
  std::ranges::transform(value, value.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  if (!log.dialect.encoding.empty() && !is_text(log)) value += " \xC2\xB7 " + log.dialect.encoding;
  return {.id = "format", .label = say("setting.format"), .value = std::move(value)};
}

Setting encoding_of(const FileReading& file, const Strings& say) {
  const auto& chosen = file.text.encoding;
  Setting out{.id = "encoding", .label = say("setting.encoding"), .value = file.log->dialect.encoding,
              .from = say(chosen ? "given_from.chosen" : "encoding.found"), .name = say("setting.encoding")};
  if (file.ref.empty()) return out;
  const std::string verb = "text:" + file.ref + ":encoding=";
  out.options.push_back({.action = verb, .label = say("role.auto"), .current = !chosen});
  for (const text::Encoding each : text::kEncodings) {
    out.options.push_back({.action = verb + std::string(text::encoding_name(each)), .label = std::string(text::encoding_name(each)), .current = chosen == each});
  }
  return out;
}

Setting separator_of(const FileReading& file, const Strings& say) {
  constexpr std::array<std::pair<char, std::string_view>, 3> kKnown = {{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}}};
  const auto& chosen = file.text.separator;
  const char now = file.log->dialect.separator;
  Setting out{.id = "separator", .label = say("setting.separator"), .value = std::string(1, now),
              .from = say(chosen ? "given_from.chosen" : "separator.found"), .name = say("setting.separator")};
  const std::string verb = "text:" + file.ref + ":separator=";
  out.options.push_back({.action = verb, .label = say("role.auto"), .current = !chosen});
  for (const auto& [sign, id] : kKnown) {
    const std::string label = say("separator." + std::string(id));
    if (sign == now) out.value = label;
    out.options.push_back({.action = verb + std::string(id), .label = label, .current = chosen == sign});
  }
  if (file.ref.empty()) out.options.clear();
  return out;
}

Setting sheet_of(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  Setting out{.id = "sheet", .label = say("setting.sheet"), .value = log.sheet,
              .from = say(file.sheet_chosen ? "given_from.chosen" : "sheet.best"), .name = say("setting.sheet")};
  if (log.sheets.size() < 2) out.from.clear();
  if (file.ref.empty() || log.sheets.size() < 2) return out;
  const std::string verb = "sheet:" + file.ref + "=";
  out.options.push_back({.action = verb, .label = say("sheet.auto"), .current = !file.sheet_chosen});
  for (const intake::SheetLog& sheet : log.sheets) {
    std::string note = sheet.grain ? say("grain." + std::string(intake::grain_id(*sheet.grain))) : say("sheet.unknown");
    if (!sheet.has_rows) note = say("sheet.empty");
    if (sheet.hidden) note += say("sheet.hidden");
    out.options.push_back({.action = verb + sheet.name, .label = sheet.name + " \xE2\x80\x93 " + note,
                           .current = file.sheet_chosen && sheet.name == log.sheet});
  }
  return out;
}

Setting unit_of(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  Setting out{.id = "unit", .label = say("setting.unit"), .value = log.givens.unit,
              .from = from_text(log.givens.unit_from, log.givens.unit_words, say)};
  const auto* column = column_of(log, Role::unit);
  const bool chosen = log.givens.unit_from == GivenFrom::chosen;
  if (column != nullptr && !chosen) {
    out.value = by_column(*column, say);
    out.from.clear();
  }
  if (out.value.empty()) out.value = say("setting.not_told");
  if (file.ref.empty()) return out;
  out.action = "given:" + file.ref + ":unit=";
  out.placeholder = column != nullptr && !chosen ? out.value : say("setting.unit_none");
  if (chosen || column == nullptr) out.input = log.givens.unit;
  return out;
}

Setting channel_of(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  Setting out{.id = "channel", .label = say("setting.channel"), .from = from_text(log.givens.channel_from, log.givens.channel_words, say), .name = say("setting.channel")};
  const auto* column = column_of(log, Role::channel);
  const bool chosen = log.givens.channel_from == GivenFrom::chosen;
  const bool given = log.givens.channel != facts::Channel::unknown;
  const auto label = [&say](std::size_t i) { return say("channel." + std::string(facts::kChannelNames[i])); };
  if (column != nullptr && !chosen) {
    out.value = by_column(*column, say);
    out.from.clear();
  } else if (log.grain == intake::Grain::statements && !given) {
    out.value = say("setting.by_columns");
  } else {
    out.value = given ? label(static_cast<std::size_t>(log.givens.channel)) : say("setting.not_told");
  }
  if (file.ref.empty()) return out;
  const std::string verb = "given:" + file.ref + ":channel=";
  out.options.push_back({.action = verb, .label = say("setting.as_file"), .current = !chosen});
  for (const facts::Channel each : {facts::Channel::online, facts::Channel::in_person, facts::Channel::post}) {
    const auto i = static_cast<std::size_t>(each);
    out.options.push_back({.action = verb + std::string(facts::kChannelNames[i]), .label = label(i), .current = chosen && each == log.givens.channel});
  }
  return out;
}

Setting period_of(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  Setting out{.id = "period", .label = say("setting.period"), .from = from_text(log.givens.period_from, log.givens.period_words, say)};
  const bool by_columns = std::ranges::any_of(log.columns, [](const auto& column) { return column.days.has_value(); });
  if (log.givens.period) out.value = days_text(*log.givens.period, say);
  else out.value = by_columns ? say("setting.by_columns") : say("setting.not_told");
  if (file.ref.empty()) return out;
  out.action = "given:" + file.ref + ":period=";
  if (log.givens.period) out.input = typed(log.givens.period->first) + " - " + typed(log.givens.period->last);
  out.placeholder = by_columns ? out.value : say("setting.period_example");
  return out;
}

Setting as_of_of(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  Setting out{.id = "as_of", .label = say("setting.as_of"), .value = log.data_as_of == 0 ? say("setting.not_told") : say.day(log.data_as_of)};
  const GivenFrom from = log.givens.as_of_from;
  out.from = from == GivenFrom::rows ? say("given_from.latest") : from_text(from, log.givens.as_of_words, say);
  if (file.ref.empty()) return out;
  out.action = "given:" + file.ref + ":as_of=";
  out.input = log.data_as_of == 0 ? std::string() : typed(log.data_as_of);
  out.placeholder = say("setting.day_example");
  return out;
}

Setting header_of(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  const std::string row = log.header_row == 0 ? std::string() : std::to_string(log.header_row);
  Setting out{.id = "header", .label = say("setting.header"), .value = row.empty() ? say("setting.not_told") : row,
              .from = say(file.header_chosen ? "given_from.chosen" : "encoding.found"), .name = say("setting.header")};
  if (file.ref.empty()) return out;
  out.action = "given:" + file.ref + ":header=";
  out.input = row;
  out.placeholder = say("setting.header_example");
  return out;
}

}  // namespace

std::vector<Setting> reading_settings(const FileReading& file, const Strings& say) {
  const ImportLog& log = *file.log;
  std::vector<Setting> out = {kind_of(log, say)};
  if (log.header_row == 0 && log.columns.empty() && log.grain == intake::Grain::catalogue) return out;  // it came with settings
  out.push_back(format_of(log, say));
  if (is_text(log)) out.push_back(encoding_of(file, say));
  if (log.dialect.separator != 0) out.push_back(separator_of(file, say));
  if (!log.sheet.empty() || log.sheets.size() > 1) out.push_back(sheet_of(file, say));
  out.push_back(header_of(file, say));
  if (log.grain == intake::Grain::catalogue) return out;
  out.push_back(unit_of(file, say));
  out.push_back(channel_of(file, say));
  if (log.grain == intake::Grain::statements) out.push_back(period_of(file, say));
  out.push_back(as_of_of(file, say));
  return out;
}

Table unmatched_table(const FileReading& file, const Strings& say) {
  Table table{.id = "units-" + file.ref, .caption = say("unmatched.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "unit", .label = say("unmatched.unit")},
                   {.id = "why", .label = say("unmatched.why"), .width = 220},
                   {.id = "meant", .label = say("unmatched.meant"), .width = 320}};
  for (const FileReading::Unmatched& unit : file.unmatched) {
    Cell meant{.text = say("alias.none"), .faint = true, .name = say("unmatched.choose", {unit.text})};
    const std::string verb = "alias:" + unit.text + "=";
    meant.options.push_back({.action = verb, .label = say("alias.none"), .current = true});
    for (const std::string& name : unit.candidates) meant.options.push_back({.action = verb + name, .label = name});
    if (unit.candidates.empty()) meant.options.clear();
    table.rows.push_back({.key = unit.text, .action = "",
                          .cells = {{.text = unit.text}, {.text = say(unit.ambiguous ? "unmatched.ambiguous" : "unmatched.unknown"), .faint = true}, std::move(meant)}});
  }
  return table;
}

namespace {

/// What a snapshot is taken for, and the way to let it go; what of it could not be used is said.
Setting snapshot_setting(std::size_t index, const SnapshotReading& snapshot, std::vector<std::string>& sentences, const Strings& say) {
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  const std::string number = std::to_string(index), verb = "snapshot:" + number + "=";
  const auto used = [&say](bool data) { return say(data ? "snapshot.as_data" : "snapshot.as_basis"); };
  const bool data = snapshot.data_at.has_value(), said = snapshot.use != SnapshotUse::automatic;
  if (snapshot.unknown > 0) sentences.push_back(say("snapshot.unknown", {snapshot.file, count(snapshot.unknown)}));
  if (data && snapshot.kept_back > 0) sentences.push_back(say("snapshot.kept_back", {snapshot.file, count(snapshot.kept_back)}));
  return {.id = "snapshot-" + number, .label = say("snapshot.file", {snapshot.file, say.day(snapshot.as_of)}), .value = used(data),
          .from = said ? say("given_from.chosen") : std::string(),
          .options = {{.action = verb + "auto", .label = say("snapshot.auto"), .current = !said},
                      {.action = verb + "data", .label = used(true), .current = snapshot.use == SnapshotUse::data},
                      {.action = verb + "basis", .label = used(false), .current = snapshot.use == SnapshotUse::basis},
                      {.action = "remove:snapshot-" + number, .label = say("snapshot.remove")}},
          .name = say("snapshot.file", {snapshot.file, say.day(snapshot.as_of)})};
}

}  // namespace

FileSummary summarise_settings(const Reading& reading, const ImportLog* catalogue, const Strings& say) {
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  FileSummary out{.name = say("settings.title"), .sentences = {say("settings.what")}};
  const std::size_t procedures = catalogue != nullptr ? static_cast<std::size_t>(catalogue->dossiers) : 0;
  const bool nothing = reading.profiles == 0 && reading.aliases.empty() && procedures == 0 && reading.targets == 0;
  out.sentences.push_back(nothing ? say("settings.nothing")
                                  : say("settings.holds", {count(reading.profiles), count(reading.aliases.size()), count(procedures)}));
  if (reading.targets > 0) out.sentences.push_back(say("settings.targets", {count(reading.targets)}));
  if (reading.unsaved) out.sentences.push_back(say("settings.unsaved"));
  out.sentences.push_back(say("settings.load"));
  if (!nothing) out.exports.push_back({.action = "export:settings", .label = say("export.settings"), .hint = say("export.settings_hint")});
  for (std::size_t i = 0; i < reading.snapshots.size(); ++i) out.settings.push_back(snapshot_setting(i, reading.snapshots[i], out.sentences, say));
  if (reading.aliases.empty()) return out;
  Table table{.id = "aliases", .caption = say("alias.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "text", .label = say("alias.text")}, {.id = "unit", .label = say("alias.unit"), .width = 360}};
  for (const intake::UnitAlias& alias : reading.aliases) {
    Cell unit{.text = alias.unit, .name = say("unmatched.choose", {alias.text})};
    unit.options = {{.action = "alias:" + alias.text + "=" + alias.unit, .label = alias.unit, .current = true},
                    {.action = "alias:" + alias.text + "=", .label = say("alias.drop")}};
    table.rows.push_back({.key = alias.text, .action = "", .cells = {{.text = alias.text}, std::move(unit)}});
  }
  out.tables.push_back(std::move(table));
  return out;
}

}  // namespace xanh::view
