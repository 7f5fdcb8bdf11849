#include "view/outlook.h"

#include <algorithm>

#include "metric/interval.h"
#include "metric/series.h"
#include "text/format.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

// The counts of the year day by day; of forms alone, which tell of no days, by months.
std::vector<metric::Reached> reached(const Inputs& in, const metric::Metric& metric, const query::Period& so_far) {
  metric::Lens lens = lens_of(in);
  lens.suppress = 0;  // nothing of it is shown by itself
  const bool lists = std::ranges::any_of(in.shards, [](const facts::Shard* shard) { return shard->size() > 0; });
  lens.rhythm = {.grain = lists ? query::Rhythm::Grain::day : query::Rhythm::Grain::month};
  std::vector<metric::Reached> out;
  for (const metric::SeriesPoint& point : metric::series(metric, so_far, in.workspace->filters, in.shards, lens)) {
    out.push_back({point.last, point.cumulative_numerator, point.cumulative_denominator});
  }
  return out;
}

// From the whole calendar months of this year and the one before, as far as the data hold them.
std::optional<metric::Forecast> forecast_of(const Inputs& in, const metric::Metric& flow, const metric::Figure& now, const query::Period& so_far,
                                            const metric::Future& future) {
  metric::Lens lens = lens_of(in);
  lens.suppress = 0;
  lens.rhythm = {};
  const query::Period both{text::day_from_civil(text::civil_from_day(so_far.last).year - 1, 1, 1), so_far.last};
  std::vector<metric::Ratio> months;
  for (const metric::SeriesPoint& point : metric::series(flow, both, in.workspace->filters, in.shards, lens)) {
    months.push_back({point.numerator, point.denominator});
  }
  if (!months.empty() && text::civil_from_day(so_far.last + 1).day != 1) months.pop_back();  // a month that is not over
  std::vector<std::int64_t> to_come;
  for (const metric::Future::Part& part : future.parts) to_come.push_back(part.dossiers);
  return metric::forecast(months, {now.numerator, now.denominator}, to_come);
}

std::string points(double share, const Strings& say) { return text::format_number(share * 100, 1, say.language()); }

// The target, or the reference by its own name.
std::string toward_text(const Outlook& o) {
  const Strings& say = *o.in->say;
  return o.judged() ? say("pace.target", {say.target(o.toward->value), std::to_string(o.toward->year)})
                    : say("pace.reference", {say.target(o.toward->value), std::to_string(o.toward->year)});
}

}  // namespace

std::optional<Outlook> outlook_of(const Inputs& in, const metric::Metric& metric) {
  Outlook o{.in = &in, .metric = &metric, .scope = scope_of(in), .so_far = {}, .now = {}, .toward = nullptr, .future = {}, .pace = {}, .recovery = {}, .forecast = {}};
  const auto so_far = year_so_far(o.scope);
  if (!so_far) return std::nullopt;
  o.so_far = *so_far;
  metric::TableRequest request = request_of(in, {&metric}, {}, o.so_far);
  request.judged = true;  // it is the year to date
  o.now = metric::evaluate(request, in.shards).total.figures.front();
  o.toward = o.now.target != nullptr ? o.now.target : o.now.beside;
  if (!o.now.rate() || !metric.higher_is_better) return o;
  o.future = future_of(in, metric);
  if (!o.future) return o;
  const auto flow = metric::flow_of(metric);
  if (o.toward != nullptr) {
    o.pace = metric::pace({o.now.numerator, o.now.denominator, o.future->dossiers}, o.toward->value);
    if (flow) o.recovery = metric::recovery(reached(in, metric, o.so_far), *o.future, o.toward->value);
  }
  if (flow) o.forecast = forecast_of(in, *flow, o.now, o.so_far, *o.future);
  return o;
}

