// What carries the gap, and what closing it would take (domain.md 7.3).
#include "metric/levers.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "facts/reform.h"
#include "metric/interval.h"
#include "state/action.h"
#include "text/format.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/levers_parts.h"
#include "view/outlook.h"
#include "view/why.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostBars = 12;

query::Dimension grouping(const state::Workspace& workspace) {
  using query::Dimension;
  const Dimension by = workspace.group_by;
  return by == Dimension::procedure || by == Dimension::field ? by : Dimension::unit;
}

std::vector<std::string> sentences(const LeversOf& w, const metric::Levers& found, double reference, bool by_target) {
  const Strings& say = w.say;
  const std::string by(state::dimension_id(w.by));
  std::vector<std::string> out;
  const std::string day = say.day(w.scope.period.last);
  if (w.target == nullptr) {
    out.push_back(say(w.scope.year_to_date() ? "levers.no_target" : "levers.not_judged", {std::to_string(w.scope.year), say("by.many." + by), say.percent(reference)}));
  } else if (found.gap == 0) {
    out.push_back(say("levers.met", {day, say.target(w.target->value)}));
  } else {
    out.push_back(say("levers.gap", {day, say.count(found.gap), say.target(w.target->value)}));
    const std::string level = by_target ? say("levers.level.target", {say.target(reference)}) : say("levers.level.median", {say.percent(reference)});
    if (found.enough) out.push_back(say("levers.enough", {say.count(static_cast<std::int64_t>(*found.enough)), say("by.many." + by), level}));
    else out.push_back(say("levers.not_enough", {say("by.many." + by), level}));
  }
  std::int64_t missed = 0, service = 0, filing = 0;
  for (const metric::Lever& lever : found.levers) missed += lever.missed, service += lever.by_service, filing += lever.by_filing;
  if (service + filing > 0) out.push_back(say("levers.kinds", {say.count(missed), say.count(service), say.count(filing)}));
  out.push_back(say("levers.past"));
  // Districts stay among the units of the year, but nothing flows into them any more.
  if (w.by == query::Dimension::unit && w.scope.period.last >= facts::two_tiers()) {
    std::int64_t ended = 0, theirs = 0;
    for (const metric::Lever& lever : found.levers) {
      if (lever.lift <= 0 || facts::level_of(w.in.shards, lever.key) != facts::UnitLevel::district) continue;
      ++ended;
      theirs += lever.lift;
    }
    if (ended > 0) out.push_back(say("levers.ended", {say.count(ended), say.count(theirs)}));
  }
  const auto outlook = w.scope.chosen ? std::nullopt : outlook_of(w.in, w.metric);  // chosen days have no year's end
  if (outlook && !outlook->over()) out.push_back(forecast_text(*outlook));
  return out;
}

