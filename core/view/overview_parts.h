// The parts of the overview. Inside this room only.
#ifndef XANH_VIEW_OVERVIEW_PARTS_H_
#define XANH_VIEW_OVERVIEW_PARTS_H_

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metric/figure.h"
#include "metric/series.h"
#include "view/build.h"

namespace xanh::view {

/// What every part is made from.
struct Overview {
  const Inputs* in = nullptr;
  const metric::Metric* metric = nullptr;  ///< the pinned one
  state::Scope scope;
  query::Dimension by = query::Dimension::unit;  ///< fields where there is one unit, procedures where it has one field
  metric::Figure total;                    ///< of the pinned metric
  std::vector<ReportRow> groups;           ///< of the pinned metric, the largest first
  query::Dimension missing_by = query::Dimension::unit;  ///< who misses dossiers: units, or the procedures of one
  std::vector<ReportRow> missing;          ///< by that dimension
  std::vector<metric::SeriesPoint> months; ///< of the pinned metric, the months of the period
};

/// Has all that the overview asks of dossiers counted in two passes over the rows: the totals of the tiles' metrics day by
/// day, this year and the one before, and the pinned one by `by` and month.
void count_overview_ahead(const Inputs& in, std::span<const metric::Metric* const> tiles, query::Dimension by);

/// The overview is always in months: those of the calendar chosen.
[[nodiscard]] metric::Lens months_lens(const Inputs& in);
/// "Tháng 7"; of reporting months also their days.
[[nodiscard]] std::string month_title(std::string_view key, const Inputs& in);

[[nodiscard]] HeatGrid build_heat_grid(const Overview& o);
[[nodiscard]] BarList build_laggards(const Overview& o);
[[nodiscard]] Trend build_trend(const Overview& o);
[[nodiscard]] std::vector<std::string> build_findings(const Overview& o);

/// What the groups are held against where that is no target of their own; null when each that is short
/// of something has its own, or none has any.
[[nodiscard]] const metric::Target* reference_of(const std::vector<ReportRow>& groups);

/// "T7", "Jul"; "Tháng 7", "July".
[[nodiscard]] std::string month_short(int month, const Strings& say);
[[nodiscard]] std::string month_name(int month, const Strings& say);
/// Month number of "2025-07".
[[nodiscard]] int month_of(std::string_view key);
/// The last month's rate and its change since the month before, both in shares.
struct MonthChange {
  double rate = 0;
  std::optional<double> points;  ///< absent when the month before has nothing to divide by
};
[[nodiscard]] std::optional<MonthChange> change_of(const std::vector<metric::SeriesPoint>& months);
/// The change as a sentence's beginning; empty when there is none to tell.
[[nodiscard]] std::string month_change(const std::vector<metric::SeriesPoint>& months, const Strings& say);
/// The same, short, for a tile.
[[nodiscard]] std::string month_note(const std::vector<metric::SeriesPoint>& months, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_OVERVIEW_PARTS_H_
