// One rate over time: in the period and to date, against its target, and where the year will end.
#include <algorithm>

#include "metric/crosswalk.h"
#include "metric/series.h"
#include "query/buckets.h"
#include "view/figure_text.h"
#include "view/outlook.h"
#include "view/overview_parts.h"
#include "view/periods.h"
#include "view/why.h"

namespace xanh::view {
namespace {

struct Span {
  std::string key, label;
  query::Period days;
};

struct Course {
  const Inputs& in;
  const metric::Metric& metric;
  state::Scope scope;
  bool whole_year = false;             // the year so far, and what is to come
  std::vector<metric::SeriesPoint> points;
  std::vector<Span> spans;             // of the points, then those to come
  std::optional<Outlook> outlook;
  bool begins_anew = false;            // a commune: its points before the merger are not its own
};

// Where in the chart a day ends, in spans from the left.
std::optional<double> place_of(text::Day end, const std::vector<Span>& spans) {
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const query::Period& days = spans[i].days;
    if (end < days.first || end > days.last) continue;
    return static_cast<double>(i) + static_cast<double>(end - days.first + 1) / static_cast<double>(days.last - days.first + 1);
  }
  return std::nullopt;
}

std::optional<double> share(std::int64_t numerator, std::int64_t denominator) {
  if (denominator <= 0) return std::nullopt;
  return static_cast<double>(numerator) / static_cast<double>(denominator);
}

Course course_of(const Inputs& in, const metric::Metric& metric) {
  Course c{.in = in, .metric = metric, .scope = scope_of(in), .points = {}, .spans = {}, .outlook = outlook_of(in, metric)};
  c.whole_year = c.scope.year_to_date();
  c.points = metric::series(metric, c.scope.period, in.workspace->filters, in.shards, lens_of(in), in.workspace->calendar);
  // A commune took over the work of a district on that day: its line begins there, though to date counts all.
  if (in.crosswalk != nullptr && in.crosswalk->day != 0 && holder_of(in).level == facts::UnitLevel::commune) {
    c.begins_anew = std::erase_if(c.points, [&in](const metric::SeriesPoint& point) { return point.last < in.crosswalk->day; }) > 0;
  }
  const query::Rhythm rhythm = state::rhythm_of(*in.workspace);
  const auto add = [&](text::Day day) {  // whole, where the period ends within it
    const query::Bucket span = query::bucket_of(day, rhythm);
    c.spans.push_back({span.name, group_label(query::Dimension::month, span.name, in), {span.first, span.last}});
  };
  for (const metric::SeriesPoint& point : c.points) add(point.first);
  if (!c.whole_year || c.spans.empty()) return c;
  for (text::Day next = c.spans.back().days.last + 1; next <= c.scope.whole.last; next = c.spans.back().days.last + 1) add(next);
  return c;
}

// Expected to date at the end of a day: what comes by then, month by month at the rate expected of it.
metric::Margins expected_at(const Outlook& o, text::Day end) {
  double come = 0, won = 0;
  for (std::size_t i = 0; i < o.future->parts.size(); ++i) {
    const metric::Future::Part& part = o.future->parts[i];
    if (part.days.first > end) break;
    const double of = static_cast<double>(std::min(end, part.days.last) - part.days.first + 1) / static_cast<double>(part.days.last - part.days.first + 1);
    come += static_cast<double>(part.dossiers) * of;
    won += static_cast<double>(part.dossiers) * of * o.forecast->months[i];
  }
  return metric::margins_after(*o.forecast, {o.now.numerator, o.now.denominator}, come, won);
}

std::vector<const metric::Quotation*> quotations(const Course& c) {
  std::vector<const metric::Quotation*> out;
  if (c.in.targets == nullptr) return out;
  const metric::Holder holder = holder_of(c.in);
  for (const metric::Quotation& each : c.in.targets->quotations) {
    const bool whose = each.holder.level == holder.level && (each.holder.unit.empty() || each.holder.unit == holder.unit);
    if (each.metric == c.metric.id && whose && place_of(each.day, c.spans)) out.push_back(&each);
  }
  return out;
}

// Short, for the axis: "07/2025", "tuần 28".
std::string axis_label(const std::string& key, const Strings& say) {
  if (metric::span_kind(key) == metric::SpanKind::week) return say("trend.week", {std::to_string(metric::span_number(key))});
  return key.substr(5) + "/" + key.substr(0, 4);
}

Trend chart_of(const Course& c) {
  const Strings& say = *c.in.say;
  Trend trend{.title = say("trend.title"), .monthly_label = say("trend.monthly"), .cumulative_label = say("trend.cumulative")};
  if (c.in.workspace->weekly) trend.monthly_label = say("series.rate");
  if (c.outlook && c.outlook->toward != nullptr) {
    trend.target = c.outlook->toward->value;
    trend.target_label = say(c.outlook->judged() ? "trend.target" : "trend.reference", {say.target(*trend.target)});
  }
  const bool ahead = c.whole_year && c.outlook && c.outlook->forecast;
  if (ahead) trend.note = say("trend.forecast");
  for (std::size_t i = 0; i < c.spans.size(); ++i) {
    const bool known = i < c.points.size();
    trend.months.push_back(axis_label(c.spans[i].key, say));
    trend.monthly.push_back(known ? share(c.points[i].numerator, c.points[i].denominator) : std::nullopt);
    trend.cumulative.push_back(known ? share(c.points[i].cumulative_numerator, c.points[i].cumulative_denominator) : std::nullopt);
    std::string hint;
    if (trend.monthly.back() && trend.cumulative.back()) {
      hint = say("trend.hint", {c.spans[i].label, say.percent(*trend.monthly.back()), say.percent(*trend.cumulative.back()), say.count(c.points[i].numerator), say.count(c.points[i].denominator)});
    }
    trend.hints.push_back(std::move(hint));
    if (!ahead) continue;
    trend.forecast.emplace_back();
    trend.low.emplace_back();
    trend.high.emplace_back();
    if (known) continue;
    const metric::Margins at = expected_at(*c.outlook, std::min(c.spans[i].days.last, c.scope.whole.last));
    trend.forecast.back() = at.rate;
    trend.low.back() = at.low;
    trend.high.back() = at.high;
  }
  constexpr int kTwoTierYear = 2025, kTwoTierMonth = 7;  // domain.md fact 8
  if (const auto at = place_of(text::day_from_civil(kTwoTierYear, kTwoTierMonth, 1) - 1, c.spans); at && *at > 0) {
    trend.boundary = at;
    trend.boundary_label = say("trend.boundary");
  }
  for (const metric::Quotation* each : quotations(c)) {
    trend.quoted.push_back({.x = *place_of(each->day, c.spans), .share = each->value, .label = say.percent(each->value), .hint = say.day(each->day) + ": " + say(each->remark)});
  }
  const bool reporting = c.in.workspace->calendar == metric::Calendar::reporting && !c.in.workspace->weekly;
  if (reporting) trend.note += (trend.note.empty() ? "" : "; ") + say("period.reporting_note");
  if (!trend.quoted.empty()) trend.note += (trend.note.empty() ? "" : "; ") + say("quoted.label");
  return trend;
}

Cell number(std::int64_t n, const Strings& say) { return {.text = say.count(n), .value = static_cast<double>(n)}; }
Cell percent(std::optional<double> of, const Strings& say) { return of ? Cell{.text = say.percent(*of), .value = of} : Cell{.text = say("dash")}; }

Table series_table(const Course& c) {
  const Strings& say = *c.in.say;
  Table table{.id = "series", .caption = say("series.caption"), .columns = {{.id = "point", .label = say("series.point")}}, .rows = {}};
  for (const char* id : {"numerator", "denominator", "rate", "cumulative_numerator", "cumulative_denominator", "cumulative_rate"}) {
    table.columns.push_back({.id = id, .label = say("series." + std::string(id)), .number = true, .width = 130});
  }
  for (std::size_t i = 0; i < c.points.size(); ++i) {
    const metric::SeriesPoint& p = c.points[i];
    table.rows.push_back({.key = p.month, .action = "",
                          .cells = {{.text = c.spans[i].label}, number(p.numerator, say), number(p.denominator, say), percent(share(p.numerator, p.denominator), say),
                                    number(p.cumulative_numerator, say), number(p.cumulative_denominator, say), percent(share(p.cumulative_numerator, p.cumulative_denominator), say)}});
  }
  return table;
}

Table ahead_table(const Course& c, const Trend& trend) {
  const Strings& say = *c.in.say;
  Table table{.id = "ahead", .caption = say("ahead.caption"), .columns = {{.id = "point", .label = say("series.point")}}, .rows = {}};
  for (const char* id : {"rate", "low", "high"}) table.columns.push_back({.id = id, .label = say("ahead." + std::string(id)), .number = true, .width = 130});
  for (std::size_t i = c.points.size(); i < trend.forecast.size(); ++i) {
    table.rows.push_back({.key = c.spans[i].key, .action = "", .cells = {{.text = c.spans[i].label}, percent(trend.forecast[i], say), percent(trend.low[i], say), percent(trend.high[i], say)}});
  }
  return table;
}

Table quoted_table(const Course& c) {
  const Strings& say = *c.in.say;
  Table table{.id = "quoted", .caption = say("quoted.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "day", .label = say("quoted.day"), .width = 130}, {.id = "value", .label = say("quoted.value"), .number = true, .width = 110}, {.id = "remark", .label = say("quoted.remark")}};
  for (const metric::Quotation* each : quotations(c)) {
    table.rows.push_back({.key = text::format_iso_day(each->day), .action = "", .cells = {{.text = say.day(each->day)}, percent(each->value, say), {.text = say(each->remark)}}});
  }
  return table;
}

// "Tỉnh Yên Bái (nay thuộc Tỉnh Lào Cai)": the units that the crosswalk added and the files hold.
std::string joined_text(const state::Workspace& given, const state::Workspace& wide, const Inputs& in) {
  std::string out;
  for (const query::Filter& filter : wide.filters) {
    if (filter.dimension != query::Dimension::unit) continue;
    const auto before = std::ranges::find(given.filters, query::Dimension::unit, &query::Filter::dimension);
    for (const std::string& unit : filter.values) {
      const bool added = before != given.filters.end() && std::ranges::find(before->values, unit) == before->values.end();
      if (added && facts::level_of(in.shards, unit) != facts::UnitLevel::unknown) {
        out += (out.empty() ? "" : "; ") + (*in.say)("crosswalk.pair", {unit, in.crosswalk->now(unit)});
      }
    }
  }
  return out;
}

}  // namespace

TablesPage build_trend_page(const Inputs& given) {
  const Strings& say = *given.say;
  Inputs in = given;
  state::Workspace wide = *given.workspace;
  // Across the merger a province is followed with those that it absorbed.
  const bool across = given.crosswalk != nullptr && given.crosswalk->day > scope_of(given).period.first && given.crosswalk->day <= scope_of(given).period.last;
  if (across) wide.filters = metric::widen(std::move(wide.filters), *given.crosswalk);
  in.workspace = &wide;
  TablesPage page{.id = "trend", .title = say("menu.trend")};
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  if (say_of_procedures(in, *pinned, page)) return page;
  page.fields = range_fields(in);
  const Course c = course_of(in, *pinned);
  for (const bool weekly : {false, true}) {
    page.choices.push_back({.action = weekly ? "time:week" : "time:month", .label = say(weekly ? "trend.by_week" : "trend.by_month"), .current = weekly == in.workspace->weekly});
  }
  const metric::Figure now = c.outlook ? c.outlook->now : metric::evaluate(request_of(in, {pinned}, {}, c.scope.period), in.shards).total.figures.front();
  if (!now.rate()) {
    page.sentences.push_back(ratio_text(now, say));
    return page;
  }
  if (c.outlook) {
    page.sentences = outlook_sentences(*c.outlook);
    if (c.outlook->future) {
      for (Link& link : flow_choices(in, *c.outlook->future)) page.choices.push_back(std::move(link));
      page.fields.push_back(future_field(in, *c.outlook->future));
    }
  } else {
    page.sentences.push_back(say("outlook.outside", {std::to_string(c.scope.year)}));
  }
  if (c.spans.empty()) {
    if (c.outlook && c.outlook->future) page.tables.push_back(pace_table(*c.outlook));
    return page;
  }
  Trend trend = chart_of(c);
  if (c.begins_anew) page.sentences.push_back(say("trend.begins_anew", {holder_of(in).unit, say.day(in.crosswalk->day)}));
  else if (trend.boundary) page.sentences.push_back(say("outlook.boundary"));
  if (const std::string joined = joined_text(*given.workspace, wide, in); !joined.empty()) page.sentences.push_back(say("crosswalk.joined", {joined}));
  page.tables.push_back(series_table(c));
  if (wide.filters == given.workspace->filters && !c.begins_anew) ask_column(page.tables.back(), "rate", pinned->id, query::Dimension::month);
  if (!trend.forecast.empty() && trend.forecast.size() > c.points.size()) page.tables.push_back(ahead_table(c, trend));
  if (c.outlook) page.tables.push_back(pace_table(*c.outlook));
  if (!trend.quoted.empty()) page.tables.push_back(quoted_table(c));
  page.charts.emplace_back(std::move(trend));
  return page;
}

}  // namespace xanh::view
