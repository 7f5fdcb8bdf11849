// xanh export: what the page's buttons save, by the application itself: any page, any form, the same bytes.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/app.h"
#include "cli/commands.h"
#include "cli/disk_file.h"
#include "cli/exit_code.h"
#include "cli/load.h"
#include "cli/output.h"
#include "cli/part_threads.h"

namespace xanh::cli {
namespace {

struct ExportOptions {
  std::vector<std::string> files, actions;
  std::string what = "xlsx", page, lang = "vi";
  Output output;
};

/// What the page would say of it.
int say_notices(app::App& app) {
  for (const view::Notice& notice : app.page().notices) std::fprintf(stderr, "xanh: %s\n", notice.text.c_str());
  return kFailed;
}

int run(const ExportOptions& request) {
  const text::Language language = language_of(request.lang);
  auto rules = rules_or_complain();
  if (!rules) return kFailed;
  const app::Rules for_messages = *rules;
  std::vector<std::unique_ptr<source::ByteSource>> files;
  for (const std::string& path : request.files) {
    auto file = DiskFile::open(path);
    if (!file) {
      complain(file.error(), for_messages, language);
      return kFailed;
    }
    files.push_back(*std::move(file));
  }
  PartThreads threads(PartThreads::suitable());
  app::App app(*std::move(rules));
  app.read_parts_with(&threads);
  app.use_clock(&export_time);
  const auto act = [&app](const std::string& action) {
    app.act(action);
    while (app.step() != source::Step::end) {
    }
  };
  app.open(std::move(files));
  act("lang:" + request.lang);
  if (!app.page().notices.empty() && app.inputs().shards.empty()) return say_notices(app);
  const auto refused = [&app] { return std::ranges::any_of(app.page().notices, [](const view::Notice& notice) { return notice.tone == view::Tone::bad; }); };
  std::vector<std::string> actions = request.actions;
  if (!request.page.empty()) actions.push_back("page:" + request.page);
  else if (app.workspace().page == state::Page::import) actions.insert(actions.begin(), "page:overview");  // what was understood of files is no table to take away
  if (!request.output.suppress.empty()) actions.push_back("suppress:" + request.output.suppress);
  actions.push_back("export:" + request.what);
  for (const std::string& action : actions) {
    act(action);
    if (refused()) {
      say_notices(app);
      return kUsage;
    }
  }
  for (app::Request& made : app.take_requests()) {
    if (made.kind != app::Request::Kind::save) continue;
    Output output = request.output;
    if (output.path.empty()) output.path = made.name;
    const int code = deliver(made.bytes, output, for_messages, language);
    if (code == kOk && request.output.path.empty()) std::printf("%s\n", output.path.c_str());
    return code;
  }
  return say_notices(app);
}

}  // namespace

void add_export(CLI::App& app, Command& chosen) {
  auto request = std::make_shared<ExportOptions>();
  CLI::App* command = app.add_subcommand("export", "Save what the buttons of a page save");
  command->add_option("FILE", request->files, kFilesHelp)->required();
  command->add_option("--what", request->what, "xlsx, csv, json, snapshot, memo, memo-html, followup, followup-csv, followup-text, stocks, view...")->capture_default_str();
  command->add_option("--page", request->page, "Of which page: overview, ranking, trend, spread, levers, changes, definitions, index766, stocks, check, targets, sources");
  command->add_option("--act", request->actions, "Choices as in the page's address: metric:ID, period:2025-Q3, filter:unit=NAME... May be repeated");
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_output(*command, request->output);
  command->callback([request, &chosen] { chosen = [request] { return run(*request); }; });
}

}  // namespace xanh::cli
