#include "facts/dictionary.h"

namespace xanh::facts {

Dictionary::Dictionary() { (void)code({}); }

// The map's keys are views into the entries, so a copy builds its own.
Dictionary::Dictionary(const Dictionary& other) : entries_(other.entries_) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    codes_.emplace(entries_[i], static_cast<std::uint16_t>(i));
  }
}

Dictionary& Dictionary::operator=(const Dictionary& other) {
  if (this != &other) *this = Dictionary(other);
  return *this;
}

std::optional<std::uint16_t> Dictionary::find(std::string_view text) const {
  const auto found = codes_.find(text);
  return found == codes_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uint16_t> Dictionary::code(std::string_view text) {
  if (const auto found = codes_.find(text); found != codes_.end()) return found->second;
  if (entries_.size() > 0xFFFF) return std::nullopt;
  const auto code = static_cast<std::uint16_t>(entries_.size());
  codes_.emplace(entries_.emplace_back(text), code);
  return code;
}

}  // namespace xanh::facts
