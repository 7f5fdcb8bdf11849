// A query is plain data and its result merges (architecture.md idea 1).
#ifndef XANH_QUERY_QUERY_H_
#define XANH_QUERY_QUERY_H_

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "facts/base.h"
#include "facts/shard.h"
#include "text/date.h"

namespace xanh::query {

/// Days from first to last, both included. REQUIRES: first <= last.
struct Period {
  text::Day first = 0;
  text::Day last = 0;
  friend bool operator==(const Period&, const Period&) = default;
};

using facts::Base;

/// A condition over Traits in disjunctive form: any clause of which all terms hold.
struct Term {
  using Property = facts::Property;
  Property property;
  std::uint8_t values;  ///< bit set over the property's enum values
};
struct Condition {
  std::vector<std::vector<Term>> any_of = {};  ///< empty: always true
  friend bool operator==(const Condition&, const Condition&);
};

struct Measure {
  Base base = Base::received;
  Condition where = {};
};

enum class Dimension : std::uint8_t { unit, procedure, field, month, level, channel };

/// Keep only rows whose dimension has one of `values` (dictionary text; for level and channel
/// their machine names "full", "online", ...). Months are chosen by the period, not by a filter.
struct Filter {
  Dimension dimension;
  std::vector<std::string> values;
  friend bool operator==(const Filter&, const Filter&) = default;
};

/// How the dimension `month` cuts up the period.
struct Rhythm {
  enum class Grain : std::uint8_t {
    month,            ///< calendar months: "2025-07"
    reporting_month,  ///< from the 15th of the month before to the 14th (domain.md 7.2): "2025-07"
    week,             ///< "2025-W28": see metric/calendar.h
    day,              ///< "2025-07-14"
  } grain = Grain::month;
  int first_weekday = 0;  ///< of weeks: 0 Monday ... 6 Sunday
  friend bool operator==(const Rhythm&, const Rhythm&) = default;
};

struct Query {
  std::vector<Measure> measures;       ///< at most 64
  std::vector<Dimension> group_by;     ///< at most 2; empty: one total row
  std::vector<Filter> filters;         ///< all must hold
  Period period;
  Rhythm rhythm = {};
  int soon_days = 0;                   ///< of pending_due_soon: days behind the period's end, 0-366
};

/// Key of a group: the dimension's text, one per group_by entry. Months as "2025-07",
/// weeks and days as Rhythm says (stocks of a month are taken at that month's start and end, cut to the period).
using Key = std::array<std::string, 2>;

/// Counts by group, one per measure. Partials of the same query add up.
struct Partial {
  std::map<Key, std::vector<std::int64_t>> groups;
};

/// Runs `query` over the rows of `shard` that are not displaced. Rows whose status is
/// not_accepted are never counted. A dossier without a received day is never counted
/// under received, carried_over, handled or pending. Open dossiers have finished == 0.
[[nodiscard]] Partial run(const Query& query, const facts::Shard& shard);

/// Adds `from` into `into`.
void merge(Partial& into, const Partial& from);

/// Parses the condition language of metrics.json: terms `property = value`,
/// `property in (a, b)`, `property != value`, joined by `and`, `or`, `not`, parentheses.
/// Values are the enum names of facts/trait.h. Errors: rules_invalid with the reason.
[[nodiscard]] Result<Condition> parse_condition(std::string_view text);

}  // namespace xanh::query

#endif  // XANH_QUERY_QUERY_H_
