// Both states of every row of the page of changes, joined: rates of two periods, ranks since a snapshot.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "metric/interval.h"
#include "text/format.h"
#include "view/changes_parts.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostLines = 10;

/// Names those that moved the most, by at least `least`; returns how many.
std::int64_t name_movers(Slope& chart, double least) {
  std::vector<Slope::Line*> order;
  for (Slope::Line& line : chart.lines) order.push_back(&line);
  const auto moved = [](const Slope::Line* line) { return std::abs(line->now - line->before); };
  sort_stably(order, std::ranges::greater{}, moved);
  std::int64_t named = 0;
  for (Slope::Line* line : order) {
    if (named == static_cast<std::int64_t>(kMostLines) || moved(line) < least) break;
    line->named = true;
    ++named;
  }
  return named;
}

std::string arrow(double up) { return up > 0 ? "\xE2\x96\xB2 " : up < 0 ? "\xE2\x96\xBC " : "= "; }

}  // namespace

std::optional<Slope> rates_slope(const Inputs& in, const metric::Metric& metric, const metric::Decomposition& d, query::Dimension by, const Compared& periods) {
  const Strings& say = *in.say;
  Slope chart{.id = "slope", .title = say("changes.slope.title"), .before_label = periods.before_name, .now_label = periods.after_name};
  for (const metric::GroupChange& group : d.groups) {
    if (metric::is_small(group.before.denominator) || metric::is_small(group.after.denominator)) continue;  // few dossiers move by leaps
    const double before = metric::rate_of(group.before), now = metric::rate_of(group.after);
    const double shown = std::round((now - before) * 1000) / 1000;
    const std::string points = text::format_points(shown, 1, say.language());
    chart.lines.push_back({.label = group_label(by, group.key, in),
                           .hint = say("changes.slope.hint", {say.percent(before), say.count(group.before.numerator), say.count(group.before.denominator), say.percent(now),
                                                              say.count(group.after.numerator), say.count(group.after.denominator), points}),
                           .before = before, .now = now, .before_text = say.percent(before), .now_text = say.percent(now) + "  " + arrow(shown) + points,
                           .tone = shown == 0 ? Tone::neutral : (shown > 0) == metric.higher_is_better ? Tone::good : Tone::bad});
  }
  if (chart.lines.size() < 2) return std::nullopt;
  const std::int64_t named = name_movers(chart, 0.0005);
  chart.note = say("changes.slope.note", {say.count(metric::kSmallCount), say.count(static_cast<std::int64_t>(chart.lines.size())), say.count(named)});
  return chart;
}

std::optional<Slope> ranks_slope(const Inputs& in, const std::vector<const metric::UnitMovement*>& units, const std::string& then, const std::string& now) {
  const Strings& say = *in.say;
  Slope chart{.id = "ranks", .title = say("snapshot.slope.title"), .before_label = then, .now_label = now, .places = true};
  for (const metric::UnitMovement* unit : units) {
    if (!unit->rank_then || !unit->rank_now) continue;
    const auto before = static_cast<std::int64_t>(*unit->rank_then), after = static_cast<std::int64_t>(*unit->rank_now);
    const std::int64_t up = before - after;
    chart.lines.push_back({.label = group_label(query::Dimension::unit, unit->name, in), .before = static_cast<double>(before), .now = static_cast<double>(after),
                           .before_text = say.count(before), .now_text = say.count(after) + "  " + arrow(static_cast<double>(up)) + say.count(std::abs(up)),
                           .tone = up == 0 ? Tone::neutral : up > 0 ? Tone::good : Tone::bad});
  }
  if (chart.lines.size() < 2) return std::nullopt;
  chart.note = say("snapshot.slope.note", {say.count(name_movers(chart, 1))});
  return chart;
}

}  // namespace xanh::view
