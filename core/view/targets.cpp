// What is aimed at: targets by level and unit, typed in here, and what was published beside them (domain.md 3).
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "state/action.h"
#include "text/collate.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/levels.h"
#include "view/targets_parts.h"

namespace xanh::view {
namespace {

/// Of the data; without data that of the workspace, else the last that has a target of this definition.
int year_of(const Inputs& in, const metric::Metric& metric) {
  if (!in.logs.empty()) return scope_of(in).year;
  if (in.workspace->year != 0) return in.workspace->year;
  int year = 2025;
  for (const metric::Target& target : in.targets->targets) {
    if (target.metric == metric.id) year = std::max(year, target.year);
  }
  return year;
}

// Those of data and targets, and the next: plans are made before its first dossier.
Setting year_setting(const TargetsWork& w) {
  std::set<int> years = {w.year};
  for (const metric::Target& target : w.in.targets->targets) years.insert(target.year);
  int last = w.year;
  for (const intake::ImportLog* log : w.in.logs) {
    if (log->first_received == 0) continue;
    const int first = text::civil_from_day(log->first_received).year, end = text::civil_from_day(log->last_received).year;
    for (int year = first; year <= end; ++year) years.insert(year);
    last = std::max(last, end);
  }
  years.insert(last + 1);
  Setting out{.id = "year", .label = w.say("targets.year"), .value = std::to_string(w.year), .from = w.say("targets.year.from"), .name = w.say("targets.year")};
  for (const int year : years) {
    const std::string text = std::to_string(year);
    out.options.push_back({.action = "year:" + text, .label = text, .current = year == w.year});
  }
  return out;
}

// Rules that a file brought, and the way back.
void add_rules_files(TablesPage& page, const TargetsWork& w) {
  for (const RulesFile& file : w.in.rules_files) {
    Setting setting{.id = "rules-" + file.kind, .label = w.say("rules.kind." + file.kind), .value = file.file, .from = w.say("rules.from"),
                    .name = w.say("rules.kind." + file.kind)};
    setting.options.push_back({.action = "page:targets", .label = file.file, .current = true});
    setting.options.push_back({.action = "rules:" + file.kind, .label = w.say("rules.builtin")});
    page.fields.push_back(std::move(setting));
  }
}

struct Units {
  std::vector<UnitFigure> figures;
  Levels levels;
};

Units units_of(const TargetsWork& w) {
  Units out;
  metric::Table table = metric::evaluate(request_of(w.in, {&w.metric}, {query::Dimension::unit}, w.scope->period), w.in.shards);
  std::vector<std::string> names;
  for (const metric::Row& row : table.rows) names.push_back(row.key[0]);
  out.levels = levels_of(names, w.in);
  for (metric::Row& row : table.rows) {
    if (row.key[0].empty() || facts::level_of(w.in.shards, row.key[0]) != out.levels.chosen) continue;
    out.figures.push_back({row.key[0], std::move(row.figures.front())});
  }
  sort_stably(out.figures, {}, [](const UnitFigure& each) { return text::collation_key(each.unit); });
  return out;
}

std::string units_sentence(const TargetsWork& w, const Units& units) {
  const auto standing = [&](metric::Standing which) {
    return w.say.count(std::ranges::count_if(units.figures, [which](const UnitFigure& each) { return each.figure.standing == which; }));
  };
  const auto with = std::ranges::count_if(units.figures, [](const UnitFigure& each) { return each.figure.target != nullptr; });
  const std::string all = w.say.count(static_cast<std::int64_t>(units.figures.size()));
  if (!w.scope->year_to_date()) return w.say("targets.not_judged", {std::to_string(w.year)});
  if (with == 0) return w.say("targets.units.none", {all, level_label(units.levels.chosen, w.say)});
  return w.say("targets.units", {level_label(units.levels.chosen, w.say), w.say.count(with), all, standing(metric::Standing::met), standing(metric::Standing::near), standing(metric::Standing::missed)});
}

}  // namespace

TablesPage build_targets(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "targets", .title = say("menu.targets")};
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr || in.targets == nullptr) return page;
  TargetsWork w{.in = in, .say = say, .metric = *pinned, .year = year_of(in, *pinned), .scope = {}};
  const auto empty = in.logs.empty() ? std::nullopt : empty_scope(in);
  if (!in.logs.empty() && !empty) w.scope = scope_of(in);
  page.fields.push_back(year_setting(w));
  add_rules_files(page, w);
  page.sentences.push_back(say("targets.lead", {std::to_string(w.year), say(pinned->short_name), say(pinned->tag)}));
  page.sentences.push_back(say("targets.how"));
  page.sentences.push_back(say(in.targets->near_basis));
  page.tables.push_back(level_targets(w));
  Units units;
  if (w.scope) units = units_of(w);
  else if (empty) page.sentences.push_back(message(*empty, say));
  if (!units.figures.empty() && units.levels.chosen != facts::UnitLevel::unknown) {
    page.choices = level_choices(units.levels, say);
    page.sentences.push_back(units_sentence(w, units));
    page.tables.push_back(unit_targets(w, units.levels.chosen, units.figures));
  }
  for (Table table : {other_targets(w, units.figures), quotation_table(w), band_table(w), goal_table(w)}) {
    if (!table.rows.empty()) page.tables.push_back(std::move(table));
  }
  const bool own = in.user_targets != nullptr && !in.user_targets->targets.empty();
  page.exports.push_back({.action = "export:targets", .label = say("export.targets"), .enabled = own, .hint = say(own ? "export.targets_hint" : "export.targets_none")});
  page.exports.push_back({.action = "export:settings", .label = say("export.settings"), .hint = say("export.settings_hint")});
  return page;
}

}  // namespace xanh::view
