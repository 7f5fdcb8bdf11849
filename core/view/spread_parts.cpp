// The charts and tables of the unevenness of units.
#include "view/spread_parts.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "metric/interval.h"
#include "text/format.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

constexpr int kLinePoints = 48;   // of a limit: it is curved

std::string ratio(const SpreadUnit& unit, const Strings& say) { return say("figure.ratio", {say.count(unit.ratio.numerator), say.count(unit.ratio.denominator)}); }

std::string place_text(FunnelPlace place, const Strings& say) {
  switch (place) {
    case FunnelPlace::far_below: return say("spread.place.far_below");
    case FunnelPlace::below: return say("spread.place.below");
    case FunnelPlace::within: return say("spread.place.within");
    case FunnelPlace::above: return say("spread.place.above");
    case FunnelPlace::far_above: return say("spread.place.far_above");
  }
  return {};
}

std::string hint_of(const SpreadUnit& unit, const Strings& say) { return say.percent(unit.rate) + ", " + ratio(unit, say) + "\n" + place_text(unit.place, say); }

std::string threshold_text(const SpreadOf& s) { return (*s.in->say)("spread.threshold_line", {s.in->say->target(*s.threshold)}); }

Row row_of(const SpreadOf& s, const SpreadUnit& unit, bool small) {
  const Strings& say = *s.in->say;
  const auto number = [&say](std::int64_t n) { return Cell{.text = say.count(n), .value = static_cast<double>(n)}; };
  Row row{.key = unit.key, .action = "filter:unit=" + unit.key, .cells = {}};
  row.cells.push_back({.text = unit.key, .hint = small ? say("ranking.small") : std::string{}, .strong = unit.chosen});
  row.cells.push_back(number(unit.ratio.numerator));
  row.cells.push_back(number(unit.ratio.denominator));
  Cell rate{.text = say.percent(unit.rate), .value = unit.rate, .share = unit.rate};
  if (!small) rate.tone = tone_of(unit.place, s.metric->higher_is_better);
  rate.target = s.threshold;
  Cell interval{.text = say("dash")};
  if (const auto at = metric::wilson_95(unit.ratio.numerator, unit.ratio.denominator)) {
    rate.low = at->low, rate.high = at->high;
    interval.text = say("spread.interval", {text::format_number(at->low * 100, 1, say.language()), text::format_number(at->high * 100, 1, say.language())});
  }
  row.cells.push_back(std::move(rate));
  row.cells.push_back(std::move(interval));
  if (small) row.cells.push_back({.text = say("dash"), .hint = say("ranking.small")});
  else row.cells.push_back({.text = place_text(unit.place, say), .tone = tone_of(unit.place, s.metric->higher_is_better), .pill = true});
  const double distance = unit.rate - s.rate();
  row.cells.push_back({.text = text::format_points(distance, 1, say.language()), .value = distance});
  for (Cell& cell : row.cells) cell.faint = small;
  return row;
}

}  // namespace

Strip strip_of(const SpreadOf& s) {
  const Strings& say = *s.in->say;
  Strip out{.id = "strip", .title = say("spread.strip"), .note = say("spread.strip.note"), .marks = {}, .lower = s.spread.lower_quartile, .median = s.spread.median,
            .upper = s.spread.upper_quartile, .median_label = say("spread.median", {say.percent(s.spread.median)})};
  if (s.threshold) {
    out.target = s.threshold;
    out.target_label = threshold_text(s);
  }
  for (const SpreadUnit& unit : s.units) {
    const bool end = s.units.size() > 1 && (unit.key == s.spread.best || unit.key == s.spread.worst);
    out.marks.push_back({.share = unit.rate, .label = end || unit.chosen ? say("spread.named", {unit.key, say.percent(unit.rate)}) : unit.key, .hint = hint_of(unit, say),
                         .action = "filter:unit=" + unit.key, .tone = tone_of(unit.place, s.metric->higher_is_better), .named = end || unit.chosen});
  }
  return out;
}

