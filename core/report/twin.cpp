#include "report/twin.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>

#include <nlohmann/json.hpp>

#include "report/twin_parts.h"
#include "view/picture.h"

namespace xanh::report {
namespace {

using view::Link;
using Attributes = std::vector<std::pair<std::string, std::string>>;

std::string_view status_of(view::Tone tone) {
  switch (tone) {
    case view::Tone::good: return "good";
    case view::Tone::near: return "near";
    case view::Tone::bad: return "bad";
    case view::Tone::neutral: break;
  }
  return "neutral";
}

TwinNode list_of(std::string tag, const std::vector<std::string>& lines) {
  TwinNode list{.tag = std::move(tag)};
  for (const std::string& line : lines) list.children.push_back({.tag = "li", .text = line});
  return list;
}

/// Choices of which one holds.
TwinNode choices_of(const std::vector<Link>& links, const std::string& name) {
  TwinNode group{.tag = "div", .attributes = {{"role", "group"}, {"aria-label", name}}};
  for (const Link& link : links) {
    TwinNode button = twin_button(link);
    button.attributes.emplace_back("aria-pressed", link.current ? "true" : "false");
    group.children.push_back(std::move(button));
  }
  return group;
}

TwinNode chip(const view::Chip& chip, const view::FilterWords& words) {
  if (!chip.options.empty() && chip.action.starts_with("unfilter:")) return twin_filter_chip(chip, words);
  TwinNode item{.tag = "li"};
  const std::string label = chip.name + ": " + chip.value;
  if (chip.options.empty()) {
    if (chip.action.empty()) item.text = label;
    else item.children.push_back(twin_button({.action = chip.action, .label = label}));
    return item;
  }
  item.text = label;
  TwinNode options{.tag = "ul", .attributes = {{"aria-label", chip.name}}};
  for (const Link& option : chip.options) {
    TwinNode button = twin_button(option);
    button.attributes.emplace_back("aria-pressed", option.current ? "true" : "false");
    options.children.push_back({.tag = "li", .children = {std::move(button)}});
  }
  item.children.push_back(std::move(options));
  return item;
}

/// Menu, chips and links: what stands around every page.
void add_frame(const view::Frame& frame, const view::FilterWords& words, std::vector<TwinNode>& out) {
  TwinNode nav{.tag = "nav", .attributes = {{"aria-label", "Menu"}}};  // the word is the same in both languages
  for (const Link& link : frame.menu) {
    TwinNode button = twin_button(link);
    if (link.current) button.attributes.emplace_back("aria-current", "page");
    nav.children.push_back(std::move(button));
  }
  if (frame.main_button) nav.children.push_back(twin_button(*frame.main_button));
  for (const Link& link : frame.links) {
    TwinNode button = twin_button(link);
    if (link.current) button.attributes.emplace_back("aria-pressed", "true");
    nav.children.push_back(std::move(button));
  }
  for (const std::string& line : frame.footer) nav.children.push_back({.tag = "p", .text = line});
  if (nav.children.empty()) return;  // of a page that is shown in another
  out.push_back(std::move(nav));
  if (frame.chips.empty()) return;
  TwinNode chips{.tag = "ul"};
  for (const view::Chip& each : frame.chips) chips.children.push_back(chip(each, words));
  out.push_back(std::move(chips));
}

TwinNode tile(const view::Tile& tile, const std::string& ask) {
  TwinNode node{.tag = "section", .attributes = {{"data-metric", tile.metric}, {"data-status", std::string(status_of(tile.tone))}}};
  node.children.push_back({.tag = "h2", .text = tile.label});
  TwinNode figure{.tag = "p"};
  figure.children.push_back({.tag = "strong", .text = tile.value + " "});
  figure.children.push_back({.tag = "span", .text = tile.standing});
  node.children.push_back(std::move(figure));
  for (const std::string& note : tile.notes) node.children.push_back({.tag = "p", .text = note});
  if (!tile.hint.empty()) node.children.push_back({.tag = "p", .text = tile.hint});
  if (!tile.action.empty()) node.children.push_back(twin_button({.action = tile.action, .label = tile.label}));
  if (!tile.why.empty()) {
    node.children.push_back(twin_button({.action = tile.why, .label = ask + "?"}));
    node.children.back().attributes.emplace_back("aria-label", ask + "? " + tile.value + ": " + tile.label);
  }
  return node;
}

TwinNode summary(const view::FileSummary& file, const std::string& ask) {
  TwinNode section{.tag = "section"};
  section.children.push_back({.tag = "h2", .text = file.name});
  section.children.push_back(list_of("ul", file.sentences));
  for (const view::Setting& setting : file.settings) section.children.push_back(twin_setting(setting, file.name));
  for (const Link& link : file.exports) {
    section.children.push_back(twin_button(link));
    section.children.back().attributes.emplace_back("aria-label", link.label + ": " + file.name);
  }
  for (const view::Table& table : file.tables) section.children.push_back(twin_table(table, ask));
  if (!file.remove.label.empty()) {
    section.children.push_back(twin_button(file.remove));
    section.children.back().attributes.emplace_back("aria-label", file.remove.label + ": " + file.name);
  }
  return section;
}

/// The buttons that take the chart `id` away, named with its title.
void add_takes(TwinNode& main, const std::vector<Link>& exports, std::string_view id, const std::string& title) {
  for (const Link& link : view::picture_links(exports, id)) {
    main.children.push_back(twin_button(link));
    main.children.back().attributes.emplace_back("aria-label", link.label + ": " + title);
  }
}

struct Body {
  TwinNode& main;
  text::Language language;
  const std::string& ask;

