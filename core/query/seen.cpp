#include "query/seen.h"

#include <cstddef>

#include "query/groups.h"

namespace xanh::query {

std::vector<std::uint8_t> seen_codes(Dimension dimension, const facts::Shard& shard) {
  const Codes codes(dimension, shard);
  std::vector<std::uint8_t> seen(codes.size());
  for (std::size_t row = 0; row < shard.size(); ++row) seen[codes.column()[row]] = 1;
  for (const facts::Statement& s : shard.statements) seen[dimension == Dimension::procedure ? s.procedure : dimension == Dimension::field ? s.field : s.unit] = 1;
  return seen;
}

}  // namespace xanh::query
