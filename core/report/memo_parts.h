// What both files of a memo share: its charts and the grounds of its cells. Inside this room only.
#ifndef XANH_REPORT_MEMO_PARTS_H_
#define XANH_REPORT_MEMO_PARTS_H_

#include <cstdint>
#include <optional>

#include "chart/charts.h"
#include "chart/tones.h"
#include "report/picture.h"
#include "report/svg.h"
#include "view/memo.h"

namespace xanh::report {

/// Laid out over the whole width between the margins, at 96 pixels an inch.
[[nodiscard]] inline chart::DisplayList draw_memo_picture(const view::MemoPicture& picture) {
  constexpr auto kWidth = static_cast<float>(view::kMemoWidth / 25.4 * 96);
  constexpr float kBar = 32, kTrend = 168;  // a page holds text and tables beside it
  if (const auto* bars = std::get_if<view::BarList>(&picture.chart)) {
    return chart::draw_bars(*bars, kWidth, kBar * static_cast<float>(bars->bars.empty() ? 1 : bars->bars.size()), picture_measure());
  }
  const auto& chart = std::get<view::Chart>(picture.chart);
  const float height = std::holds_alternative<view::Trend>(chart) ? kTrend : chart::chart_height(chart);
  return chart::draw_chart(chart, kWidth, height, picture_measure());
}

/// A pale ground on which black letters are read, in print too.
[[nodiscard]] inline std::optional<Color> ground_of(const view::MemoCell& cell) {
  if (!cell.filled || cell.tone == view::Tone::neutral) return std::nullopt;
  return paint_color(chart::soft(cell.tone));
}

/// Of the heads of tables.
inline constexpr Color kHeadGround = 0xECF0EE;

}  // namespace xanh::report

#endif  // XANH_REPORT_MEMO_PARTS_H_
