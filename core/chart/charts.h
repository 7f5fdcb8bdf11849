// The charts: view data and a size in, a display list out.
#ifndef XANH_CHART_CHARTS_H_
#define XANH_CHART_CHARTS_H_

#include "chart/display_list.h"
#include "view/page.h"

namespace xanh::chart {

/// Rates over the months of a year with target and boundary. The axis starts at zero.
[[nodiscard]] DisplayList draw_trend(const view::Trend& trend, float width, float height, const Measure& measure);

/// Rates against counts with their limits; the axis of rates starts at zero unless that hides their
/// differences, that of counts is logarithmic where they span more than two orders of magnitude. Good marks are round, bad ones square, others rings.
[[nodiscard]] DisplayList draw_scatter(const view::Scatter& scatter, float width, float height, const Measure& measure);

/// Rates along one line with quartiles and target. The axis is 0-1.
[[nodiscard]] DisplayList draw_strip(const view::Strip& strip, float width, float height, const Measure& measure);

/// Bars from the largest, one under the other, with the line of their cumulative share beside them. One that
/// is larger than the first (the rest, together) is broken.
[[nodiscard]] DisplayList draw_pareto(const view::Pareto& pareto, float width, float height, const Measure& measure);

/// Steps from one level to another, one under the other. The axis of levels starts at zero unless that
/// hides the steps; levels are then marks, no bars.
[[nodiscard]] DisplayList draw_waterfall(const view::Waterfall& waterfall, float width, float height, const Measure& measure);

/// Two states of many groups, joined by lines; named ones keep their labels apart.
[[nodiscard]] DisplayList draw_slope(const view::Slope& slope, float width, float height, const Measure& measure);

/// A small line without axes, over the whole of its own range; gaps break it.
[[nodiscard]] DisplayList draw_spark(const std::vector<std::optional<double>>& shares, float width, float height);

/// The heights at which every bar and step has its row.
[[nodiscard]] float pareto_height(const view::Pareto& pareto);
[[nodiscard]] float waterfall_height(const view::Waterfall& waterfall);
[[nodiscard]] float slope_height(const view::Slope& slope);

/// The height, in logical pixels, that suits the chart.
[[nodiscard]] float chart_height(const view::Chart& chart);

/// Any of them.
[[nodiscard]] DisplayList draw_chart(const view::Chart& chart, float width, float height, const Measure& measure);

/// Groups by months; as many whole rows as fit into `height`.
[[nodiscard]] DisplayList draw_heat_grid(const view::HeatGrid& grid, float width, float height, const Measure& measure);

/// Names with bars, as many as fit.
[[nodiscard]] DisplayList draw_bars(const view::BarList& list, float width, float height, const Measure& measure);

/// A bar 0-1 on its track with a target mark.
[[nodiscard]] DisplayList draw_bullet(double share, std::optional<double> target, view::Tone tone, float width, float height);

}  // namespace xanh::chart

#endif  // XANH_CHART_CHARTS_H_
