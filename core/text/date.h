// Calendar days and the date forms of Vietnamese exports (domain.md 5.6).
#ifndef XANH_TEXT_DATE_H_
#define XANH_TEXT_DATE_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace xanh::text {

/// Days since 1970-01-01 in the proleptic Gregorian calendar.
using Day = std::int32_t;

struct Civil {
  int year;
  int month;  ///< 1-12
  int day;    ///< 1-31
};

[[nodiscard]] Day day_from_civil(int year, int month, int day);
[[nodiscard]] Civil civil_from_day(Day day);
[[nodiscard]] bool is_valid_civil(int year, int month, int day);

/// A day and, where the text had one, a time of day.
struct DateTime {
  Day day = 0;
  std::int32_t second = -1;  ///< 0-86399, or -1 when the text had no time
  friend bool operator==(const DateTime&, const DateTime&) = default;
};

/// Reads dd/MM/yyyy, d/M/yyyy, with `/`, `-` or `.`, yyyy-MM-dd (ISO, with T or a space),
/// each with an optional HH:mm[:ss[.fff]], "HH:mm, dd/MM/yyyy", two-line cells, and
/// trailing Z or offset (ignored: the wall clock is kept), AM and PM, also written SA and CH.
/// Day first, always.
/// Years 1000-9999 are read as written: whether a date is plausible is intake's question.
/// No allocation. nullopt when the text is no valid date.
[[nodiscard]] std::optional<DateTime> parse_date(std::string_view text);

/// Excel serial to date: 1900 system (with its phantom 29/2/1900) or 1904 system.
/// Serial 45292 is 2024-01-01. nullopt outside 1..2958465 (31/12/9999).
[[nodiscard]] std::optional<DateTime> date_from_serial(double serial, bool system_1904);

}  // namespace xanh::text

#endif  // XANH_TEXT_DATE_H_
