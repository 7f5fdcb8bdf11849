#include "ui/table_cells.h"

#include <algorithm>
#include <cmath>

#include "chart/charts.h"
#include "ui/chips.h"
#include "ui/draw_list.h"
#include "ui/why.h"

namespace xanh::ui {
namespace {

/// The line over time, then the figure; so narrow that it would say nothing, the figure alone.
void spark_cell(Controls& c, const Box& at, const view::Cell& cell) {
  constexpr float kHeight = 18;
  const float room = at.w - kChange - kGrid;
  const bool drawn = at.w >= kSparkLeast - 1;
  if (drawn) draw(c, at.x, at.y + (at.h - kHeight) / 2, chart::draw_spark(cell.spark, std::min(room, 120.0F), kHeight));
  const float text = drawn ? kChange : at.w;
  c.fit({at.right() - text, at.y, text, at.h}, Face::body, cell.faint ? c.paint.colors().faint : c.paint.colors().text, cell.text, Align::right);
}

/// In the rows of a block there is little room; where words beside it take more lines a field stays one.
float field_height(const Box& at) { return std::clamp(at.h - 8, 22.0F, 28.0F); }

/// A cell that can be chosen: a field with its text, which opens the list.
void choice_cell(Controls& c, const Box& at, const view::Cell& cell) {
  const Palette& p = c.paint.colors();
  const float height = field_height(at);
  const Box box = {at.x - kGrid, at.y + (at.h - height) / 2, at.w + kGrid, height};
  const Color color = cell.pill ? tone_colors(p, cell.tone).text : cell.faint ? p.faint : p.text;
  select(c, box, cell.text, cell.pill ? Face::caption_strong : Face::body, color, cell.options);
  c.hint(box, cell.hint);
}

}  // namespace

std::vector<std::string_view> cell_lines(const Painter& paint, const view::Cell& cell, bool number, bool strong, float width, std::size_t most) {
  const std::string_view whole = cell.text;
  const bool words = !number && !cell.pill && !cell.share && cell.spark.empty() && cell.field.empty() && cell.options.empty();
  const Face face = cell.strong || strong ? Face::strong : Face::body;
  if (!words || most == 1 || paint.width(face, whole) <= width) return {whole};
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  while (start < whole.size()) {
    if (lines.size() + 1 == most) {
      lines.push_back(whole.substr(start));
      break;
    }
    std::size_t end = start, probe = start;
    while (probe <= whole.size()) {  // the most words that fit
      const std::size_t space = std::min(whole.size(), whole.find(' ', probe));
      if (end > start && paint.width(face, whole.substr(start, space - start)) > width) break;
      end = space;
      if (space == whole.size()) break;
      probe = space + 1;
    }
    lines.push_back(whole.substr(start, end - start));
    start = end + 1;
  }
  return lines;
}

float cell_line_step(const Painter& paint) { return std::round(paint.line_height(Face::body) * 1.06F); }

std::string head_label(const view::Column& column) {
  if (column.sorted == 0) return column.label;
  return column.label + (column.sorted > 0 ? " \xE2\x86\x91" : " \xE2\x86\x93");
}

void head_cell(Controls& c, const Box& at, const view::Column& column, bool right) {
  const Palette& p = c.paint.colors();
  Touch t;
  if (!column.action.empty()) t = c.touch(column.action, at);
  const bool lit = column.sorted != 0 || t.hovered;
  c.fit(at, column.sorted != 0 ? Face::caption_strong : Face::caption, lit ? p.text : p.muted,
        head_label(column), right ? Align::right : Align::left);
  c.hint(at, column.hint);
}

void share_bar(Controls& c, const Box& box, const view::Cell& cell) {
  c.bar(box, *cell.share, cell.tone, cell.target);
  if (!cell.low || !cell.high) return;
  const Palette& p = c.paint.colors();
  const auto at = [&box](double share) { return box.x + box.w * static_cast<float>(std::clamp(share, 0.0, 1.0)); };
  const float low = at(*cell.low), high = at(*cell.high), middle = box.y + box.h / 2;
  if (high - low < 6) return;
  constexpr float kEnd = 4;  // of the ends, above and below the line
  c.paint.fill({low, middle - 0.5F, high - low, 1}, p.text);
  for (const float x : {low, high}) c.paint.fill({x - 0.5F, middle - kEnd, 1, 2 * kEnd}, p.text);
}

void value_cell(Controls& c, const Box& at, const view::Cell& cell, bool right, bool strong) {
  if (!cell.options.empty()) return choice_cell(c, at, cell);
  if (!cell.field.empty()) {
    const float height = field_height(at);
    return c.field(cell.field, cell.text, {}, {at.x - kGrid, at.y + (at.h - height) / 2, at.w + kGrid, height});
  }
  const Palette& p = c.paint.colors();
  const bool asked = ask_touch(c, at.inset(-4, 0), cell.why);
  if (!cell.spark.empty()) {
    spark_cell(c, at, cell);
  } else if (cell.pill) {
    const float w = c.pill_width(cell.text);
    if (!cell.text.empty() && w <= at.w + 1) {
      c.pill(right ? at.right() - w : at.x, at.y + (at.h - 22) / 2, cell.tone, cell.text);
    } else {
      c.fit(at, Face::caption_strong, tone_colors(p, cell.tone).text, cell.text, right ? Align::right : Align::left);
    }
  } else if (cell.share) {
    const bool bar = bar_fits(at.w);
    const float number = bar ? kNumber : at.w;
    c.fit({at.x, at.y, number, at.h}, Face::strong, cell.faint ? p.faint : p.text, cell.text,
          Align::right);
    if (asked) ask_mark(c, {at.x, at.y, number, at.h}, std::min(number, c.paint.width(Face::strong, cell.text)), true);
    if (bar) share_bar(c, {at.x + number + 12, at.y + at.h / 2 - 3, at.w - number - 12, 6}, cell);
  } else {
    const Face face = cell.strong || strong ? Face::strong : Face::body;
    const float step = cell_line_step(c.paint);
    const auto room = static_cast<std::size_t>(std::max(1.0F, std::floor((at.h - 8) / step)));
    const auto lines = cell_lines(c.paint, cell, right, strong, at.w, room);
    float y = at.y + (at.h - step * static_cast<float>(lines.size())) / 2;
    if (lines.size() > 1 && c.paint.width(face, lines.back()) > at.w) c.hint(at, cell.text);  // the whole, not what is left over
    for (const std::string_view line : lines) {
      c.fit(lines.size() == 1 ? at : Box{at.x, y, at.w, step}, face, cell.faint ? p.faint : p.text, line, right ? Align::right : Align::left);
      y += step;
    }
    if (asked) ask_mark(c, at, std::min(at.w, c.paint.width(face, cell.text)), right);
    if (cell.struck) {
      const float middle = at.y + at.h / 2;
      c.paint.line(at.x, middle, at.x + std::min(at.w, c.paint.width(face, cell.text)), middle, p.muted);
    }
  }
  c.hint(at, cell.hint);
}

}  // namespace xanh::ui
