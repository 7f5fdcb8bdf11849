// One chart or tile in a page of somebody else's: it fills what it is given, and says whose figure it shows and when.
#include <algorithm>
#include <string>
#include <variant>

#include "chart/charts.h"
#include "ui/draw_list.h"
#include "ui/pages.h"
#include "ui/tile.h"
#include "view/picture.h"

namespace xanh::ui {
namespace {

constexpr float kAloneTrend = 152, kAloneCloud = 240;  // the least heights at which labels keep apart
constexpr float kAloneHead = 24, kAloneRow = 24, kAloneBar = 34;

/// The chart `room` high, or as high as it must be; without a room, as high as suits it.
struct AloneChart {
  Controls& c;
  float width, room;

  [[nodiscard]] chart::DisplayList operator()(const view::Chart& chart) const {
    const chart::Measure measure = measure_with(c.paint);
    float least = chart::chart_height(chart);  // each bar and step has its row
    if (room > 0 && std::holds_alternative<view::Trend>(chart)) least = kAloneTrend;
    if (room > 0 && std::holds_alternative<view::Scatter>(chart)) least = kAloneCloud;
    return chart::draw_chart(chart, width, std::max(least, room), measure);
  }
  [[nodiscard]] chart::DisplayList operator()(const view::HeatGrid& grid) const {
    const float least = kAloneHead + kAloneRow * static_cast<float>(grid.rows.size());
    return chart::draw_heat_grid(grid, width, std::max(least, room), measure_with(c.paint));
  }
  [[nodiscard]] chart::DisplayList operator()(const view::BarList& list) const {
    const auto lines = chart::wrap_text(measure_with(c.paint), chart::Face::body, list.note, width);
    const float note = lines.empty() ? 0 : 8 + chart::line_height(chart::Face::body) * static_cast<float>(lines.size());
    return chart::draw_bars(list, width, std::max(kAloneBar * static_cast<float>(list.bars.size()) + note, room), measure_with(c.paint));
  }
  [[nodiscard]] chart::DisplayList operator()(const view::Tile& /*drawn otherwise*/) const { return {}; }
};

}  // namespace

float draw_alone(Controls& c, const Box& area, const view::Picture& picture) {
  const Palette& p = c.paint.colors();
  const Box in = area.inset(kCardPadding, 0);
  float y = area.y;
  const auto line = [&](Face face, Color color, const std::string& text) {
    if (!text.empty()) y += c.paint.paragraph(in.x, y, in.w, face, color, text);
  };
  if (const auto* tile = std::get_if<view::Tile>(&picture.chart)) {
    y += draw_tile_alone(c, area.x, y, area.w, *tile) - kGrid;
    line(Face::caption, p.muted, picture.about);
    return y + kGrid - area.y;
  }
  y += kCardPadding - 4;
  line(Face::strong, p.text, picture.title);
  line(Face::caption, p.muted, picture.about);
  line(Face::caption, p.muted, picture.note);
  y += kGrid;
  const float room = area.h > 0 ? std::max(1.0F, area.h - (y - area.y) - kGrid) : 0;
  chart::DisplayList list = std::visit(AloneChart{c, in.w, room}, picture.chart);
  for (chart::Hit& hit : list.hits) hit.action.clear();
  draw(c, in.x, y, list);
  return y + list.height + kGrid - area.y;
}

}  // namespace xanh::ui
