#include "cli/load.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/disk_file.h"
#include "cli/exit_code.h"
#include "cli/part_threads.h"
#include "state/action.h"

namespace xanh::cli {

void add_said(CLI::App& command, Said& said) {
  command.add_option("--sheet", said.sheet, "The sheet to read; else the best by evidence");
  command.add_option("--unit", said.unit, "The unit that the files are of");
  command.add_option("--channel", said.channel, "in_person, online or post: how all dossiers were filed");
  command.add_option("--period", said.period, "Of aggregate forms: 2025-01-01..2025-10-31; where figures are measured also which days: "
                     "2025, 2025-07, 2025-Q3, 2025-H1, 2025-9M, 2025-W28");
  command.add_option("--as-of", said.as_of, "The day up to which the data tell; else read from them");
  command.add_option("--settings", said.settings, "A file of settings, targets or rules, as the dashboard saves it or public/rules/README.md says");
}

std::string take_span(Said& said) {
  return said.period.find("..") == std::string::npos ? std::exchange(said.period, {}) : std::string{};
}

Result<app::Decisions> decisions_of(const Said& said) {
  app::Decisions out;
  if (!said.sheet.empty()) out.sheet = said.sheet;
  const std::pair<const char*, const std::string*> givens[] = {
      {"unit", &said.unit}, {"channel", &said.channel}, {"period", &said.period}, {"as_of", &said.as_of}};
  for (const auto& [what, text] : givens) {
    if (auto done = app::decide_given(out.givens, what, *text); !done) return std::unexpected(done.error());
  }
  return out;
}

Result<void> load(app::Library& library, const std::vector<std::string>& paths, const std::string& settings,
                  const app::Decisions& decisions, const app::Rules& rules, text::Language language) {
  PartThreads threads(PartThreads::suitable());
  library.read_parts_with(&threads);
  // Nothing is read again behind this: the command ends with what is loaded.
  const struct Release {
    app::Library& library;
    ~Release() { library.read_parts_with(nullptr); }
  } release{library};
  if (!settings.empty()) {
    auto file = DiskFile::open(settings);
    if (!file) return std::unexpected(file.error());
    const std::string name((*file)->name());
    library.add(std::move(*file));
    while (library.reading()) {
      if (auto step = library.step(); !step) return std::unexpected(step.error());
    }
    if (!library.take_news()) return fail(ErrorCode::rules_invalid, {}, {name, "/", "no_settings"});
  }
  for (const std::string& path : paths) {
    auto file = DiskFile::open(path);
    if (!file) return std::unexpected(file.error());
    library.add(std::move(*file), decisions);
  }
  while (library.reading()) {
    const auto step = library.step();
    if (step) continue;
    if (!library.failed_in_archive()) return std::unexpected(step.error());
    complain(step.error(), rules, language);
  }
  return {};
}

void add_days(CLI::App& command, Days& days) {
  command.add_option("--year", days.year, "Whose targets; else the year of the data's end");
  command.add_option("--from", days.from, "First day; else the first of the year");
  command.add_option("--to", days.to, "Last day; else the data's end");
  command.add_option("--calendar", days.calendar, "civil, or reporting: months from the 15th to the 14th");
  command.add_option("--time", days.time, "month or week: what time is cut into");
  command.add_option("--week-start", days.week_start, "First day of weeks: 0 Monday ... 6 Sunday");
}

void ask_days(Options& options, const Days& days, const std::string& span) {
  options.insert(options.end(), {{"calendar", &days.calendar}, {"week-start", &days.week_start}, {"time", &days.time},
                                 {"year", &days.year}, {"period", &span}, {"from", &days.from}, {"to", &days.to}});
}

std::optional<app::Rules> rules_or_complain() {
  auto rules = app::builtin_rules();
  if (rules) return std::move(*rules);
  std::string reason;
  for (const std::string& arg : rules.error().args) reason += " " + arg;
  std::fprintf(stderr, "xanh: built-in rules:%s\n", reason.c_str());
  return std::nullopt;
}

int print(const std::string& text, const app::Rules& rules, text::Language language) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return kOk;
  complain({ErrorCode::write_failed, {}, {"stdout", std::error_code(errno, std::generic_category()).message()}}, rules, language);
  return kFailed;
}

void complain(const Error& error, const app::Rules& rules, text::Language language) {
  std::fprintf(stderr, "xanh: %s\n", view::message(error, rules.strings(language)).c_str());
}

text::Language language_of(const std::string& option) {
  return option == "en" ? text::Language::en : text::Language::vi;
}

Result<void> check_metric(const std::string& id, const app::Rules& rules, const std::string& file) {
  if (id.empty() || rules.metrics.find(id) != nullptr) return {};
  std::string known;
  for (const metric::Metric& each : rules.metrics.metrics) known += (known.empty() ? "" : ", ") + each.id;
  return fail(ErrorCode::unknown_name, {.file = file}, {"metric", id, known});
}

Result<state::Workspace> with_view(app::Library& library, const Options& options, const app::Rules& rules, state::Workspace asked) {
  auto view = library.take_view();
  if (!view) return asked;
  const auto unknown = [&view](const char* what, const std::string& name, const std::string& known) {
    return fail(ErrorCode::unknown_name, {.file = view->file}, {what, name, known});
  };
  if (auto found = check_metric(view->workspace.metric, rules, view->file); !found) return std::unexpected(found.error());
  std::string known;
  const std::string& formula = view->workspace.formula;
  for (const auto& each : rules.index766.versions) known += (known.empty() ? "" : ", ") + each.id;
  if (!formula.empty() && !std::ranges::contains(rules.index766.versions, formula, &metric::Index766Rules::Version::id)) return unknown("formula", formula, known);
  // The command is the page; an order asked for twice would turn round.
  view->workspace.page = state::Page::overview;
  if (std::ranges::any_of(options, [](const auto& option) { return std::string_view(option.first) == "sort" && !option.second->empty(); })) view->workspace.sort = {};
  return workspace_of(options, std::move(view->workspace));
}

Result<state::Workspace> workspace_of(const Options& options, state::Workspace workspace) {
  for (const auto& [verb, value] : options) {
    if (value->empty()) continue;
    if (auto done = state::apply(workspace, std::string(verb) + ":" + *value); !done) return std::unexpected(done.error());
  }
  return workspace;
}

std::expected<state::Workspace, Refusal> read_for(app::Library& library, const std::vector<std::string>& files, const Options& options,
                                                  const Said& said, const std::string& metric, const app::Rules& rules, text::Language language) {
  const auto refuse = [](Error error, int code) { return std::unexpected(Refusal{.error = std::move(error), .code = code}); };
  auto workspace = workspace_of(options);
  if (!workspace) return refuse(std::move(workspace.error()), kUsage);
  auto decisions = decisions_of(said);
  if (!decisions) return refuse(std::move(decisions.error()), kUsage);
  if (auto loaded = load(library, files, said.settings, *decisions, rules, language); !loaded) return refuse(std::move(loaded.error()), kFailed);
  // Behind the loading: a rules file may have brought the definition.
  if (auto known = check_metric(metric, rules); !known) return refuse(std::move(known.error()), kUsage);
  auto seen = with_view(library, options, rules, *std::move(workspace));
  if (!seen) return refuse(std::move(seen.error()), kUsage);
  return *std::move(seen);
}

}  // namespace xanh::cli
