// One spelling of a name across shards.
#ifndef XANH_FACTS_SPELLING_H_
#define XANH_FACTS_SPELLING_H_

#include <span>

#include "facts/shard.h"

namespace xanh::facts {

/// Gives each unit, field and procedure the same text in every shard, where the texts meet by
/// text::fold_key ("UBND Phường Sa Pa" of one file, "UBND phường Sa Pa" of another: domain.md
/// 4.2), so that their groups add up and filters find them. The last spelling in byte order
/// stands, whatever the order of the shards. Codes do not change.
void agree_on_spelling(std::span<Shard* const> shards);

}  // namespace xanh::facts

#endif  // XANH_FACTS_SPELLING_H_
