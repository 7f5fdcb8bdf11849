// Which codes of a dimension occur: rows that were left out gave names, too.
#ifndef XANH_QUERY_SEEN_H_
#define XANH_QUERY_SEEN_H_

#include <cstdint>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

/// By code, 1 where a row or a statement has it. REQUIRES: unit, procedure or field.
[[nodiscard]] std::vector<std::uint8_t> seen_codes(Dimension dimension, const facts::Shard& shard);

}  // namespace xanh::query

#endif  // XANH_QUERY_SEEN_H_
