// The counters of a running query: group x bucket x measure.
#ifndef XANH_QUERY_COUNTERS_H_
#define XANH_QUERY_COUNTERS_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace xanh::query {

/// Measures as bits.
using MeasureMask = std::uint64_t;

/// Stocks of a run of buckets are added as a difference (+1 where the run begins, -1 behind its
/// end) and summed by finish().
class Counters {
 public:
  Counters(std::size_t buckets, std::size_t measures, bool stocks)
      : measures_(measures), stride_((buckets + 1) * measures), stocks_(stocks) {}

  /// Makes room for groups 0..count-1.
  void grow(std::size_t count) {
    if (count <= groups_) return;
    groups_ = count;
    counts_.resize(count * stride_);
    if (stocks_) runs_.resize(count * stride_);
  }

  void add(std::size_t group, std::size_t bucket, MeasureMask mask) {
    std::int32_t* cell = counts_.data() + group * stride_ + bucket * measures_;
    for (; mask != 0; mask &= mask - 1) ++cell[std::countr_zero(mask)];
  }

  /// Buckets first..last, both included; nothing when first > last. REQUIRES: stocks.
  void add_run(std::size_t group, std::size_t first, std::size_t last, MeasureMask mask) {
    if (first > last) return;
    std::int32_t* const from = runs_.data() + group * stride_ + first * measures_;
    std::int32_t* const to = runs_.data() + group * stride_ + (last + 1) * measures_;
    for (; mask != 0; mask &= mask - 1) {
      const int m = std::countr_zero(mask);
      ++from[m];
      --to[m];
    }
  }

  /// Sums the runs. Call once, after the last row.
  void finish() {
    for (std::size_t at = 0; at < runs_.size(); at += stride_) {
      for (std::size_t i = measures_; i < stride_; ++i) runs_[at + i] += runs_[at + i - measures_];
      for (std::size_t i = 0; i < stride_; ++i) counts_[at + i] += runs_[at + i];
    }
  }

  [[nodiscard]] std::span<const std::int32_t> cell(std::size_t group, std::size_t bucket) const {
    return {counts_.data() + group * stride_ + bucket * measures_, measures_};
  }

 private:
  std::size_t measures_;
  std::size_t stride_;  // of a group: one bucket more than asked for, the end of the last run
  std::size_t groups_ = 0;
  bool stocks_;
  std::vector<std::int32_t> counts_, runs_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_COUNTERS_H_
