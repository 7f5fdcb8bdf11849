// What is remembered of the loaded facts while a user looks at them from many sides.
#ifndef XANH_METRIC_MEMORY_H_
#define XANH_METRIC_MEMORY_H_

#include <optional>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "metric/rules.h"
#include "query/memory.h"

namespace xanh::metric {

/// For the shards that it is made for, until they change. Every figure is the same with and without it.
class Memory {
 public:
  explicit Memory(std::span<const facts::Shard* const> shards) : counts_(shards) {}

  [[nodiscard]] bool is_of(std::span<const facts::Shard* const> shards) const;
  [[nodiscard]] query::Memory& counts() { return counts_; }
  /// known_properties() of the shards.
  [[nodiscard]] const std::vector<Need>& known();

 private:
  query::Memory counts_;
  std::optional<std::vector<Need>> known_;
};

}  // namespace xanh::metric

#endif  // XANH_METRIC_MEMORY_H_
