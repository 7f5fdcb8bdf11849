#include "state/action.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "metric/calendar.h"
#include "state/names.h"
#include "text/date.h"
#include "text/number.h"

namespace xanh::state {
namespace {

// Of the ranking, then of the list of dossiers.
constexpr std::array<std::string_view, 16> kColumns = {"name", "rate", "numerator", "denominator", "gap", "standing", "rank", "movement", "standardised",
                                                       "code", "procedure", "unit", "due", "late", "status", "reported"};
// From A, from the first place, from the earliest day; figures from the largest.
constexpr std::array<std::string_view, 8> kAscending = {"name", "rank", "code", "procedure", "unit", "due", "status", "reported"};
constexpr int kMostRows = 20'000;
constexpr std::array<std::string_view, 40> kVerbs = {
    "page",   "lang",     "scheme", "metric",  "kind",   "year",   "by",       "sort",       "search", "from",    "to",   "as-of",     "filter",
    "unfilter", "clear",  "against", "toward", "period", "calendar", "week-start", "time", "accrual", "soon", "published", "flow", "future",
    "level", "standardised", "threshold", "shift", "unshift", "screen", "why", "formula", "only", "pick", "pending", "rows", "suppress", "codes"};
constexpr std::size_t kMemory = 200;  // actions that can be undone

template <class Names>
std::unexpected<Error> unknown(std::string_view what, std::string_view name, const Names& known) {
  std::string list;
  for (const std::string_view each : known) {
    if (!list.empty()) list += ", ";
    list += each;
  }
  return fail(ErrorCode::unknown_name, {}, {std::string(what), std::string(name), list});
}

/// Sets `to` to the enum value whose name is `name`.
template <class Enum, class Names>
Result<void> choose(Enum& to, std::string_view what, std::string_view name, const Names& names) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return unknown(what, name, names);
  to = static_cast<Enum>(found - names.begin());
  return {};
}

Result<void> set_year(Workspace& workspace, std::string_view text) {
  int year = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
  if (error != std::errc{} || end != text.data() + text.size() || year < 2000 || year > 2100) {
    return unknown("year", text, std::array<std::string_view, 1>{"2000-2100"});
  }
  workspace.year = year;
  workspace.span.clear();
  return {};
}

Result<void> set_day(std::optional<text::Day>& to, std::string_view what, std::string_view text) {
  if (text.empty()) {
    to.reset();
    return {};
  }
  const auto date = text::parse_date(text);
  if (!date) return unknown(what, text, std::array<std::string_view, 2>{"2025-10-31", "31/10/2025"});
  to = date->day;
  return {};
}

/// "unit=Sở Tư pháp". No dimension's name has "=": the first one parts the two.
struct Choice {
  query::Dimension dimension{};
  std::string value;
};
Result<Choice> choice_of(std::string_view verb, std::string_view text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos) return unknown(verb, text, kDimensions);
  Choice out;
  if (auto chosen = choose(out.dimension, verb, text.substr(0, equals), kDimensions); !chosen) return std::unexpected(chosen.error());
  if (out.dimension == query::Dimension::month) return unknown(verb, "month", std::array<std::string_view, 2>{"from", "to"});
  out.value = text.substr(equals + 1);
  return out;
}

void join_filter(Workspace& workspace, const Choice& choice) {
  auto same = std::ranges::find(workspace.filters, choice.dimension, &query::Filter::dimension);
  if (same == workspace.filters.end()) {
    workspace.filters.push_back({choice.dimension, {choice.value}});
  } else if (std::ranges::find(same->values, choice.value) == same->values.end()) {
    same->values.push_back(choice.value);
  }
}

/// With its last value a filter goes: one of no values would let nothing through.
bool leave_filter(Workspace& workspace, const Choice& choice) {
  const auto same = std::ranges::find(workspace.filters, choice.dimension, &query::Filter::dimension);
  if (same == workspace.filters.end() || std::erase(same->values, choice.value) == 0) return false;
  if (same->values.empty()) workspace.filters.erase(same);
  return true;
}

Result<void> add_filter(Workspace& workspace, std::string_view text) {
  const auto choice = choice_of("filter", text);
  if (!choice) return std::unexpected(choice.error());
  const query::Dimension dimension = choice->dimension;
  join_filter(workspace, *choice);
  // In the ranking one goes on to what the chosen group is made of: one row would tell nothing.
  if (workspace.page == Page::ranking && workspace.group_by == dimension) {
    workspace.group_by = dimension == query::Dimension::unit    ? query::Dimension::field
                         : dimension == query::Dimension::field ? query::Dimension::procedure
                                                                : query::Dimension::unit;
  }
  return {};
}

/// One of several: the grouping stays, so that others can follow.
Result<void> pick(Workspace& workspace, std::string_view text) {
  const auto choice = choice_of("pick", text);
  if (!choice) return std::unexpected(choice.error());
  if (!leave_filter(workspace, *choice)) join_filter(workspace, *choice);
  return {};
}

