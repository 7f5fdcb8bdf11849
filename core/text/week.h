// Weeks of a year with a chosen first day, counted as ISO 8601 counts those of Monday: the first is
// the one that holds 4 January (domain.md 7.2).
#ifndef XANH_TEXT_WEEK_H_
#define XANH_TEXT_WEEK_H_

#include "text/date.h"

namespace xanh::text {

/// The first day of the week that holds `day`. `first_weekday`: 0 Monday ... 6 Sunday.
[[nodiscard]] inline Day week_begin(Day day, int first_weekday) {
  return day - ((day + 3 - first_weekday) % 7 + 7) % 7;  // day 0 was a Thursday
}

/// The first day of the year's first week.
[[nodiscard]] inline Day first_week(int year, int first_weekday) {
  return week_begin(day_from_civil(year, 1, 4), first_weekday);
}

struct Week {
  int year = 0;    ///< whose week it is: not always that of the day
  int number = 0;  ///< 1-53
  Day first = 0;
};

/// The week that holds `day`.
[[nodiscard]] inline Week week_of(Day day, int first_weekday) {
  const Day first = week_begin(day, first_weekday);
  const int year = civil_from_day(first + 3).year;  // the week holds 4 January, or it is the year's before
  const int own = first >= first_week(year + 1, first_weekday) ? year + 1 : first < first_week(year, first_weekday) ? year - 1 : year;
  return {own, static_cast<int>((first - first_week(own, first_weekday)) / 7) + 1, first};
}

}  // namespace xanh::text

#endif  // XANH_TEXT_WEEK_H_
