#include "query/groups.h"

#include <algorithm>

#include "facts/trait_names.h"

namespace xanh::query {
namespace {

constexpr std::uint64_t kMaxDense = 1u << 14;

}  // namespace

Codes::Codes(Dimension dimension, const facts::Shard& shard)
    : dimension_(dimension), traits_(shard.trait.data()) {
  switch (dimension) {
    case Dimension::unit: dictionary_ = &shard.units, column_ = shard.unit.data(); return;
    case Dimension::procedure: dictionary_ = &shard.procedures, column_ = shard.procedure.data(); return;
    case Dimension::field: dictionary_ = &shard.fields, column_ = shard.field.data(); return;
    case Dimension::month: case Dimension::level: case Dimension::channel: break;
  }
  for (const facts::TraitWord word : shard.trait_words) {
    const facts::Traits t = facts::unpack(word);
    by_trait_.push_back(static_cast<std::uint16_t>(
        dimension == Dimension::level ? static_cast<unsigned>(t.level) : static_cast<unsigned>(t.channel)));
  }
}

std::size_t Codes::size() const {
  if (dictionary_ != nullptr) return dictionary_->size();
  return dimension_ == Dimension::level ? facts::kLevelNames.size() : facts::kChannelNames.size();
}

std::string_view Codes::name(std::size_t code) const {
  if (dictionary_ != nullptr) return dictionary_->at(static_cast<std::uint16_t>(code));
  return dimension_ == Dimension::level ? facts::kLevelNames[code] : facts::kChannelNames[code];
}

std::vector<std::uint8_t> Codes::select(const std::vector<std::string>& values) const {
  std::vector<std::uint8_t> keep(size(), 0);
  for (const std::string& value : values) {
    if (dictionary_ != nullptr) {
      if (const auto code = dictionary_->find(value)) keep[*code] = 1;
      continue;
    }
    for (std::size_t code = 0; code < keep.size(); ++code) {
      if (name(code) == value) keep[code] = 1;
    }
  }
  return keep;
}

Groups::Groups(const Query& query, const facts::Shard& shard) {
  for (const Dimension dimension : query.group_by) {
    if (dimension == Dimension::month) continue;
    codes_.emplace_back(dimension, shard);
    possible_ *= codes_.back().size();
  }
  dense_ = codes_.size() < 2 || possible_ <= kMaxDense;
}

std::size_t Groups::number(std::uint64_t combined) {
  const auto [entry, is_new] = numbers_.try_emplace(combined, seen_.size());
  if (is_new) seen_.push_back(combined);
  return entry->second;
}

std::string_view Groups::name(std::size_t group, std::size_t n) const {
  std::uint64_t rest = dense_ ? group : seen_[group];
  for (std::size_t i = codes_.size(); --i > n;) rest /= codes_[i].size();
  return codes_[n].name(static_cast<std::size_t>(rest % codes_[n].size()));
}

}  // namespace xanh::query
