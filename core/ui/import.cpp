// What was read from each file: what was found, what was dropped, what was left out and why.
#include <algorithm>
#include <cmath>

#include "ui/card.h"
#include "ui/pages.h"
#include "ui/settings.h"
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
  constexpr float kButton = 40;
  const float go_on = page.go_on.label.empty() ? 0 : std::min(area.w, c.button_width(page.go_on) + 16);
  float y = area.y;
  if (go_on > 0) {
    c.primary_button(page.go_on, {area.x, y, go_on, kButton});
    y += kButton + kGutter - 4;
  }
  for (const view::FileSummary& file : page.files) {
    y += file_summary(c, {area.x, y, area.w, area.h}, file) + 2 * kGrid + kGrid;
  }
  if (page.settings) y += file_summary(c, {area.x, y, area.w, area.h}, *page.settings) + kGutter;
  return y - area.y;
}

}  // namespace xanh::ui
