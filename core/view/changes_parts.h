// The parts of the page of changes. Inside this room only.
#ifndef XANH_VIEW_CHANGES_PARTS_H_
#define XANH_VIEW_CHANGES_PARTS_H_

#include "metric/decompose.h"
#include "metric/rules.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// The share of a ratio in a cell, with its counts as the hint; a dash where there is nothing to divide by.
[[nodiscard]] Cell ratio_cell(const metric::Ratio& ratio, const Strings& say);
/// A difference of shares in points: "+0,52"; green where it is for the better.
[[nodiscard]] Cell points_cell(double share, bool higher_is_better, const Strings& say);

/// Since the snapshot: movement of rate and rank, and figures revised. Sentences and tables are added to `page`.
void add_snapshot_change(const Inputs& in, const metric::Metric& metric, TablesPage& page);

}  // namespace xanh::view

#endif  // XANH_VIEW_CHANGES_PARTS_H_
