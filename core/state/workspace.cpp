#include "state/workspace.h"

#include <algorithm>

namespace xanh::state {

query::Rhythm rhythm_of(const Workspace& workspace) {
  using Grain = query::Rhythm::Grain;
  const Grain months = workspace.calendar == metric::Calendar::reporting ? Grain::reporting_month : Grain::month;
  return {.grain = workspace.weekly ? Grain::week : months, .first_weekday = workspace.first_weekday};
}

Scope resolve_scope(const Workspace& workspace, text::Day data_end) {
  Scope scope;
  scope.as_of = workspace.as_of.value_or(data_end);
  const auto named = metric::named_period(workspace.span, workspace.calendar, workspace.first_weekday);
  if (named) scope.span = workspace.span;
  scope.chosen = named.has_value() || workspace.from.has_value() || workspace.to.has_value();
  const text::Day end = workspace.to.value_or(scope.as_of);
  const auto year_of = [&](text::Day day) {
    const text::Civil c = text::civil_from_day(day);
    // The reporting year ends on 14 December.
    return c.year + (workspace.calendar == metric::Calendar::reporting && c.month == 12 && c.day >= 15 ? 1 : 0);
  };
  scope.year = named ? year_of(named->last) : workspace.year != 0 ? workspace.year : year_of(end);
  scope.whole = metric::named_period(std::to_string(scope.year), workspace.calendar)
                    .value_or(query::Period{text::day_from_civil(scope.year, 1, 1), text::day_from_civil(scope.year, 12, 31)});
  if (named) {
    scope.period = {named->first, std::min(named->last, std::max(scope.as_of, named->first))};
    return scope;
  }
  scope.period.first = workspace.from.value_or(scope.whole.first);
  // A year that is over is measured whole; the running one up to the data's end.
  scope.period.last = workspace.to.value_or(std::min(scope.whole.last, std::max(scope.as_of, scope.whole.first)));
  scope.period.last = std::max(scope.period.last, scope.period.first);
  return scope;
}

}  // namespace xanh::state
