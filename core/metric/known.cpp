// What the loaded rows know.
#include <cstddef>
#include <cstdint>

#include "metric/figure.h"

namespace xanh::metric {
namespace {

using NeedMask = std::uint32_t;
static_assert(kNeeds <= 32);

constexpr NeedMask bit(Need need) { return NeedMask{1} << static_cast<unsigned>(need); }

NeedMask known_of(const facts::Traits& t) {
  const auto is_known = [](auto value) { return value != decltype(value){}; };
  NeedMask mask = 0;
  if (is_known(t.channel)) mask |= bit(Need::channel);
  if (is_known(t.level)) mask |= bit(Need::level);
  if (is_known(t.status)) mask |= bit(Need::status);
  if (is_known(t.timing)) mask |= bit(Need::timing);
  if (is_known(t.eligible)) mask |= bit(Need::eligible);
  if (is_known(t.integrated)) mask |= bit(Need::integrated);
  if (is_known(t.digitised)) mask |= bit(Need::digitised);
  if (is_known(t.reused)) mask |= bit(Need::reused);
  if (is_known(t.e_result)) mask |= bit(Need::e_result);
  if (is_known(t.paid_online)) mask |= bit(Need::paid_online);
  if (is_known(t.has_fee)) mask |= bit(Need::fee);
  return mask;
}

NeedMask known_of(const facts::Shard& shard) {
  std::vector<NeedMask> by_trait;
  std::vector<std::uint8_t> counted;
  for (const facts::TraitWord word : shard.trait_words) {
    const facts::Traits traits = facts::unpack(word);
    by_trait.push_back(known_of(traits));
    counted.push_back(traits.status != facts::Status::not_accepted);
  }
  NeedMask mask = 0;
  for (std::size_t row = 0; row < shard.size(); ++row) {
    const std::size_t trait = shard.trait[row];
    if (counted[trait] == 0 || shard.displaced[row] != 0) continue;
    mask |= by_trait[trait];
    if (shard.received[row] != 0) mask |= bit(Need::received_day);
    if (shard.finished[row] != 0) mask |= bit(Need::finished_day);
    if (shard.due[row] != 0) mask |= bit(Need::due_day);
  }
  return mask;
}

}  // namespace

std::vector<Need> known_properties(std::span<const facts::Shard* const> shards) {
  NeedMask mask = 0;
  for (const facts::Shard* shard : shards) mask |= known_of(*shard);
  std::vector<Need> known;
  for (std::size_t i = 0; i < kNeeds; ++i) {
    if (const auto need = static_cast<Need>(i); (mask & bit(need)) != 0) known.push_back(need);
  }
  return known;
}

}  // namespace xanh::metric
