#include "state/workspace.h"

#include <algorithm>

namespace xanh::state {

Scope resolve_scope(const Workspace& workspace, text::Day data_end) {
  Scope scope;
  scope.as_of = workspace.as_of.value_or(data_end);
  scope.chosen = workspace.from.has_value() || workspace.to.has_value();
  const text::Day end = workspace.to.value_or(scope.as_of);
  scope.year = workspace.year != 0 ? workspace.year : text::civil_from_day(end).year;
  const text::Day first = text::day_from_civil(scope.year, 1, 1);
  const text::Day last = text::day_from_civil(scope.year, 12, 31);
  scope.period.first = workspace.from.value_or(first);
  // A year that is over is measured whole; the running one up to the data's end.
  scope.period.last = workspace.to.value_or(std::min(last, std::max(scope.as_of, first)));
  scope.period.last = std::max(scope.period.last, scope.period.first);
  return scope;
}

}  // namespace xanh::state
