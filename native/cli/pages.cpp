// xanh levers, compare, forecast, definitions, stocks, sources: the pages of sentences and tables.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "app/inputs.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/load.h"
#include "report/tables_text.h"
#include "view/build.h"

namespace xanh::cli {
namespace {

using Build = view::TablesPage (*)(const view::Inputs&);

struct Request {
  std::vector<std::string> files;
  std::string metric, kind = "locality", by = "unit", against, toward, flow, future, published, soon, format = "table", lang = "vi";
  Days days;
  Said said;
};

int run(const Request& request, Build build) {
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
                     {"future", &request.future}, {"published", &request.published}, {"soon", &request.soon}};
  ask_days(options, request.days, span);
  const auto workspace = workspace_of(options);
  if (!workspace) return refuse(workspace.error(), kUsage);
  if (!request.metric.empty() && rules->metrics.find(request.metric) == nullptr) {
    std::string known;
    for (const metric::Metric& each : rules->metrics.metrics) known += (known.empty() ? "" : ", ") + each.id;
    return refuse({ErrorCode::unknown_name, {}, {"metric", request.metric, known}}, kUsage);
  }
  const auto decisions = decisions_of(said);
  if (!decisions) return refuse(decisions.error(), kUsage);
  app::Library library(&*rules);
  if (auto loaded = load(library, request.files, said.settings, *decisions, *rules, language); !loaded) return refuse(loaded.error(), kFailed);
  const app::Loaded loaded(library);
  if (loaded.shards().empty()) return refuse({ErrorCode::no_rows, {.file = request.files.front()}, {}}, kFailed);
  const view::Inputs in = loaded.inputs(*workspace, *rules);
  if (const auto empty = view::empty_scope(in)) return refuse(*empty, kUsage);
  const view::TablesPage page = build(in);
  return print(request.format == "json"  ? report::tables_json(page)
               : request.format == "csv" ? report::tables_csv(page)
                                         : report::tables_table(page), *rules, language);
}

void add(CLI::App& app, Command& chosen, const char* name, const char* what, Build build) {
  auto request = std::make_shared<Request>();
  CLI::App* command = app.add_subcommand(name, what);
  command->add_option("FILE", request->files, "Exports: lists of dossiers, aggregate forms, procedure catalogues")->required();
  add_days(*command, request->days);
  if (build != view::build_sources) {
    command->add_option("--metric", request->metric, "A definition by its id; else the first of the rules");
    command->add_option("--kind", request->kind, "locality or ministry")->capture_default_str();
    command->add_option("--by", request->by, "unit, field or procedure")->check(CLI::IsMember({"unit", "field", "procedure"}))->capture_default_str();
  }
  if (build == view::build_changes) command->add_option("--against", request->against, "before (the period before) or year (the same days of the last)");
  if (build == view::build_trend_page) {
    command->add_option("--flow", request->flow, "How many dossiers are to come: uniform (as so far), last_year or stated");
    command->add_option("--future", request->future, "Dossiers to come this year");
  }
  if (build == view::build_definitions) command->add_option("--published", request->published, "A percentage from a public board, to compare with");
  if (build == view::build_stocks) command->add_option("--soon", request->soon, "Nearly due: within so many days (5)");
  if (build == view::build_levers) command->add_option("--toward", request->toward, "target, or median of those of 30 dossiers and more");
  command->add_option("--format", request->format, "table, json or csv")->check(CLI::IsMember({"table", "json", "csv"}))->capture_default_str();
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_said(*command, request->said);
  command->callback([request, build, &chosen] { chosen = [request, build] { return run(*request, build); }; });
}

}  // namespace

void add_pages(CLI::App& app, Command& chosen) {
  add(app, chosen, "levers", "Show what carries the gap and what closing it would take", view::build_levers);
  add(app, chosen, "compare", "Split a change between two periods into rate and mix effects", view::build_changes);
  add(app, chosen, "forecast", "Show the rate over time, how far it is from its target and where the year will end", view::build_trend_page);
  add(app, chosen, "definitions", "Set the definitions of a rate side by side", view::build_definitions);
  add(app, chosen, "stocks", "Show what is pending, overdue and due soon at the data date", view::build_stocks);
  add(app, chosen, "sources", "Show who has sent what, and what two files tell twice", view::build_sources);
}

}  // namespace xanh::cli
