// xanh ranking, levers, spread, compare, forecast, definitions, stocks, targets, sources: the pages of sentences and tables.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/exports.h"
#include "app/inputs.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/load.h"
#include "cli/output.h"
#include "report/provenance_text.h"
#include "report/tables_text.h"
#include "view/build.h"
#include "view/followup.h"
#include "view/offer.h"

namespace xanh::cli {
namespace {

using Build = view::TablesPage (*)(const view::Inputs&);

struct PagesOptions {
  std::vector<std::string> files;
  std::string metric, kind, by, against, toward, flow, future, published, soon, pending, rows, formula, unit, format = "table", lang = "vi";
  Days days;
  Said said;
  Output output;
  bool strict = false;  // of check
  std::string level, threshold;     // of ranking and spread
  std::string sort, search;         // of ranking
  bool standardised = false;
  bool codes = false;               // of followup
  std::vector<std::string> shifts;  // of levers: KEY=PERCENT
};

int run(const PagesOptions& request, Build build) {
  const text::Language language = language_of(request.lang);
  auto rules = rules_or_complain();
  if (!rules) return kFailed;
  const auto refuse = [&](const Error& error, int code) {
    complain(error, *rules, language);
    return code;
  };
  Said said = request.said;
  const std::string span = take_span(said);
  Options options = {{"lang", &request.lang}, {"metric", &request.metric}, {"kind", &request.kind}, {"by", &request.by},
                     {"as-of", &said.as_of}, {"against", &request.against}, {"toward", &request.toward}, {"flow", &request.flow},
                     {"future", &request.future}, {"published", &request.published}, {"soon", &request.soon}, {"formula", &request.formula}};
  options.insert(options.end(), {{"pending", &request.pending}, {"rows", &request.rows}, {"suppress", &request.output.suppress}});
  const std::string codes = request.codes ? "on" : "";
  options.emplace_back("codes", &codes);
  options.insert(options.end(), {{"level", &request.level}, {"threshold", &request.threshold}, {"sort", &request.sort}, {"search", &request.search}});
  const std::string mix = request.standardised ? "on" : "";
  options.emplace_back("standardised", &mix);
  for (const std::string& shift : request.shifts) options.emplace_back("shift", &shift);
  ask_days(options, request.days, span);
  const std::string only = request.unit.empty() ? std::string{} : "unit=" + request.unit;
  options.emplace_back("only", &only);
  const auto format = format_for(request.format, request.output);
  if (!format) return refuse(format.error(), kUsage);
  app::Library library(&*rules);
  const auto workspace = read_for(library, request.files, options, said, request.metric, *rules, language);
  if (!workspace) return refuse(workspace.error().error, workspace.error().code);
  if (!request.formula.empty() && !std::ranges::contains(rules->index766.versions, request.formula, &metric::Index766Rules::Version::id)) {
    std::string known;
    for (const auto& each : rules->index766.versions) known += (known.empty() ? "" : ", ") + each.id;
    return refuse({ErrorCode::unknown_name, {}, {"formula", request.formula, known}}, kUsage);
  }
  const app::Loaded loaded(library);
  const bool targets = build == view::build_targets;  // they are there without data, too
  if (loaded.shards().empty() && !targets) return refuse({ErrorCode::no_rows, {.file = request.files.front()}, {}}, kFailed);
  const view::Inputs in = loaded.inputs(*workspace, *rules);
  if (!targets) {
    if (const auto empty = view::empty_scope(in)) return refuse(*empty, kUsage);
  }
  view::TablesPage page = build(in);
  if (build == view::build_stocks && *format != "table") view::mask_codes(page);  // files; a terminal is a screen
  const view::Stamp stamp = *format == "table" ? view::Stamp{} : stamp_of(library);
  std::string bytes;
  if (*format == "xlsx") {
    auto made = app::workbook(page, in, stamp, std::vector{view::pinned_metric(in)});
    if (!made) return refuse(made.error(), kFailed);
    bytes = *std::move(made);
  } else {
    const bool pinned = build != view::build_sources && build != view::build_stocks && build != view::build_check && build != view::build_index766 && build != view::build_followup;
    if (const auto offer = pinned ? view::offer_of(in) : std::nullopt) page.sentences.push_back(view::offer_notice(in)->text + " (--metric " + offer->metric->id + ")");
    if (*format == "table") bytes = report::tables_table(page);
    else if (*format == "json") bytes = report::json_with_provenance(report::tables_json(page), app::origin_of(in, stamp));
    else bytes = report::csv_with_provenance(report::tables_csv(page), app::origin_of(in, stamp));
  }
  const int printed = deliver(bytes, request.output, *rules, language);
  return printed == kOk && request.strict && view::failed_checks(in) > 0 ? kDoubtful : printed;
}

void add(CLI::App& app, Command& chosen, const char* name, const char* what, Build build) {
  auto request = std::make_shared<PagesOptions>();
  CLI::App* command = app.add_subcommand(name, what);
  CLI::Option* files = command->add_option("FILE", request->files, kFilesHelp);
  if (build != view::build_targets) files->required();
  add_days(*command, request->days);
  if (build != view::build_sources) {
    command->add_option("--metric", request->metric, "A definition by its id; else the first of the rules");
    command->add_option("--kind", request->kind, "locality or ministry")->default_str("locality");
    const bool any = build == view::build_ranking;
    command->add_option("--by", request->by, any ? "unit, field, procedure, month, level or channel" : "unit, field or procedure")
        ->check(any ? CLI::IsMember({"unit", "field", "procedure", "month", "level", "channel"}) : CLI::IsMember({"unit", "field", "procedure"}))->default_str("unit");
  }
  if (build == view::build_changes) command->add_option("--against", request->against, "before (the period before), year (the same period of the last) or snapshot (as report --format snapshot writes; among FILES)");
  if (build == view::build_trend_page) {
    command->add_option("--flow", request->flow, "How many dossiers are to come: uniform (as so far), last_year or stated");
    command->add_option("--future", request->future, "Dossiers to come this year");
  }
  if (build == view::build_definitions) command->add_option("--published", request->published, "A percentage from a public board, to compare with");
  if (build == view::build_index766) {
    command->add_option("--only", request->unit, "Whose scores; else the whole, or the unit of most points");
    command->add_option("--formula", request->formula, "Rows made again by these formulas: 2022 or 2026; else by those of the period");
  }
  if (build == view::build_stocks) {
    command->add_option("--soon", request->soon, "Nearly due: within so many days (5)");
    command->add_option("--pending", request->pending, "urgent (overdue and nearly due), overdue, soon or all");
    command->add_option("--rows", request->rows, "At most so many dossiers (500)");
    command->add_option("--sort", request->sort, "code, procedure, unit, due, late, status or reported");
    command->add_option("--search", request->search, "Dossiers whose code, procedure or unit holds this, diacritics optional");
  }
  if (build == view::build_followup) {
    command->add_option("--soon", request->soon, "Nearly due: within so many days (5)");
    command->add_flag("--codes", request->codes, "List the overdue and nearly due dossiers by their codes");
  }
  if (build == view::build_check) command->add_flag("--strict", request->strict, "Exit with 3 when a check has failed");
  if (build == view::build_levers) {
    command->add_option("--toward", request->toward, "target, or median of those of 30 dossiers and more");
    command->add_option("--shift", request->shifts, "What if: KEY=PERCENT of the dossiers to come of a unit (field, procedure) that would be missed go online; KEY @median or @target: all below, that part of the way. May be repeated");
    command->add_option("--flow", request->flow, "How many dossiers are to come: uniform (as so far), last_year or stated");
    command->add_option("--future", request->future, "Dossiers to come this year");
  }
  if (build == view::build_ranking) {
    command->add_option("--sort", request->sort, "rank, name, rate, numerator, denominator, gap, standing, movement or standardised");
    command->add_option("--search", request->search, "Only those whose name has this in it, with or without diacritics");
    command->add_flag("--standardised", request->standardised, "Rates at the common mix of procedures beside the raw ones");
  }
  if (build == view::build_targets) command->add_option("--level", request->level, "Whose plans: department, commune...; else of the most frequent");
  if (build == view::build_spread || build == view::build_ranking) {
    command->add_option("--level", request->level, "Of which units: department, commune...; else the most frequent");
    command->add_option("--threshold", request->threshold, "A percentage that units are counted against; else the target");
  }
  command->add_option("--format", request->format, "table, json, csv or xlsx (with -o)")->check(CLI::IsMember({"table", "json", "csv", "xlsx"}))->capture_default_str();
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_said(*command, request->said);
  add_output(*command, request->output);
  command->callback([request, build, &chosen] { chosen = [request, build] { return run(*request, build); }; });
}

}  // namespace

void add_pages(CLI::App& app, Command& chosen) {
  add(app, chosen, "ranking", "Rank the units of a level: rates with intervals, movements, standardised rates", view::build_ranking);
  add(app, chosen, "levers", "Show what carries the gap and what closing it would take", view::build_levers);
  add(app, chosen, "spread", "Show how uneven the units of a level are: quartiles, best and worst, who differs by more than chance", view::build_spread);
  add(app, chosen, "compare", "Split a change between two periods into rate and mix effects", view::build_changes);
  add(app, chosen, "forecast", "Show the rate over time, how far it is from its target and where the year will end", view::build_trend_page);
  add(app, chosen, "definitions", "Set the definitions of a rate side by side", view::build_definitions);
  add(app, chosen, "stocks", "Show what is pending, overdue and due soon at the data date", view::build_stocks);
  add(app, chosen, "followup", "List whom to remind: what is missing to the target, overdue and nearly due", view::build_followup);
  add(app, chosen, "check", "Show whether the files can be trusted for the rate, and by how many points it could be off", view::build_check);
  add(app, chosen, "index766", "Show the scores of Decision 766 by group, unit and period, and what of them the dossiers give again", view::build_index766);
  add(app, chosen, "targets", "Show the targets by year, level and unit, how units stand, and what was published", view::build_targets);
  add(app, chosen, "sources", "Show who has sent what, and what two files tell twice", view::build_sources);
}

}  // namespace xanh::cli
