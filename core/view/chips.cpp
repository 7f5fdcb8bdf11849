// The chips of the bar: what the figures of every page are for, and lists to choose it from.
#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "metric/calendar.h"
#include "state/action.h"
#include "view/build.h"
#include "view/chips_filter.h"
#include "view/figure_text.h"
#include "view/periods.h"

namespace xanh::view {
namespace {

using metric::SpanKind;

Chip year_chip(const Inputs& in, int current) {
  const Strings& say = *in.say;
  Chip chip{.name = say("chip.year"), .value = std::to_string(current)};
  std::set<int> years;  // of the data
  for (const intake::ImportLog* log : in.logs) {
    if (log->first_received == 0) continue;
    for (int year = text::civil_from_day(log->first_received).year; year <= text::civil_from_day(log->last_received).year; ++year) {
      years.insert(year);
    }
  }
  for (const int year : years) {
    const std::string text = std::to_string(year);
    chip.options.push_back({.action = "year:" + text, .label = text, .current = year == current});
  }
  return chip;
}

/// The periods of the year that the data reach: to date, months or weeks from the latest, quarters, half years.
Chip period_chip(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const state::Scope scope = scope_of(in);
  Chip chip{.name = say("chip.period"), .value = scope_text(in)};
  const query::Period to_date = {scope.whole.first, std::max(scope.whole.first, std::min(scope.whole.last, scope.as_of))};
  chip.options.push_back({.action = "period:", .label = say("period.to_date", {say.day(to_date.last)}), .current = !scope.chosen, .hint = days_text(to_date, say)});
  text::Day begins = 0;
  for (const intake::ImportLog* log : in.logs) {
    if (log->first_received != 0) begins = begins == 0 ? log->first_received : std::min(begins, log->first_received);
  }
  const auto add = [&](SpanKind kind, bool latest_first) {
    std::vector<std::string> spans = metric::spans_of(scope.year, kind, workspace.first_weekday);
    if (latest_first) std::ranges::reverse(spans);
    for (const std::string& span : spans) {
      const auto days = metric::named_period(span, workspace.calendar, workspace.first_weekday);
      if (!days || days->first > scope.as_of || days->last < begins) continue;
      const bool cut = days->last > scope.as_of;
      const query::Period known = {days->first, std::min(days->last, scope.as_of)};
      chip.options.push_back({.action = "period:" + span, .label = capital(span_text(span, workspace, say)), .current = span == scope.span,
                              .hint = cut ? say("period.so_far", {days_text(known, say)}) : days_text(known, say)});
    }
  };
  add(workspace.weekly ? SpanKind::week : SpanKind::month, true);
  add(SpanKind::quarter, true);
  add(SpanKind::half, false);
  add(SpanKind::nine, false);
  // What is typed in is typed on a page.
  const bool range = scope.chosen && scope.span.empty();
  chip.options.push_back({.action = workspace.page == state::Page::trend ? "page:trend" : "page:changes",
                          .label = range ? say("period.range.chosen", {days_text(scope.period, say)}) : say("period.range"), .current = range,
                          .hint = say("period.range.hint")});
  return chip;
}

/// How time is cut up: calendar or reporting months, weeks and their first day.
Chip calendar_chip(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const bool reporting = workspace.calendar == metric::Calendar::reporting;
  Chip chip{.name = say("chip.calendar"), .value = say(workspace.weekly ? "chip.calendar.week" : reporting ? "chip.calendar.reporting" : "chip.calendar.month")};
  chip.options = {{.action = "calendar:civil", .label = say("calendar.civil"), .current = !reporting, .hint = say("calendar.civil.hint")},
                  {.action = "calendar:reporting", .label = say("calendar.reporting"), .current = reporting, .hint = say("calendar.reporting.hint")},
                  {.action = "time:month", .label = say("calendar.by_month"), .current = !workspace.weekly},
                  {.action = "time:week", .label = say("calendar.by_week"), .current = workspace.weekly}};
  if (!workspace.weekly) return chip;
  for (int day = 0; day < 7; ++day) {
    const std::string number = std::to_string(day);
    chip.options.push_back({.action = "week-start:" + number, .label = say("calendar.week_start", {say("weekday." + number)}), .current = day == workspace.first_weekday});
  }
  return chip;
}

Chip kind_chip(const Inputs& in) {
  const Strings& say = *in.say;
  Chip chip{.name = say("chip.kind"), .value = say("kind." + std::string(state::kind_id(in.workspace->kind)))};
  for (const metric::UnitKind each : {metric::UnitKind::locality, metric::UnitKind::ministry}) {
    const std::string id(state::kind_id(each));
    chip.options.push_back({.action = "kind:" + id, .label = say("kind." + id), .current = each == in.workspace->kind});
  }
  return chip;
}

}  // namespace

std::vector<Chip> build_chips(const Inputs& in) {
  const Strings& say = *in.say;
  std::vector<Chip> chips = {year_chip(in, scope_of(in).year), period_chip(in), calendar_chip(in), kind_chip(in)};
  std::ranges::move(filter_chips(in), std::back_inserter(chips));
  if (const metric::Metric* pinned = pinned_metric(in)) {
    Chip chip{.name = say("chip.definition"), .value = say("chip.definition.value", {say(pinned->short_name), say(pinned->tag)}), .lit = true};
    for (const metric::Metric& each : in.metrics->metrics) {
      chip.options.push_back({.action = "metric:" + each.id, .label = say("chip.definition.value", {say(each.short_name), say(each.tag)}),
                              .current = &each == pinned, .hint = definition_text(each, say)});
    }
    chips.push_back(std::move(chip));
  }
  return chips;
}

}  // namespace xanh::view
