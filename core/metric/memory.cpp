#include "metric/memory.h"

#include <algorithm>

#include "metric/figure.h"

namespace xanh::metric {

bool Memory::is_of(std::span<const facts::Shard* const> shards) const { return std::ranges::equal(shards, counts_.shards()); }

const std::vector<Need>& Memory::known() {
  if (!known_) known_ = known_properties(counts_.shards());
  return *known_;
}

std::vector<Need> known_properties(std::span<const facts::Shard* const> shards, const Lens& lens) {
  return lens.memory != nullptr && lens.memory->is_of(shards) ? lens.memory->known() : known_properties(shards);
}

}  // namespace xanh::metric
