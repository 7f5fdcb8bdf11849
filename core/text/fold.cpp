#include "text/fold.h"

#include <vector>

#include "text/letters.h"
#include "text/nfc.h"
#include "text/utf8.h"

namespace xanh::text {

char32_t lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c == 0x00D0 || c == 0x00F0) return 0x0111;
  if (c <= 0x00DE) return c == 0x00D7 ? c : c + 32;
  const bool even_upper = (c >= 0x0100 && c <= 0x0137) || (c >= 0x014A && c <= 0x0177) ||
                          c == 0x01A0 || (c >= 0x1E00 && c <= 0x1E95) ||
                          (c >= 0x1EA0 && c <= 0x1EFF);
  if (even_upper) return c | 1;
  const bool odd_upper = (c >= 0x0139 && c <= 0x0148) || c == 0x01AF;
  return odd_upper && (c & 1) != 0 ? c + 1 : c;
}

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) && c < 0xFE00;
}

bool is_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == U' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_invisible(char32_t c) {
  return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || c == 0x2060 ||
         (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c < 0x09 || (c >= 0x0E && c < 0x20) || c == 0x7F;
}

namespace {

// In an open syllable "oa", "oe", "uy" the tone is typed on either vowel (hoa + huyen: "hoà",
// "hòa"); both go to the first one. "quy" needs no exception: its two spellings are one word too.
void settle_tone(std::vector<char32_t>& word) {
  if (word.size() < 2) return;
  char32_t& first = word[word.size() - 2];
  char32_t& last = word[word.size() - 1];
  const ToneLetter a = split_tone(first), b = split_tone(last);
  const bool pair = (a.letter == U'o' && (b.letter == U'a' || b.letter == U'e')) ||
                    (a.letter == U'u' && b.letter == U'y');
  if (!pair || a.tone != Tone::level || b.tone == Tone::level) return;
  first = join_tone({a.letter, b.tone});
  last = b.letter;
}

std::string make_key(std::string_view utf8, bool bare) {
  const std::string text = to_nfc(utf8);
  std::string key;
  key.reserve(text.size());
  std::vector<char32_t> word;
  const auto flush = [&] {
    if (word.empty()) return;
    if (!bare) settle_tone(word);
    if (!key.empty()) key.push_back(' ');
    for (const char32_t c : word) append_code_point(key, c);
    word.clear();
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_word(c)) {
      word.push_back(bare ? lower(base_letter(lower(c))) : lower(c));
    } else if (!is_invisible(c)) {
      flush();
    }
  }
  flush();
  return key;
}

}  // namespace

std::string tidy(std::string_view utf8) {
  const std::string text = to_nfc(utf8);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (is_space(c)) {
      gap = !out.empty();
    } else if (!is_invisible(c)) {
      if (gap) out.push_back(' ');
      gap = false;
      append_code_point(out, c);
    }
  }
  return out;
}

std::string fold_key(std::string_view utf8) { return make_key(utf8, false); }
std::string bare_key(std::string_view utf8) { return make_key(utf8, true); }

}  // namespace xanh::text
