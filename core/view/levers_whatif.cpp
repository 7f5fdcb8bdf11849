// What if: a share of the filings to come goes online. Past filings stay as they are (domain.md 2.7).
#include <algorithm>
#include <cmath>
#include <utility>

#include "metric/figure.h"
#include "metric/share.h"
#include "state/action.h"
#include "text/date.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/future.h"
#include "view/levels.h"
#include "view/levers_parts.h"

namespace xanh::view {
namespace {

using metric::Ratio;
using metric::Shift;

constexpr std::size_t kMostNamed = 3, kMostRows = 100;

constexpr int kRecentMonths = 3;

// The days whose filings tell what is to come of whom: units end within a year (districts did on 2025-06-30),
// and of them nothing comes any more.
query::Period recent(const query::Period& so_far) {
  auto [year, month, day] = text::civil_from_day(so_far.last);
  month -= kRecentMonths - 1;
  if (month < 1) month += 12, --year;
  return {std::max(so_far.first, text::day_from_civil(year, month, 1)), so_far.last};
}

// What of each group's denominator came in within `days`: the weights by which the rest is shared out.
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

double part_of_way(const state::Workspace& workspace, std::string_view key) {
  const auto found = workspace.shifts.find(key);
  return found == workspace.shifts.end() ? 0 : found->second;
}

// A group's own share, else the greater of those that lead to the median and the target.
double share_of(const LeversOf& w, const std::string& key, const Ratio& now, std::optional<double> median) {
  const state::Workspace& workspace = *w.in.workspace;
  if (const auto own = workspace.shifts.find(key); own != workspace.shifts.end()) return own->second;
  double share = 0;
  if (median) share = part_of_way(workspace, kToMedian) * metric::share_to_reach(now, *median);
  if (w.target != nullptr) share = std::max(share, part_of_way(workspace, kToTarget) * metric::share_to_reach(now, w.target->value));
  return share;
}

struct Outcome {
  Ratio now, without, with;
  double future = 0;
};
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

std::string points(double share, const Strings& say) { return text::format_points(share, 1, say.language()); }

std::vector<Cell> cells_of(const Outcome& o, std::string name, const Strings& say, bool strong) {
  std::vector<Cell> cells;
  const double now = metric::rate_of(o.now), without = metric::rate_of(o.without), with = metric::rate_of(o.with);
  const auto ratio = [&say](const Ratio& r) { return say("figure.ratio", {say.count(r.numerator), say.count(r.denominator)}); };
  cells.push_back({.text = std::move(name), .strong = strong});
  cells.push_back({.text = say.percent(now), .hint = ratio(o.now), .value = now});
  cells.push_back({.text = say.count(std::llround(o.future)), .value = o.future});
  cells.push_back({.text = say.percent(without), .hint = ratio(o.without), .value = without});
  cells.push_back({.text = say.percent(with), .hint = ratio(o.with), .value = with, .strong = true});
  cells.push_back({.text = points(with - without, say), .value = with - without});
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

// "Xã A 50 %, Xã B 30 %, 4 others"; the ready scenarios by their names.
std::string assumed(const LeversOf& w, const WhatIf& what_if) {
  const Strings& say = w.say;
  const state::Workspace& workspace = *w.in.workspace;
  const std::string many = say("by.many." + std::string(state::dimension_id(w.by)));
  std::vector<std::string> parts;
  const auto way = [&](std::string_view key, const std::string& level) {
    if (const double part = part_of_way(workspace, key); part > 0) parts.push_back(part >= 1 ? say("whatif.reach", {many, level}) : say("whatif.way", {many, level, say.target(part)}));
  };
  if (what_if.median) way(kToMedian, say("levers.level.median", {say.percent(*what_if.median)}));
  if (w.target != nullptr) way(kToTarget, say("levers.level.target", {say.target(w.target->value)}));
  std::size_t others = 0;
  std::size_t named = 0;
  for (const auto& [key, share] : workspace.shifts) {
    if (!what_if.groups.contains(key)) continue;
    if (named == kMostNamed) ++others;
    else ++named, parts.push_back(say("whatif.one", {group_label(w.by, key, w.in), say.target(share)}));
  }
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  if (others > 0) out += "; " + say("whatif.others", {say.count(static_cast<std::int64_t>(others)), many});
  return out;
}

bool is_online(const metric::Metric& metric) { return metric.family == "full_process" || metric.family == "online_filing"; }

}  // namespace

std::optional<WhatIf> what_if_of(const LeversOf& w, std::span<const metric::LeverInput> groups, std::optional<double> median) {
  if (!w.scope.year_to_date()) return std::nullopt;
  const auto flow = metric::flow_of(w.metric);
  auto future = future_of(w.in, w.metric);
  if (!flow || !future || future->dossiers <= 0) return std::nullopt;
  WhatIf out{.future = std::move(*future), .weighed = recent(w.scope.period), .groups = {}, .median = median};
  auto weights = weights_by(w, *flow, {w.by}, out.weighed);
  if (weights.empty()) {  // forms of longer periods
    out.weighed = w.scope.period;
    weights = weights_by(w, *flow, {w.by}, out.weighed);
  }
  if (weights.empty()) return std::nullopt;
  for (const metric::LeverInput& group : groups) {
    const auto found = weights.find(query::Key{group.key, {}});
    const double weight = found == weights.end() ? 0 : found->second;
    const double share = share_of(w, group.key, group.now, median);
    out.groups[group.key] = {.now = group.now, .future = static_cast<double>(out.future.dossiers) * weight, .share = share};
    out.active = out.active || share > 0;
  }
  return out;
}

void add_what_if(const LeversOf& w, const WhatIf& what_if, TablesPage& page) {
  const Strings& say = w.say;
  const state::Workspace& workspace = *w.in.workspace;
  const auto ready = [&](std::string_view key, const std::string& label) {
    page.choices.push_back({.action = "shift:" + std::string(key) + "=100", .label = label, .current = part_of_way(workspace, key) >= 1, .hint = say("whatif.ready.hint")});
  };
  if (what_if.median) ready(kToMedian, say("whatif.ready.median", {say.percent(*what_if.median)}));
  if (w.target != nullptr) ready(kToTarget, say("whatif.ready.target", {say.target(w.target->value)}));
  if (!workspace.shifts.empty()) page.choices.push_back({.action = "unshift", .label = say("whatif.drop"), .hint = say("whatif.drop.hint")});
  page.fields.push_back(future_field(w.in, what_if.future));
  std::vector<Shift> groups;
  for (const auto& [key, shift] : what_if.groups) groups.push_back(shift);
  const Outcome whole = outcome_of(groups);
  page.tables.push_back(result_table(w, what_if, whole));
  if (!what_if.active) {
    if (!workspace.shifts.empty()) page.sentences.push_back(say("whatif.nothing"));
    return;
  }
  const std::int64_t won = whole.with.numerator - whole.without.numerator;
  const double without = metric::rate_of(whole.without), with = metric::rate_of(whole.with);
  page.sentences.push_back(say("whatif.assumed", {assumed(w, what_if)}));
  page.sentences.push_back(say("whatif.result", {std::to_string(w.scope.year), say.percent(without), say.percent(with), points(with - without, say), say.count(won)}));
  if (w.target != nullptr) {
    const std::int64_t missing = std::max<std::int64_t>(0, metric::ceil_part(w.target->value, whole.with.denominator) - whole.with.numerator);
    page.sentences.push_back(missing == 0 ? say("whatif.met", {say.target(w.target->value)}) : say("whatif.not_met", {say.target(w.target->value), say.count(missing)}));
  }
  page.sentences.push_back(say("whatif.flow", {future_text(what_if.future, say), say.day(what_if.weighed.first), say.day(what_if.weighed.last)}));
}

Table shifted_table(const LeversOf& w, const WhatIf& what_if) {
  const Strings& say = w.say;
  Table table{.id = "shifted", .caption = say("whatif.shifted"), .columns = columns_of(say("column." + std::string(state::dimension_id(w.by))), say), .rows = {}};
  std::vector<std::pair<std::string, Outcome>> shifted;
  for (const auto& [key, shift] : what_if.groups) {
    if (shift.share > 0) shifted.emplace_back(key, outcome_of(std::span(&shift, 1)));
  }
  std::ranges::stable_sort(shifted, std::ranges::greater{}, [](const auto& each) { return each.second.with.numerator - each.second.without.numerator; });
  for (const auto& [key, outcome] : shifted) {
    if (table.rows.size() == kMostRows) break;
    table.rows.push_back({.key = key, .action = "", .cells = cells_of(outcome, group_label(w.by, key, w.in), say, false)});
  }
  return table;
}

Column shift_column(const LeversOf& w) {
  const bool online = is_online(w.metric);
  return {.id = "shift", .label = w.say(online ? "whatif.column.online" : "whatif.column"), .hint = w.say(online ? "whatif.column.online.hint" : "whatif.column.hint"), .number = true, .width = 130};
}

Cell shift_cell(const LeversOf& w, const WhatIf& what_if, const std::string& key) {
  const auto found = what_if.groups.find(key);
  const double share = found == what_if.groups.end() ? 0 : found->second.share;
  const double percent = share * 100;
  Cell cell{.value = share, .name = w.say("whatif.name", {group_label(w.by, key, w.in)}), .field = "shift:" + key + "="};
  if (share > 0) cell.text = text::format_number(percent, std::abs(percent - std::round(percent)) < 1e-9 ? 0 : 1, w.say.language());
  return cell;
}

}  // namespace xanh::view
