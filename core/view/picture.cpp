#include "view/picture.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "state/workspace.h"
#include "view/build.h"
#include "view/periods.h"

namespace xanh::view {
namespace {

constexpr std::string_view kTile = "tile-";
constexpr std::size_t kFilesNamed = 4;  // files named before the others are counted

std::string chart_id(const Chart& chart) {
  return std::visit([](const auto& each) -> std::string {
    if constexpr (requires { each.id; }) return each.id;
    else return "trend";
  }, chart);
}

/// Files and the day up to which they tell.
std::string sources_text(const Inputs& in, text::Day as_of) {
  const Strings& say = *in.say;
  std::string names;
  for (std::size_t i = 0; i < std::min(kFilesNamed, in.logs.size()); ++i) names += (i > 0 ? "; " : "") + in.logs[i]->file;
  if (in.logs.size() > kFilesNamed) names = say("picture.more_files", {names, say.count(static_cast<std::int64_t>(in.logs.size() - kFilesNamed))});
  return say("picture.sources", {names, say.day(as_of)});
}

/// Whose figure, by which definition (of a tile its own, not the pinned one), in which days, of what alone.
std::string about_text(const Inputs& in, const Frame& frame, const Tile* tile) {
  const Strings& say = *in.say;
  std::string out = holder_of(in).unit;
  const auto add = [&out](const std::string& part) {
    if (!part.empty()) out += (out.empty() ? "" : " · ") + part;
  };
  // Scores are of no definition of a rate.
  const metric::Metric* shown = in.workspace->page == state::Page::index766 ? nullptr : tile != nullptr ? in.metrics->find(tile->metric) : pinned_metric(in);
  if (shown != nullptr) add(say("chip.definition.value", {say(shown->name), say(shown->tag)}));
  if (in.workspace->page == state::Page::changes && in.workspace->against != state::Against::snapshot) {
    const Compared periods = compared_periods(in);  // a change has two
    add(say("picture.compared", {days_text(periods.after, say), days_text(periods.before, say)}));
  } else {
    add(scope_text(in));
  }
  for (const Chip& chip : frame.chips) {
    if (chip.action.starts_with("unfilter:") && !chip.value.empty() && chip.value != holder_of(in).unit) add(chip.name + ": " + chip.value);
  }
  return out;
}

/// The chart of a page by its name, with its title and note.
bool find(Picture& out, const OverviewPage& page, std::string_view id) {
  if (id == "trend") out.chart = Chart(page.trend), out.title = page.trend.title, out.note = page.trend.note;
  else if (id == "grid") out.chart = page.grid, out.title = page.grid.title, out.note = page.grid.note;
  else if (id == "laggards") out.chart = page.laggards, out.title = page.laggards.title + (page.laggards.unit.empty() ? "" : " (" + page.laggards.unit + ")");
  else return false;
  return true;
}

bool find(Picture& out, const TablesPage& page, std::string_view id) {
  const std::vector<std::string> ids = picture_ids(page);
  const auto place = static_cast<std::size_t>(std::ranges::find(ids, id) - ids.begin());
  if (place >= page.charts.size()) return false;
  out.chart = page.charts[place];
  std::visit([&out](const auto& each) { out.title = each.title, out.note = each.note; }, page.charts[place]);
  out.tables = page.tables;
  return true;
}

bool find_tile(Picture& out, const OverviewPage& page, std::string_view id) {
  if (!id.starts_with(kTile)) return false;
  const auto tile = std::ranges::find(page.tiles, id.substr(kTile.size()), &Tile::metric);
  if (tile == page.tiles.end()) return false;
  out.chart = *tile;
  out.title = tile->label;
  return true;
}

}  // namespace

std::vector<Link> picture_links(const std::vector<Link>& links, std::string_view id) {
  std::vector<Link> out;
  const std::string begin = std::string(kTakePicture) + std::string(id) + ":";
  const std::string ask = std::string(kAskChart) + std::string(id);
  std::ranges::copy_if(links, std::back_inserter(out), [&](const Link& link) { return link.action.starts_with(begin) || link.action == ask; });
  return out;
}

std::vector<std::string> picture_ids(const TablesPage& page) {
  std::vector<std::string> out;
  for (const Chart& chart : page.charts) {
    const std::string id = chart_id(chart);
    std::string name = id;
    for (int number = 2; std::ranges::contains(out, name); ++number) name = id + "-" + std::to_string(number);
    out.push_back(std::move(name));
  }
  return out;
}

std::vector<std::string> picture_ids(const PageView& page) {
  if (const auto* tables = std::get_if<TablesPage>(&page.body)) return picture_ids(*tables);
  const auto* overview = std::get_if<OverviewPage>(&page.body);
  if (overview == nullptr) return {};
  std::vector<std::string> out;
  if (!overview->trend.months.empty()) out.emplace_back("trend");
  if (!overview->grid.rows.empty()) out.emplace_back("grid");
  if (!overview->laggards.bars.empty()) out.emplace_back("laggards");
  return out;
}

bool find_chart(Picture& out, const PageView& page, std::string_view id) {
  if (!std::ranges::contains(picture_ids(page), id)) return false;
  if (const auto* overview = std::get_if<OverviewPage>(&page.body)) return find(out, *overview, id);
  const auto* tables = std::get_if<TablesPage>(&page.body);
  return tables != nullptr && find(out, *tables, id);
}

void offer_pictures(PageView& page, const Strings& say) {
  const std::vector<std::string> ids = picture_ids(page);
  auto* overview = std::get_if<OverviewPage>(&page.body);
  auto* tables = std::get_if<TablesPage>(&page.body);
  if (overview == nullptr && tables == nullptr) return;
  std::vector<Link>& links = overview != nullptr ? overview->exports : tables->exports;
  if (overview != nullptr && !overview->tiles.empty()) links.push_back({.action = "export:present", .label = say("export.present"), .hint = say("export.present_hint")});
  for (const std::string& id : ids) {
    if (id != "grid") links.push_back({.action = std::string(kAskChart) + id, .label = say("picture.table"), .hint = say("picture.table_hint")});
    const std::string action = std::string(kTakePicture) + id;
    links.push_back({.action = action + ":svg", .label = say("picture.svg"), .hint = say("picture.svg_hint")});
    links.push_back({.action = action + ":png", .label = say("picture.png"), .hint = say("picture.png_hint")});
    links.push_back({.action = action + ":html", .label = say("picture.html"), .hint = say("picture.html_hint")});
    links.push_back({.action = action + ":copy", .label = say("picture.copy"), .hint = say("picture.copy_hint")});
  }
}

Result<Picture> build_picture(const Inputs& in, std::string_view id) {
  if (auto empty = empty_scope(in)) return std::unexpected(*std::move(empty));
  return picture_of(in, build_page(in, {}), id);
}

Result<Picture> picture_of(const Inputs& in, const PageView& page, std::string_view id) {
  const Strings& say = *in.say;
  if (auto empty = empty_scope(in)) return std::unexpected(*std::move(empty));
  const std::vector<std::string> ids = picture_ids(page);
  Picture out{.id = std::string(id), .language = say.language()};
  const bool by_place = id.size() == 1 && id.front() >= '1' && id.front() <= '9';
  if (by_place && ids.empty()) return fail(ErrorCode::chart_missing);
  if (by_place) {
    const auto place = static_cast<std::size_t>(id.front() - '1');
    if (place < ids.size()) out.id = ids[place];
  }
  const auto* overview = std::get_if<OverviewPage>(&page.body);
  if (!find_chart(out, page, out.id) && (overview == nullptr || !find_tile(out, *overview, out.id))) {
    std::string known;
    const auto add = [&known](const std::string& name) { known += (known.empty() ? "" : ", ") + name; };
    for (const std::string& each : ids) add(each);
    if (overview != nullptr) {
      for (const Tile& tile : overview->tiles) add(std::string(kTile) + tile.metric);
    }
    return fail(ErrorCode::unknown_name, {}, {"chart", std::string(id), known.empty() ? "-" : known});
  }
  out.about = about_text(in, page.frame, std::get_if<Tile>(&out.chart));
  out.as_of = scope_of(in).as_of;
  out.as_of_line = say("picture.as_of", {say.day(out.as_of)});
  out.provenance = {sources_text(in, out.as_of), say("picture.made_by", {XANH_VERSION})};
  return out;
}

}  // namespace xanh::view
