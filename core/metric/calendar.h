// Reporting calendars (domain.md 7.2): calendar months, and reporting months from the 15th to the
// 14th; quarters, half years, nine months, years and weeks of either.
#ifndef XANH_METRIC_CALENDAR_H_
#define XANH_METRIC_CALENDAR_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/query.h"

namespace xanh::metric {

enum class Calendar : std::uint8_t {
  civil,      ///< months from the 1st
  reporting,  ///< month m from the 15th of m-1 to the 14th of m; the year from 15 December to 14 December
};

/// A named period: "2025", "2025-07", "2025-Q3", "2025-H1" (six months), "2025-9M" (nine), or
/// "2025-W45" (week 45 by the first day of weeks given: the week that holds 4 January is the first, as in
/// ISO 8601 for Monday). nullopt for another text, a month or week that the year does not have.
/// `first_weekday`: 0 Monday ... 6 Sunday. Weeks do not depend on the calendar.
[[nodiscard]] std::optional<query::Period> named_period(std::string_view name, Calendar calendar, int first_weekday = 0);

/// What kind of period a name tells: "2025", "2025-07", "2025-Q3", "2025-H1", "2025-9M", "2025-W45".
enum class SpanKind : std::uint8_t { year, month, quarter, half, nine, week };
/// nullopt for a text that is no name.
[[nodiscard]] std::optional<SpanKind> span_kind(std::string_view name);
/// The number in the name: month 7, quarter 3, half 1, week 45; else 1. REQUIRES: span_kind knows `name`.
[[nodiscard]] int span_number(std::string_view name);
/// Does the year begin with it: the year, its first half, its nine months? Such a figure is cumulative.
[[nodiscard]] bool is_cumulative(std::string_view name);
/// The names of all periods of a kind in a year, in their order.
[[nodiscard]] std::vector<std::string> spans_of(int year, SpanKind kind, int first_weekday = 0);
/// The year of the calendar that a day belongs to: from 15 December the reporting year is the next.
[[nodiscard]] int year_of(text::Day day, Calendar calendar);

/// The period of equal kind before it: the month before the month, the year before the year...
/// Names as above. REQUIRES: named_period knows `name`.
[[nodiscard]] std::string period_before(std::string_view name, int first_weekday = 0);
/// The same period of the year before; a week 53 has its last week, 52.
[[nodiscard]] std::string period_last_year(std::string_view name, int first_weekday = 0);

}  // namespace xanh::metric

#endif  // XANH_METRIC_CALENDAR_H_
