// Who has sent what: sentences, what is told twice, units by months.
#include "ui/pages.h"
#include "ui/table.h"

namespace xanh::ui {

float draw_sources(Controls& c, const Box& area, const view::SourcesPage& page) {
  const Palette& p = c.paint.colors();
  float y = area.y;
  for (const std::string& line : page.sentences) y += c.paint.paragraph(area.x, y, area.w, Face::body, p.text, line) + 4;
  for (const view::Table& table : page.tables) {
    y += kGutter;
    y += draw_table(c, area.x, y, area.w, table);
  }
  return y - area.y;
}

}  // namespace xanh::ui
