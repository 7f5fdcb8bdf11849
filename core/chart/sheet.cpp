#include "chart/sheet.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "chart/charts.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr std::size_t kRows = 32;  // a page of a document; how many more there are is said
constexpr float kEdge = 20, kBetween = 14, kHeadRow = 28, kGridRow = 26, kBarStep = 38, kTrendHigh = 320, kScatterHigh = 420, kBullet = 16;

void shift(Shape& shape, float dx, float dy) {
  if (auto* line = std::get_if<Line>(&shape)) {
    for (Point& point : line->points) point.x += dx, point.y += dy;
  } else if (auto* rect = std::get_if<Rect>(&shape)) {
    rect->x += dx, rect->y += dy;
  } else if (auto* text = std::get_if<Text>(&shape)) {
    text->x += dx, text->y += dy;
  }
}

/// A sheet that grows downwards.
struct Sheet {
  DisplayList out;
  const Measure& measure;
  float y = kEdge;

  [[nodiscard]] float inner() const { return out.width - 2 * kEdge; }

  void paragraph(std::string_view text, Face face, Ink ink) {
    for (std::string& line : wrap_text(measure, face, text, inner())) {
      const float tall = line_height(face);
      out.shapes.emplace_back(Text{kEdge, y + tall / 2, std::move(line), face, {ink}});
      y += tall;
    }
  }
  void place(DisplayList list) {
    for (Shape& shape : list.shapes) {
      shift(shape, kEdge, y);
      out.shapes.push_back(std::move(shape));
    }
    y += list.height;
  }

  void operator()(const view::Chart& chart) {
    float height = chart_height(chart);
    if (std::holds_alternative<view::Trend>(chart)) height = kTrendHigh;
    if (std::holds_alternative<view::Scatter>(chart)) height = kScatterHigh;
    place(draw_chart(chart, inner(), height, measure));
  }
  void operator()(const view::HeatGrid& grid) {
    const bool whole = grid.rows.size() <= kRows;
    place(draw_heat_grid(grid, inner(), kHeadRow + kGridRow * static_cast<float>(whole ? grid.rows.size() : kRows) + (whole ? 0 : kGridRow), measure));
  }
  void operator()(const view::BarList& list) {
    const auto lines = wrap_text(measure, Face::body, list.note, inner());
    const float note = lines.empty() ? 0 : 8 + line_height(Face::body) * static_cast<float>(lines.size());
    place(draw_bars(list, inner(), kBarStep * static_cast<float>(list.bars.size()) + note, measure));
  }
  void operator()(const view::Tile& tile) {
    // The large face holds digits only.
    const bool digits = std::ranges::any_of(tile.value, [](char letter) { return letter >= '0' && letter <= '9'; });
    const Face face = digits ? Face::figure : Face::title;
    const float tall = line_height(face);
    out.shapes.emplace_back(Text{kEdge, y + tall / 2, fit_text(measure, face, tile.value, inner()), face, {Ink::text}});
    const float after = measure(face, tile.value) + 16;
    if (!tile.standing.empty()) {
      const float room = inner() - after;
      const bool beside = measure(Face::strong, tile.standing) <= room;
      if (beside) out.shapes.emplace_back(Text{kEdge + after, y + tall / 2 + 4, tile.standing, Face::strong, {Ink::text}});
      y += tall;
      if (!beside) paragraph(tile.standing, Face::strong, Ink::text);
    } else {
      y += tall;
    }
    if (tile.share) {
      y += 4;
      place(draw_bullet(*tile.share, tile.target, tile.tone, inner(), kBullet));
      y += 6;
    }
    for (const std::string& note : tile.notes) paragraph(note, Face::body, Ink::text);
  }
};

}  // namespace

DisplayList draw_sheet(const view::Picture& picture, const Measure& measure) {
  const bool tile = std::holds_alternative<view::Tile>(picture.chart);
  Sheet sheet{.out = {.width = tile ? kSheetWidth / 2 : kSheetWidth, .height = 0, .shapes = {}, .hits = {}}, .measure = measure};
  sheet.out.shapes.emplace_back(Rect{});  // the ground, as high as it turns out to be
  sheet.paragraph(picture.title, Face::title, Ink::text);
  sheet.y += 2;
  sheet.paragraph(picture.about, Face::body, Ink::muted);
  if (!picture.note.empty()) sheet.y += 2;
  sheet.paragraph(picture.note, Face::caption, Ink::muted);
  sheet.y += kBetween;
  std::visit(sheet, picture.chart);
  sheet.y += kBetween;
  sheet.out.shapes.emplace_back(Line{{{kEdge, sheet.y}, {sheet.out.width - kEdge, sheet.y}}, {Ink::grid}, 1, 0});
  sheet.y += 8;
  for (const std::string& line : picture.provenance) sheet.paragraph(line, Face::caption, Ink::faint);
  DisplayList out = std::move(sheet.out);
  out.height = std::ceil(sheet.y + kEdge - 4);
  out.shapes.front() = Rect{0, 0, out.width, out.height, 0, {Ink::card}};
  return out;
}

}  // namespace xanh::chart