Table lever_table(const LeversOf& w, const metric::Levers& found, const std::optional<WhatIf>& what_if) {
  const Strings& say = w.say;
  const std::string by(state::dimension_id(w.by));
  Table table{.id = "levers", .caption = say("levers.caption"), .columns = {}, .rows = {}};
  if (found.levers.size() > kMostRows) table.caption = first_rows(table.caption, kMostRows, found.levers.size(), say);
  table.columns = {{.id = "name", .label = say("column." + by)},
                   {.id = "numerator", .label = say("column.numerator"), .hint = say(w.metric.numerator_name), .number = true, .width = 72},
                   {.id = "denominator", .label = say("column.denominator"), .hint = say(w.metric.denominator_name), .number = true, .width = 72},
                   {.id = "rate", .label = say("column.rate"), .width = 130},
                   {.id = "lift", .label = say("levers.lift"), .hint = say("levers.lift.hint"), .number = true, .width = 104},
                   {.id = "cumulative", .label = say("levers.cumulative"), .hint = say("levers.cumulative.hint"), .number = true, .width = 76}};
  const bool kinds = !w.metric.by_service.empty() || !w.metric.by_filing.empty();
  if (kinds) {
    table.columns.push_back({.id = "by_service", .label = say("levers.by_service"), .hint = say("levers.by_service.hint"), .number = true, .width = 84});
    table.columns.push_back({.id = "by_filing", .label = say("levers.by_filing"), .hint = say("levers.by_filing.hint"), .number = true, .width = 84});
  }
  if (what_if) table.columns.push_back(shift_column(w));
  const auto number = [&say](std::int64_t n) { return Cell{.text = say.count(n), .value = static_cast<double>(n)}; };
  for (const metric::Lever& lever : found.levers) {
    if (table.rows.size() == kMostRows) break;
    const double rate = static_cast<double>(lever.now.numerator) / static_cast<double>(lever.now.denominator);
    const bool small = metric::is_small(lever.now.denominator);
    Row row{.key = lever.key, .action = "filter:" + by + "=" + lever.key, .cells = {}};
    row.cells.push_back({.text = group_label(w.by, lever.key, w.in), .hint = small ? say("ranking.small") : std::string{}});
    row.cells.push_back(number(lever.now.numerator));
    row.cells.push_back(number(lever.now.denominator));
    Cell share{.text = say.percent(rate), .value = rate, .share = rate};
    if (w.target != nullptr) share.target = w.target->value;
    row.cells.push_back(std::move(share));
    row.cells.push_back(number(lever.lift));
    row.cells.back().strong = lever.lift > 0;
    row.cells.push_back(lever.lift > 0 ? Cell{.text = text::format_percent(lever.cumulative, 0, say.language()), .value = lever.cumulative} : Cell{.text = say("dash")});
    if (kinds) {
      row.cells.push_back(number(lever.by_service));
      row.cells.push_back(number(lever.by_filing));
    }
    for (Cell& cell : row.cells) cell.faint = small;
    if (what_if) row.cells.push_back(shift_cell(w, *what_if, lever.key));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// The greatest lifts, and what is left of the others in one bar. Those that the gap takes are lit.
Pareto pareto_of(const LeversOf& w, const metric::Levers& found, const std::string& level) {
  const Strings& say = w.say;
  const std::string by(state::dimension_id(w.by)), many = say("by.many." + by);
  Pareto out{.id = "pareto", .title = say("levers.pareto", {many}), .note = say("levers.pareto.note", {level}), .cumulative_label = say("levers.pareto.cumulative"), .bars = {}};
  if (w.target != nullptr && found.gap > 0) {
    out.needed = static_cast<double>(found.gap);
    out.needed_label = say("levers.pareto.needed", {say.count(found.gap)});
  }
  std::int64_t rest = 0, others = 0;
  for (std::size_t i = 0; i < found.levers.size() && found.levers[i].lift > 0; ++i) {
    const metric::Lever& lever = found.levers[i];
    if (out.bars.size() == kMostBars) {
      rest += lever.lift;
      ++others;
      continue;
    }
    const bool taken = out.needed && (!found.enough || i < *found.enough);
    std::string hint = say("levers.pareto.hint", {say.percent(metric::rate_of(lever.now)), say.count(lever.lift), say.percent(lever.cumulative)});
    if (lever.by_service + lever.by_filing > 0) hint += "\n" + say("levers.pareto.kinds", {say.count(lever.missed), say.count(lever.by_service), say.count(lever.by_filing)});
    out.bars.push_back({.label = group_label(w.by, lever.key, w.in), .value = say.count(lever.lift), .hint = std::move(hint), .action = "filter:" + by + "=" + lever.key,
                        .size = static_cast<double>(lever.lift), .cumulative = lever.cumulative, .tone = taken ? Tone::bad : Tone::neutral});
  }
  if (others > 0) {
    out.bars.push_back({.label = say("levers.pareto.rest", {say.count(others), many}), .value = say.count(rest), .size = static_cast<double>(rest), .cumulative = 1});
  }
  return out;
}

}  // namespace

TablesPage build_levers(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  TablesPage page{.id = "levers", .title = say("menu.levers"), .choices = {}, .sentences = {}, .tables = {}};
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  if (keeps_back_page(in, page)) return page;
  if (say_of_procedures(in, *pinned, page)) return page;
  LeversOf w{.in = in, .say = say, .metric = *pinned, .scope = scope_of(in), .by = grouping(workspace)};
  if (in.targets != nullptr && w.scope.year_to_date()) w.target = in.targets->find(w.scope.year, holder_of(in), *pinned);
  for (const query::Dimension by : {query::Dimension::unit, query::Dimension::field, query::Dimension::procedure}) {
    const std::string id(state::dimension_id(by));
    page.choices.push_back({.action = "by:" + id, .label = say("by." + id), .current = by == w.by});
  }
  const auto groups = metric::lever_inputs(*pinned, w.by, workspace.filters, w.scope.period, in.shards, lens_of(in));
  if (groups.empty() || !pinned->higher_is_better) {
    const metric::Table total = metric::evaluate(request_of(in, {pinned}, {}, w.scope.period), in.shards);
    page.sentences.push_back(pinned->higher_is_better ? ratio_text(total.total.figures.front(), say) : say("levers.lower_is_better"));
    return page;
  }
  const auto median = metric::median_rate(groups, metric::kSmallCount);
  if (w.target == nullptr && !median) {  // no peers large enough, and nothing else to be held to
    page.sentences.push_back(say("levers.no_reference", {say("by.many." + std::string(state::dimension_id(w.by)))}));
    if (!workspace.shifts.empty()) page.sentences.push_back(say("whatif.none"));
    return page;
  }
  const bool by_target = w.target != nullptr && (workspace.toward == state::Toward::target || !median);
  const double reference = by_target ? w.target->value : median.value_or(0);
  if (w.target != nullptr && median) {
    page.choices.push_back({.action = "toward:target", .label = say("levers.toward.target", {say.target(w.target->value)}), .current = by_target});
    page.choices.push_back({.action = "toward:median", .label = say("levers.toward.median", {say.percent(*median)}), .current = !by_target});
  }
  const metric::Levers found = metric::find_levers(groups, w.target != nullptr ? w.target->value : reference, reference);
  page.sentences = sentences(w, found, reference, by_target);
  const auto what_if = what_if_of(w, groups, median);
  if (what_if) add_what_if(w, *what_if, page);
  else if (!workspace.shifts.empty()) page.sentences.push_back(say("whatif.none"));
  const std::string level = by_target ? say("levers.level.target", {say.target(reference)}) : say("levers.level.median", {say.percent(reference)});
  if (found.lift > 0) page.charts.emplace_back(pareto_of(w, found, level));
  page.tables.push_back(lever_table(w, found, what_if));
  ask_column(page.tables.back(), "rate", pinned->id, w.by);
  if (what_if && what_if->active) page.tables.push_back(shifted_table(w, *what_if));
  return page;
}

}  // namespace xanh::view
