#include "query/groups.h"

#include "facts/trait_names.h"

namespace xanh::query {

Codes::Codes(Dimension dimension, const facts::Shard& shard) : dimension_(dimension) {
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

}  // namespace xanh::query