  void operator()(const view::StartPage& page) const {
    main.children.push_back({.tag = "h1", .text = page.title});
    main.children.push_back({.tag = "p", .text = page.invitation});
    main.children.push_back({.tag = "p", .text = page.formats});
    main.children.push_back(twin_button(page.open));
    main.children.push_back(twin_button(page.sample));
    main.children.push_back({.tag = "p", .text = page.privacy});
    main.children.push_back(list_of("ol", page.steps));
  }
  void operator()(const view::ProgressPage& page) const {
    main.children.push_back({.tag = "h1", .text = page.title});
    main.children.push_back({.tag = "progress",
                             .attributes = {{"max", "1000"}, {"value", std::to_string(static_cast<int>(page.share * 1000))}, {"aria-label", page.title}}});
    main.children.push_back({.tag = "p", .text = page.note});
    main.children.push_back(twin_button(page.cancel));
  }
  void operator()(const view::OverviewPage& page) const {
    main.children.push_back({.tag = "h1", .text = page.title});
    for (const view::Tile& each : page.tiles) main.children.push_back(tile(each, ask));
    main.children.push_back({.tag = "h2", .text = page.findings_title});
    main.children.push_back(list_of("ol", page.findings));
    for (const Link& link : page.exports) {
      if (!view::takes_picture(link)) main.children.push_back(twin_button(link));
    }
    main.children.push_back(twin_bars(page.laggards));
    add_takes(main, page.exports, "laggards", page.laggards.title);
    main.children.push_back(twin_grid(page.grid, ask));
    add_takes(main, page.exports, "grid", page.grid.title);
    main.children.push_back(twin_trend(page.trend, language));
    add_takes(main, page.exports, "trend", page.trend.title);
  }
  void operator()(const view::TablesPage& page) const {
    main.children.push_back({.tag = "h1", .text = page.title});
    if (!page.choices.empty()) main.children.push_back(choices_of(page.choices, page.title));
    for (const view::Setting& field : page.fields) main.children.push_back(twin_setting(field, page.title));
    main.children.push_back(list_of("ul", page.sentences));
    const std::vector<std::string> names = view::picture_ids(page);
    for (std::size_t i = 0; i < page.charts.size(); ++i) {  // the others' figures stand in the tables
      if (const auto* trend = std::get_if<view::Trend>(&page.charts[i])) main.children.push_back(twin_trend(*trend, language));
      add_takes(main, page.exports, names[i], std::visit([](const auto& each) { return each.title; }, page.charts[i]));
    }
    constexpr std::string_view kCopies = "copy:";  // behind the table that it copies
    for (const view::Table& table : page.tables) {
      main.children.push_back(twin_table(table, ask));
      const auto copy = std::ranges::find(page.exports, std::string(kCopies) + table.id, &Link::action);
      if (copy == page.exports.end()) continue;
      main.children.push_back(twin_button(*copy));
      if (!table.caption.empty()) main.children.back().attributes.emplace_back("aria-label", copy->label + ": " + table.caption);
    }
    for (const Link& link : page.exports) {
      if (!link.action.starts_with(kCopies) && !view::takes_picture(link)) main.children.push_back(twin_button(link));
    }
  }
  void operator()(const view::PresentPage& page) const {
    main.children.push_back({.tag = "h1", .text = page.title});
    main.children.push_back({.tag = "h2", .text = page.screen.title});
    if (page.screen.headline) main.children.push_back(tile(*page.screen.headline, ask));
    if (page.screen.bars) main.children.push_back(twin_bars(*page.screen.bars));
    main.children.push_back(list_of("ol", page.screen.sentences));
    main.children.push_back({.tag = "p", .text = page.source + " " + page.place});
    for (const Link* link : {&page.previous, &page.next, &page.leave}) main.children.push_back(twin_button(*link));
  }
  void operator()(const view::ImportPage& page) const {
    main.children.push_back({.tag = "h1", .text = page.title});
    if (!page.go_on.label.empty()) main.children.push_back(twin_button(page.go_on));
    for (const view::FileSummary& file : page.files) main.children.push_back(summary(file, ask));
    if (page.settings) main.children.push_back(summary(*page.settings, ask));
  }
};

/// The tables of a second file have the names of the first one's: an id is given once.
void number_ids(TwinNode& node, std::map<std::string, int>& seen) {
  for (auto& [name, value] : node.attributes) {
    if (name != "id") continue;
    if (const int count = ++seen[value]; count > 1) value += "-" + std::to_string(count);
  }
  for (TwinNode& child : node.children) number_ids(child, seen);
}

nlohmann::ordered_json to_json(const TwinNode& node) {
  nlohmann::ordered_json out = {{"tag", node.tag}};
  if (!node.text.empty()) out["text"] = node.text;
  if (!node.attributes.empty()) {
    auto& attributes = out["attributes"] = nlohmann::ordered_json::object();
    for (const auto& [name, value] : node.attributes) attributes[name] = value;
  }
  if (!node.children.empty()) {
    auto& children = out["children"] = nlohmann::ordered_json::array();
    for (const TwinNode& child : node.children) children.push_back(to_json(child));
  }
  return out;
}

}  // namespace

TwinNode twin_button(const Link& link) {
  TwinNode button{.tag = "button", .text = link.label, .attributes = {{"data-action", link.action}}};
  if (link.badge > 0) button.text += " (" + std::to_string(link.badge) + ")";
  if (!link.enabled) button.attributes.emplace_back("disabled", "");
  return button;
}

std::vector<TwinNode> twin_figures(const view::Picture& picture, std::size_t rows) {
  struct Figures {
    const view::Picture& picture;
    std::size_t rows;
    std::vector<TwinNode> operator()(const view::Tile& /*tile*/) const { return {}; }  // all of it stands in the picture
    std::vector<TwinNode> operator()(const view::BarList& list) const { return {twin_bars(list)}; }
    std::vector<TwinNode> operator()(const view::HeatGrid& grid) const { return {twin_grid(grid, {})}; }
    std::vector<TwinNode> operator()(const view::Chart& chart) const {
      if (const auto* trend = std::get_if<view::Trend>(&chart)) return {twin_trend(*trend, picture.language)};
      if (picture.tables.empty()) return {};
      view::Table table = picture.tables.front();
      table.rows.resize(std::min(rows, table.rows.size()));
      return {twin_table(table, {})};
    }
  };
  return std::visit(Figures{picture, rows}, picture.chart);
}

namespace {

/// What surrounds the body: notices behind the frame.
TwinNode begin_twin(const view::PageView& page) {
  TwinNode main{.tag = "main", .attributes = {{"lang", page.language == text::Language::vi ? "vi" : "en"}}};
  add_frame(page.frame, page.filters, main.children);
  for (const view::Notice& notice : page.notices) {
    // What stays and cannot be dismissed is no alert.
    TwinNode node{.tag = "div", .attributes = {{"role", notice.dismiss.label.empty() ? "note" : "alert"}, {"data-status", std::string(status_of(notice.tone))}}};
    node.children.push_back({.tag = "p", .text = notice.text});
    if (!notice.fix.label.empty()) node.children.push_back(twin_button(notice.fix));
    if (!notice.more.label.empty()) node.children.push_back(twin_button(notice.more));
    if (!notice.dismiss.label.empty()) node.children.push_back(twin_button(notice.dismiss));
    main.children.push_back(std::move(node));
  }
  return main;
}

/// What could be clicked becomes its text alone.
void take_buttons_off(TwinNode& node) {
  if (node.tag == "button") node.tag = "span", node.attributes.clear();
  for (TwinNode& child : node.children) take_buttons_off(child);
}

}  // namespace

TwinNode make_twin(const view::PageView& page, const view::Picture& alone) {
  TwinNode main = begin_twin(page);
  if (const auto* only = std::get_if<view::Tile>(&alone.chart)) {
    main.children.push_back(tile(*only, {}));
    main.children.back().children.front().tag = "h1";
  } else {
    main.children.push_back({.tag = "h1", .text = alone.title});
  }
  for (const std::string* line : {&alone.about, &alone.note}) {
    if (!line->empty()) main.children.push_back({.tag = "p", .text = *line});
  }
  for (TwinNode& node : twin_figures(alone, SIZE_MAX)) {
    take_buttons_off(node);
    main.children.push_back(std::move(node));
  }
  return main;
}

TwinNode make_twin(const view::PageView& page) {
  TwinNode main = begin_twin(page);
  std::visit(Body{main, page.language, page.ask_why}, page.body);
  if (page.why) {  // behind the heading of the page, before what it is long of
    const auto heading = std::ranges::find(main.children, "h1", &TwinNode::tag);
    main.children.insert(heading == main.children.end() ? heading : heading + 1, twin_why(*page.why, page.ask_why));
  }
  add_picks(main, page.frame.chips, page.filters);
  std::map<std::string, int> seen;
  number_ids(main, seen);
  return main;
}

std::string twin_json(const TwinNode& node) {
  // Bytes that are not UTF-8 become U+FFFD instead of an exception.
  return to_json(node).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace xanh::report
