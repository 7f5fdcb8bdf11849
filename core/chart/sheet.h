// A chart with all that has to go with it where it stands alone: a picture for a document or a page.
#ifndef XANH_CHART_SHEET_H_
#define XANH_CHART_SHEET_H_

#include "chart/display_list.h"
#include "view/picture.h"

namespace xanh::chart {

/// Logical pixels; a tile's is half of it.
inline constexpr float kSheetWidth = 880;

/// Title, note, definition and period over the chart, files and program under it, on the card's ground. As high as
/// all of it needs; texts that are too long for a line go on in the next. Of a long grid the first rows, and how many
/// more there are. No hits.
[[nodiscard]] DisplayList draw_sheet(const view::Picture& picture, const Measure& measure);

}  // namespace xanh::chart

#endif  // XANH_CHART_SHEET_H_
