// Which group a row belongs to: the codes of the dimensions asked for (months apart, which are
// buckets), as one small number.
#ifndef XANH_QUERY_GROUPS_H_
#define XANH_QUERY_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

/// A dimension other than month as a dense code per row. The shard must outlive it.
class Codes {
 public:
  Codes(Dimension dimension, const facts::Shard& shard);

  /// Codes are 0..size()-1.
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::size_t of(std::size_t row) const {
    return column_ != nullptr ? column_[row] : by_trait_[traits_[row]];
  }
  [[nodiscard]] std::string_view name(std::size_t code) const;
  /// Flags of the codes that a filter's values name.
  [[nodiscard]] std::vector<std::uint8_t> select(const std::vector<std::string>& values) const;

 private:
  const facts::Dictionary* dictionary_ = nullptr;  // of unit, procedure, field
  Dimension dimension_;
  const std::uint16_t* column_ = nullptr;
  const std::uint32_t* traits_;
  std::vector<std::uint16_t> by_trait_;  // code of level or channel by trait code
};

/// Numbers the groups. Few possible groups are numbered by their codes; many (unit by procedure)
/// in the order in which rows bring them, so that only those that occur take room.
class Groups {
 public:
  /// `query.group_by` without month: at most two dimensions.
  Groups(const Query& query, const facts::Shard& shard);

  [[nodiscard]] std::size_t of(std::size_t row) {
    std::uint64_t combined = 0;
    for (const Codes& c : codes_) combined = combined * c.size() + c.of(row);
    return dense_ ? static_cast<std::size_t>(combined) : number(combined);
  }
  /// How many groups there are so far.
  [[nodiscard]] std::size_t size() const { return dense_ ? static_cast<std::size_t>(possible_) : seen_.size(); }
  /// Text of a group's n-th dimension (months not counted).
  [[nodiscard]] std::string_view name(std::size_t group, std::size_t n) const;

 private:
  std::size_t number(std::uint64_t combined);

  std::vector<Codes> codes_;
  std::uint64_t possible_ = 1;
  bool dense_ = true;
  std::vector<std::uint64_t> seen_;  // combined code by number
  std::unordered_map<std::uint64_t, std::size_t> numbers_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_GROUPS_H_