/// A whole dimension, or "unit=Sở Tư pháp" of it.
Result<void> drop_filter(Workspace& workspace, std::string_view name) {
  if (name.contains('=')) {
    const auto choice = choice_of("unfilter", name);
    if (!choice) return std::unexpected(choice.error());
    leave_filter(workspace, *choice);
    return {};
  }
  query::Dimension dimension{};
  if (auto chosen = choose(dimension, "unfilter", name, kDimensions); !chosen) return chosen;
  std::erase_if(workspace.filters, [dimension](const query::Filter& f) { return f.dimension == dimension; });
  return {};
}

/// In the place of what was chosen of that dimension.
Result<void> set_filter(Workspace& workspace, std::string_view text) {
  Workspace next = workspace;
  if (const std::size_t equals = text.find('='); equals != std::string_view::npos) {
    if (auto dropped = drop_filter(next, text.substr(0, equals)); !dropped) return dropped;
  }
  if (auto added = add_filter(next, text); !added) return added;
  workspace = std::move(next);
  return {};
}

/// Months stand in their order, other groups by what they miss, until the user sorts.
Result<void> group_by(Workspace& workspace, std::string_view name) {
  const query::Dimension before = workspace.group_by;
  if (auto chosen = choose(workspace.group_by, "by", name, kDimensions); !chosen) return chosen;
  if (workspace.group_by != before) workspace.shifts.clear();  // they name groups of the other dimension
  const bool months = workspace.group_by == query::Dimension::month;
  if (months != (before == query::Dimension::month)) {
    workspace.sort = months ? Sort{.column = "name", .descending = false} : Sort{};
  }
  return {};
}

Result<void> set_sort(Workspace& workspace, std::string_view column) {
  if (std::ranges::find(kColumns, column) == kColumns.end()) return unknown("sort", column, kColumns);
  if (workspace.sort.column == column) {
    workspace.sort.descending = !workspace.sort.descending;
  } else {
    workspace.sort = {std::string(column), std::ranges::find(kAscending, column) == kAscending.end()};
  }
  return {};
}

/// "68.5" or "68,5": a percentage as a share. Empty: none.
Result<void> set_share(std::optional<double>& to, std::string_view what, std::string_view text) {
  if (text.empty()) {
    to.reset();
    return {};
  }
  const auto share = text::parse_typed_percent(text);
  if (!share) return unknown(what, text, std::array<std::string_view, 2>{"0", "100"});
  to = share;
  return {};
}

template <class Int>
Result<void> set_number(Int& to, std::string_view what, std::string_view text, std::int64_t least, std::int64_t most) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most) {
    return unknown(what, text, std::array<std::string, 1>{std::to_string(least) + "-" + std::to_string(most)});
  }
  to = static_cast<Int>(value);
  return {};
}

/// "on" or "off".
Result<void> set_switch(bool& to, std::string_view what, std::string_view text, std::string_view off, std::string_view on) {
  if (text != on && text != off) return unknown(what, text, std::array{off, on});
  to = text == on;
  return {};
}

Result<void> set_span(Workspace& workspace, std::string_view name) {
  if (!name.empty() && !metric::named_period(name, workspace.calendar, workspace.first_weekday)) {
    return unknown("period", name, std::array<std::string_view, 6>{"2025", "2025-07", "2025-Q3", "2025-H1", "2025-9M", "2025-W28"});
  }
  workspace.span = name;
  workspace.from.reset();
  workspace.to.reset();
  return {};
}

/// "KEY=50": a name may hold "=".
Result<void> set_shift(Workspace& workspace, std::string_view what) {
  const std::size_t equals = what.rfind('=');
  if (equals == std::string_view::npos) return unknown("shift", what, std::array<std::string_view, 1>{"KEY=PERCENT"});
  std::optional<double> share;
  if (auto done = set_share(share, "shift", what.substr(equals + 1)); !done) return done;
  const std::string key(what.substr(0, equals));
  if (share && *share > 0) workspace.shifts[key] = *share;
  else workspace.shifts.erase(key);
  return {};
}

