// Dimensions of a shard as dense codes: for grouping and for filters.
#ifndef XANH_QUERY_GROUPS_H_
#define XANH_QUERY_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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
  /// By row; null where the code is a property of the row's traits.
  [[nodiscard]] const std::uint16_t* column() const { return column_; }
  /// By trait code, where column() is null.
  [[nodiscard]] const std::vector<std::uint16_t>& by_trait() const { return by_trait_; }
  [[nodiscard]] std::string_view name(std::size_t code) const;
  /// Flags of the codes that a filter's values name.
  [[nodiscard]] std::vector<std::uint8_t> select(const std::vector<std::string>& values) const;

 private:
  const facts::Dictionary* dictionary_ = nullptr;  // of unit, procedure, field
  Dimension dimension_;
  const std::uint16_t* column_ = nullptr;
  std::vector<std::uint16_t> by_trait_;
};

}  // namespace xanh::query

#endif  // XANH_QUERY_GROUPS_H_
