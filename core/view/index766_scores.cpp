// Which printed scores the page is about.
#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "facts/unit_level.h"
#include "metric/calendar.h"
#include "query/buckets.h"
#include "text/format.h"
#include "view/index766_parts.h"
#include "view/periods.h"

namespace xanh::view {
namespace {

using metric::UnitScores;

const intake::ImportLog* log_of(const Inputs& in, std::uint16_t source) {
  const auto at = std::ranges::find(in.sources, source);
  const auto index = static_cast<std::size_t>(at - in.sources.begin());
  return at == in.sources.end() || index >= in.logs.size() ? nullptr : in.logs[index];
}

// The day up to which the file tells, where it says one beside its period; 0: it does not.
text::Day told_day(const intake::ImportLog& log) {
  const intake::GivenLog& given = log.givens;
  if (given.as_of_from == intake::GivenFrom::nothing) return 0;
  const bool of_period = given.as_of_from != intake::GivenFrom::chosen && given.as_of_words == given.period_words;
  return of_period ? 0 : log.data_as_of;
}

text::Day told_day(const Inputs& in, std::uint16_t source) {
  const intake::ImportLog* log = log_of(in, source);
  return log == nullptr ? 0 : told_day(*log);
}

// By the day that each file says, so that the later one counts of those that tell the same.
std::vector<const facts::Shard*> by_day(const Inputs& in) {
  std::vector<std::pair<text::Day, const facts::Shard*>> dated;
  for (const facts::Shard* shard : in.shards) {
    if (!shard->scores.empty()) dated.emplace_back(told_day(in, shard->scores.front().source), shard);
  }
  sort_stably(dated, {}, [](const auto& each) { return each.first; });
  std::vector<const facts::Shard*> out;
  for (const auto& each : dated) out.push_back(each.second);
  return out;
}

void choose_period(Scores& s) {
  const query::Period scope = scope_of(*s.in).period;
  const query::Period* earlier = nullptr;
  for (const UnitScores& each : s.all) {  // the latest first
    if (each.period.first >= scope.first && each.period.first <= scope.last) {
      s.period = each.period;
      s.in_scope = true;
      return;
    }
    if (earlier == nullptr && each.period.first <= scope.last) earlier = &each.period;
  }
  if (!s.all.empty()) s.period = earlier != nullptr ? *earlier : s.all.front().period;
}

const UnitScores* find(const Scores& s, std::string_view unit, const query::Period& period) {
  const auto at = std::ranges::find_if(s.all, [&](const UnitScores& each) { return each.unit == unit && each.period == period; });
  return at == s.all.end() ? nullptr : &*at;
}

// Of the lists and forms; "" where it is not known, or not one.
std::string province_of(const Inputs& in) {
  std::string province;
  for (const intake::ImportLog* log : in.logs) {
    const std::string& own = log->units.province;
    if (log->first_received == 0 || own.empty() || own == province) continue;
    if (!province.empty()) return {};
    province = own;
  }
  return province;
}

void choose_unit(Scores& s) {
  const Inputs& in = *s.in;
  const auto named = std::ranges::find(in.workspace->filters, query::Dimension::unit, &query::Filter::dimension);
  if (named != in.workspace->filters.end() && !named->values.empty()) {
    s.unit = named->values.back();
    s.chosen = true;
    s.whole = named->values.size() == 1;
    return;
  }
  const metric::Holder holder = holder_of(in);
  const std::string province = province_of(in);
  const UnitScores* most = nullptr;
  const UnitScores* of_level = nullptr;
  int of_levels = 0;
  for (const UnitScores& each : s.all) {
    if (each.period != *s.period) continue;
    if (!holder.unit.empty() && each.unit == holder.unit) {
      s.unit = each.unit;
      s.whole = true;
      return;
    }
    if (most == nullptr || each.total().value_or(-1) > most->total().value_or(-1)) most = &each;
    if (facts::level_of(in.shards, each.unit) == holder.level && each.unit.ends_with(province)) of_level = &each, ++of_levels;
  }
  // The one province among its departments and communes, or among provinces that of the lists, is what all
  // dossiers are of.
  s.whole = of_levels == 1;
  const UnitScores* shown = s.whole ? of_level : most;
  if (shown != nullptr) s.unit = shown->unit;
}

}  // namespace

std::string span_of_period(const query::Period& period, const state::Workspace& workspace) {
  using metric::SpanKind;
  if (period.last == 0) return {};
  const int year = metric::year_of(period.last, workspace.calendar);
  for (const SpanKind kind : {SpanKind::month, SpanKind::quarter, SpanKind::half, SpanKind::nine, SpanKind::year}) {
    for (const std::string& span : metric::spans_of(year, kind)) {
      if (metric::named_period(span, workspace.calendar) == period) return span;
    }
  }
  return {};
}

std::string scored_text(const query::Period& period, const Inputs& in) {
  if (period.last == 0) return (*in.say)("index766.no_period");
  const std::string span = span_of_period(period, *in.workspace);
  return span.empty() ? days_text(period, *in.say) : span_text(span, *in.workspace, *in.say);
}

std::string points_text(double points, const Strings& say) { return text::format_number(points, 2, say.language()); }

text::Day told_day(const Scores& s, const UnitScores& unit) {
  text::Day told = s.in->workspace->as_of.value_or(0);
  for (const std::uint16_t source : unit.sources) {
    const text::Day day = told_day(*s.in, source);
    if (day != 0) told = told == 0 ? day : std::min(told, day);
  }
  return told;
}

std::string change_text(double points, const Strings& say) {
  return text::format_points(std::abs(points) < 0.005 ? 0 : points / 100, 2, say.language());
}

Closing closing_of(const Scores& s, const UnitScores& unit) {
  if (unit.period.last == 0) return Closing::untold;
  const text::Day told = told_day(s, unit);
  if (told != 0 && told < unit.period.last) return Closing::open;
  // "From the 1st to the 24th": the month goes on.
  const bool by_15th = text::civil_from_day(unit.period.first).day == 15 && text::civil_from_day(unit.period.last).day == 14;
  if (!by_15th && query::bucket_of(unit.period.last, {}).last != unit.period.last) return Closing::open;
  return told == 0 ? Closing::untold : Closing::closed;
}

const UnitScores* Scores::before_of(std::string_view name) const {
  if (!period || period->last == 0) return nullptr;
  const std::string span = span_of_period(*period, *in->workspace);
  if (span.empty()) return nullptr;
  const auto days = metric::named_period(metric::period_before(span), in->workspace->calendar);
  if (!days || rules->at(days->last) != version) return nullptr;
  return find(*this, name, *days);
}

Scores scores_of(const Inputs& in) {
  Scores s{.in = &in, .rules = in.index766, .all = metric::unit_scores(*in.index766, by_day(in)), .period = {}, .unit = {}};
  choose_period(s);
  if (!s.period) return s;
  choose_unit(s);
  if (s.period->last != 0) s.version = s.rules->at(s.period->last);
  s.now = find(s, s.unit, *s.period);
  s.before = s.before_of(s.unit);
  // Only some of a unit's dossiers are not what its scores are of.
  s.whole = s.whole && std::ranges::all_of(in.workspace->filters, [](const query::Filter& filter) { return filter.dimension == query::Dimension::unit; });
  return s;
}

}  // namespace xanh::view
