// Does a trait word satisfy a condition? Evaluated once per distinct word of a shard.
#ifndef XANH_QUERY_MATCH_H_
#define XANH_QUERY_MATCH_H_

#include "facts/trait.h"
#include "query/query.h"

namespace xanh::query {

[[nodiscard]] bool matches(const Condition& condition, facts::TraitWord word);

}  // namespace xanh::query

#endif  // XANH_QUERY_MATCH_H_
