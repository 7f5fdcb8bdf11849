#include <algorithm>
#include <cmath>

#include "chart/charts.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr float kHead = 24, kRowLeast = 24, kRowMost = 32, kGap = 2, kRadius = 3;
constexpr float kTotal = 56, kCellLeast = 28, kMore = 24;
constexpr float kLabelLeast = 96, kLabelShare = 0.34F;

/// The columns in sight: where all would be too narrow to read, the last ones that hold data.
struct Columns {
  std::size_t first = 0, count = 0;
  float width = 0;
};
Columns choose_columns(const view::HeatGrid& grid, float room) {
  const std::size_t all = grid.columns.size();
  const auto fitting = static_cast<std::size_t>(std::max(1.0F, std::floor(room / kCellLeast)));
  if (all <= fitting) return {0, all, room / static_cast<float>(all)};
  std::size_t filled = 0;
  for (const view::HeatRow& row : grid.rows) {
    for (std::size_t i = filled; i < row.cells.size() && i < all; ++i) {
      if (!row.cells[i].empty) filled = i + 1;
    }
  }
  const std::size_t end = std::max(filled, fitting);
  return {end - fitting, fitting, room / static_cast<float>(fitting)};
}

/// A text that may be cut; what was cut is said when pointed at.
void add_text(DisplayList& out, const Measure& measure, Text text, float left, float width,
              float height) {
  std::string shown = fit_text(measure, text.face, text.text, width);
  if (shown != text.text) {
    out.hits.push_back({left, text.y - height / 2, width, height, text.text});
  }
  text.text = std::move(shown);
  out.shapes.emplace_back(std::move(text));
}

}  // namespace

DisplayList draw_heat_grid(const view::HeatGrid& grid, float width, float height,
                           const Measure& measure) {
  DisplayList out{width, height, {}, {}};
  if (grid.columns.empty() || grid.rows.empty() || width < 160 || height < kHead + kRowLeast) {
    return out;
  }
  float label = kLabelLeast;
  for (const view::HeatRow& row : grid.rows) {
    label = std::max(label, measure(Face::body, row.label) + 12);
  }
  label = std::min(label, std::max(kLabelLeast, std::floor(width * kLabelShare)));
  const Columns columns = choose_columns(grid, width - label - kTotal);
  const float total_left = width - kTotal;

  const auto wanted = grid.rows.size();
  float room = height - kHead;
  auto fitting = std::min(wanted, static_cast<std::size_t>(room / kRowLeast));
  const bool partly = fitting < wanted && !grid.more.empty();
  if (partly && room >= kMore + kRowLeast) {
    room -= kMore;
    fitting = static_cast<std::size_t>(room / kRowLeast);
  }
  const float row_height =
      std::clamp(std::floor(room / static_cast<float>(fitting)), kRowLeast, kRowMost);

  add_text(out, measure, {2, kHead / 2, grid.row_header, Face::caption, {Ink::muted}}, 0, label - 8,
           kHead);
  for (std::size_t i = 0; i < columns.count; ++i) {
    const float left = label + columns.width * static_cast<float>(i);
    const float inner = columns.width - kGap;
    add_text(out, measure,
             {left + inner / 2, kHead / 2, grid.columns[columns.first + i], Face::caption,
              {Ink::muted}, Anchor::middle}, left, inner, kHead);
  }
  add_text(out, measure,
           {total_left + kTotal / 2, kHead / 2, grid.total_label, Face::caption, {Ink::muted},
            Anchor::middle}, total_left, kTotal, kHead);

  for (std::size_t r = 0; r < fitting; ++r) {
    const view::HeatRow& row = grid.rows[r];
    const float top = kHead + row_height * static_cast<float>(r);
    const float tall = row_height - kGap, middle = top + tall / 2;
    if (!row.action.empty()) out.hits.push_back({0, top, width, tall, {}, row.action});
    add_text(out, measure, {2, middle, row.label, Face::body, {Ink::text}}, 0, label - 8, tall);
    for (std::size_t i = 0; i < columns.count && columns.first + i < row.cells.size(); ++i) {
      const view::HeatCell& cell = row.cells[columns.first + i];
      const float left = label + columns.width * static_cast<float>(i);
      const float inner = columns.width - kGap;
      const Paint ground = cell.empty ? Paint{Ink::track, Ink::card, 0.4F}
                                      : heat(cell.tone, cell.depth);
      out.shapes.emplace_back(Rect{left, top, inner, tall, kRadius, ground});
      Text text{left + inner / 2, middle, cell.empty ? "\xC2\xB7" : cell.text, Face::caption,
                {Ink::faint}, Anchor::middle};
      text.on_fill = !cell.empty;
      text.ground = ground;
      text.text = fit_text(measure, text.face, text.text, inner);
      out.shapes.emplace_back(std::move(text));
      const std::string& hint = cell.hint.empty() ? cell.text : cell.hint;
      if (!hint.empty()) out.hits.push_back({left, top, inner, tall, hint});
    }
    if (!row.why.empty()) out.hits.push_back({total_left, top, kTotal, tall, {}, row.why});
    add_text(out, measure,
             {total_left + kTotal / 2, middle, row.total, Face::strong, {Ink::text},
              Anchor::middle}, total_left, kTotal, tall);
  }
  if (partly) {
    const float top = kHead + row_height * static_cast<float>(fitting);
    if (top + kMore <= height) {
      add_text(out, measure, {2, top + kMore / 2, grid.more, Face::caption, {Ink::muted}}, 0, width - 4,
               kMore);
    }
  }
  return out;
}

}  // namespace xanh::chart
