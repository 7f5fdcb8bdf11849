#include "ui/why.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "imgui.h"
#include "ui/scroll.h"

namespace xanh::ui {
namespace {

constexpr float kHeadBar = 48, kPageLeast = 480, kCellPad = 6;

/// Of the columns: numbers take what they need, the others share what is left.
std::vector<float> widths_of(const Painter& paint, const view::Table& table, float width) {
  std::vector<float> out;
  float used = 0, open = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const view::Column& column = table.columns[i];
    float need = 0;
    for (const view::Row& row : table.rows) {
      if (i < row.cells.size()) need = std::max(need, std::ceil(paint.width(Face::strong, row.cells[i].text)) + 1);
    }
    // A short column of words, such as the parts of a formula, need not share.
    const bool own = column.number || (i == 0 && table.columns.size() > 2 && need < width / 4);
    need = std::max(need, column.number ? std::min(column.width, width / 3) : need);
    out.push_back(own ? std::min(need, width / 3) : 0);
    used += out.back();
    if (!own) open += 1;
  }
  const float gaps = 2 * kCellPad * static_cast<float>(table.columns.size());
  const float rest = std::max(0.0F, width - used - gaps);
  for (float& each : out) {
    if (each == 0 && open > 0) each = rest / open;
  }
  return out;
}

/// Texts that wrap in their columns; returns the height of the tallest.
float line(Controls& c, const view::Table& table, const std::vector<float>& widths, float x, float y, const std::vector<std::string_view>& texts, Face face, Color color, bool draw) {
  float height = 0;
  for (std::size_t i = 0; i < texts.size() && i < widths.size(); ++i) {
    const Align align = table.columns[i].number ? Align::right : Align::left;
    height = std::max(height, c.paint.paragraph(x + kCellPad, y, widths[i], face, color, texts[i], draw, align));
    x += widths[i] + 2 * kCellPad;
  }
  return height;
}

/// A table whose texts are read in full: a narrow drawer leaves no room to cut them.
float table(Controls& c, float x, float y, float width, const view::Table& table) {
  const Palette& p = c.paint.colors();
  const float top = y;
  if (!table.caption.empty()) y += c.paint.paragraph(x, y, width, Face::strong, p.text, table.caption) + kGrid;
  const std::vector<float> widths = widths_of(c.paint, table, width);
  std::vector<std::string_view> texts;
  for (const view::Column& column : table.columns) texts.push_back(column.label);
  const float head = line(c, table, widths, x, y, texts, Face::caption, p.muted, true);
  float at = x;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    c.hint({at, y, widths[i] + 2 * kCellPad, head}, table.columns[i].hint);
    at += widths[i] + 2 * kCellPad;
  }
  y += head + 4;
  c.paint.line(x, y, x + width, y, p.line);
  for (const view::Row& row : table.rows) {
    texts.clear();
    for (const view::Cell& cell : row.cells) texts.push_back(cell.text);
    const Face face = row.total ? Face::strong : Face::body;
    const float height = line(c, table, widths, x, y, texts, face, p.text, false) + 2 * 4;
    if (row.total) c.paint.fill({x, y + 1, width, height - 1}, p.accent_soft);
    float left = x;
    for (std::size_t i = 0; i < row.cells.size() && i < widths.size(); ++i) {
      const view::Cell& cell = row.cells[i];
      const Box box = {left, y, widths[i] + 2 * kCellPad, height};
      const bool number = table.columns[i].number, asked = ask_touch(c, box, cell.why);
      c.paint.paragraph(left + kCellPad, y + 4, widths[i], cell.strong || row.total ? Face::strong : Face::body, cell.faint ? p.faint : p.text, cell.text, true,
                        number ? Align::right : Align::left);
      if (asked) ask_mark(c, {left + kCellPad, y, widths[i], height}, std::min(widths[i], c.paint.width(face, cell.text)), number);
      c.hint(box, cell.hint);
      left += box.w;
    }
    y += height;
    c.paint.line(x, y, x + width, y, p.track);
  }
  return y - top;
}

