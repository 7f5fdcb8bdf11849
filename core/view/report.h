// The measured table as data: what the command line prints and every file taken away is made of.
#ifndef XANH_VIEW_REPORT_H_
#define XANH_VIEW_REPORT_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facts/procedure.h"
#include "facts/shard.h"
#include "intake/import_log.h"
#include "metric/figure.h"
#include "metric/rules.h"
#include "query/overlap.h"
#include "state/workspace.h"
#include "view/strings.h"

namespace xanh::metric {
struct Crosswalk;
struct Holidays;
struct Index766Rules;
class Memory;
struct Snapshot;
}  // namespace xanh::metric

namespace xanh::view {

/// A file whose rules are in force in the place of those built in, or beside them.
struct RulesFile {
  std::string kind, file;                          ///< kind: "metrics", "columns", "units"...
};

/// All that a page or a report is made from. Nothing here is owned; all must outlive the call.
struct Inputs {
  const state::Workspace* workspace = nullptr;
  const metric::MetricRules* metrics = nullptr;
  const metric::TargetRules* targets = nullptr;
  const Strings* say = nullptr;
  std::span<const facts::Shard* const> shards;
  std::span<const intake::ImportLog* const> logs;  ///< of the files whose facts are in shards
  const intake::ImportLog* catalogue = nullptr;    ///< of the procedure catalogue, if there is one
  std::uint64_t displaced = 0;                     ///< rows that another row supersedes
  std::span<const std::uint16_t> sources;          ///< source index of each of logs
  std::span<const query::Overlap> overlaps;        ///< what is told twice
  std::span<const std::string> expected_units;     ///< that should be in the files, those that are included
  std::span<const facts::Procedure> procedures = {};       ///< of the procedure catalogue, if there is one
  const metric::Index766Rules* index766 = nullptr;
  const metric::Crosswalk* crosswalk = nullptr;            ///< from former provinces to those of now
  const metric::Snapshot* snapshot = nullptr;              ///< the latest that was loaded, if any
  const metric::TargetRules* user_targets = nullptr;       ///< those of `targets` that the user entered
  const metric::TargetRules* builtin_targets = nullptr;    ///< those that hold without the user's
  std::span<const RulesFile> rules_files = {};
  const metric::Holidays* holidays = nullptr;              ///< of working days
  metric::Memory* memory = nullptr;                        ///< of `shards`: pages ask the same thing several times
};

struct ReportRow {
  std::string key;     ///< machine name: unit, procedure key, "2025-07", "full"; "" not given
  std::string label;   ///< for people
  std::vector<metric::Figure> figures;
  /// Of the ranking: place from 1, change of the rate in shares, rate at the mix of all.
  std::optional<double> rank = {}, movement = {}, standardised = {};
};
struct ReportFile {
  std::string name;
  std::uint64_t bytes = 0, rows = 0, dossiers = 0, left_out = 0;
  std::uint32_t personal_columns = 0;
  text::Day as_of = 0;
};
struct Report {
  state::Scope scope;
  metric::UnitKind kind = metric::UnitKind::locality;
  query::Dimension by = query::Dimension::unit;
  std::vector<const metric::Metric*> metrics;
  std::vector<ReportRow> rows;         ///< in the workspace's order
  ReportRow total;                     ///< ratio of sums
  std::vector<ReportFile> files;
  std::uint64_t displaced = 0;
};

/// The days and the year that figures are for.
[[nodiscard]] state::Scope scope_of(const Inputs& in);
/// Whose figures the page shows: the one unit that the files or the filters leave, else the province
/// or ministry that the workspace says.
[[nodiscard]] metric::Holder holder_of(const Inputs& in);
/// "tỉnh Lào Cai": the province that the lists name, where all of them name the same; else empty.
[[nodiscard]] std::string province_of_lists(const Inputs& in);
/// How the workspace looks at the facts.
[[nodiscard]] metric::Lens lens_of(const Inputs& in);
/// A request for `metrics` over the workspace's filters and `period`; judged where that is the year to
/// date.
[[nodiscard]] metric::TableRequest request_of(const Inputs& in, std::vector<const metric::Metric*> metrics,
                                              std::vector<query::Dimension> group_by, const query::Period& period);
/// period_empty when the files hold nothing of them; else nothing.
[[nodiscard]] std::optional<Error> empty_scope(const Inputs& in);

/// The year so far of all definitions that the data allow, by unit and month, whatever the page shows.
/// REQUIRES: shards not empty.
[[nodiscard]] metric::Snapshot snapshot_of(const Inputs& in);

/// `metric_ids` empty: all of the rules. Errors: unknown_name. REQUIRES: shards not empty.
[[nodiscard]] Result<Report> make_report(const Inputs& in, std::span<const std::string> metric_ids);

/// Sorts rows by one column of the ranking (view/page.h ids: "name", "rate", "numerator",
/// "denominator", "gap", "standing", "rank", "movement", "standardised"; "": "gap") of the figure at `figure`; names in Vietnamese order.
void sort_rows(std::vector<ReportRow>& rows, std::size_t figure, const state::Sort& sort);

/// Label of a group for people: months as "07/2025", levels and channels by their names.
[[nodiscard]] std::string group_label(query::Dimension by, std::string_view key, const Inputs& in);
[[nodiscard]] inline std::string unit_label(std::string_view unit, const Inputs& in) { return group_label(query::Dimension::unit, unit, in); }

}  // namespace xanh::view

#endif  // XANH_VIEW_REPORT_H_