Scatter funnel_of(const SpreadOf& s) {
  const Strings& say = *s.in->say;
  Scatter out{.id = "funnel", .title = say("spread.funnel"), .note = say("spread.funnel.note"), .x_label = say("spread.funnel.x"), .y_label = say("spread.funnel.y"), .points = {}, .lines = {}};
  double least = 0, most = 0;
  for (const SpreadUnit& unit : s.units) {
    const auto n = static_cast<double>(unit.ratio.denominator);
    least = least == 0 ? n : std::min(least, n);
    most = std::max(most, n);
    const bool named = unit.chosen || unit.place == FunnelPlace::far_below || unit.place == FunnelPlace::far_above;
    out.points.push_back({.x = n, .y = unit.rate, .label = unit.key, .hint = hint_of(unit, say), .action = "filter:unit=" + unit.key,
                          .tone = tone_of(unit.place, s.metric->higher_is_better), .named = named});
  }
  // Where there is no room for all names, the chosen and those farthest off are named.
  const auto strangeness = [&](const Scatter::Point& p) { return std::abs(p.y - s.rate()) * std::sqrt(p.x); };
  sort_stably(out.points, std::ranges::greater{}, strangeness);
  if (most <= least) least *= 0.8, most *= 1.2;
  Scatter::Line low_998{.label = say("spread.limit_998")}, high_998 = low_998, low_95{.label = say("spread.limit_95"), .dashed = true}, high_95 = low_95;
  for (int i = 0; i < kLinePoints; ++i) {
    const double n = std::max(1.0, std::round(least * std::pow(most / least, static_cast<double>(i) / (kLinePoints - 1))));
    const metric::FunnelLimits at = metric::funnel_limits(s.rate(), std::llround(n));
    for (Scatter::Line* line : {&low_998, &high_998, &low_95, &high_95}) line->x.push_back(n);
    low_998.y.push_back(at.low_998);
    high_998.y.push_back(at.high_998);
    low_95.y.push_back(at.low_95);
    high_95.y.push_back(at.high_95);
  }
  out.lines = {std::move(low_998), std::move(high_998), std::move(low_95), std::move(high_95)};
  out.lines.push_back({.label = say("spread.whole_line", {say.percent(s.rate())}), .x = {least, most}, .y = {s.rate(), s.rate()}});
  if (s.threshold) out.lines.push_back({.label = threshold_text(s), .x = {least, most}, .y = {*s.threshold, *s.threshold}, .dashed = true});
  return out;
}

Table spread_table(const SpreadOf& s) {
  const Strings& say = *s.in->say;
  Table table{.id = "spread", .caption = say("spread.caption", {level_label(s.levels.chosen, say)}), .columns = {}, .rows = {}};
  table.columns = {{.id = "name", .label = say("column.unit")},
                   {.id = "numerator", .label = say("column.numerator"), .hint = say(s.metric->numerator_name), .number = true, .width = 90},
                   {.id = "denominator", .label = say("column.denominator"), .hint = say(s.metric->denominator_name), .number = true, .width = 90},
                   {.id = "rate", .label = say("column.rate"), .width = 170},
                   {.id = "interval", .label = say("spread.interval.column"), .hint = say("spread.interval.hint"), .number = true, .width = 120},
                   {.id = "place", .label = say("spread.place"), .hint = say("spread.place.hint"), .width = 190},
                   {.id = "distance", .label = say("spread.distance"), .hint = say("spread.distance.hint"), .number = true, .width = 120}};
  for (const SpreadUnit& unit : s.units) table.rows.push_back(row_of(s, unit, false));
  for (const SpreadUnit& unit : s.small) table.rows.push_back(row_of(s, unit, true));
  return table;
}

Table summary_table(const SpreadOf& s) {
  const Strings& say = *s.in->say;
  Table table{.id = "summary", .caption = say("spread.summary"), .columns = {}, .rows = {}};
  table.columns = {{.id = "quantity", .label = say("pace.quantity")}, {.id = "value", .label = say("pace.value"), .number = true, .width = 130}, {.id = "who", .label = say("spread.who"), .width = 320}};
  const auto add = [&](const std::string& id, std::string text, double value, std::string who = {}) {
    table.rows.push_back({.key = id, .action = "", .cells = {{.text = say("spread.row." + id)}, {.text = std::move(text), .value = value, .strong = true}, {.text = std::move(who)}}});
  };
  const auto rate = [&](const std::string& id, double value, std::string who = {}) { add(id, say.percent(value), value, std::move(who)); };
  const auto count = [&](const std::string& id, std::size_t n, std::string who = {}) { add(id, say.count(static_cast<std::int64_t>(n)), static_cast<double>(n), std::move(who)); };
  count("units", s.units.size());
  count("small", s.small.size());
  rate("whole", s.rate());
  rate("lowest", s.spread.lowest, s.metric->higher_is_better ? s.spread.worst : s.spread.best);
  rate("lower_quartile", s.spread.lower_quartile);
  rate("median", s.spread.median);
  rate("upper_quartile", s.spread.upper_quartile);
  rate("highest", s.spread.highest, s.metric->higher_is_better ? s.spread.best : s.spread.worst);
  if (s.threshold) count("reached", s.spread.reached, threshold_text(s));
  count("above", s.count(FunnelPlace::far_above));
  count("below", s.count(FunnelPlace::far_below));
  return table;
}

}  // namespace xanh::view
