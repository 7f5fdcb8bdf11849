// Working days: Monday to Friday but for the holidays.
#ifndef XANH_SAMPLE_CALENDAR_H_
#define XANH_SAMPLE_CALENDAR_H_

#include <vector>

#include "text/date.h"

namespace xanh::sample {

class Calendar {
 public:
  /// `holidays` in any order.
  explicit Calendar(std::vector<text::Day> holidays);

  [[nodiscard]] bool is_working(text::Day day) const;
  /// The `count`-th working day after `day`; with 0, `day` itself or the next working day.
  [[nodiscard]] text::Day after(text::Day day, int count) const;
  /// `day` if it is a working day, else the last one before it.
  [[nodiscard]] text::Day at_or_before(text::Day day) const;

 private:
  std::vector<text::Day> holidays_;
};

/// 0 Monday to 6 Sunday.
[[nodiscard]] int weekday(text::Day day);

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_CALENDAR_H_
