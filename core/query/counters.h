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
      : buckets_(buckets + 1), measures_(measures), stocks_(stocks) {}

  /// Makes room for groups 0..count-1.
  void grow(std::size_t count) {
    if (counts_.size() >= count * stride()) return;
    counts_.resize(count * stride());
    if (stocks_) runs_.resize(count * stride());
  }

  void add(std::size_t group, std::size_t bucket, MeasureMask mask) {
    std::int32_t* cell = counts_.data() + group * stride() + bucket * measures_;
    for (; mask != 0; mask &= mask - 1) ++cell[std::countr_zero(mask)];
  }

  /// Buckets first..last, both included; nothing when first > last. REQUIRES: stocks.
  void add_run(std::size_t group, std::size_t first, std::size_t last, MeasureMask mask) {
    if (first > last) return;
    std::int32_t* const from = runs_.data() + group * stride() + first * measures_;
    std::int32_t* const to = runs_.data() + group * stride() + (last + 1) * measures_;
    for (; mask != 0; mask &= mask - 1) {
      const int m = std::countr_zero(mask);
      ++from[m];
      --to[m];
    }
  }

  /// Sums the runs. Call once, after the last row.
  void finish() {
    for (std::size_t at = 0; at < runs_.size(); at += stride()) {
      for (std::size_t i = measures_; i < stride(); ++i) runs_[at + i] += runs_[at + i - measures_];
      for (std::size_t i = 0; i < stride(); ++i) counts_[at + i] += runs_[at + i];
    }
  }

  [[nodiscard]] std::span<const std::int32_t> cell(std::size_t group, std::size_t bucket) const {
    return {counts_.data() + group * stride() + bucket * measures_, measures_};
  }

 private:
  [[nodiscard]] std::size_t stride() const { return buckets_ * measures_; }

  std::size_t buckets_, measures_;  // one bucket more than asked for: the end of the last run
  bool stocks_;
  std::vector<std::int32_t> counts_, runs_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_COUNTERS_H_
