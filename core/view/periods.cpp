#include "view/periods.h"

#include <algorithm>
#include <optional>

#include "metric/calendar.h"
#include "metric/flow.h"
#include "query/buckets.h"
#include "text/format.h"

namespace xanh::view {
namespace {

using metric::SpanKind;

// "15/06–14/07", with the year of a first day that lies in the one before.
std::string short_days(const query::Period& days, const Strings& say) {
  const auto cut = [&say](text::Day day) {
    std::string out = say.day(day);
    out.resize(out.size() - 5);  // "15/06", "15 Jun"
    return out;
  };
  const bool one_year = text::civil_from_day(days.first).year == text::civil_from_day(days.last).year;
  return (one_year ? cut(days.first) : say.day(days.first)) + "–" + cut(days.last);
}

query::Period days_of(std::string_view span, const state::Workspace& workspace) {
  return *metric::named_period(span, workspace.calendar, workspace.first_weekday);
}

std::string bucket_text(const query::Bucket& bucket, const state::Workspace& workspace, const Strings& say) {
  return metric::span_kind(bucket.name) ? span_text(bucket.name, workspace, say) : days_text({bucket.first, bucket.last}, say);
}

// The month, or week, of the data's end beside the one before it.
Compared latest_two(const state::Scope& scope, const state::Workspace& workspace, const Strings& say) {
  const query::Rhythm rhythm = state::rhythm_of(workspace);
  const query::Bucket after = query::bucket_of(scope.period.last, rhythm), before = query::bucket_of(after.first - 1, rhythm);
  return {.before = {before.first, before.last}, .after = {after.first, std::min(after.last, scope.period.last)},
          .before_name = bucket_text(before, workspace, say), .after_name = bucket_text(after, workspace, say), .cut = scope.period.last < after.last};
}

Compared of_named(const state::Scope& scope, const state::Workspace& workspace, const Strings& say) {
  const bool year = workspace.against == state::Against::year || metric::is_cumulative(scope.span);
  const std::string other = year ? metric::period_last_year(scope.span, workspace.first_weekday) : metric::period_before(scope.span, workspace.first_weekday);
  const auto name = [&](const std::string& text) { return metric::is_cumulative(scope.span) ? say("period.cumulative", {text}) : text; };
  Compared out{.before = days_of(other, workspace), .after = scope.period, .before_name = name(span_text(other, workspace, say)),
               .after_name = name(span_text(scope.span, workspace, say)), .cut = scope.period.last < days_of(scope.span, workspace).last};
  if (!out.cut || !year) return out;
  // As many days of last year: a part is set beside a like part.
  out.before = metric::span_kind(scope.span) == SpanKind::week ? query::Period{out.before.first, out.before.first + (out.after.last - out.after.first)}
                                                               : metric::same_days_last_year(out.after);
  out.before_name = name(days_text(out.before, say));
  out.after_name = name(days_text(out.after, say));
  out.cut = false;
  return out;
}

}  // namespace

std::string days_text(const query::Period& days, const Strings& say) { return say("sources.days", {say.day(days.first), say.day(days.last)}); }

std::string span_text(std::string_view span, const state::Workspace& workspace, const Strings& say) {
  const std::string year(span.substr(0, 4));
  const int number = metric::span_number(span);
  std::string name;
  bool days = workspace.calendar == metric::Calendar::reporting;
  switch (metric::span_kind(span).value_or(SpanKind::year)) {
    case SpanKind::year: name = say("period.year", {year}); break;
    case SpanKind::month: name = say(days ? "period.month.reporting" : "period.month", {std::string(span.substr(5)), year}); break;
    case SpanKind::quarter: name = say("period.quarter", {say("period.quarter." + std::to_string(number)), year}); break;
    case SpanKind::half: name = say(number == 1 ? "period.half.first" : "period.half.second", {year}); break;
    case SpanKind::nine: name = say("period.nine", {year}); break;
    case SpanKind::week:
      name = say("period.week", {std::to_string(number), year});
      days = true;
      break;
  }
  return days ? say("period.with_days", {name, short_days(days_of(span, workspace), say)}) : name;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string scope_text(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Scope scope = scope_of(in);
  if (!scope.span.empty()) {
    return say(metric::is_cumulative(scope.span) ? "period.cumulative" : "period.alone", {span_text(scope.span, *in.workspace, say)});
  }
  // The year is said once: "01/01–31/10/2025".
  std::string first = say.day(scope.period.first);
  if (text::civil_from_day(scope.period.first).year == text::civil_from_day(scope.period.last).year) first.resize(first.size() - 5);
  return say(scope.year_to_date() ? "period.cumulative" : "period.alone", {first + "–" + say.day(scope.period.last)});
}

Compared compared_periods(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const state::Scope scope = scope_of(in);
  if (!scope.span.empty()) return of_named(scope, workspace, say);
  if (workspace.against != state::Against::year && !scope.chosen) return latest_two(scope, workspace, say);
  const auto length = scope.period.last - scope.period.first + 1;
  const query::Period before = workspace.against == state::Against::year ? metric::same_days_last_year(scope.period)
                                                                         : query::Period{scope.period.first - length, scope.period.first - 1};
  const char* name = scope.year_to_date() && workspace.against == state::Against::year ? "period.cumulative" : "period.alone";
  return {.before = before, .after = scope.period, .before_name = say(name, {days_text(before, say)}), .after_name = say(name, {days_text(scope.period, say)})};
}

std::vector<Setting> range_fields(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const query::Period days = scope_of(in).period;
  const auto field = [&](const char* id, text::Day now, const std::optional<text::Day>& typed) {
    const std::string label = say("period.field." + std::string(id));
    const auto digits = [](text::Day day) { return text::format_day(day, text::Language::vi); };  // as days are typed, in either language
    return Setting{.id = id, .label = label, .value = say.day(now), .from = say("period.field.hint"), .action = std::string(id) + ":",
                   .input = typed ? digits(*typed) : std::string{}, .placeholder = digits(now), .name = label};
  };
  return {field("from", days.first, workspace.from), field("to", days.last, workspace.to)};
}

}  // namespace xanh::view
