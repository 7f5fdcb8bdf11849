// Choices, fields, sentences, charts and tables: most pages.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

#include "chart/charts.h"
#include "ui/card.h"
#include "ui/choices.h"
#include "ui/draw_list.h"
#include "ui/pages.h"
#include "ui/picture_menu.h"
#include "ui/settings.h"
#include "ui/table.h"
#include "ui/table_copy.h"
#include "view/picture.h"

namespace xanh::ui {
namespace {

float chart_card(Controls& c, const Box& area, const view::Chart& chart, const std::vector<view::Link>& takes) {
  const auto& [title, note] = std::visit([](const auto& each) { return std::tie(each.title, each.note); }, chart);
  const float taken = takes.empty() ? 0 : kPictureButton;
  const float height = card_height(c.paint, area.w, title, note, chart::chart_height(chart), taken);
  const Box in = card(c, {area.x, area.y, area.w, height}, title, note, taken);
  picture_menu(c, {area.x, area.y, area.w, height}, takes);
  draw(c, in.x, in.y, chart::draw_chart(chart, in.w, in.h, measure_with(c.paint)));
  return height;
}

/// Narrower than buttons that stand alone: on a common screen they share a line with the choices.
float export_width(const Controls& c, const view::Link& link) { return c.button_width(link) - 10; }

float exports_width(const Controls& c, const std::vector<view::Link>& links) {
  float width = 0;
  for (const view::Link& link : links) width += export_width(c, link) + kGrid;
  return std::max(0.0F, width - kGrid);
}

void exports(Controls& c, const Box& area, const std::vector<view::Link>& links) {
  float x = area.x;
  for (const view::Link& link : links) {
    const float w = export_width(c, link);
    c.quiet_button(link, {x, area.y, w, area.h});
    x += w + kGrid;
  }
}

}  // namespace

float draw_tables(Controls& c, const Box& area, const view::TablesPage& page) {
  const Palette& p = c.paint.colors();
  // Tables say themselves how they are copied, charts how they are saved.
  std::vector<view::Link> links;
  std::ranges::remove_copy_if(page.exports, std::back_inserter(links), [](const view::Link& link) { return link.action.starts_with(kCopy) || view::takes_picture(link); });
  float y = area.y;
  // At the right of the choices: side by side where they are few and fit on their line, else the first and a list of the
  // others. A page without choices has them under its tables, or over them where these are long.
  constexpr std::size_t kFew = 4, kLong = 30;
  const float all = exports_width(c, links);
  const auto beside = [&](float width) { return width + kGutter < area.w && choices(c, area.x, y, area.w - width - kGutter, page.choices, false) <= kChoiceHeight; };
  const bool listed = !links.empty() && (page.choices.empty() ? all > area.w : links.size() > kFew || !beside(all));
  const float width = links.empty() ? 0 : listed ? save_button_width(c, links) : all;
  const auto put = [&](const Box& box) {
    if (listed) save_button(c, box, links);
    else exports(c, box, links);
  };
  const float taken = page.choices.empty() ? 0 : width;
  if (taken > 0) put({area.right() - taken, y, taken, kChoiceHeight});
  if (!page.choices.empty()) y += choices(c, area.x, y, taken > 0 ? area.w - taken - kGutter : area.w, page.choices, true) + kGutter - 4;
  std::size_t rows = 0;
  for (const view::Table& table : page.tables) rows += table.rows.size();
  const bool above = taken == 0 && !links.empty() && rows > kLong;
  if (above) {
    put({area.x, y, width, kChoiceHeight});
    y += kChoiceHeight + kGutter - 4;
  }
  if (!page.fields.empty()) y += page_settings(c, {area.x, y, area.w, 0}, page.fields) + kGutter - 4;
  for (const std::string& line : page.sentences) y += c.paint.paragraph(area.x, y, area.w, Face::body, p.text, line) + 4;
  const std::vector<std::string> names = view::picture_ids(page);
  for (std::size_t i = 0; i < page.charts.size(); ++i) {
    y += kGutter;
    y += chart_card(c, {area.x, y, area.w, 0}, page.charts[i], view::picture_links(page.exports, names[i]));
  }
  for (const view::Table& table : page.tables) {
    y += kGutter;
    const auto copy = std::ranges::find(page.exports, std::string(kCopy) + table.id, &view::Link::action);
    y += draw_table(c, area.x, y, area.w, table, copy == page.exports.end() ? nullptr : &*copy);
  }
  if (!links.empty() && taken == 0 && !above) {
    y += kGutter;
    put({area.x, y, width, kControlHeight});
    y += kControlHeight;
  }
  return y - area.y;
}

}  // namespace xanh::ui
