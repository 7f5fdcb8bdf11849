// What a scenario gives at the year's end: for the whole, for each level of units, for each group.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "metric/figure.h"
#include "metric/share.h"
#include "state/action.h"
#include "view/figure_text.h"
#include "view/levels.h"
#include "view/levers_parts.h"

namespace xanh::view {
namespace {

using metric::Ratio;
using metric::Shift;

// By levels of units; empty where the files do not tell units and groups together, or only one level occurs.
std::map<facts::UnitLevel, std::vector<Shift>> by_level(const LeversOf& w, const WhatIf& what_if) {
  std::map<facts::UnitLevel, std::vector<Shift>> out;
  const auto level = [&](const std::string& unit) { return unit.empty() ? facts::UnitLevel::unknown : facts::level_of(w.in.shards, unit); };
  if (w.by == query::Dimension::unit) {
    for (const auto& [key, shift] : what_if.groups) out[level(key)].push_back(shift);
  } else {
    const auto flow = metric::flow_of(w.metric);
    if (!flow) return out;
    Ratio sum, whole;
    std::map<query::Key, Shift> cells;
    for (const metric::Row& row : metric::evaluate(request_of(w.in, {&w.metric}, {query::Dimension::unit, w.by}, w.scope.period), w.in.shards).rows) {
      const metric::Figure& figure = row.figures[0];
      if (!figure.rate()) continue;
      cells[row.key].now = {figure.numerator, figure.denominator};
      sum.numerator += figure.numerator;
      sum.denominator += figure.denominator;
    }
    for (const auto& [key, shift] : what_if.groups) whole.numerator += shift.now.numerator, whole.denominator += shift.now.denominator;
    if (sum.numerator != whole.numerator || sum.denominator != whole.denominator) return out;
    for (const auto& [key, weight] : weights_by(w, *flow, {query::Dimension::unit, w.by}, what_if.weighed)) cells[key].future = static_cast<double>(what_if.future.dossiers) * weight;
    for (auto& [key, cell] : cells) {
      const auto group = what_if.groups.find(key[1]);
      if (group == what_if.groups.end()) return {};
      cell.share = group->second.share;
      out[level(key[0])].push_back(cell);
    }
  }
  if (out.size() < 2) out.clear();
  return out;
}

std::vector<Cell> cells_of(const Outcome& o, std::string name, const Strings& say, bool strong) {
  std::vector<Cell> cells;
  const double now = metric::rate_of(o.now), without = metric::rate_of(o.without), with = metric::rate_of(o.with);
  const auto ratio = [&say](const Ratio& r) { return say("figure.ratio", {say.count(r.numerator), say.count(r.denominator)}); };
  cells.push_back({.text = std::move(name), .strong = strong});
  cells.push_back({.text = say.percent(now), .hint = ratio(o.now), .value = now});
  cells.push_back({.text = say.count(std::llround(o.future)), .value = o.future});
  cells.push_back({.text = say.percent(without), .hint = ratio(o.without), .value = without});
  cells.push_back({.text = say.percent(with), .hint = ratio(o.with), .value = with, .strong = true});
  cells.push_back({.text = points_text(with - without, 1, say), .value = with - without});
  const std::int64_t won = o.with.numerator - o.without.numerator;
  cells.push_back({.text = say.count(won), .value = static_cast<double>(won)});
  return cells;
}

std::vector<Column> columns_of(std::string first, const Strings& say) {
  std::vector<Column> out = {{.id = "name", .label = std::move(first)}};
  for (const char* id : {"now", "future", "without", "with", "change", "won"}) {
    const std::string key = "whatif." + std::string(id);
    out.push_back({.id = id, .label = say(key), .hint = say(key + ".hint"), .number = true, .width = 118});
  }
  return out;
}

// By whole dossiers and in decimal, as every target is judged.
Cell standing(const Ratio& end, const metric::Target* target, const Strings& say) {
  if (target == nullptr) return {.text = say("dash")};
  const std::int64_t missing = std::max<std::int64_t>(0, metric::ceil_part(target->value, end.denominator) - end.numerator);
  return {.text = missing == 0 ? say("standing.met") : say("whatif.missing", {say.count(missing)}), .hint = target_name(*target, say), .tone = missing == 0 ? Tone::good : Tone::bad, .pill = true};
}

}  // namespace

std::string first_rows(const std::string& caption, std::size_t shown, std::size_t all, const Strings& say) {
  return say("levers.first_rows", {caption, say.count(static_cast<std::int64_t>(shown)), say.count(static_cast<std::int64_t>(all))});
}

std::map<query::Key, double> weights_by(const LeversOf& w, const metric::Metric& flow, std::vector<query::Dimension> by, const query::Period& days) {
  std::map<query::Key, double> out;
  double sum = 0;
  for (const metric::Row& row : metric::evaluate(request_of(w.in, {&flow}, std::move(by), days), w.in.shards).rows) {
    if (!row.figures[0].rate()) continue;
    sum += out[row.key] = static_cast<double>(row.figures[0].denominator);
  }
  for (auto& [key, weight] : out) weight /= sum;
  return out;
}

Outcome outcome_of(std::span<const Shift> groups) {
  Outcome out;
  std::vector<Shift> still(groups.begin(), groups.end());
  for (Shift& group : still) {
    out.now.numerator += group.now.numerator;
    out.now.denominator += group.now.denominator;
    out.future += group.future;
    group.share = 0;
  }
  out.without = metric::at_year_end(still);
  out.with = metric::at_year_end(groups);
  return out;
}

Table result_table(const LeversOf& w, const WhatIf& what_if, const Outcome& whole) {
  const Strings& say = w.say;
  Table table{.id = "whatif", .caption = say(what_if.active ? "whatif.caption" : "whatif.caption.none"), .columns = columns_of(say("whatif.level"), say), .rows = {}};
  table.columns.push_back({.id = "standing", .label = say("column.standing"), .width = 150});
  const auto add = [&](std::string key, const Outcome& o, std::string name, const metric::Target* target, bool total) {
    Row row{.key = std::move(key), .action = "", .cells = cells_of(o, std::move(name), say, false), .total = total};
    row.cells.push_back(standing(o.with, target, say));
    table.rows.push_back(std::move(row));
  };
  add("total", whole, say("total"), w.target, true);
  // Without a scenario the levels of groups that are no units are not worth a count by both.
  const bool levels = what_if.active || w.by == query::Dimension::unit;
  for (const auto& [level, groups] : levels ? by_level(w, what_if) : std::map<facts::UnitLevel, std::vector<Shift>>{}) {
    const metric::Target* target = nullptr;  // of the level itself
    if (w.in.targets != nullptr && level != facts::UnitLevel::unknown) target = w.in.targets->find(w.scope.year, {.level = level}, w.metric);
    const Outcome outcome = outcome_of(groups);
    if (outcome.now.denominator > 0) add(level == facts::UnitLevel::unknown ? "unknown" : std::string(state::level_id(level)), outcome, level_label(level, say), target, false);
  }
  return table;
}

Table shifted_table(const LeversOf& w, const WhatIf& what_if) {
  const Strings& say = w.say;
  Table table{.id = "shifted", .caption = say("whatif.shifted"), .columns = columns_of(say("column." + std::string(state::dimension_id(w.by))), say), .rows = {}};
  std::vector<std::pair<std::string, Outcome>> shifted;
  for (const auto& [key, shift] : what_if.groups) {
    if (shift.share > 0) shifted.emplace_back(key, outcome_of(std::span(&shift, 1)));
  }
  sort_stably(shifted, std::ranges::greater{}, [](const auto& each) { return each.second.with.numerator - each.second.without.numerator; });
  if (shifted.size() > kMostRows) table.caption = first_rows(table.caption, kMostRows, shifted.size(), say);
  for (const auto& [key, outcome] : shifted) {
    if (table.rows.size() == kMostRows) break;
    table.rows.push_back({.key = key, .action = "", .cells = cells_of(outcome, group_label(w.by, key, w.in), say, false)});
  }
  return table;
}

}  // namespace xanh::view