Table pace_table(const Outlook& o) {
  const Strings& say = *o.in->say;
  Table table{.id = "pace", .caption = say("pace.caption", {say.day(o.so_far.first), say.day(o.so_far.last)}), .columns = {}, .rows = {}, .wide = true};
  table.columns = {{.id = "quantity", .label = say("pace.quantity"), .width = 250}, {.id = "value", .label = say("pace.value"), .number = true, .width = 130},
                   {.id = "formula", .label = say("pace.formula"), .width = 420}, {.id = "note", .label = say("pace.note")}};
  const auto add = [&](const std::string& id, std::string text, std::optional<double> value, std::string formula, std::string note = {}) {
    table.rows.push_back({.key = id, .action = "",
                          .cells = {{.text = say("pace." + id)}, {.text = std::move(text), .value = value, .strong = true}, {.text = std::move(formula)}, {.text = std::move(note), .faint = true}}});
  };
  const std::int64_t n = o.now.numerator, m = o.now.denominator;
  const std::string n_text = say.count(n), m_text = say.count(m);
  const double rate = *o.now.rate();
  std::string small;
  if (const auto interval = metric::wilson_95(n, m)) small = say(metric::is_small(m) ? "pace.rate.small" : "pace.rate.note", {say.percent(interval->low), say.percent(interval->high)});
  add("rate", say.percent(rate), rate, say("pace.rate.formula", {n_text, m_text}), small);
  if (o.toward != nullptr) {
    const double t = o.toward->value;
    const std::string t_text = say.target(t);
    add("toward", t_text, t, say(o.toward->basis), toward_text(o));
    add("gap", text::format_points(t - rate, 2, say.language()), t - rate, say("pace.gap.formula", {t_text, say.percent(rate)}), say("pace.gap.note"));
    add("missing", say.count(o.pace ? o.pace->missing_now : o.now.gap_dossiers), static_cast<double>(o.pace ? o.pace->missing_now : o.now.gap_dossiers),
        say("pace.missing.formula", {t_text, m_text, n_text}), say("pace.missing.note"));
  }
  if (!o.future) return table;
  const std::string f_text = say.count(o.future->dossiers);
  add("future", f_text, static_cast<double>(o.future->dossiers), future_text(*o.future, say), say("pace.future.note"));
  if (o.pace) {
    const metric::Pace& p = *o.pace;
    const std::string t_text = say.target(o.toward->value);
    add("needed", say.count(p.needed_future), static_cast<double>(p.needed_future), say("pace.needed.formula", {t_text, m_text, f_text, n_text}));
    if (p.needed_rate) {
      add("needed_rate", say.percent(*p.needed_rate), *p.needed_rate, say("pace.needed_rate.formula", {t_text, m_text, f_text, n_text}),
          say(!p.attainable ? "pace.needed_rate.over" : p.on_course ? "pace.needed_rate.on_course" : "pace.needed_rate.more", {say.percent(rate)}));
    } else {
      add("needed_rate", say("dash"), std::nullopt, say("pace.over"));
    }
  }
  const double highest = static_cast<double>(n + o.future->dossiers) / static_cast<double>(m + o.future->dossiers);
  add("highest", say.percent(highest), highest, say("pace.highest.formula", {n_text, f_text, m_text}), say("pace.highest.note"));
  if (o.recovery) {
    const metric::Recovery& r = *o.recovery;
    const std::string allowed = say("pace.recover.formula", {say.target(o.toward->value), m_text, f_text, say.count(r.may_miss), say.count(r.missed)});
    if (r.last) add("recover", say.day(*r.last), std::nullopt, allowed, say(r.lost ? "pace.recover.lost" : "pace.recover.ahead"));
    else add("recover", say("dash"), std::nullopt, allowed, say(r.lost ? "pace.recover.never" : "pace.recover.safe"));
  }
  if (o.forecast) {
    add("forecast", say.percent(o.forecast->rate), o.forecast->rate, say("pace.forecast.formula", {text::format_number(o.forecast->smoothing, 1, say.language())}),
        say("pace.forecast.note", {say.percent(o.forecast->low), say.percent(o.forecast->high)}));
    add("error", points(o.forecast->error, say), o.forecast->error, say("pace.error.formula", {say.count(static_cast<std::int64_t>(o.forecast->origins))}));
  } else {
    add("forecast", say("dash"), std::nullopt, say("pace.no_forecast", {std::to_string(metric::kLeastForecastMonths)}));
  }
  return table;
}

std::string forecast_text(const Outlook& o) {
  const Strings& say = *o.in->say;
  if (!o.forecast) return say("pace.no_forecast", {std::to_string(metric::kLeastForecastMonths)});
  return say("outlook.forecast", {std::to_string(o.scope.year), say.percent(o.forecast->rate), say.percent(o.forecast->low), say.percent(o.forecast->high), points(o.forecast->error, say)});
}

std::vector<std::string> outlook_sentences(const Outlook& o) {
  const Strings& say = *o.in->say;
  std::vector<std::string> out;
  const auto rate = o.now.rate();
  if (!rate) return {ratio_text(o.now, say)};
  const std::string year = std::to_string(o.scope.year);
  out.push_back(say("outlook.now", {say.day(o.so_far.last), say(o.metric->name), say(o.metric->tag), say.percent(*rate), say.count(o.now.numerator), say.count(o.now.denominator)}));
  if (!o.metric->higher_is_better) {
    out.push_back(say("outlook.lower"));
    return out;
  }
  if (o.toward == nullptr) {
    out.push_back(say("outlook.no_target", {year}));
  } else if (o.pace) {
    const std::string toward = toward_text(o);
    if (o.over() || !o.pace->needed_rate) {
      // Against a reference there is a distance, and no verdict.
      out.push_back(say(!o.judged() ? "outlook.beside" : o.now.gap_dossiers <= 0 ? "outlook.met" : "outlook.missed", {toward, text::format_points(*rate - o.toward->value, 1, say.language()), say.count(o.pace->missing_now)}));
    } else if (!o.pace->attainable) {
      out.push_back(say("outlook.unattainable", {toward, say.percent(*o.pace->needed_rate), say.percent(*o.pace->highest_rate)}));
    } else {
      out.push_back(say(o.pace->on_course ? "outlook.on_course" : "outlook.needed", {toward, say.percent(std::max(0.0, *o.pace->needed_rate)), say.count(o.future->dossiers), say.percent(*rate), say.count(o.pace->needed_future)}));
    }
    if (o.recovery && o.recovery->last) out.push_back(say(o.recovery->lost ? "outlook.lost" : "outlook.ahead", {say.day(*o.recovery->last), toward}));
    else if (o.recovery && o.recovery->lost) out.push_back(say("outlook.never", {toward}));
  }
  if (o.future && !o.over()) out.push_back(say("outlook.future", {future_text(*o.future, say)}));
  if (o.forecast || !o.over()) out.push_back(forecast_text(o));
  return out;
}

}  // namespace xanh::view
