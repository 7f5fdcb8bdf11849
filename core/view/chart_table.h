// The figures that a chart draws, as a table beside the page: one key away from every chart.
#ifndef XANH_VIEW_CHART_TABLE_H_
#define XANH_VIEW_CHART_TABLE_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "view/page.h"
#include "view/picture.h"
#include "view/strings.h"

namespace xanh::view {

/// The charts of `page` by their names (picture_ids) that are not a table themselves, as the grid of months is.
[[nodiscard]] std::vector<std::string> charts_with_table(const PageView& page);

/// The action that follows on Workspace::why: the table of the first chart, of the next one, after the last none.
/// Nothing: the page has no chart.
[[nodiscard]] std::optional<std::string> next_chart_table(const PageView& page, std::string_view why);

/// Whether Workspace::why asks for a chart's table.
[[nodiscard]] inline bool asks_chart(std::string_view why) { return why.starts_with("chart:"); }
/// The panel for Workspace::why, "chart:ID". Nothing: the page has no such chart (any more).
[[nodiscard]] std::optional<WhyPanel> build_chart_table(const PageView& page, std::string_view why, const Strings& say);

/// Every figure that `chart` draws but its guides (limits, quartiles, targets, whose values its note and labels say).
[[nodiscard]] Table chart_table(const std::variant<Chart, HeatGrid, BarList, Tile>& chart, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_CHART_TABLE_H_
