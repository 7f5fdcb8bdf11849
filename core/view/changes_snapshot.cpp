// What changed since a snapshot was saved: movement of rate and rank, and figures that were revised.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "metric/calendar.h"
#include "metric/interval.h"
#include "metric/snapshot.h"
#include "state/action.h"
#include "text/format.h"
#include "view/build.h"
#include "view/changes_parts.h"
#include "view/levels.h"
#include "view/periods.h"
#include "view/why.h"

namespace xanh::view {
namespace {

using metric::Ratio, metric::UnitMovement;

constexpr std::size_t kMostMoved = 200, kMostRevisions = 100, kMovedNamed = 3;

std::optional<double> share(const Ratio& of) {
  if (of.denominator == 0) return std::nullopt;
  return static_cast<double>(of.numerator) / static_cast<double>(of.denominator);
}
std::optional<double> moved(const UnitMovement& unit) {
  const auto then = share(unit.then), now = share(unit.now);
  return then && now ? std::optional(*now - *then) : std::nullopt;
}
/// Ranks gained: positive is up.
std::optional<int> climbed(const UnitMovement& unit) {
  if (!unit.rank_then || !unit.rank_now) return std::nullopt;
  return static_cast<int>(*unit.rank_then) - static_cast<int>(*unit.rank_now);
}

Table movement_table(const Inputs& in, const metric::Metric& metric, const std::vector<const UnitMovement*>& units, text::Day as_of) {
  const Strings& say = *in.say;
  Table table{.id = "movement", .caption = say("snapshot.caption", {say.day(as_of)}), .columns = {}, .rows = {}};
  table.columns = {{.id = "name", .label = say("column.unit")},
                   {.id = "then", .label = say("snapshot.then"), .number = true, .width = 110},
                   {.id = "now", .label = say("snapshot.now"), .number = true, .width = 110},
                   {.id = "points", .label = say("snapshot.points"), .hint = say("snapshot.points.hint"), .number = true, .width = 130},
                   {.id = "rank_then", .label = say("snapshot.rank_then"), .hint = say("snapshot.rank.hint"), .number = true, .width = 110},
                   {.id = "rank_now", .label = say("snapshot.rank_now"), .hint = say("snapshot.rank.hint"), .number = true, .width = 110},
                   {.id = "climbed", .label = say("snapshot.climbed"), .hint = say("snapshot.climbed.hint"), .number = true, .width = 110}};
  const auto rank = [&say](const std::optional<std::size_t>& of) {
    return of ? Cell{.text = say.count(static_cast<std::int64_t>(*of)), .value = static_cast<double>(*of)} : Cell{.text = say("dash"), .faint = true};
  };
  const auto sized = [&say](const Ratio& ratio) {
    Cell cell = ratio_cell(ratio, say);
    cell.faint = metric::is_small(ratio.denominator);
    return cell;
  };
  for (const UnitMovement* unit : units) {
    if (table.rows.size() == kMostMoved) break;
    const auto points = moved(*unit);
    const auto ranks = climbed(*unit);
    Cell climb{.text = say("dash"), .faint = true};
    if (ranks) {
      climb = {.text = *ranks == 0 ? say("snapshot.same") : say(*ranks > 0 ? "snapshot.up" : "snapshot.down", {say.count(std::abs(*ranks))}),
               .tone = *ranks == 0 ? Tone::neutral : *ranks > 0 ? Tone::good : Tone::bad, .value = static_cast<double>(*ranks)};
    }
    table.rows.push_back({.key = unit->name, .action = "",
                          .cells = {{.text = unit_label(unit->name, in)}, sized(unit->then), sized(unit->now),
                                    points ? points_cell(*points, metric.higher_is_better, say) : Cell{.text = say("dash")}, rank(unit->rank_then), rank(unit->rank_now),
                                    std::move(climb)}});
  }
  return table;
}

std::string month_text(const std::string& month, const metric::Snapshot& snapshot, const Inputs& in) {
  state::Workspace then = *in.workspace;
  then.calendar = snapshot.calendar;
  return span_text(month, then, *in.say);
}

Table revision_table(const Inputs& in, const metric::Snapshot& snapshot, const metric::SnapshotChange& change) {
  const Strings& say = *in.say;
  const auto count = static_cast<std::int64_t>(change.revisions.size());
  Table table{.id = "revised", .caption = say("snapshot.revised.caption", {say.count(std::min(count, static_cast<std::int64_t>(kMostRevisions))), say.count(count)}), .columns = {}, .rows = {}};
  table.columns = {{.id = "month", .label = say("column.month"), .width = 150}, {.id = "name", .label = say("column.unit")}};
  for (const char* id : {"numerator_then", "numerator_now", "denominator_then", "denominator_now"}) {
    table.columns.push_back({.id = id, .label = say("snapshot." + std::string(id)), .number = true, .width = 120});
  }
  for (const metric::Revision& each : change.revisions) {
    if (table.rows.size() == kMostRevisions) break;
    const auto number = [&say](std::int64_t n, bool differs) { return Cell{.text = say.count(n), .value = static_cast<double>(n), .strong = differs}; };
    const bool n = each.then.numerator != each.now.numerator, m = each.then.denominator != each.now.denominator;
    table.rows.push_back({.key = each.month + " " + each.unit, .action = "",
                          .cells = {{.text = capital(month_text(each.month, snapshot, in))}, {.text = unit_label(each.unit, in)}, number(each.then.numerator, false), number(each.now.numerator, n),
                                    number(each.then.denominator, false), number(each.now.denominator, m)}});
  }
  return table;
}

std::string months_text(const std::vector<std::string>& months, const metric::Snapshot& snapshot, const Inputs& in) {
  std::string out;
  for (const std::string& month : months) out += (out.empty() ? "" : ", ") + month_text(month, snapshot, in);
  return out;
}

// The units that climbed or fell the most ranks.
std::string climbers(const std::vector<const UnitMovement*>& units, bool up, const Inputs& in) {
  std::vector<const UnitMovement*> order;
  for (const UnitMovement* unit : units) {
    const auto ranks = climbed(*unit);
    if (ranks && (up ? *ranks > 0 : *ranks < 0)) order.push_back(unit);
  }
  sort_stably(order, std::ranges::greater{}, [](const UnitMovement* unit) { return std::abs(*climbed(*unit)); });
  std::string out;
  for (std::size_t i = 0; i < std::min(order.size(), kMovedNamed); ++i) {
    const auto number = [&in](std::size_t n) { return in.say->count(static_cast<std::int64_t>(n)); };
    out += (i == 0 ? "" : "; ") + (*in.say)("snapshot.climber", {unit_label(order[i]->name, in), number(*order[i]->rank_then), number(*order[i]->rank_now)});
  }
  return out;
}

void add_revisions(const Inputs& in, const metric::Snapshot& snapshot, const metric::SnapshotChange& change, TablesPage& page) {
  const Strings& say = *in.say;
  if (!change.absent.empty()) page.sentences.push_back(say("snapshot.absent", {months_text(change.absent, snapshot, in)}));
  if (change.closed.empty()) return;
  if (change.revisions.empty()) {
    page.sentences.push_back(say("snapshot.unrevised", {say.day(snapshot.as_of)}));
    return;
  }
  std::vector<std::string> months;
  for (const metric::Revision& each : change.revisions) {
    if (months.empty() || months.back() != each.month) months.push_back(each.month);
  }
  page.sentences.push_back(say("snapshot.revised", {say.count(static_cast<std::int64_t>(change.revisions.size())), say.day(snapshot.as_of), months_text(months, snapshot, in)}));
  page.tables.push_back(revision_table(in, snapshot, change));
}

}  // namespace

metric::Snapshot snapshot_of(const Inputs& in) {
  std::vector<const metric::Metric*> metrics;
  for (const metric::Metric& each : in.metrics->metrics) metrics.push_back(&each);
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned != nullptr && !pinned->variant_of.empty()) metrics.push_back(pinned);
  const state::Scope scope = scope_of(in);
  const query::Period so_far = {scope.whole.first, std::max(scope.whole.first, std::min(scope.whole.last, scope.as_of))};
  return metric::take_snapshot(metrics, so_far, std::max(scope.as_of, so_far.last), in.workspace->calendar, in.shards, lens_of(in));
}

