#include "view/chart_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace xanh::view {
namespace {

constexpr std::string_view kChart = "chart:";
constexpr float kAlone = 90;  // a single number leaves room for its head

/// A table of names and numbers, line by line.
struct Lines {
  const Strings& say;
  Table table = {};

  Lines(const Strings& words, const std::string& first, const std::vector<std::string>& numbers) : say(words) {
    table.id = "chart";
    table.columns.push_back({.id = "name", .label = first});
    for (const std::string& each : numbers) {
      table.columns.push_back({.id = "value" + std::to_string(table.columns.size()), .label = each, .number = true, .width = numbers.size() == 1 ? kAlone : 0});
    }
  }
  void add(const std::string& name, std::vector<Cell> cells) {
    cells.insert(cells.begin(), {.text = name});
    table.rows.push_back({.key = name, .cells = std::move(cells)});
  }
  [[nodiscard]] Cell share(const std::optional<double>& value) const {
    return value ? Cell{.text = say.percent(*value), .value = *value} : Cell{.text = say("dash")};
  }
  [[nodiscard]] Cell count(double value) const { return {.text = say.count(std::llround(value)), .value = value}; }
};

Table table_of(const Trend& trend, const Strings& say) {
  const bool foretold = std::ranges::any_of(trend.forecast, [](const auto& each) { return each.has_value(); });
  std::vector<std::string> heads = {trend.monthly_label, trend.cumulative_label};
  if (foretold) heads.push_back(say("chart.forecast"));
  Lines out(say, say("chart.period"), heads);
  const auto at = [](const auto& values, std::size_t i) { return i < values.size() ? values[i] : std::nullopt; };
  for (std::size_t i = 0; i < trend.months.size(); ++i) {
    const auto expected = at(trend.forecast, i), low = at(trend.low, i), high = at(trend.high, i);
    if (!at(trend.monthly, i) && !at(trend.cumulative, i) && !expected) continue;
    std::vector<Cell> cells = {out.share(at(trend.monthly, i)), out.share(at(trend.cumulative, i))};
    if (foretold) cells.push_back(out.share(expected));
    if (expected && low && high) cells.back().text = say("chart.interval", {say.percent(*expected), say.percent(*low), say.percent(*high)});
    out.add(trend.months[i], std::move(cells));
  }
  for (const Trend::Quoted& each : trend.quoted) {  // published figures: of no column
    std::vector<Cell> cells(heads.size(), Cell{.text = say("dash")});
    cells[1] = out.share(each.share);
    out.add(each.hint.empty() ? each.label : each.hint, std::move(cells));
  }
  return std::move(out.table);
}

Table table_of(const BarList& list, const Strings& say) {
  Lines out(say, say("chart.name"), {list.unit});
  for (const Bar& bar : list.bars) out.add(bar.label, {{.text = bar.value}});
  return std::move(out.table);
}

Table table_of(const Scatter& scatter, const Strings& say) {
  Lines out(say, say("chart.name"), {scatter.x_label, scatter.y_label});
  for (const Scatter::Point& point : scatter.points) out.add(point.label, {out.count(point.x), out.share(point.y)});
  return std::move(out.table);
}

Table table_of(const Strip& strip, const Strings& say) {
  Lines out(say, say("chart.name"), {say("column.rate")});
  for (const Strip::Mark& mark : strip.marks) out.add(mark.label, {out.share(mark.share)});
  return std::move(out.table);
}

Table table_of(const Pareto& pareto, const Strings& say) {
  Lines out(say, say("chart.name"), {say("chart.value"), pareto.cumulative_label});
  for (const Pareto::Bar& bar : pareto.bars) out.add(bar.label, {{.text = bar.value, .value = bar.size}, out.share(bar.cumulative)});
  return std::move(out.table);
}

Table table_of(const Waterfall& fall, const Strings& say) {
  Lines out(say, say("chart.name"), {say("chart.value")});
  for (const Waterfall::Step& step : fall.steps) {
    out.add(step.label, {{.text = step.value, .value = step.change}});
    out.table.rows.back().total = step.level;
  }
  return std::move(out.table);
}

Table table_of(const Slope& slope, const Strings& say) {
  Lines out(say, say("chart.name"), {slope.before_label, slope.now_label});
  for (const Slope::Line& line : slope.lines) out.add(line.label, {{.text = line.before_text, .value = line.before}, {.text = line.now_text, .value = line.now}});
  return std::move(out.table);
}

}  // namespace

Table chart_table(const std::variant<Chart, HeatGrid, BarList, Tile>& chart, const Strings& say) {
  if (const auto* bars = std::get_if<BarList>(&chart)) return table_of(*bars, say);
  if (const auto* drawn = std::get_if<Chart>(&chart)) return std::visit([&say](const auto& each) { return table_of(each, say); }, *drawn);
  return {};
}

std::vector<std::string> charts_with_table(const PageView& page) {
  std::vector<std::string> out = picture_ids(page);
  std::erase(out, "grid");
  return out;
}

std::optional<std::string> next_chart_table(const PageView& page, std::string_view why) {
  const std::vector<std::string> ids = charts_with_table(page);
  if (ids.empty()) return std::nullopt;
  if (!asks_chart(why)) return std::string(kAskChart) + ids.front();
  const auto shown = std::ranges::find(ids, why.substr(kChart.size()));
  if (shown == ids.end() || shown + 1 == ids.end()) return "why:";
  return std::string(kAskChart) + *(shown + 1);
}

std::optional<WhyPanel> build_chart_table(const PageView& page, std::string_view why, const Strings& say) {
  if (!asks_chart(why)) return std::nullopt;
  Picture picture;
  const std::string_view id = why.substr(kChart.size());
  if (!find_chart(picture, page, id) || id == "grid") return std::nullopt;
  WhyPanel panel{.title = picture.title, .close = {.action = "why:", .label = say("why.close")}};
  if (!picture.note.empty()) panel.sentences.push_back(picture.note);
  panel.tables.push_back(chart_table(picture.chart, say));
  for (const std::string& other : charts_with_table(page)) {
    if (Picture next; other != id && find_chart(next, page, other)) panel.links.push_back({.action = std::string(kAskChart) + other, .label = say("chart.other", {next.title})});
  }
  return panel;
}

}  // namespace xanh::view
