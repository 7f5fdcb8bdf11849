// The charts: view data and a size in, a display list out.
#ifndef XANH_CHART_CHARTS_H_
#define XANH_CHART_CHARTS_H_

#include "chart/display_list.h"
#include "view/page.h"

namespace xanh::chart {

/// Rates over the months of a year with target and boundary. The axis starts at zero.
[[nodiscard]] DisplayList draw_trend(const view::Trend& trend, float width, float height, const Measure& measure);

/// Groups by months; as many whole rows as fit into `height`.
[[nodiscard]] DisplayList draw_heat_grid(const view::HeatGrid& grid, float width, float height, const Measure& measure);

/// Names with bars, as many as fit.
[[nodiscard]] DisplayList draw_bars(const view::BarList& list, float width, float height, const Measure& measure);

/// A bar 0-1 on its track with a target mark.
[[nodiscard]] DisplayList draw_bullet(double share, std::optional<double> target, view::Tone tone, float width, float height);

}  // namespace xanh::chart

#endif  // XANH_CHART_CHARTS_H_
