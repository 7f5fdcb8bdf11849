// One spelling of a name across shards.
#ifndef XANH_FACTS_SPELLING_H_
#define XANH_FACTS_SPELLING_H_

#include <span>
#include <string>

#include "facts/shard.h"

namespace xanh::facts {

/// Gives each unit, field and procedure the same text in every shard, where the texts meet by
/// text::fold_key ("UBND Phường Sa Pa" of one file, "UBND phường Sa Pa" of another: domain.md
/// 4.2), so that their groups add up and filters find them. The last spelling in byte order
/// stands, whatever the order of the shards. Codes do not change.
void agree_on_spelling(std::span<Shard* const> shards);

/// Units of two provinces that bear one name ("Xa Tan Tien" stands in seven: domain.md fact 9) get
/// their province behind it, "Xa Tan Tien (Dong Nai)", as long as lists of several provinces have
/// it; alone it stands as it is. `provinces` names that of each shard, "" where it is not known
/// (such a shard keeps its names). Ministries are of no province. Call before agree_on_spelling, whenever
/// shards come or go.
void tell_provinces_apart(std::span<Shard* const> shards, std::span<const std::string> provinces);

}  // namespace xanh::facts

#endif  // XANH_FACTS_SPELLING_H_
