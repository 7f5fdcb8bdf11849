// Which rows of a shard a query's filters leave.
#ifndef XANH_QUERY_SELECTION_H_
#define XANH_QUERY_SELECTION_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

/// Row numbers, ascending.
using Rows = std::vector<std::uint32_t>;

/// The rows that are not displaced and that every filter of the unit, the procedure or the field keeps; nullopt when
/// there is no such filter: then all rows may count, and displaced ones are for the caller to leave out.
/// Filters of other dimensions are those of Classes.
[[nodiscard]] std::optional<Rows> selected_rows(const std::vector<Filter>& filters, const facts::Shard& shard);

}  // namespace xanh::query

#endif  // XANH_QUERY_SELECTION_H_
