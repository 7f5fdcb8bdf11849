// The counters of a running query: group x bucket x measure.
#ifndef XANH_QUERY_COUNTERS_H_
#define XANH_QUERY_COUNTERS_H_

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace xanh::query {

/// Measures as bits.
using MeasureMask = std::uint64_t;

/// Flows are added as a whole step, a 0 or 1 for each measure: no branch depends on the row.
/// Stocks of a run of buckets are added as a difference (+1 where the run begins, -1 behind its
/// end) and summed by finish().
class Counters {
 public:
  Counters(std::size_t buckets, std::size_t measures, bool stocks)
      : buckets_(buckets), measures_(measures), width_(padded(measures)), stride_(buckets * width_), stocks_(stocks) {}

  /// Length of a step: the measures, made up to whole vectors.
  [[nodiscard]] static std::size_t padded(std::size_t measures) { return (measures + 3) / 4 * 4; }

  /// Makes room for groups 0..count-1.
  void grow(std::size_t count) {
    if (count <= groups_) return;
    groups_ = count;
    counts_.resize(count * stride_);
    if (stocks_) runs_.resize(count * stride_);
  }

  /// REQUIRES: `step` has padded(measures) values.
  void add(std::size_t group, std::size_t bucket, const std::int32_t* step) {
    std::int32_t* cell = counts_.data() + group * stride_ + bucket * width_;
    for (std::size_t m = 0; m < width_; m += 4) {
      const std::array<std::int32_t, 4> sums{cell[m] + step[m], cell[m + 1] + step[m + 1],
                                             cell[m + 2] + step[m + 2], cell[m + 3] + step[m + 3]};
      std::copy(sums.begin(), sums.end(), cell + m);
    }
  }

  /// Buckets first..last, both included; nothing when first > last. REQUIRES: stocks.
  void add_run(std::size_t group, std::size_t first, std::size_t last, MeasureMask mask) {
    if (first > last) return;
    std::int32_t* const from = runs_.data() + group * stride_ + first * width_;
    for (MeasureMask rest = mask; rest != 0; rest &= rest - 1) ++from[std::countr_zero(rest)];
    if (last + 1 == buckets_) return;
    std::int32_t* const behind = runs_.data() + group * stride_ + (last + 1) * width_;
    for (MeasureMask rest = mask; rest != 0; rest &= rest - 1) --behind[std::countr_zero(rest)];
  }

  /// Sums the runs. Call once, after the last row.
  void finish() {
    for (std::size_t at = 0; at < runs_.size(); at += stride_) {
      for (std::size_t i = width_; i < stride_; ++i) runs_[at + i] += runs_[at + i - width_];
      for (std::size_t i = 0; i < stride_; ++i) counts_[at + i] += runs_[at + i];
    }
  }

  [[nodiscard]] std::span<const std::int32_t> cell(std::size_t group, std::size_t bucket) const {
    return {counts_.data() + group * stride_ + bucket * width_, measures_};
  }

 private:
  std::size_t buckets_, measures_;
  std::size_t width_;   // of a bucket
  std::size_t stride_;  // of a group
  std::size_t groups_ = 0;
  bool stocks_;
  std::vector<std::int32_t> counts_, runs_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_COUNTERS_H_