Result<void> change(Workspace& workspace, std::string_view action) {
  const std::size_t colon = action.find(':');
  const std::string_view verb = action.substr(0, colon);
  const std::string_view value = colon == std::string_view::npos ? std::string_view{} : action.substr(colon + 1);
  if (verb == "page") workspace.why.clear();  // it explains what is in sight
  if (verb == "page") return choose(workspace.page, verb, value, kPages);
  if (verb == "lang") return choose(workspace.language, verb, value, kLanguages);
  if (verb == "scheme") return choose(workspace.scheme, verb, value, kSchemes);
  if (verb == "kind") return choose(workspace.kind, verb, value, kKinds);
  if (verb == "by") return group_by(workspace, value);
  if (verb == "against") return choose(workspace.against, verb, value, kAgainst);
  if (verb == "toward") return choose(workspace.toward, verb, value, kToward);
  if (verb == "calendar") return choose(workspace.calendar, verb, value, kCalendars);
  if (verb == "accrual") return choose(workspace.accrual, verb, value, kAccruals);
  if (verb == "flow") return choose(workspace.flow, verb, value, kFlows);
  if (verb == "time") return set_switch(workspace.weekly, verb, value, "month", "week");
  if (verb == "week-start") return set_number(workspace.first_weekday, verb, value, 0, 6);
  if (verb == "soon") return set_number(workspace.soon_days, verb, value, 0, 366);
  if (verb == "pending") return choose(workspace.pending, verb, value, kPending);
  if (verb == "rows") return set_number(workspace.rows, verb, value, 1, kMostRows);
  if (verb == "codes") return set_switch(workspace.codes, verb, value, "off", "on");
  if (verb == "suppress") {
    if (value.empty() || value == "0") workspace.suppress = 0;
    else return set_number(workspace.suppress, verb, value, 2, 100);
    return {};
  }
  if (verb == "screen" && value == "next") workspace.screen = std::min(workspace.screen + 1, kScreens - 1);
  else if (verb == "screen" && value == "previous") workspace.screen = std::max(workspace.screen - 1, 0);
  else if (verb == "screen") return set_number(workspace.screen, verb, value, 0, kScreens - 1);
  if (verb == "screen") return {};
  if (verb == "future") {
    if (auto done = set_number(workspace.future, verb, value, 0, 1'000'000'000); !done) return done;
    workspace.flow = Flow::stated;
    return {};
  }
  if (verb == "level") return choose(workspace.level, verb, value, kLevels);
  if (verb == "standardised") return set_switch(workspace.standardised, verb, value, "off", "on");
  if (verb == "threshold") return set_share(workspace.threshold, verb, value);
  if (verb == "shift") return set_shift(workspace, value);
  if (verb == "published") return set_share(workspace.published, verb, value);
  if (verb == "period") return set_span(workspace, value);
  if (verb == "year") return set_year(workspace, value);
  if (verb == "sort") return set_sort(workspace, value);
  if (verb == "from" || verb == "to") {
    workspace.span.clear();
    return set_day(verb == "from" ? workspace.from : workspace.to, verb, value);
  }
  if (verb == "as-of") return set_day(workspace.as_of, verb, value);
  if (verb == "filter") return add_filter(workspace, value);
  if (verb == "only") return set_filter(workspace, value);
  if (verb == "pick") return pick(workspace, value);
  if (verb == "unfilter") return drop_filter(workspace, value);
  if (verb == "metric") workspace.metric = value;
  else if (verb == "formula") workspace.formula = value;
  else if (verb == "why") workspace.why = value;
  else if (verb == "search") workspace.search = value;
  else if (verb == "clear") workspace.filters.clear();
  else if (verb == "unshift") workspace.shifts.clear();
  else return unknown("action", verb, kVerbs);
  return {};
}

}  // namespace

std::string_view page_id(Page page) { return kPages[static_cast<std::size_t>(page)]; }
std::string_view dimension_id(query::Dimension dimension) { return kDimensions[static_cast<std::size_t>(dimension)]; }
std::string_view level_id(facts::UnitLevel level) { return kLevels[static_cast<std::size_t>(level)]; }
std::string_view kind_id(metric::UnitKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view pending_id(Pending pending) { return kPending[static_cast<std::size_t>(pending)]; }

Result<void> apply(Workspace& workspace, std::string_view action) {
  Workspace next = workspace;
  if (auto done = change(next, action); !done) return done;
  if (next.from && next.to && *next.from > *next.to) {
    return fail(ErrorCode::period_reversed, {}, {text::format_iso_day(*next.from), text::format_iso_day(*next.to)});
  }
  workspace = std::move(next);
  return {};
}

Result<void> History::act(std::string_view action) {
  if (action == "undo" || action == "redo") {
    std::vector<Workspace>& from = action == "undo" ? past_ : future_;
    std::vector<Workspace>& to = action == "undo" ? future_ : past_;
    if (from.empty()) return {};
    to.push_back(now_);
    // Looks are not undone.
    Workspace next = std::move(from.back());
    from.pop_back();
    next.language = now_.language;
    next.scheme = now_.scheme;
    next.screen = now_.screen;
    next.why = next.page == now_.page ? now_.why : std::string{};
    now_ = std::move(next);
    return {};
  }
  Workspace next = now_;
  if (auto done = apply(next, action); !done) return done;
  if (next == now_) return {};
  Workspace looks = next;  // a page that is in sight already may close what is explained, too
  looks.language = now_.language;
  looks.scheme = now_.scheme;
  looks.screen = now_.screen;
  looks.why = now_.why;
  if (looks == now_) now_ = std::move(next);
  else become(std::move(next));
  return {};
}

void History::become(Workspace workspace) {
  if (workspace == now_) return;
  past_.push_back(std::move(now_));
  if (past_.size() > kMemory) past_.erase(past_.begin());
  future_.clear();
  now_ = std::move(workspace);
}

}  // namespace xanh::state
