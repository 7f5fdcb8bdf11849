// Sentences and tables: levers, changes, who has sent what.
#include "ui/choices.h"
#include "ui/pages.h"
#include "ui/table.h"

namespace xanh::ui {

float draw_tables(Controls& c, const Box& area, const view::TablesPage& page) {
  const Palette& p = c.paint.colors();
  float y = area.y;
  if (!page.choices.empty()) y += choices(c, area.x, y, area.w, page.choices, true) + kGutter - 4;
  for (const std::string& line : page.sentences) y += c.paint.paragraph(area.x, y, area.w, Face::body, p.text, line) + 4;
  for (const view::Table& table : page.tables) {
    y += kGutter;
    y += draw_table(c, area.x, y, area.w, table);
  }
  return y - area.y;
}

}  // namespace xanh::ui
