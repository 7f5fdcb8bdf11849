// The workspace changes only through actions. An action is written as text, "verb" or
// "verb:argument", so that a canvas control, a control of the HTML twin, a shortcut, a test and
// the command line all say the same thing.
#ifndef XANH_STATE_ACTION_H_
#define XANH_STATE_ACTION_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "state/workspace.h"

namespace xanh::state {

/// Applies one action:
///   page:NAME (state::Page)   lang:vi|en   scheme:system|light|dark|contrast
///   metric:ID (also of a variant)   formula:ID (of the 766 index; empty: that of the period)   kind:locality|ministry   year:2025
///   by:unit|procedure|field|month|level|channel   time:month|week   week-start:0..6 (0 Monday)
///   sort:COLUMN (again: the other direction)   search:TEXT
///   period:NAME (metric/calendar.h: "2025-07", "2025-Q3"...; empty: the year to date)
///   calendar:civil|reporting   from:DATE   to:DATE   as-of:DATE (ISO or dd/MM/yyyy; empty: from the data)
///   filter:DIMENSION=VALUE (adds; a second value of a dimension joins the first; in a ranking by that
///   dimension it also goes on: unit to field to procedure)   only:DIMENSION=VALUE (in the place of others)
///   pick:DIMENSION=VALUE (adds, or drops what is chosen; the grouping stays)   unfilter:DIMENSION   unfilter:DIMENSION=VALUE (that one)
///   clear (all filters)
///   level:all|ministry|province|department|district|commune|nation   standardised:off|on   threshold:PERCENT
///   accrual:month|cumulative   soon:DAYS   pending:urgent|overdue|soon|all   rows:1..20000 (of the list of dossiers)   suppress:2..100 (counts below it are kept back; 0: none)   codes:on|off (files may list dossiers by code; not kept)   published:PERCENT   against:before|year|snapshot   toward:target|median
///   flow:uniform|last_year|stated   future:DOSSIERS (and flow stated)
///   shift:KEY=PERCENT (0 or empty: none; KEY @median, @target: all groups below it, that part of the way)   unshift (all)
///   why:METRIC or why:METRIC@DIMENSION=VALUE (explains that number beside the page; empty: no more)
///   screen:0|1|2|next|previous (of the presentation)
/// Percentages are "68.5" or "68,5"; an empty one is none.
/// Errors: unknown_name (args: kind, name, known names), period_reversed; the workspace is then
/// unchanged.
[[nodiscard]] Result<void> apply(Workspace& workspace, std::string_view action);

/// The machine names of the choices, as used in actions.
[[nodiscard]] std::string_view page_id(Page page);
[[nodiscard]] std::string_view dimension_id(query::Dimension dimension);
[[nodiscard]] std::string_view level_id(facts::UnitLevel level);
[[nodiscard]] std::string_view kind_id(metric::UnitKind kind);
[[nodiscard]] std::string_view pending_id(Pending pending);

/// The workspace with its past and future. Looks (language, scheme, screen of the presentation, what is explained) are not undone.
class History {
 public:
  History() = default;
  /// Begins with `workspace`, without a past.
  explicit History(Workspace workspace) : now_(std::move(workspace)) {}
  [[nodiscard]] const Workspace& now() const { return now_; }
  /// apply() that remembers; an action that changes nothing leaves no trace. Also "undo", "redo".
  [[nodiscard]] Result<void> act(std::string_view action);
  /// A workspace that came whole (state/address.h), remembered as one change. Looks come with it.
  void become(Workspace workspace);
  [[nodiscard]] bool can_undo() const { return !past_.empty(); }
  [[nodiscard]] bool can_redo() const { return !future_.empty(); }

 private:
  Workspace now_;
  std::vector<Workspace> past_, future_;
};

}  // namespace xanh::state

#endif  // XANH_STATE_ACTION_H_
