// xanh inspect: what was understood of a file, what was dropped and left out, and why.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/load.h"
#include "report/report_text.h"

namespace xanh::cli {
namespace {

struct InspectOptions {
  std::vector<std::string> files;
  std::string format = "table", lang = "vi";
  bool shape = false;
  Said said;
};

int run(const InspectOptions& request) {
  const text::Language language = language_of(request.lang);
  auto rules = rules_or_complain();
  if (!rules) return kFailed;
  const auto decisions = decisions_of(request.said);
  if (!decisions) {
    complain(decisions.error(), *rules, language);
    return kUsage;
  }
  app::Library library(&*rules);
  if (auto loaded = load(library, request.files, request.said.settings, *decisions, *rules, language); !loaded) {
    complain(loaded.error(), *rules, language);
    // A file that was not understood is what the shape is for.
    if (request.shape && !library.refused().empty()) {
      const int printed = print(report::shape_json(*library.refused().back()), *rules, language);
      if (printed != kOk) return printed;
    }
    return kFailed;
  }
  if (const auto view = library.take_view()) {  // it says how to look, and nothing of a file
    complain({ErrorCode::rules_invalid, {}, {view->file, "/xanh", "is_view"}}, *rules, language);
    return kUsage;
  }
  auto logs = library.logs();
  if (library.catalogue_log() != nullptr) logs.insert(logs.begin(), library.catalogue_log());
  if (logs.empty()) return kFailed;  // archives whose every file was refused, which was said
  std::string text;
  for (const intake::ImportLog* log : logs) {
    if (!text.empty()) text += "\n";
    text += request.shape ? report::shape_json(*log) : request.format == "json" ? report::log_json(*log) : report::log_table(*log, rules->strings(language));
  }
  return print(text, *rules, language);
}

}  // namespace

void add_inspect(CLI::App& app, Command& chosen) {
  auto request = std::make_shared<InspectOptions>();
  CLI::App* command = app.add_subcommand("inspect", "Show what was understood of a file, and what was left out and why");
  command->add_option("FILE", request->files, "Exports")->required();
  command->add_option("--format", request->format, "table or json")
      ->check(CLI::IsMember({"table", "json"}))->capture_default_str();
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  command->add_flag("--shape", request->shape, "Headers, types and counts as JSON, no values: for whoever maintains the rules");
  add_said(*command, request->said);
  command->callback([request, &chosen] { chosen = [request] { return run(*request); }; });
}

}  // namespace xanh::cli
