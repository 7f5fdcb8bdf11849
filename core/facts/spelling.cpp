#include "facts/spelling.h"

#include <set>
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

std::string_view without(std::string_view name, std::string_view suffix) {
  return name.ends_with(suffix) ? name.substr(0, name.size() - suffix.size()) : name;
}

}  // namespace

void tell_provinces_apart(std::span<Shard* const> shards, std::span<const std::string> provinces) {
  std::unordered_map<std::string, std::set<std::string_view>> bearers;  // provinces by fold key
  const auto each_unit = [&](std::size_t s, auto&& visit) {
    const Shard& shard = *shards[s];
    const std::string suffix = " (" + provinces[s] + ")";
    for (std::size_t i = 1; i < shard.units.size(); ++i) {
      const bool ministry = i < shard.unit_levels.size() && shard.unit_levels[i] == UnitLevel::ministry;
      const std::string_view name = shard.units.at(static_cast<std::uint16_t>(i));
      visit(ministry || provinces[s].empty() ? name : without(name, suffix), ministry, suffix);
    }
  };
  for (std::size_t s = 0; s < shards.size(); ++s) {
    each_unit(s, [&](std::string_view name, bool ministry, const std::string&) {
      if (!ministry && !provinces[s].empty()) bearers[text::fold_key(name)].insert(provinces[s]);
    });
  }
  for (std::size_t s = 0; s < shards.size(); ++s) {
    if (provinces[s].empty()) continue;
    Dictionary fresh;
    each_unit(s, [&](std::string_view name, bool ministry, const std::string& suffix) {
      const bool shared = !ministry && bearers[text::fold_key(name)].size() > 1;
      (void)fresh.code(shared ? std::string(name) + suffix : std::string(name));
    });
    if (fresh.size() == shards[s]->units.size()) shards[s]->units = std::move(fresh);  // else codes would move
  }
}

void agree_on_spelling(std::span<Shard* const> shards) {
  if (shards.size() < 2) return;
  for (const Names names : {&Shard::units, &Shard::fields, &Shard::procedures}) agree(shards, names);
}

}  // namespace xanh::facts