void add_snapshot_change(const Inputs& in, const metric::Metric& metric, TablesPage& page) {
  const Strings& say = *in.say;
  if (in.snapshot == nullptr) {
    page.sentences = {say("snapshot.needed"), say("snapshot.how")};
    return;
  }
  const metric::Snapshot& snapshot = *in.snapshot;
  const metric::Snapshot::Part* part = snapshot.find(metric.id);
  if (part == nullptr) {
    page.sentences.push_back(say("snapshot.no_metric", {say.day(snapshot.as_of), say(metric.name), say(metric.tag)}));
    return;
  }
  std::vector<std::string> units;
  for (const query::Filter& filter : in.workspace->filters) {
    if (filter.dimension == query::Dimension::unit) units = filter.values;
    else {
      page.sentences.push_back(say("snapshot.filtered", {say("by." + std::string(state::dimension_id(filter.dimension)))}));
      return;
    }
  }
  // Cumulative beside cumulative: from the first day of its year to the page's last.
  const text::Day last = scope_of(in).period.last;
  const auto year = metric::named_period(std::to_string(metric::year_of(last, snapshot.calendar)), snapshot.calendar);
  const query::Period now = {year ? year->first : last, last};
  const metric::SnapshotChange change = metric::change_since(snapshot, *part, metric, now, units, in.shards, lens_of(in));
  Ratio then_sum, now_sum;
  std::vector<std::string> names;
  for (const UnitMovement& unit : change.units) {
    then_sum.numerator += unit.then.numerator, then_sum.denominator += unit.then.denominator;
    now_sum.numerator += unit.now.numerator, now_sum.denominator += unit.now.denominator;
    if (unit.then.denominator > 0 || unit.now.denominator > 0) names.push_back(unit.name);
  }
  const auto before = share(then_sum), after = share(now_sum);
  if (!before || !after) {
    page.sentences.push_back(say("changes.none", {say(metric.name), days_text(snapshot.period, say), days_text(now, say)}));
    return;
  }
  page.sentences.push_back(say("snapshot.total", {say(metric.name), say(metric.tag), days_text(snapshot.period, say), say.percent(*before), days_text(now, say), say.percent(*after),
                                                  text::format_points(*after - *before, 1, say.language())}));
  const Levels levels = levels_of(names, in);
  for (Link& link : level_choices(levels, say)) page.choices.push_back(std::move(link));
  std::vector<const UnitMovement*> shown;
  for (const UnitMovement& unit : change.units) {
    const bool any = unit.then.denominator > 0 || unit.now.denominator > 0;
    if (any && (levels.chosen == facts::UnitLevel::unknown || unit.level == levels.chosen)) shown.push_back(&unit);
  }
  // Those that are large enough to be ranked on both days first: a handful of dossiers moves a rate the most.
  sort_stably(shown, std::ranges::greater{}, [](const UnitMovement* unit) {
    return std::pair(unit->rank_then && unit->rank_now, std::abs(moved(*unit).value_or(0)));
  });
  if (const std::string up = climbers(shown, true, in); !up.empty()) page.sentences.push_back(say("snapshot.climbers", {up}));
  if (const std::string down = climbers(shown, false, in); !down.empty()) page.sentences.push_back(say("snapshot.fallers", {down}));
  if (auto slope = ranks_slope(in, shown, say.day(snapshot.as_of), say.day(last))) page.charts.emplace_back(*std::move(slope));
  page.tables.push_back(movement_table(in, metric, shown, snapshot.as_of));
  if (now == scope_of(in).period) ask_column(page.tables.back(), "now", metric.id, query::Dimension::unit);
  add_revisions(in, snapshot, change, page);
}

}  // namespace xanh::view
