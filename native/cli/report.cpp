// xanh report: exports against their targets.
#include <CLI/CLI.hpp>
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
#include "report/report_text.h"
#include "state/action.h"
#include "view/report.h"

namespace xanh::cli {
namespace {

struct ReportOptions {
  std::vector<std::string> files, metrics;
  std::string catalogue, kind, by, format = "table", lang = "vi";
  Days days;
  Said said;
  Output output;
};

int run(const ReportOptions& request) {
  const text::Language language = language_of(request.lang);
  auto rules = rules_or_complain();
  if (!rules) return kFailed;
  const auto refuse = [&](const Error& error, int code) {
    complain(error, *rules, language);
    return code;
  };
  Said said = request.said;
  const std::string span = take_span(said);
  Options options = {{"lang", &request.lang}, {"kind", &request.kind}, {"by", &request.by}, {"as-of", &said.as_of}, {"suppress", &request.output.suppress}};
  ask_days(options, request.days, span);
  const auto format = format_for(request.format, request.output);
  if (!format) return refuse(format.error(), kUsage);
  app::Library library(&*rules);
  std::vector<std::string> paths = request.files;
  if (!request.catalogue.empty()) paths.insert(paths.begin(), request.catalogue);  // lists need it while they are read
  const auto workspace = read_for(library, paths, options, said, {}, *rules, language);
  if (!workspace) return refuse(workspace.error().error, workspace.error().code);
  if (!request.catalogue.empty() && library.catalogue() == nullptr) {
    return refuse({ErrorCode::columns_unknown, {.file = request.catalogue}, {"--catalogue"}}, kFailed);
  }
  const app::Loaded loaded(library);
  if (loaded.shards().empty()) return refuse({ErrorCode::no_rows, {.file = request.files.front()}, {}}, kFailed);
  const view::Inputs in = loaded.inputs(*workspace, *rules);
  const auto give = [&](const Result<std::string>& bytes) {
    return bytes ? deliver(*bytes, request.output, *rules, language) : refuse(bytes.error(), kUsage);
  };
  const view::Stamp stamp = *format == "table" ? view::Stamp{} : stamp_of(library);
  if (*format == "snapshot") return give(app::snapshot_file(in, stamp));
  if (*format == "xlsx") return give(app::report_workbook(in, stamp, request.metrics));
  std::vector<std::string> metrics = request.metrics;
  if (metrics.empty() && !workspace->metric.empty()) metrics = {workspace->metric};  // the view's
  const auto report = view::make_report(in, metrics);
  if (!report) return refuse(report.error(), kUsage);
  if (*format == "table") return give(report::report_table(*report, *in.say));
  const view::Provenance origin = view::provenance_of(in, stamp, report->metrics);
  return give(*format == "json" ? report::json_with_provenance(report::report_json(*report, *in.say), origin)
                                : report::csv_with_provenance(report::report_csv(*report, *in.say), origin));
}

}  // namespace

void add_report(CLI::App& app, Command& chosen) {
  auto request = std::make_shared<ReportOptions>();
  CLI::App* command = app.add_subcommand("report", "Measure exports against their targets");
  command->add_option("FILE", request->files, kFilesHelp)->required();
  command->add_option("--catalogue", request->catalogue, "A list of procedures: supplies the service level");
  command->add_option("--kind", request->kind, "locality or ministry")->default_str("locality");
  command->add_option("--metric", request->metrics, "Definitions by id, also with choices (full_process_a+base.handled); repeat or separate by commas; else all")->delimiter(',');
  command->add_option("--by", request->by, "unit, field, procedure, month, level or channel")->default_str("unit");
  add_days(*command, request->days);
  command->add_option("--format", request->format, "table, json, csv, xlsx (with -o), or snapshot: sums by unit and month of all definitions, for compare --against snapshot")
      ->check(CLI::IsMember({"table", "json", "csv", "xlsx", "snapshot"}))->capture_default_str();
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_said(*command, request->said);
  add_output(*command, request->output);
  command->callback([request, &chosen] { chosen = [request] { return run(*request); }; });
}

}  // namespace xanh::cli
