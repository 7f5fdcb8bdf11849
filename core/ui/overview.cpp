// The overview: are we green, who is not, what changed, what to do.
#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "chart/charts.h"
#include "ui/card.h"
#include "ui/draw_list.h"
#include "ui/pages.h"
#include "ui/picture_menu.h"
#include "ui/tile.h"
#include "view/picture.h"

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

/// A card with a chart, and with what takes it away.
Box chart_box(Controls& c, const Box& box, const view::OverviewPage& page, std::string_view id, std::string_view title, std::string_view note) {
  const std::vector<view::Link> takes = view::picture_links(page.exports, id);
  const Box in = card(c, box, title, note, kPictureButton);
  picture_menu(c, box, takes);
  return in;
}

void grid_card(Controls& c, const Box& box, const view::OverviewPage& page) {
  const Box in = chart_box(c, box, page, "grid", page.grid.title, page.grid.note);
  draw(c, in.x, in.y, chart::draw_heat_grid(page.grid, in.w, in.h, measure_with(c.paint)));
}

void bars_card(Controls& c, const Box& box, const view::OverviewPage& page) {
  const Box in = chart_box(c, box, page, "laggards", page.laggards.title, page.laggards.unit);
  draw(c, in.x, in.y, chart::draw_bars(page.laggards, in.w, in.h, measure_with(c.paint)));
}

void trend_card(Controls& c, const Box& box, const view::OverviewPage& page) {
  const Box in = chart_box(c, box, page, "trend", page.trend.title, page.trend.note);
  draw(c, in.x, in.y, chart::draw_trend(page.trend, in.w, in.h, measure_with(c.paint)));
}

/// What takes the page away: at the right of the title of the findings where all of it has room, else in rows from `y` on.
/// Returns the height that these take.
float takes(Controls& c, const Box& box, float y, const view::OverviewPage& page, bool draw) {
  constexpr float kStep = 22;
  std::vector<const view::Link*> links;
  float all = 0;
  for (const view::Link& link : page.exports) {
    if (view::takes_picture(link)) continue;
    links.push_back(&link);
    all += c.paint.width(Face::caption, link.label) + kGutter;
  }
  const float left = box.x + kCardPadding, right = box.right() - kCardPadding;
  const bool beside = c.paint.width(Face::strong, page.findings_title) + all <= right - left;
  float x = beside ? right - all + kGutter : left, used = 0;
  if (beside) y = box.y + kCardPadding;
  for (const view::Link* link : links) {
    const float w = c.paint.width(Face::caption, link->label);
    if (!beside && x > left && x + w > right) x = left, used += kStep;
    if (draw) c.link(*link, x, y + used, Face::caption, c.paint.colors().accent);
    x += w + kGutter;
  }
  return beside || links.empty() ? 0 : used + kStep + 4;
}

void findings_card(Controls& c, const Box& box, const view::OverviewPage& page) {
  const Box in = card(c, box, page.findings_title);
  const float used = takes(c, box, in.y, page, true);
  sentences(c, {in.x, in.y + used, in.w, in.h - used}, page.findings, true);
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
    return card_height(paint, main, page.grid.title, page.grid.note, grid_content(page.grid, rows, row), kPictureButton);
  };
  const float bars = card_height(paint, side, page.laggards.title, page.laggards.unit,
                                 bars_content(paint, page.laggards, side - 2 * kCardPadding), kPictureButton);
  const float trend_least = card_height(paint, half, page.trend.title, page.trend.note, kTrendLeast, kPictureButton);
  const float findings_w = two ? w - half - kGutter : w;
  const float findings = card_height(
      paint, findings_w, page.findings_title, {},
      takes(c, {0, 0, findings_w, 0}, 0, page, false) + sentences(c, {0, 0, findings_w - 2 * kCardPadding, 0}, page.findings, false));

  if (page.tiles.empty()) {  // nothing was measured: why stands in the findings
    const float alone = card_height(paint, w, page.findings_title, {},
                                    takes(c, {0, 0, w, 0}, 0, page, false) + sentences(c, {0, 0, w - 2 * kCardPadding, 0}, page.findings, false));
    findings_card(c, {x, area.y, w, alone}, page);
    return alone;
  }

  float y = area.y;
  if (tiles > 0) y += draw_tiles(c, x, y, w, page.tiles) + kGutter;
  if (!two) {
    const float grid = grid_height(kRowsStacked, 24);
    grid_card(c, {x, y, w, grid}, page);
    y += grid + kGutter;
    bars_card(c, {x, y, w, bars}, page);
    y += bars + kGutter;
    const float trend = trend_least + 72;
    trend_card(c, {x, y, w, trend}, page);
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
  grid_card(c, {x, y, main, middle}, page);
  bars_card(c, {x + main + kGutter, y, side, middle}, page);
  y += middle + kGutter;
  trend_card(c, {x, y, half, bottom}, page);
  findings_card(c, {x + half + kGutter, y, findings_w, bottom}, page);
  return y + bottom - area.y;
}

}  // namespace xanh::ui
