// The columns of a file: what each was taken for and why, and what can be chosen instead.
#include <algorithm>

#include "intake/log_names.h"
#include "text/format.h"
#include "view/import_parts.h"

namespace xanh::view {
namespace {

using intake::ColumnDecision;
using intake::Role;

std::string role_label(Role role, const Strings& say) { return say("role." + std::string(intake::role_id(role))); }

/// Forms count; lists do not.
bool is_offered(Role role, intake::Grain grain, bool refused) {
  const bool of_form = role == Role::count || role == Role::rate || role == Role::score;
  if (refused) return true;
  if (grain != intake::Grain::statements) return !of_form;
  return of_form || role == Role::none || role == Role::personal || role == Role::unit || role == Role::field ||
         role == Role::procedure_code || role == Role::procedure_name || role == Role::channel || role == Role::service_level;
}

// What the program finds itself, and the roles. A column that was judged personal cannot become
// "not used": it is dropped unless a role is named for it.
std::vector<Link> role_options(const ColumnDecision& column, const FileReading& file, const Strings& say) {
  const std::string verb = "role:" + file.ref + ":" + std::to_string(column.column) + "=";
  std::vector<Link> options;
  options.push_back({.action = verb + "auto", .label = say("role.auto"), .current = !column.chosen});
  for (const Role role : intake::kRoles) {
    if (role == Role::none && column.judged_personal) continue;
    const bool current = column.chosen && role == column.role;
    if (!current && !is_offered(role, file.log->grain, file.refused)) continue;
    options.push_back({.action = verb + std::string(intake::role_id(role)), .label = role_label(role, say), .current = current});
  }
  return options;
}

bool tells_style(const intake::NumberStyle& numbers) {
  using enum intake::NumberStyle::Kind;
  return numbers.kind != unknown && numbers.kind != plain;
}

std::string style_text(const intake::NumberStyle& numbers, const Strings& say) {
  if (!tells_style(numbers)) return {};
  const std::string style = say("numbers." + std::string(intake::number_style_id(numbers.kind)));
  if (numbers.ambiguous) return say("numbers.ambiguous", {style, numbers.example});
  return numbers.example.empty() ? style : say("numbers.decided", {style, numbers.example});
}

Cell confidence_of(const ColumnDecision& column, const Strings& say) {
  const bool personal = column.role == Role::personal, none = column.role == Role::none;
  Cell out{.text = column.chosen ? say(column.judged_personal && !personal ? "columns.chosen_personal" : "columns.chosen")
                   : none ? say("dash") : text::format_percent(column.confidence, 0, say.language())};
  if (!none && !column.chosen) out.share = column.confidence;
  if (!none) out.tone = column.confidence >= 0.75 ? Tone::good : Tone::near;
  return out;
}

}  // namespace

Table column_table(const FileReading& file, const Strings& say) {
  const intake::ImportLog& log = *file.log;
  const bool form = log.grain == intake::Grain::statements;
  const bool styles = std::ranges::any_of(log.columns, tells_style, &ColumnDecision::numbers);
  Table table{.id = "columns", .caption = say("columns.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "column", .label = say("columns.column"), .number = true, .width = 64},
                   {.id = "header", .label = say("columns.header")},
                   {.id = "role", .label = say("columns.role"), .width = form ? 200.0F : 260.0F},
                   {.id = "confidence", .label = say("columns.confidence"), .width = form ? 150.0F : 190.0F}};
  if (form) table.columns.push_back({.id = "meaning", .label = say("columns.meaning"), .width = 300});
  if (styles) table.columns.push_back({.id = "numbers", .label = say("columns.numbers"), .width = 200});
  for (const ColumnDecision& column : log.columns) {
    const bool personal = column.role == Role::personal, none = column.role == Role::none;
    Cell role{.text = role_label(column.role, say), .tone = personal ? Tone::near : Tone::neutral, .pill = personal, .faint = none};
    if (!file.ref.empty()) {
      role.options = role_options(column, file, say);
      role.name = say("columns.choose", {column.header.empty() ? std::to_string(column.column + 1) : column.header});
    }
    Row row{.key = std::to_string(column.column + 1), .action = "",
            .cells = {{.text = std::to_string(column.column + 1)}, {.text = column.header, .faint = personal || none}, std::move(role),
                      confidence_of(column, say)}};
    if (form) row.cells.push_back({.text = meaning_text(column, say)});
    if (styles) row.cells.push_back({.text = style_text(column.numbers, say), .strong = column.numbers.ambiguous, .faint = !column.numbers.ambiguous});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table failed_checks_table(const FileReading& file, const Strings& say) {
  const intake::FormLog& form = file.log->form;
  Table table{.id = "checks-" + file.ref, .caption = say("checks.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "row", .label = say("left_out.row"), .number = true, .width = 64},
                   {.id = "label", .label = say("checks.label")},
                   {.id = "column", .label = say("checks.column"), .width = 280},
                   {.id = "printed", .label = say("checks.printed"), .number = true, .width = 110},
                   {.id = "recomputed", .label = say("checks.recomputed"), .number = true, .width = 110}};
  const auto number = [&say](double value, bool rate) {
    return rate ? text::format_percent(value / 100, 2, say.language()) : say.count(static_cast<std::int64_t>(value));
  };
  for (const intake::SumCheck& check : form.failed) {
    table.rows.push_back({.key = std::to_string(check.row) + "/" + check.column, .action = "",
                          .cells = {{.text = std::to_string(check.row)}, {.text = check.label}, {.text = check.column, .faint = true},
                                    {.text = number(check.printed, check.rate)}, {.text = number(check.recomputed, check.rate), .strong = true}}});
  }
  return table;
}

}  // namespace xanh::view
