// The trait words of a shard by what a query asks of them: words that it cannot tell apart are one class.
#ifndef XANH_QUERY_CLASSES_H_
#define XANH_QUERY_CLASSES_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

/// Conditions as bits.
using ConditionMask = std::uint64_t;

/// Class 0 are the dossiers that count nowhere: under no condition, left out by a filter of the level or
/// the channel, or not accepted.
class Classes {
 public:
  /// REQUIRES: at most 64 conditions. Filters of other dimensions are not looked at.
  Classes(std::span<const Condition> conditions, const std::vector<Filter>& filters, const facts::Shard& shard);

  [[nodiscard]] std::size_t size() const { return holds_.size(); }
  /// Class by trait code.
  [[nodiscard]] const std::uint32_t* of_trait() const { return of_trait_.data(); }
  /// By class: may be pending when it has no finished day.
  [[nodiscard]] const std::uint8_t* open() const { return open_.data(); }
  [[nodiscard]] bool holds(std::size_t of, std::size_t condition) const { return (holds_[of] >> condition & 1) != 0; }

 private:
  std::vector<std::uint32_t> of_trait_;
  std::vector<ConditionMask> holds_;  // by class
  std::vector<std::uint8_t> open_;    // by class
};

}  // namespace xanh::query

#endif  // XANH_QUERY_CLASSES_H_
