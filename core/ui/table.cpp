#include "ui/table.h"

#include <algorithm>
#include <string>
#include <vector>

#include "ui/table_blocks.h"
#include "ui/table_copy.h"
#include "ui/table_grid.h"
#include "ui/table_memory.h"
#include "ui/table_widths.h"

namespace xanh::ui {
namespace {

constexpr float kCaption = 20, kScrolls = 640;
constexpr std::string_view kDone = "\xE2\x9C\x93 ";

/// Copies the whole table; at the right end of the caption's line. Returns its width.
float copy_button(Controls& c, float right, float y, const view::Table& table, const view::Link& copy) {
  const Palette& p = c.paint.colors();
  const bool done = c.tables != nullptr && c.tables->copied == table.id;
  const std::string label = (done ? std::string(kDone) : std::string()) + copy.label;
  const float w = c.paint.width(Face::caption, label) + 8;
  const Box box = {right - w, y - 2, w, kCaption + 4};
  c.place(copy.action, box);
  ImGui::PushID(copy.action.c_str());
  const Touch t = c.touch({}, box);
  ImGui::PopID();
  if (t.clicked) {
    ImGui::SetClipboardText(table_text(table).c_str());
    if (c.tables != nullptr) c.tables->copied = table.id;
  } else if (done && !t.hovered) {
    c.tables->copied.clear();
  }
  if (t.hovered) c.paint.fill(box, p.hover, 4);
  c.paint.fit(box, Face::caption, done ? p.good_text : t.hovered ? p.text : p.muted, label, Align::center);
  c.hint(box, copy.hint);
  return w;
}

}  // namespace

float draw_table(Controls& c, float x, float y, float width, const view::Table& table, const view::Link* copy) {
  float used = 0;
  if (!table.caption.empty() || copy != nullptr) {
    const float taken = copy != nullptr ? copy_button(c, x + width, y, table, *copy) + kGutter : 0;
    const float room = std::max(40.0F, width - taken);
    const bool fits = c.paint.width(Face::strong, table.caption) <= room;
    if (fits) c.fit({x, y, room, kCaption}, Face::strong, c.paint.colors().text, table.caption);
    used = (fits ? kCaption : c.paint.paragraph(x, y + 2, room, Face::strong, c.paint.colors().text, table.caption) + 2) + kGrid;
  }
  follow_drag(c, table);
  const std::vector<float> given = given_widths(c, table), none(table.columns.size(), 0.0F);
  const std::vector<bool> barred = barred_columns(table);
  const bool any = std::ranges::any_of(given, [](float each) { return each > 0; });
  const bool selects = copy != nullptr;
  std::vector<float> wished;
  float all = 2 * kGrid;
  for (std::size_t i = 0; i < given.size(); ++i) all += wished.emplace_back(given[i] > 0 ? given[i] : table.columns[i].width + 2 * kGrid);
  if (table.wide && all > width) {
    return used + scrolled_sideways(c, x, y + used, width, {table, barred, wished, selects});
  }
  const std::vector<float> widths = column_widths(c.paint, table, barred, given, width - 2 * kGrid);
  if (!widths.empty()) return used + side_by_side(c, x, y + used, width, {table, barred, widths, selects});
  // Columns made too wide by hand scroll, and all on a screen where rows can be compared; on a phone those that do not fit
  // make blocks.
  if (width >= kScrolls || (any && !column_widths(c.paint, table, barred, none, width - 2 * kGrid).empty())) {
    return used + scrolled_sideways(c, x, y + used, width, {table, barred, least_widths(c.paint, table, barred, given), selects});
  }
  return used + stacked_blocks(c, x, y + used, width, table);
}

}  // namespace xanh::ui
