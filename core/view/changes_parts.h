// The parts of the page of changes. Inside this room only.
#ifndef XANH_VIEW_CHANGES_PARTS_H_
#define XANH_VIEW_CHANGES_PARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "metric/decompose.h"
#include "metric/rules.h"
#include "metric/snapshot.h"
#include "view/page.h"
#include "view/periods.h"
#include "view/report.h"

namespace xanh::view {

/// The share of a ratio in a cell, with its counts as the hint; a dash where there is nothing to divide by.
[[nodiscard]] Cell ratio_cell(const metric::Ratio& ratio, const Strings& say);
/// A difference of shares in points: "+0,52"; green where it is for the better.
[[nodiscard]] Cell points_cell(double share, bool higher_is_better, const Strings& say);

/// Rates of both periods, of the groups with enough dossiers in both; the ten that moved the most are named.
/// Nothing where there are fewer than two.
[[nodiscard]] std::optional<Slope> rates_slope(const Inputs& in, const metric::Metric& metric, const metric::Decomposition& d, query::Dimension by, const Compared& periods);
/// Ranks then and now of the units that had one on both days; likewise.
[[nodiscard]] std::optional<Slope> ranks_slope(const Inputs& in, const std::vector<const metric::UnitMovement*>& units, const std::string& then, const std::string& now);

/// Since the snapshot: movement of rate and rank, and figures revised. Sentences and tables are added to `page`.
void add_snapshot_change(const Inputs& in, const metric::Metric& metric, TablesPage& page);

}  // namespace xanh::view

#endif  // XANH_VIEW_CHANGES_PARTS_H_
