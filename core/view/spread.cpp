// How uneven units are, within one level: quartiles, best and worst, and who differs by more than chance.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "metric/figure.h"
#include "metric/interval.h"
#include "state/action.h"
#include "text/format.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/grouping.h"
#include "view/spread_parts.h"
#include "view/why.h"

namespace xanh::view {
namespace {

FunnelPlace place_of(const metric::Ratio& ratio, double whole) {
  const metric::FunnelLimits limits = metric::funnel_limits(whole, ratio.denominator);
  const double rate = metric::rate_of(ratio);
  if (rate < limits.low_998) return FunnelPlace::far_below;
  if (rate > limits.high_998) return FunnelPlace::far_above;
  return rate < limits.low_95 ? FunnelPlace::below : rate > limits.high_95 ? FunnelPlace::above : FunnelPlace::within;
}

// The user's, else the target of the level, else of the whole, else what may stand beside it.
void set_threshold(SpreadOf& s) {
  const Inputs& in = *s.in;
  if (in.workspace->threshold) {
    s.threshold = in.workspace->threshold;
    return;
  }
  if (in.targets == nullptr) return;
  const metric::Holder peers{.level = s.levels.chosen}, whole = holder_of(in);
  s.target = in.targets->find(s.scope.year, peers, *s.metric);
  if (s.target == nullptr) s.target = in.targets->find(s.scope.year, whole, *s.metric);
  if (s.target == nullptr) s.target = in.targets->reference(s.scope.year, peers, *s.metric);
  if (s.target == nullptr) s.target = in.targets->reference(s.scope.year, whole, *s.metric);
  if (s.target != nullptr) s.threshold = s.target->value;
}

// nullopt: no unit of the level has dossiers enough.
std::optional<SpreadOf> spread_of(const Inputs& in, const metric::Metric& metric, const std::vector<std::string>& chosen, std::size_t& small) {
  SpreadOf s{.in = &in, .metric = &metric, .scope = scope_of(in), .levels = {}, .units = {}, .small = {}, .whole = {}, .spread = {}, .threshold = {}};
  const metric::Table table = metric::evaluate(request_of(in, {&metric}, {query::Dimension::unit}, s.scope.period), in.shards);
  std::vector<std::string> names;
  for (const metric::Row& row : table.rows) {
    if (row.figures.front().rate()) names.push_back(row.key[0]);
  }
  s.levels = levels_of(names, in);
  std::vector<metric::UnitRatio> peers;
  for (const metric::Row& row : table.rows) {
    const metric::Figure& figure = row.figures.front();
    if (!figure.rate() || row.key[0].empty() || facts::level_of(in.shards, row.key[0]) != s.levels.chosen) continue;
    const metric::Ratio ratio{figure.numerator, figure.denominator};
    peers.push_back({row.key[0], ratio});
    s.whole.numerator += ratio.numerator;
    s.whole.denominator += ratio.denominator;
  }
  set_threshold(s);
  const auto spread = metric::spread(peers, metric::kSmallCount, s.threshold.value_or(0), metric.higher_is_better);
  small = peers.size();
  if (!spread) return std::nullopt;
  s.spread = *spread;
  for (const auto& [key, ratio] : peers) {
    const bool is_chosen = std::ranges::find(chosen, key) != chosen.end();
    SpreadUnit unit{.key = key, .ratio = ratio, .rate = metric::rate_of(ratio), .chosen = is_chosen};
    if (metric::is_small(ratio.denominator)) {
      s.small.push_back(std::move(unit));
    } else {
      unit.place = place_of(ratio, s.rate());
      s.units.push_back(std::move(unit));
    }
  }
  const auto worse = [&](const SpreadUnit& a, const SpreadUnit& b) { return metric.higher_is_better ? a.rate < b.rate : a.rate > b.rate; };
  sort_stably(s.units, worse);
  sort_stably(s.small, worse);
  return s;
}

const SpreadUnit& unit_of(const SpreadOf& s, const std::string& key) { return *std::ranges::find(s.units, key, &SpreadUnit::key); }

std::vector<std::string> sentences(const SpreadOf& s) {
  const Strings& say = *s.in->say;
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  std::vector<std::string> out;
  out.push_back(say("spread.scope", {level_label(s.levels.chosen, say), count(s.units.size()), say(s.metric->name), say(s.metric->tag), say.day(s.scope.period.first), say.day(s.scope.period.last)}));
  if (!s.small.empty()) out.back() += " " + say("spread.small", {count(s.small.size())});
  out.push_back(say("spread.quartiles", {say.percent(s.spread.median), say.percent(s.spread.lower_quartile), say.percent(s.spread.upper_quartile),
                                         text::format_number((s.spread.upper_quartile - s.spread.lower_quartile) * 100, 1, say.language())}));
  const SpreadUnit &best = unit_of(s, s.spread.best), &worst = unit_of(s, s.spread.worst);
  const auto name = [&](const SpreadUnit& unit) {  // of equals the first is named, and the others counted
    const auto equals = static_cast<std::size_t>(std::ranges::count(s.units, unit.rate, &SpreadUnit::rate));
    return equals > 1 ? say("spread.tied", {unit.key, count(equals - 1)}) : unit.key;
  };
  if (s.units.size() > 1) {
    out.push_back(say("spread.extremes", {name(best), say.percent(best.rate), say.count(best.ratio.numerator), say.count(best.ratio.denominator), name(worst), say.percent(worst.rate),
                                          say.count(worst.ratio.numerator), say.count(worst.ratio.denominator), text::format_number(std::abs(best.rate - worst.rate) * 100, 1, say.language())}));
  }
  if (s.threshold) {
    out.push_back(say(s.metric->higher_is_better ? "spread.reached" : "spread.kept", {count(s.spread.reached), count(s.units.size()), say.target(*s.threshold)}));
    if (s.target != nullptr) out.back() += " (" + target_name(*s.target, say) + ").";
    else out.back() += ".";
  } else {
    out.push_back(say("spread.no_threshold"));
  }
  const std::size_t above = s.count(FunnelPlace::far_above), below = s.count(FunnelPlace::far_below);
  out.push_back(say("spread.beyond", {say.percent(s.rate()), count(above), count(below), count(s.units.size() - above - below)}));
  if (s.levels.unknown > 0 && s.levels.chosen != facts::UnitLevel::unknown) out.push_back(say("spread.unknown", {count(s.levels.unknown)}));
  return out;
}

Setting threshold_field(const SpreadOf& s) {
  const Strings& say = *s.in->say;
  Setting out{.id = "threshold", .label = say("spread.threshold"), .action = "threshold:", .placeholder = say("spread.threshold.placeholder"), .name = say("spread.threshold")};
  if (!s.threshold) return out;
  const double percent = *s.threshold * 100;
  out.value = out.input = text::format_number(percent, std::abs(percent - std::round(percent)) < 1e-9 ? 0 : 2, say.language());
  if (s.target != nullptr) out.from = target_name(*s.target, say);
  return out;
}

}  // namespace

std::size_t SpreadOf::count(FunnelPlace place) const { return static_cast<std::size_t>(std::ranges::count(units, place, &SpreadUnit::place)); }

Tone tone_of(FunnelPlace place, bool higher_is_better) {
  switch (place) {
    case FunnelPlace::far_below: return higher_is_better ? Tone::bad : Tone::good;
    case FunnelPlace::far_above: return higher_is_better ? Tone::good : Tone::bad;
    default: return Tone::neutral;
  }
}

TablesPage build_spread(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "spread", .title = say("menu.spread")};
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  // Units are set beside each other: a filter by some of them names these and hides none.
  state::Workspace workspace = *in.workspace;
  std::vector<std::string> chosen;
  for (const query::Filter& filter : workspace.filters) {
    if (filter.dimension == query::Dimension::unit) chosen = filter.values;
  }
  std::erase_if(workspace.filters, [](const query::Filter& f) { return f.dimension == query::Dimension::unit; });
  Inputs all = in;
  all.workspace = &workspace;
  if (say_of_procedures(all, *pinned, page)) return page;
  if (const Only only = only_unit(all)) {
    page.sentences.push_back(only_text(only, "spread", say));
    page.choices = {{.action = "by:procedure", .label = say("only.by_procedure")}, {.action = "by:field", .label = say("only.by_field")}};
    return page;
  }
  const metric::Figure whole = metric::evaluate(request_of(all, {pinned}, {}, scope_of(all).period), all.shards).total.figures.front();
  if (!whole.rate()) {
    page.sentences.push_back(ratio_text(whole, say));
    return page;
  }
  std::size_t units = 0;
  const auto s = spread_of(all, *pinned, chosen, units);
  if (!s) {
    page.sentences.push_back(say("spread.nobody", {say.count(static_cast<std::int64_t>(units))}));
    return page;
  }
  page.choices = level_choices(s->levels, say);
  page.fields.push_back(threshold_field(*s));
  page.sentences = sentences(*s);
  if (!chosen.empty()) page.sentences.push_back(say("spread.chosen"));
  page.charts.emplace_back(strip_of(*s));
  page.charts.emplace_back(funnel_of(*s));
  page.tables.push_back(spread_table(*s));
  if (chosen.empty()) ask_column(page.tables.back(), "rate", pinned->id, query::Dimension::unit);
  page.tables.push_back(summary_table(*s));
  return page;
}

}  // namespace xanh::view
