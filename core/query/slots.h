// Days as slots of a query's time: before the period, its buckets, behind it.
#ifndef XANH_QUERY_SLOTS_H_
#define XANH_QUERY_SLOTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "text/date.h"

namespace xanh::query {

/// Slot 0 is all that lies before the period, slot b + 1 is bucket b, the last is all behind it: whatever
/// a day is, it has one, so that a row costs a look-up and no comparison.
class Slots {
 public:
  /// Bucket b goes from begins[b] to the day before begins[b + 1], the last one to `last`.
  /// REQUIRES: ascending days, at least one, fewer than 65,534.
  Slots(std::span<const text::Day> begins, text::Day last) : size_(begins.size() + 2), of_(kDays) {
    const auto upto = [this](text::Day day) { return of_.begin() + std::clamp<text::Day>(day, 1, kDays); };
    auto at = upto(begins.front());  // zeros before it
    for (std::size_t b = 0; b < begins.size(); ++b) {
      const auto end = upto(b + 1 < begins.size() ? begins[b + 1] : last + 1);
      std::fill(at, end, static_cast<std::uint16_t>(b + 1));
      at = end;
    }
    std::fill(at, of_.end(), static_cast<std::uint16_t>(size_ - 1));
  }

  [[nodiscard]] std::size_t size() const { return size_; }
  /// By ShortDay, and the day after the last one; day 0, which is not given, is before every period.
  [[nodiscard]] const std::uint16_t* table() const { return of_.data(); }

 private:
  static constexpr text::Day kDays = 65'537;
  std::size_t size_;
  std::vector<std::uint16_t> of_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_SLOTS_H_
