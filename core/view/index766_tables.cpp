// The printed scores by group, by unit and by period.
#include <algorithm>
#include <cmath>
#include <map>

#include "base/sort.h"
#include "metric/calendar.h"
#include "text/collate.h"
#include "view/index766_parts.h"

namespace xanh::view {
namespace {

using metric::Index766Rules;
using metric::UnitScores;

// Points have two decimals; so have their sums and differences, for machines, too.
double rounded(double points) { return std::round(points * 100) / 100; }

Cell points_cell(std::optional<double> points, const Strings& say) {
  if (!points) return {.text = say("dash"), .hint = say("index766.null"), .faint = true};
  return {.text = points_text(*points, say), .value = points};
}

Cell change_cell(std::optional<double> now, std::optional<double> before, const Strings& say) {
  if (!now || !before) return {.text = say("dash"), .faint = true};
  return {.text = change_text(*now - *before, say), .value = rounded(*now - *before)};
}

/// Points out of a maximum: the points, the maximum, their share as a bar, what is lost, the change.
struct Line {
  std::string key, name, code;
  std::optional<double> now, before;
  int max = 0;
};

Row row_of(const Line& line, bool compared, bool strong, const Strings& say) {
  Row row{.key = line.key, .cells = {{.text = line.name, .strong = strong}, {.text = line.code}}};
  row.cells.push_back(points_cell(line.now, say));
  row.cells.back().strong = strong;
  row.cells.push_back({.text = say.count(line.max), .value = line.max});
  if (line.now) {
    const double share = *line.now / line.max, lost = rounded(line.max - *line.now);
    row.cells.push_back({.text = say.percent(share), .value = share, .share = share});
    row.cells.push_back({.text = points_text(lost, say), .hint = say("index766.lost.hint", {points_text(lost, say), line.name}), .value = lost, .strong = strong});
  } else {
    row.cells.push_back({.text = say("dash"), .faint = true});
    row.cells.push_back({.text = say("dash"), .faint = true});
  }
  if (compared) row.cells.push_back(change_cell(line.now, line.before, say));
  return row;
}

std::optional<double> sum_of(const Scores& s, const UnitScores& unit, const Index766Rules::Group& group) {
  double sum = 0;
  for (std::size_t i = 0; i < s.rules->scores.size(); ++i) {
    if (!std::ranges::contains(group.codes, s.rules->scores[i].code)) continue;
    if (!unit.points[i]) return std::nullopt;
    sum += *unit.points[i];
  }
  return rounded(sum);
}

std::string class_of(double points, const Scores& s) {
  if (s.in->targets == nullptr) return {};
  for (const metric::Band& band : s.in->targets->bands) {
    if (!std::ranges::contains(band.families, "index766")) continue;
    for (const metric::Band::Step& step : band.steps) {
      if (points / s.rules->most() >= step.from - 1e-9) return (*s.in->say)(step.name);
    }
  }
  return {};
}

// The unit's scores in the periods of the kind of the one that is shown, by their names, which sort by time.
std::map<std::string, const UnitScores*> course_of(const Scores& s) {
  std::map<std::string, const UnitScores*> out;
  const std::string shown = span_of_period(*s.period, *s.in->workspace);
  if (shown.empty()) return out;
  for (const UnitScores& each : s.all) {
    if (each.unit != s.unit) continue;
    const std::string span = span_of_period(each.period, *s.in->workspace);
    if (!span.empty() && metric::span_kind(span) == metric::span_kind(shown)) out.emplace(span, &each);
  }
  return out;
}

std::string version_name(const Index766Rules::Version* version, const Strings& say) { return version == nullptr ? say("dash") : say(version->name); }

}  // namespace

Table group_table(const Scores& s) {
  const Strings& say = *s.in->say;
  const UnitScores& now = *s.now;
  const bool compared = s.before != nullptr;
  Table table{.id = "groups", .caption = say("index766.groups", {s.unit, scored_text(*s.period, *s.in)})};
  table.columns = {{.id = "name", .label = say("index766.col.name")},
                   {.id = "code", .label = say("index766.col.code"), .width = 90},
                   {.id = "points", .label = say("index766.col.points"), .number = true, .width = 90},
                   {.id = "max", .label = say("index766.col.max"), .number = true, .width = 80},
                   {.id = "share", .label = say("index766.col.share"), .width = 230},
                   {.id = "lost", .label = say("index766.col.lost"), .hint = say("index766.col.lost.hint"), .number = true, .width = 100}};
  if (compared) table.columns.push_back({.id = "change", .label = say("index766.col.change"), .hint = scored_text(s.before->period, *s.in), .number = true, .width = 120});
  Row total = row_of({.key = "total", .name = say("index766.total"), .code = s.rules->total, .now = now.total(), .before = compared ? s.before->total() : std::nullopt, .max = s.rules->most()},
                     compared, true, say);
  total.total = true;
  if (now.adds_up() == false) total.cells[2].hint = say("index766.sum_differs", {points_text(*now.printed, say), points_text(*now.sum, say), points_text(std::abs(*now.printed - *now.sum), say)});
  table.rows.push_back(std::move(total));
  for (const Index766Rules::Group& group : s.rules->groups) {
    const bool several = group.codes.size() > 1;
    table.rows.push_back(row_of({.key = group.id, .name = say(group.name), .code = several ? std::string{} : group.codes.front(), .now = sum_of(s, now, group),
                                 .before = compared ? sum_of(s, *s.before, group) : std::nullopt, .max = group.max}, compared, true, say));
    if (!several) continue;
    for (std::size_t i = 0; i < s.rules->scores.size(); ++i) {
      const Index766Rules::Score& score = s.rules->scores[i];
      if (!std::ranges::contains(group.codes, score.code)) continue;
      table.rows.push_back(row_of({.key = score.code, .name = say("index766.of_group", {say(score.name)}), .code = score.code, .now = now.points[i],
                                   .before = compared ? s.before->points[i] : std::nullopt, .max = score.max}, compared, false, say));
    }
  }
  return table;
}

Table unit_table(const Scores& s) {
  const Strings& say = *s.in->say;
  Table table{.id = "units", .caption = say("index766.units", {scored_text(*s.period, *s.in)})};
  table.columns = {{.id = "name", .label = say("column.unit")}};
  for (const Index766Rules::Score& score : s.rules->scores) {
    table.columns.push_back({.id = score.code, .label = score.code, .hint = say("index766.of_max", {say(score.name), say.count(score.max)}), .number = true, .width = 80});
  }
  table.columns.push_back({.id = "total", .label = say("index766.total"), .number = true, .sorted = -1, .width = 110});
  table.columns.push_back({.id = "change", .label = say("index766.col.change"), .hint = say("index766.col.change.hint"), .number = true, .width = 120});
  table.columns.push_back({.id = "class", .label = say("index766.col.class"), .hint = say("index766.col.class.hint"), .width = 100});
  struct Entry {
    double total;
    std::string name;
    Row row;
  };
  std::vector<Entry> entries;
  for (const UnitScores& each : s.all) {
    if (each.period != *s.period) continue;
    const UnitScores* before = s.before_of(each.unit);
    const bool shown = each.unit == s.unit;
    Row row{.key = each.unit, .action = shown && s.chosen ? "unfilter:unit" : "only:unit=" + each.unit, .cells = {}};
    row.cells.push_back({.text = group_label(query::Dimension::unit, each.unit, *s.in), .hint = shown ? say("index766.shown") : std::string{}, .strong = shown});
    for (std::size_t i = 0; i < each.points.size(); ++i) {
      row.cells.push_back(points_cell(each.points[i], say));
      if (before != nullptr && before->points[i] && each.points[i]) {
        row.cells.back().hint = say("index766.before", {points_text(*before->points[i], say), change_text(*each.points[i] - *before->points[i], say)});
      }
    }
    Cell total = points_cell(each.total(), say);
    total.strong = true;
    if (each.adds_up() == false) {
      total.text += " \xE2\x89\xA0";  // not equal: the sum of the six
      total.hint = say("index766.sum_differs", {points_text(*each.printed, say), points_text(*each.sum, say), points_text(std::abs(*each.printed - *each.sum), say)});
    }
    row.cells.push_back(std::move(total));
    row.cells.push_back(change_cell(each.total(), before == nullptr ? std::nullopt : before->total(), say));
    row.cells.push_back({.text = each.total() ? class_of(*each.total(), s) : say("dash")});
    entries.push_back({each.total().value_or(-1), text::collation_key(each.unit), std::move(row)});
  }
  sort_stably(entries, [](const Entry& a, const Entry& b) { return a.total != b.total ? a.total > b.total : a.name < b.name; });
  for (Entry& entry : entries) table.rows.push_back(std::move(entry.row));
  return table;
}

Table course_table(const Scores& s) {
  const Strings& say = *s.in->say;
  Table table{.id = "course", .caption = say("index766.course", {s.unit})};
  table.columns = {{.id = "period", .label = say("index766.col.period"), .width = 150}, {.id = "formula", .label = say("index766.col.version")}};
  for (const Index766Rules::Score& score : s.rules->scores) table.columns.push_back({.id = score.code, .label = score.code, .hint = say(score.name), .number = true, .width = 80});
  table.columns.push_back({.id = "total", .label = say("index766.total"), .number = true, .width = 110});
  table.columns.push_back({.id = "standing", .label = say("index766.col.closing"), .width = 150});
  const auto course = course_of(s);
  if (course.size() < 2) return table;
  static constexpr const char* kClosing[] = {"index766.closing.closed", "index766.closing.open", "index766.closing.untold"};
  for (const auto& [span, each] : course) {
    Row row{.key = span, .action = "period:" + span, .cells = {{.text = scored_text(each->period, *s.in), .strong = each->period == *s.period}, {.text = version_name(s.rules->at(each->period.last), say)}}};
    for (const auto& points : each->points) row.cells.push_back(points_cell(points, say));
    row.cells.push_back(points_cell(each->total(), say));
    row.cells.back().strong = true;
    row.cells.push_back({.text = say(kClosing[static_cast<std::size_t>(closing_of(s, *each))])});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::optional<Trend> course_chart(const Scores& s) {
  const Strings& say = *s.in->say;
  const auto course = course_of(s);
  if (std::ranges::count_if(course, [](const auto& each) { return each.second->total().has_value(); }) < 2) return std::nullopt;
  Trend trend{.title = say("index766.chart", {s.unit, say.count(s.rules->most())}), .cumulative_label = say("index766.chart.label")};
  const auto add = [&trend](std::string label, std::optional<double> share, std::string hint) {
    trend.months.push_back(std::move(label));
    trend.monthly.emplace_back();
    trend.cumulative.push_back(share);
    trend.hints.push_back(std::move(hint));
  };
  std::vector<std::string> spans = {course.rbegin()->first};  // those without scores, too: they break the line
  while (spans.back() > course.begin()->first) spans.push_back(metric::period_before(spans.back()));
  std::ranges::reverse(spans);
  const Index766Rules::Version* by = nullptr;
  bool open = false;
  for (const std::string& span : spans) {
    const auto days = metric::named_period(span, s.in->workspace->calendar);
    const Index766Rules::Version* version = days ? s.rules->at(days->last) : nullptr;
    if (by != nullptr && version != by) {
      // A place of its own between the two formulas: no line leads from one to the other.
      trend.boundary = static_cast<double>(trend.months.size()) + 0.5;
      trend.boundary_label = say("index766.chart.boundary", {say.day(version->first), say(version->name)});
      add({}, std::nullopt, {});
    }
    by = version;
    std::string label = metric::span_kind(span) == metric::SpanKind::month ? span.substr(5) + "/" + span.substr(0, 4) : span;
    const auto at = course.find(span);
    if (at == course.end() || !at->second->total()) {
      add(std::move(label), std::nullopt, {});
      continue;
    }
    const UnitScores& each = *at->second;
    const bool provisional = closing_of(s, each) == Closing::open;
    open = open || provisional;
    std::string hint = say(provisional ? "index766.chart.hint.open" : "index766.chart.hint", {scored_text(each.period, *s.in), points_text(*each.total(), say), version_name(version, say)});
    if (provisional) label += "*";
    add(std::move(label), *each.total() / s.rules->most(), std::move(hint));
  }
  if (open) trend.note = say("index766.chart.note");
  return trend;
}

}  // namespace xanh::view
