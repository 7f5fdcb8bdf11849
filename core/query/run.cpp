// A query on one shard, and the sum of several.
#include <algorithm>
#include <array>
#include <optional>

#include "query/cube.h"
#include "query/query.h"
#include "query/selection.h"

namespace xanh::query {

Partial run(const Query& query, const facts::Shard& shard) {
  const std::optional<Rows> rows = selected_rows(query.filters, shard);
  const std::array shards{&shard};
  return answer(count_cube(spec_of(query), shards, [&rows](const facts::Shard&) -> const std::optional<Rows>& { return rows; }), query);
}

void merge(Partial& into, const Partial& from) {
  for (const auto& [key, counts] : from.groups) {
    auto& sums = into.groups[key];
    sums.resize(std::max(sums.size(), counts.size()));
    for (std::size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
  }
}

}  // namespace xanh::query
