// What `report` and `inspect` share: rules, files, and the sentence for an error.
#ifndef XANH_CLI_LOAD_H_
#define XANH_CLI_LOAD_H_

#include <CLI/CLI.hpp>
#include <expected>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/library.h"
#include "app/rules.h"
#include "state/workspace.h"

namespace xanh::cli {

/// What the command line says of all its files: the options of `inspect` and `report`.
struct Said {
  std::string sheet, unit, channel, period, as_of, settings;
};
/// Adds --sheet, --unit, --channel, --period, --as-of and --settings. `said` outlives the command.
void add_said(CLI::App& command, Said& said);
/// Where figures are measured, --period is also the name of the days that are measured ("2025-Q3",
/// metric/calendar.h), and not those that forms are of: takes it out of `said`; "" where it is none.
[[nodiscard]] std::string take_span(Said& said);
/// Errors: unknown_name, period_reversed.
[[nodiscard]] Result<app::Decisions> decisions_of(const Said& said);

/// Reads every file to its end, in order, behind the settings file if one is named (or a file of targets or
/// rules; they may also stand among the others); a file named so that is none is an error (rules_invalid). The first fault ends it; but where a file inside an
/// archive cannot be read, that is said on standard error and the others go on.
[[nodiscard]] Result<void> load(app::Library& library, const std::vector<std::string>& paths, const std::string& settings,
                                const app::Decisions& decisions, const app::Rules& rules, text::Language language);

/// Options of the command line as actions of the workspace (verb and value; an empty value is
/// none): the command line has no way of its own. Errors: as state::apply.
using Options = std::vector<std::pair<const char*, const std::string*>>;
[[nodiscard]] Result<state::Workspace> workspace_of(const Options& options, state::Workspace workspace = {});

/// Do the rules have this definition? "" passes. `file`: the one that asks for it, "" for an option. Errors: unknown_name, with
/// the ids there are.
[[nodiscard]] Result<void> check_metric(const std::string& id, const app::Rules& rules, const std::string& file = {});

/// `asked` as it is, or, where a saved view is among the files that `library` has read, that view with `options` applied over
/// it. Errors: those of workspace_of; unknown_name for a definition or formula of the view that `rules` do not know.
[[nodiscard]] Result<state::Workspace> with_view(app::Library& library, const Options& options, const app::Rules& rules, state::Workspace asked);
/// Why a command ends, and the ExitCode it ends with.
struct Refusal {
  Error error;
  int code = 0;
};
/// What every command that measures begins with: `options` and `said` are checked, `files` read into `library`, `metric` ("": none asked
/// for) looked up in the rules as the files have left them, and a saved view among the files put under the options.
[[nodiscard]] std::expected<state::Workspace, Refusal> read_for(app::Library& library, const std::vector<std::string>& files, const Options& options,
                                                                const Said& said, const std::string& metric, const app::Rules& rules, text::Language language);

/// What the help of a command that measures says of its files.
inline constexpr const char* kFilesHelp =
    "Exports: lists of dossiers, aggregate forms, procedure catalogues; also files of settings, targets and rules, and a saved view "
    "(xanh-view-....json), whose period, definition, filters and grouping hold where no option says otherwise";

/// Which days are measured, and how they are cut up.
struct Days {
  std::string year, from, to, calendar, time, week_start;
};
/// Adds --year, --from, --to, --calendar, --time and --week-start. `days` outlives the command.
void add_days(CLI::App& command, Days& days);
/// Adds them to `options` in the order in which they are to be applied; both outlive it.
void ask_days(Options& options, const Days& days, const std::string& span);

/// The built-in rules; a defect of the build is said on standard error and gives nullopt.
[[nodiscard]] std::optional<app::Rules> rules_or_complain();

/// Writes `text` to standard output; gives an ExitCode.
[[nodiscard]] int print(const std::string& text, const app::Rules& rules, text::Language language);

/// Writes "xanh: " and the error's sentence in `language` to standard error.
void complain(const Error& error, const app::Rules& rules, text::Language language);

/// The options that both take.
[[nodiscard]] text::Language language_of(const std::string& option);

}  // namespace xanh::cli

#endif  // XANH_CLI_LOAD_H_
