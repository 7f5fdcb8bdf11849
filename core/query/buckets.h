// The period of a query as buckets: months, weeks or days cut to it, or one bucket when time is not
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
#include "text/week.h"

namespace xanh::query {

/// The part of time that holds a day, by a rhythm, and its name as Rhythm says.
struct Bucket {
  std::string name;
  text::Day first = 0, last = 0;
};

[[nodiscard]] inline Bucket bucket_of(text::Day day, const Rhythm& rhythm) {
  const auto month_begin = [](int year, int month, int of_month) {
    return text::day_from_civil(year + (month - 1) / 12, (month - 1) % 12 + 1, of_month);
  };
  const text::Civil c = text::civil_from_day(day);
  switch (rhythm.grain) {
    case Rhythm::Grain::day: return {text::format_iso_day(day), day, day};
    case Rhythm::Grain::week: {
      const text::Week week = text::week_of(day, rhythm.first_weekday);
      return {std::to_string(week.year) + (week.number < 10 ? "-W0" : "-W") + std::to_string(week.number), week.first, week.first + 6};
    }
    case Rhythm::Grain::reporting_month: {
      // Months from January of the year before, so that none is below 1.
      const int begins = 12 + c.month - (c.day < 15 ? 1 : 0);
      const text::Day first = month_begin(c.year - 1, begins, 15), last = month_begin(c.year - 1, begins + 1, 14);
      return {text::format_iso_day(last).substr(0, 7), first, last};
    }
    case Rhythm::Grain::month: break;
  }
  return {text::format_iso_day(day).substr(0, 7), month_begin(c.year, c.month, 1), month_begin(c.year, c.month + 1, 1) - 1};
}

/// The buckets of a period in their order, the first and the last cut to it.
[[nodiscard]] inline std::vector<Bucket> buckets_of(const Period& period, const Rhythm& rhythm) {
  std::vector<Bucket> out;
  for (text::Day day = period.first; day <= period.last; day = out.back().last + 1) {
    Bucket bucket = bucket_of(day, rhythm);
    bucket.first = day;
    const bool ends = bucket.last >= period.last;
    bucket.last = std::min(bucket.last, period.last);
    out.push_back(std::move(bucket));
    if (ends) break;
  }
  return out;
}

class Buckets {
 public:
  Buckets(const Period& period, bool by_time, const Rhythm& rhythm = {}) : period_(period) {
    if (!by_time) {
      first_.push_back(period.first);
      last_.push_back(period.last);
      names_.emplace_back();
      return;
    }
    for (Bucket& bucket : buckets_of(period, rhythm)) {
      first_.push_back(bucket.first);
      last_.push_back(bucket.last);
      names_.push_back(std::move(bucket.name));
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
  [[nodiscard]] text::Day first(std::size_t bucket) const { return first_[bucket]; }
  /// As Rhythm says, or "" for the one bucket of a query without time.
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
