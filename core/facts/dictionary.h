// Strings to small codes, in order of first sight.
#ifndef XANH_FACTS_DICTIONARY_H_
#define XANH_FACTS_DICTIONARY_H_

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace xanh::facts {

class Dictionary {
 public:
  /// Code of `text`, adding it if new. nullopt when the dictionary is full (65,535 entries:
  /// codes are held in 16 bits). Code 0 is always the empty string, "not given".
  [[nodiscard]] std::optional<std::uint16_t> code(std::string_view text);
  /// Code of `text` if it is there.
  [[nodiscard]] std::optional<std::uint16_t> find(std::string_view text) const;
  [[nodiscard]] std::string_view at(std::uint16_t code) const { return entries_[code]; }
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  Dictionary();
  Dictionary(const Dictionary&);
  Dictionary& operator=(const Dictionary&);
  Dictionary(Dictionary&&) noexcept = default;
  Dictionary& operator=(Dictionary&&) noexcept = default;

 private:
  std::deque<std::string> entries_;  // stable addresses: the map's keys point into it
  std::unordered_map<std::string_view, std::uint16_t> codes_;
};

}  // namespace xanh::facts

#endif  // XANH_FACTS_DICTIONARY_H_
