#include "sample/decompose.h"

#include <map>

#include "text/nfc.h"
#include "text/utf8.h"

namespace xanh::sample {
namespace {

constexpr char32_t kGrave = 0x300, kAcute = 0x301, kCircumflex = 0x302, kTilde = 0x303,
                   kBreve = 0x306, kHook = 0x309, kHorn = 0x31B, kDotBelow = 0x323;

std::string utf8_of(std::u32string_view letters) {
  std::string out;
  for (const char32_t letter : letters) text::append_code_point(out, letter);
  return out;
}

/// Letter to its marks apart, found by composing every base, shape and tone there is.
std::map<std::string, std::string, std::less<>> make_table() {
  struct Shaped {
    std::u32string_view bases;
    char32_t shape;  // 0: none
  };
  constexpr Shaped kShaped[] = {
      {U"aeiouyAEIOUY", 0}, {U"aeoAEO", kCircumflex}, {U"aA", kBreve}, {U"ouOU", kHorn}};
  std::map<std::string, std::string, std::less<>> table;
  for (const auto& [bases, shape] : kShaped) {
    for (const char32_t base : bases) {
      for (const char32_t tone : {char32_t{0}, kGrave, kAcute, kHook, kTilde, kDotBelow}) {
        std::u32string letters(1, base);
        // Canonical order: a horn stands before a dot below, which stands before other shapes.
        const bool tone_first = tone == kDotBelow && shape != kHorn;
        if (tone_first) letters.push_back(tone);
        if (shape != 0) letters.push_back(shape);
        if (tone != 0 && !tone_first) letters.push_back(tone);
        if (letters.size() == 1) continue;
        std::string apart = utf8_of(letters);
        table.emplace(text::to_nfc(apart), std::move(apart));
      }
    }
  }
  return table;
}

}  // namespace

std::string decompose(std::string_view text) {
  static const auto table = make_table();
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    (void)text::next_code_point(text, at);
    const std::string_view letter = text.substr(begin, at - begin);
    const auto found = table.find(letter);
    out += found == table.end() ? letter : std::string_view(found->second);
  }
  return out;
}

}  // namespace xanh::sample
