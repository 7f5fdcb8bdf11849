// Pages from metrics and workspace.
#ifndef XANH_VIEW_BUILD_H_
#define XANH_VIEW_BUILD_H_

#include "view/page.h"
#include "view/reading.h"
#include "view/report.h"

namespace xanh::view {

/// The metric pinned in the workspace, or the rules' first. Null when the rules hold none.
[[nodiscard]] const metric::Metric* pinned_metric(const Inputs& in);

/// Of a rate of procedures says on a page about dossiers that it is one, and how high it is: true, and
/// the page has nothing else to show.
[[nodiscard]] bool say_of_procedures(const Inputs& in, const metric::Metric& metric, TablesPage& page);

/// Of a page that takes figures apart says that it is not shown while small counts are kept back, and how to see it: true
/// while they are.
[[nodiscard]] bool keeps_back_page(const Inputs& in, TablesPage& page);

/// What is going on besides the workspace.
struct Situation {
  bool can_undo = false, can_redo = false;
  state::Scheme system_scheme = state::Scheme::light;  ///< what the system prefers; never `system`
  std::vector<Error> errors;               ///< not yet dismissed
  std::vector<std::string> shapes;         ///< by error: the action that saves the file's shape, or ""
  struct Loading {
    std::string file;
    std::uint64_t bytes = 0, total = 0, rows = 0;
  };
  std::optional<Loading> loading;
  std::optional<double> hashing = {};      ///< something waits to be saved until the files' SHA-256 are known: so far, 0-1
  const Reading* reading = nullptr;        ///< of the files on the import page; null: nothing besides the logs
  std::optional<SettingsNews> news;        ///< a settings file was taken in; not yet dismissed
};

/// What builds a page of tables; null for other pages.
using BuildTables = TablesPage (*)(const Inputs&);
[[nodiscard]] BuildTables tables_of(state::Page page);

[[nodiscard]] PageView build_page(const Inputs& in, const Situation& situation);

// The parts of build_page.
[[nodiscard]] Notice hashing_notice(double share, const Strings& say);  ///< dismissed by "cancel"
[[nodiscard]] Frame build_frame(const Inputs& in, const Situation& situation);
[[nodiscard]] std::vector<Chip> build_chips(const Inputs& in);
[[nodiscard]] StartPage build_start(const Strings& say);
[[nodiscard]] OverviewPage build_overview(const Inputs& in);
[[nodiscard]] TablesPage build_ranking(const Inputs& in);
[[nodiscard]] TablesPage build_sources(const Inputs& in);
[[nodiscard]] TablesPage build_levers(const Inputs& in);
[[nodiscard]] TablesPage build_changes(const Inputs& in);
[[nodiscard]] TablesPage build_trend_page(const Inputs& in);
[[nodiscard]] TablesPage build_definitions(const Inputs& in);
[[nodiscard]] TablesPage build_stocks(const Inputs& in);
/// Its list of dossiers alone and whole, for a file: with masked codes.
[[nodiscard]] TablesPage stocks_file(const Inputs& in);
/// Takes the tails off the codes of dossiers, for what leaves the screen: a code is traceable in the public
/// look-up (domain.md 8).
void mask_codes(TablesPage& page);
[[nodiscard]] TablesPage build_spread(const Inputs& in);
[[nodiscard]] TablesPage build_index766(const Inputs& in);
[[nodiscard]] TablesPage build_check(const Inputs& in);
/// Checks of the trust sheet that failed: as build_check has them, at its cost.
[[nodiscard]] std::size_t failed_checks(const Inputs& in);
[[nodiscard]] TablesPage build_targets(const Inputs& in);
[[nodiscard]] PresentPage build_present(const Inputs& in);
[[nodiscard]] TablesPage build_about(const Inputs& in);  ///< also without any file
[[nodiscard]] ImportPage build_import(const Inputs& in, const Reading* reading);  ///< it may be null

}  // namespace xanh::view

#endif  // XANH_VIEW_BUILD_H_
