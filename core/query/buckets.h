// The period of a query as buckets: calendar months cut to it, or one bucket when months are not
// asked for.
#ifndef XANH_QUERY_BUCKETS_H_
#define XANH_QUERY_BUCKETS_H_

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "query/query.h"
#include "text/date.h"
#include "text/format.h"

namespace xanh::query {

class Buckets {
 public:
  Buckets(const Period& period, bool by_month) : period_(period) {
    if (!by_month) {
      first_.push_back(period.first);
      last_.push_back(period.last);
      names_.emplace_back();
      return;
    }
    for (text::Day day = period.first; day <= period.last;) {
      const text::Civil c = text::civil_from_day(day);
      const text::Day next = c.month == 12 ? text::day_from_civil(c.year + 1, 1, 1)
                                           : text::day_from_civil(c.year, c.month + 1, 1);
      first_.push_back(day);
      last_.push_back(std::min(next - 1, period.last));
      names_.push_back(text::format_iso_day(day).substr(0, 7));
      day = next;
    }
    // Bucket of each day of the period, so that a row costs one look-up.
    of_day_.reserve(static_cast<std::size_t>(period.last - period.first + 1));
    for (std::size_t b = 0; b < first_.size(); ++b) {
      of_day_.insert(of_day_.end(), static_cast<std::size_t>(last_[b] - first_[b] + 1),
                     static_cast<std::uint16_t>(b));
    }
  }

  [[nodiscard]] std::size_t size() const { return first_.size(); }
  [[nodiscard]] text::Day last(std::size_t bucket) const { return last_[bucket]; }
  /// "2025-07", or "" for the one bucket of a query without months.
  [[nodiscard]] const std::string& name(std::size_t bucket) const { return names_[bucket]; }
  /// REQUIRES: the day is in the period.
  [[nodiscard]] std::size_t of(text::Day day) const {
    return of_day_.empty() ? 0 : of_day_[static_cast<std::size_t>(day - period_.first)];
  }

 private:
  Period period_;
  std::vector<text::Day> first_, last_;
  std::vector<std::string> names_;
  std::vector<std::uint16_t> of_day_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_BUCKETS_H_
