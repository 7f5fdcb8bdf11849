#include "sample/calendar.h"

#include <algorithm>
#include <utility>

namespace xanh::sample {

int weekday(text::Day day) { return ((day + 3) % 7 + 7) % 7; }  // 1970-01-01 was a Thursday

Calendar::Calendar(std::vector<text::Day> holidays) : holidays_(std::move(holidays)) {
  std::ranges::sort(holidays_);
}

bool Calendar::is_working(text::Day day) const {
  return weekday(day) < 5 && !std::ranges::binary_search(holidays_, day);
}

text::Day Calendar::after(text::Day day, int count) const {
  while (count > 0) {
    ++day;
    if (is_working(day)) --count;
  }
  while (!is_working(day)) ++day;
  return day;
}

text::Day Calendar::at_or_before(text::Day day) const {
  while (!is_working(day)) --day;
  return day;
}

}  // namespace xanh::sample
