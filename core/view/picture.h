// One chart or tile of a page with all that it needs to stand alone: what it shows, by which definition, of which days,
// from which files.
#ifndef XANH_VIEW_PICTURE_H_
#define XANH_VIEW_PICTURE_H_

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

struct Picture {
  std::string id = {};
  std::variant<Chart, HeatGrid, BarList, Tile> chart = {};
  std::string title = {}, note = {};
  std::string about = {};                       ///< whose figure, definition, period, filters
  std::vector<std::string> provenance = {};     ///< files and the day of the data; program and version
  std::string as_of_line = {};                  ///< the day of the data alone, for where there is little room
  text::Language language = text::Language::vi;
  text::Day as_of = 0;                          ///< of the data
  std::vector<Table> tables = {};               ///< of its page: the figures of charts that hold none in words
};

/// The begin of the actions that take a picture away: export:chart:ID:svg|png|html|copy, and :saved where copying was refused.
inline constexpr std::string_view kTakePicture = "export:chart:";
/// The begin of those that put its figures beside the page (chart_table.h): why:chart:ID.
inline constexpr std::string_view kAskChart = "why:chart:";
/// Whether it belongs to one chart.
[[nodiscard]] inline bool takes_picture(const Link& link) { return link.action.starts_with(kTakePicture) || link.action.starts_with(kAskChart); }
/// Those of `links` that belong to the chart `id`.
[[nodiscard]] std::vector<Link> picture_links(const std::vector<Link>& links, std::string_view id);

/// The names of a page's charts in their order: "trend", "grid", "laggards" of the overview, else the chart's id, with
/// "-2" behind a second one of that name. Its tiles are "tile-METRIC", and no part of the list.
[[nodiscard]] std::vector<std::string> picture_ids(const PageView& page);
[[nodiscard]] std::vector<std::string> picture_ids(const TablesPage& page);

/// Fills in chart, title, note and tables of the chart `id` (one of picture_ids) of `page`; false: there is none.
[[nodiscard]] bool find_chart(Picture& out, const PageView& page, std::string_view id);

/// Adds to the page's exports what shows its charts as tables and what takes them away.
void offer_pictures(PageView& page, const Strings& say);

/// Of the page that `in`'s workspace shows. `id` is one of picture_ids(), a number from 1 in their order, or a tile's.
/// Errors: unknown_name, with the names there are; chart_missing for a number where there is none; those of the page. REQUIRES: shards not empty.
[[nodiscard]] Result<Picture> build_picture(const Inputs& in, std::string_view id);
/// The same of `page`, which build_page made of `in`.
[[nodiscard]] Result<Picture> picture_of(const Inputs& in, const PageView& page, std::string_view id);

}  // namespace xanh::view

#endif  // XANH_VIEW_PICTURE_H_
