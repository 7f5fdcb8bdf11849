#include "text/collate.h"

#include "text/letters.h"
#include "text/nfc.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

// Primary weights, one byte each. Levels are joined by 0x00, so no weight is 0.
constexpr char kSpace = 0x02, kSymbol = 0x03, kNumber = 0x04, kFirstLetter = 0x10, kForeign = 0x70;
constexpr std::u32string_view kAlphabet =
    U"a\u0103\u00E2bcd\u0111e\u00EAfghijklmno\u00F4\u01A1pqrstu\u01B0vwxyz";

}  // namespace

std::string collation_key(std::string_view utf8) {
  const std::string text = to_nfc(utf8);
  std::string primary, tones, cases;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const char32_t c = next_code_point(text, pos);
    if (c >= U'0' && c <= U'9') {
      while (pos < text.size() && text[pos] >= '0' && text[pos] <= '9') ++pos;
      std::string_view digits = std::string_view(text).substr(begin, pos - begin);
      while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
      // Longer runs are larger; runs over 250 digits fall back to text order.
      primary += kNumber;
      primary += static_cast<char>(1 + (digits.size() < 250 ? digits.size() : 250));
      primary += digits;
      tones += '\x01';
      cases += '\x01';
      continue;
    }
    if (is_invisible(c)) continue;
    const ToneLetter letter = split_tone(lower(c));
    if (is_space(c)) {
      primary += kSpace;
    } else if (const auto at = kAlphabet.find(letter.letter); at != std::u32string_view::npos) {
      primary += static_cast<char>(kFirstLetter + static_cast<char>(at));
    } else if (is_word(c)) {
      primary += kForeign;
      primary += std::string_view(text).substr(begin, pos - begin);
    } else {
      primary += kSymbol;
    }
    tones += static_cast<char>(1 + static_cast<int>(letter.tone));
    cases += lower(c) == c ? '\x01' : '\x02';
  }
  primary += '\0';
  primary += tones;
  primary += '\0';
  primary += cases;
  return primary;
}

int collate(std::string_view a, std::string_view b) {
  return collation_key(a).compare(collation_key(b));
}

}  // namespace xanh::text