float links(Controls& c, float x, float y, float width, const std::vector<view::Link>& list) {
  const float top = y;
  float at = x;
  for (const view::Link& link : list) {
    const float w = std::min(width, c.button_width(link));
    if (at > x && at + w > x + width) {
      at = x;
      y += kControlHeight + kGrid;
    }
    c.quiet_button(link, {at, y, w, kControlHeight});
    at += w + kGrid;
  }
  return list.empty() ? 0 : y + kControlHeight - top;
}

}  // namespace

float drawer_width(const Box& page) { return page.w - kDrawer >= kPageLeast ? kDrawer : page.w; }

void draw_why(Controls& c, const Box& box, const view::WhyPanel& panel, std::string_view ask, bool fresh, bool escapes) {
  const Palette& p = c.paint.colors();
  c.paint.fill(box, p.card);
  c.paint.line(box.x, box.y, box.x, box.bottom(), p.line);
  const float close = c.button_width(panel.close);
  const float x = box.x + kGutter, w = std::max(1.0F, box.w - 2 * kGutter);
  c.fit({x, box.y, std::max(1.0F, w - close - kGrid), kHeadBar}, Face::title, p.text, panel.value.empty() ? panel.title : std::string(ask) + "?");
  c.quiet_button(panel.close, {box.right() - kGutter - close, box.y + (kHeadBar - kControlHeight) / 2, close, kControlHeight});
  c.paint.line(box.x, box.y + kHeadBar - 1, box.right(), box.y + kHeadBar - 1, p.line);
  c.focus_ring();
  if (escapes && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) c.emit(panel.close.action);

  if (fresh) ImGui::SetNextWindowScroll({0, 0});
  Scroll scroll(c, "why", {box.x + 1, box.y + kHeadBar, box.w - 1, std::max(1.0F, box.h - kHeadBar)});
  float y = scroll.content().y + kGutter;
  if (!panel.value.empty()) {  // a chart's table explains no number
    y += c.paint.paragraph(x, y, w, Face::strong, p.text, panel.title) + 4;
    y += c.paint.paragraph(x, y, w, Face::heading, p.text, panel.value) + kGrid;
  }
  const auto draw_table = [&](const view::Table& each) { y += table(c, x, y, w, each) + kGutter; };
  // The formula with its counts first: it is what is asked for most.
  if (!panel.tables.empty()) draw_table(panel.tables.front());
  for (const std::string& sentence : panel.sentences) y += c.paint.paragraph(x, y, w, Face::body, p.text, sentence) + kGrid;
  y += kGrid;
  for (std::size_t i = 1; i < panel.tables.size(); ++i) draw_table(panel.tables[i]);
  y += links(c, x, y, w, panel.links) + kGutter;
  scroll.end(y - scroll.content().y);
}

bool ask_touch(Controls& c, const Box& cell, std::string_view action) { return !action.empty() && c.touch(action, cell).hovered; }

void ask_mark(const Controls& c, const Box& at, float width, bool right) {
  const float left = right ? at.right() - width : at.x;
  const float y = at.y + at.h / 2 + c.paint.line_height(Face::body) / 2;
  c.paint.dashed(left, y, left + width, y, c.paint.colors().accent, 1.5F, 2, 2);
}

void ask_button(Controls& c, const Box& box, std::string_view action, std::string_view hint) {
  const Palette& p = c.paint.colors();
  const Touch t = c.touch(action, box);
  c.paint.fill(box, t.hovered ? p.accent_soft : p.card, box.w / 2);
  c.paint.stroke(box, t.hovered ? p.accent : p.line, box.w / 2);
  c.paint.fit(box, Face::strong, t.hovered ? p.accent_strong : p.muted, "?", Align::center);
  c.hint(box, hint);
}

}  // namespace xanh::ui
