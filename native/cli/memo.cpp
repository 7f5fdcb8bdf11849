// xanh memo: the report to a superior, as a Word document or for printing.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "app/exports.h"
#include "app/inputs.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/file_sink.h"
#include "cli/load.h"
#include "cli/output.h"
#include "report/memo_docx.h"
#include "report/memo_html.h"
#include "view/memo.h"

namespace xanh::cli {
namespace {

struct MemoOptions {
  std::vector<std::string> files, filters;
  std::string metric, kind, against, flow, future, soon, threshold, format, output, suppress, lang = "vi";
  Days days;
  Said said;
};

Result<void> write(const view::Memo& memo, bool html, const std::string& path) {
  auto sink = FileSink::create(path);
  if (!sink) return std::unexpected(std::move(sink.error()));
  auto written = html ? (*sink)->append(report::memo_html(memo)) : report::write_memo_docx(memo, **sink);
  if (!written) return written;
  return (*sink)->close();
}

int run(const MemoOptions& request) {
  const text::Language language = language_of(request.lang);
  auto rules = rules_or_complain();
  if (!rules) return kFailed;
  const auto refuse = [&](const Error& error, int code) {
    complain(error, *rules, language);
    return code;
  };
  Said said = request.said;
  const std::string span = take_span(said);
  Options options = {{"lang", &request.lang}, {"metric", &request.metric}, {"kind", &request.kind}, {"as-of", &said.as_of}, {"against", &request.against},
                     {"flow", &request.flow}, {"future", &request.future}, {"soon", &request.soon}, {"threshold", &request.threshold}, {"suppress", &request.suppress}};
  ask_days(options, request.days, span);
  for (const std::string& filter : request.filters) options.emplace_back("filter", &filter);
  app::Library library(&*rules);
  const auto workspace = read_for(library, request.files, options, said, request.metric, *rules, language);
  if (!workspace) return refuse(workspace.error().error, workspace.error().code);
  const app::Loaded loaded(library);
  if (loaded.shards().empty()) return refuse({ErrorCode::no_rows, {.file = request.files.front()}, {}}, kFailed);
  const auto memo = app::memo_with_origin(loaded.inputs(*workspace, *rules), stamp_of(library));
  if (!memo) return refuse(memo.error(), kUsage);
  const bool html = request.format.empty() ? request.output.ends_with(".html") || request.output.ends_with(".htm") : request.format == "html";
  if (auto written = write(*memo, html, request.output); !written) return refuse(written.error(), kFailed);
  return kOk;
}

}  // namespace

void add_memo(CLI::App& app, Command& chosen) {
  auto request = std::make_shared<MemoOptions>();
  CLI::App* command = app.add_subcommand("memo", "Write the report to a superior: a Word document, or HTML for printing");
  command->add_option("FILE", request->files, kFilesHelp)->required();
  command->add_option("-o,--output", request->output, "Where it goes")->required();
  command->add_option("--format", request->format, "docx or html; else by the name of the output, docx where it says nothing")->check(CLI::IsMember({"docx", "html"}));
  add_days(*command, request->days);
  command->add_option("--metric", request->metric, "A definition by its id; else the first of the rules");
  command->add_option("--kind", request->kind, "locality or ministry")->default_str("locality");
  command->add_option("--filter", request->filters, "DIMENSION=VALUE (unit, field, procedure, level, channel): only these. May be repeated");
  command->add_option("--against", request->against, "Changes since: before (the period before), year (the same period of the last) or snapshot");
  command->add_option("--threshold", request->threshold, "A percentage that units are counted against; else the target");
  command->add_option("--soon", request->soon, "Nearly due: within so many days (5)");
  command->add_option("--flow", request->flow, "How many dossiers are to come: uniform (as so far), last_year or stated");
  command->add_option("--future", request->future, "Dossiers to come this year");
  command->add_option("--suppress", request->suppress, "For sharing: keep back counts from 1 to below this (5), and what would give them away");
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_said(*command, request->said);
  command->callback([request, &chosen] { chosen = [request] { return run(*request); }; });
}

}  // namespace xanh::cli
