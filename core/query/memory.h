// What was counted is not counted again: the cubes of the last queries over the same shards.
#ifndef XANH_QUERY_MEMORY_H_
#define XANH_QUERY_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "query/cube.h"
#include "query/query.h"
#include "query/selection.h"

namespace xanh::query {

/// Holds counts of a few MiB at most, and 4 bytes for each row that the last filters left. Of one thread.
class Memory {
 public:
  /// REQUIRES: the shards outlive it and are not changed while it lives.
  explicit Memory(std::span<const facts::Shard* const> shards) : shards_(shards.begin(), shards.end()) {}

  [[nodiscard]] const std::vector<const facts::Shard*>& shards() const { return shards_; }

  /// As run() over the shards, merged.
  [[nodiscard]] Partial run(const Query& query);

  /// Counts at once what several queries will ask for: those that it covers cost no pass over the rows. Never needed
  /// for an answer to be right. Nothing of more than 64 conditions.
  void expect(CubeSpec spec);

  /// seen_codes() by shard. REQUIRES: unit, procedure or field.
  [[nodiscard]] const std::vector<std::vector<std::uint8_t>>& seen(Dimension dimension);

 private:
  const Cube* find(const CubeSpec& asked);
  Cube count(CubeSpec spec);
  void keep(Cube cube);
  const std::optional<Rows>& selected(const facts::Shard& shard);

  std::vector<const facts::Shard*> shards_;
  std::deque<Cube> cubes_;                   // the last used in front
  std::map<Dimension, std::vector<std::vector<std::uint8_t>>> seen_;
  std::vector<Filter> filters_;              // of rows_
  std::vector<std::optional<Rows>> rows_;    // by shard; empty: none were asked for
};

}  // namespace xanh::query

#endif  // XANH_QUERY_MEMORY_H_
