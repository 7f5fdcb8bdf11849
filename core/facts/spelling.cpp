#include "facts/spelling.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "text/fold.h"

namespace xanh::facts {
namespace {

using Names = Dictionary Shard::*;

/// The entries by their codes, in other words. An entry whose new words another entry of the same
/// dictionary bears keeps its own: codes must stay what they are.
Dictionary respelled(const Dictionary& old, const std::unordered_map<std::string, std::string>& spelling) {
  Dictionary fresh;
  for (std::size_t i = 1; i < old.size(); ++i) {
    const std::string_view text = old.at(static_cast<std::uint16_t>(i));
    const std::string_view agreed = spelling.at(text::fold_key(text));
    const bool taken = agreed != text && (old.find(agreed).has_value() || fresh.find(agreed).has_value());
    (void)fresh.code(taken ? text : agreed);
  }
  return fresh;
}

void agree(std::span<Shard* const> shards, Names names) {
  std::unordered_map<std::string, std::string> spelling;  // by fold key
  bool differ = false;
  for (const Shard* shard : shards) {
    for (std::size_t i = 1; i < (shard->*names).size(); ++i) {
      const std::string_view text = (shard->*names).at(static_cast<std::uint16_t>(i));
      const auto [entry, is_new] = spelling.try_emplace(text::fold_key(text), text);
      if (is_new || entry->second == text) continue;
      differ = true;
      if (entry->second < text) entry->second = text;
    }
  }
  if (!differ) return;
  for (Shard* shard : shards) shard->*names = respelled(shard->*names, spelling);
}

}  // namespace

void agree_on_spelling(std::span<Shard* const> shards) {
  if (shards.size() < 2) return;
  for (const Names names : {&Shard::units, &Shard::fields, &Shard::procedures}) agree(shards, names);
}

}  // namespace xanh::facts
