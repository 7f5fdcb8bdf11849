// The overview: are we green, who is not, what changed, what to do.
#include <algorithm>
#include <cmath>

#include "chart/charts.h"
#include "ui/card.h"
#include "ui/draw_list.h"
#include "ui/pages.h"
#include "ui/tile.h"

namespace xanh::ui {
namespace {

constexpr float kTwoColumns = 720;   ///< content narrower than this is stacked
constexpr float kSideLeast = 248;    ///< of the card of laggards
constexpr float kTrendLeast = 152, kTrendMost = 320;
constexpr std::size_t kRowsLeast = 7, kRowsStacked = 12;
constexpr float kIndent = 20, kBar = 34;

float sentences(Controls& c, const Box& box, const std::vector<std::string>& lines, bool draw) {
  const Palette& p = c.paint.colors();
  float y = box.y;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (draw) c.paint.text(box.x, y, Face::body, p.muted, std::to_string(i + 1) + ".");
    y += c.paint.paragraph(box.x + kIndent, y, box.w - kIndent, Face::body, p.text, lines[i], draw);
    y += kGrid;
  }
  return lines.empty() ? 0 : y - kGrid - box.y;
}

/// Height that `rows` of the grid want, each `row` high.
float grid_content(const view::HeatGrid& grid, std::size_t rows, float row) {
  const std::size_t shown = std::min(rows, grid.rows.size());
  return 24 + row * static_cast<float>(shown) + (shown < grid.rows.size() ? 24.0F : 0.0F);
}

float bars_content(const Painter& paint, const view::BarList& list, float inner) {
  const auto lines = chart::wrap_text(measure_with(paint), chart::Face::body, list.note, inner);
  return kBar * static_cast<float>(list.bars.size()) +
         (lines.empty() ? 0 : 8 + chart::line_height(chart::Face::body) * static_cast<float>(lines.size()));
}

void grid_card(Controls& c, const Box& box, const view::HeatGrid& grid) {
  const Box in = card(c, box, grid.title, grid.note);
  draw(c, in.x, in.y, chart::draw_heat_grid(grid, in.w, in.h, measure_with(c.paint)));
}

void bars_card(Controls& c, const Box& box, const view::BarList& list) {
  const Box in = card(c, box, list.title, list.unit);
  draw(c, in.x, in.y, chart::draw_bars(list, in.w, in.h, measure_with(c.paint)));
}

void trend_card(Controls& c, const Box& box, const view::Trend& trend) {
  const Box in = card(c, box, trend.title, trend.note);
  draw(c, in.x, in.y, chart::draw_trend(trend, in.w, in.h, measure_with(c.paint)));
}

void findings_card(Controls& c, const Box& box, const view::OverviewPage& page) {
  const Box in = card(c, box, page.findings_title);
  sentences(c, in, page.findings, true);
  // What takes the findings away stands at the right of their title.
  float right = in.right();
  for (auto link = page.exports.rbegin(); link != page.exports.rend(); ++link) {
    right -= c.paint.width(Face::caption, link->label);
    c.link(*link, right, box.y + kCardPadding, Face::caption, c.paint.colors().accent);
    right -= kGutter;
  }
}

}  // namespace

float draw_overview(Controls& c, const Box& area, const view::OverviewPage& page) {
  const Painter& paint = c.paint;
  const float x = area.x, w = area.w;
  const bool two = w >= kTwoColumns;
  const float side = two ? std::max(kSideLeast, std::floor((w - 3 * kGutter) / 4)) : w;
  const float main = two ? w - side - kGutter : w;
  const float half = two ? std::floor((w - kGutter) / 2) : w;

  const float tiles = tiles_height(paint, w, page.tiles);
  const auto grid_height = [&](std::size_t rows, float row) {
    return card_height(paint, main, page.grid.title, page.grid.note, grid_content(page.grid, rows, row));
  };
  const float bars = card_height(paint, side, page.laggards.title, page.laggards.unit,
                                 bars_content(paint, page.laggards, side - 2 * kCardPadding));
  const float trend_least = card_height(paint, half, page.trend.title, page.trend.note, kTrendLeast);
  const float findings_w = two ? w - half - kGutter : w;
  const float findings = card_height(
      paint, findings_w, page.findings_title, {},
      sentences(c, {0, 0, findings_w - 2 * kCardPadding, 0}, page.findings, false));

  if (page.tiles.empty()) {  // nothing was measured: why stands in the findings
    const float alone = card_height(paint, w, page.findings_title, {},
                                    sentences(c, {0, 0, w - 2 * kCardPadding, 0}, page.findings, false));
    findings_card(c, {x, area.y, w, alone}, page);
    return alone;
  }

  float y = area.y;
  if (tiles > 0) y += draw_tiles(c, x, y, w, page.tiles) + kGutter;
  if (!two) {
    const float grid = grid_height(kRowsStacked, 24);
    grid_card(c, {x, y, w, grid}, page.grid);
    y += grid + kGutter;
    bars_card(c, {x, y, w, bars}, page.laggards);
    y += bars + kGutter;
    const float trend = trend_least + 72;
    trend_card(c, {x, y, w, trend}, page.trend);
    y += trend + kGutter;
    findings_card(c, {x, y, w, findings}, page);
    return y + findings - area.y;
  }

  float middle = std::max(bars, grid_height(kRowsLeast, 24));
  float bottom = std::max(trend_least, findings);
  const float room = area.h - (y - area.y) - kGutter;
  if (middle + bottom <= room) {
    // A tall window shows more rows first, then larger ones, then a larger trend; what would
    // still be left goes to both, so that the page ends where the window does.
    float spare = room - middle - bottom;
    const auto give = [&](float& to, float most) {
      const float part = std::clamp(most - to, 0.0F, spare);
      to += part;
      spare -= part;
    };
    give(middle, grid_height(page.grid.rows.size(), 24));
    give(middle, grid_height(page.grid.rows.size(), 32));
    give(bottom, std::max(bottom, trend_least + kTrendMost - kTrendLeast));
    bottom += std::min(spare, 160.0F);
  } else {  // the page scrolls: the grid need not be short
    middle = std::max(middle, grid_height(kRowsStacked, 24));
    bottom = std::max(bottom, trend_least + 64);
  }
  grid_card(c, {x, y, main, middle}, page.grid);
  bars_card(c, {x + main + kGutter, y, side, middle}, page.laggards);
  y += middle + kGutter;
  trend_card(c, {x, y, half, bottom}, page.trend);
  findings_card(c, {x + half + kGutter, y, findings_w, bottom}, page);
  return y + bottom - area.y;
}

}  // namespace xanh::ui
