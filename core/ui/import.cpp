// What was read from each file: what was found, what was dropped, what was left out and why.
#include <algorithm>
#include <cmath>

#include "ui/card.h"
#include "ui/chips.h"
#include "ui/pages.h"
#include "ui/table.h"

namespace xanh::ui {
namespace {

constexpr float kDot = 5, kSentenceIndent = 16;

float sentences(Controls& c, const Box& box, const std::vector<std::string>& lines, bool draw) {
  const Palette& p = c.paint.colors();
  const float middle = c.paint.line_height(Face::body) / 2;
  float y = box.y;
  for (const std::string& line : lines) {
    if (draw) c.paint.fill({box.x + 1, y + middle - kDot / 2, kDot, kDot}, p.accent, kDot / 2);
    y += c.paint.paragraph(box.x + kSentenceIndent, y, box.w - kSentenceIndent, Face::body, p.text,
                           line, draw) + 4;
  }
  return y - box.y;
}

constexpr float kLabel = 132, kField = 320, kTwoColumns = 880;

/// Label and value, whence beneath: in two columns where there is room. Returns the height used.
float settings(Controls& c, const Box& box, const std::vector<view::Setting>& list, bool draw) {
  if (list.empty()) return 0;
  const Palette& p = c.paint.colors();
  const std::size_t columns = box.w >= kTwoColumns ? 2 : 1;
  const float gap = 2 * kGutter;
  const float width = (box.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const bool narrow = width < kLabel + 180;
  const std::size_t rows = (list.size() + columns - 1) / columns;
  float lowest = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    float y = box.y;
    const float x = box.x + (width + gap) * static_cast<float>(column);
    for (std::size_t i = column * rows; i < std::min(list.size(), (column + 1) * rows); ++i) {
      const view::Setting& setting = list[i];
      const bool fixed = setting.options.empty() && setting.action.empty();
      const float left = narrow ? x : x + kLabel, room = x + width - left;
      if (draw) c.fit({x, y, narrow ? width : kLabel - kGrid, narrow ? 20 : kControlHeight}, Face::body, p.muted, setting.label);
      if (narrow) y += 22;
      const Box field = {left, y, std::min(kField, room), kControlHeight};
      if (draw && !setting.options.empty()) select(c, field, setting.value, Face::body, p.text, setting.options);
      else if (draw && !fixed) c.field(setting.action, setting.input, setting.placeholder, field);
      else if (draw) c.fit({left, y, room, field.h}, Face::strong, p.text, setting.value);
      y += kControlHeight;
      if (!setting.from.empty()) {
        if (draw) c.fit({fixed ? left : left + kGrid, y + (fixed ? -6 : 1), room - kGrid, 18}, Face::caption, p.muted, setting.from);
        y += fixed ? 14 : 20;
      }
      lowest = std::max(lowest, y - box.y);
      y += kGrid;
    }
  }
  return lowest;
}

/// A card with the file's name and sentences and how it is read; its tables stand under it.
float file_summary(Controls& c, const Box& area, const view::FileSummary& file) {
  const Palette& p = c.paint.colors();
  const float inner = area.w - 2 * kCardPadding;
  const float text = sentences(c, {0, 0, inner, 0}, file.sentences, false);
  const float head = 24, gap = file.settings.empty() ? 0 : 2 * kGutter;
  const float chosen = settings(c, {0, 0, inner, 0}, file.settings, false);
  const Box box = {area.x, area.y, area.w, std::ceil(2 * kCardPadding + head + 4 + text + gap + chosen)};
  c.paint.card(box);
  const Box in = box.inset(kCardPadding, kCardPadding);
  const float remove = file.remove.label.empty() ? 0 : c.paint.width(Face::body, file.remove.label) + 12;
  c.fit({in.x, in.y, in.w - remove, head}, Face::nav_strong, p.text, file.name);
  if (remove > 0) c.link(file.remove, in.right() - remove + 8, in.y + 3, Face::body, p.bad_text);
  sentences(c, {in.x, in.y + head + 4, in.w, 0}, file.sentences, true);
  if (!file.settings.empty()) {
    const float line = in.y + head + 4 + text + gap / 2 - 2;
    c.paint.line(in.x, line, in.right(), line, p.track);
    settings(c, {in.x, line + gap / 2 + 2, in.w, 0}, file.settings, true);
  }
  float y = box.bottom();
  float at = area.x;
  if (!file.exports.empty()) y += kGutter;
  for (const view::Link& link : file.exports) {
    const float w = std::min(c.button_width(link), area.w);
    if (at > area.x && at + w > area.x + area.w) {
      at = area.x;
      y += kControlHeight + kGrid;
    }
    c.quiet_button(link, {at, y, w, kControlHeight});
    at += w + kGrid;
  }
  if (!file.exports.empty()) y += kControlHeight;
  for (const view::Table& table : file.tables) {
    if (table.rows.empty()) continue;
    y += kGutter;
    y += draw_table(c, area.x, y, area.w, table);
  }
  return y - area.y;
}

}  // namespace

float draw_import(Controls& c, const Box& area, const view::ImportPage& page) {
  const Palette& p = c.paint.colors();
  constexpr float kButton = 40;
  const float go_on = page.go_on.label.empty() ? 0 : std::min(area.w, c.button_width(page.go_on) + 16);
  const bool beside = c.paint.width(Face::title, page.title) + kGutter + go_on <= area.w;
  float y = area.y;
  c.fit({area.x, y, beside ? area.w - go_on - kGutter : area.w, kButton}, Face::title, p.text, page.title);
  if (go_on > 0 && !beside) y += kButton;
  if (go_on > 0) {
    c.primary_button(page.go_on, {beside ? area.x + area.w - go_on : area.x, y, beside ? go_on : area.w, kButton});
  }
  y += kButton + kGutter - 4;
  for (const view::FileSummary& file : page.files) {
    y += file_summary(c, {area.x, y, area.w, area.h}, file) + 2 * kGrid + kGrid;
  }
  if (page.settings) y += file_summary(c, {area.x, y, area.w, area.h}, *page.settings) + kGutter;
  return y - area.y;
}

}  // namespace xanh::ui
