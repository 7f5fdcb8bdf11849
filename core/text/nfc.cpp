#include "text/nfc.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

struct Decomposition {
  std::uint16_t composed, letter, mark;  // mark 0: a singleton
};
#include "text/nfc_table.inc"

constexpr char32_t kToneMarks[] = {0, 0x0300, 0x0309, 0x0303, 0x0301, 0x0323};  // by Tone

bool is_mark(char32_t c) { return c >= 0x0300 && c <= 0x036F; }
std::uint8_t mark_class(char32_t c) { return is_mark(c) ? kMarkClasses[c - 0x0300] : 0; }

void append_decomposed(std::vector<char32_t>& out, char32_t c) {
  const auto* found = std::ranges::lower_bound(kDecompositions, c, {}, &Decomposition::composed);
  if (found == std::end(kDecompositions) || found->composed != c) {
    out.push_back(c);
    return;
  }
  append_decomposed(out, found->letter);
  if (found->mark != 0) append_decomposed(out, found->mark);
}

char32_t compose(char32_t letter, char32_t mark) {
  const auto key = [](const Decomposition& d) { return std::pair<char32_t, char32_t>(d.letter, d.mark); };
  const auto* found = std::ranges::lower_bound(kCompositions, std::pair(letter, mark), {}, key);
  const bool hit = found != std::end(kCompositions) && key(*found) == std::pair(letter, mark);
  return hit ? found->composed : 0;
}

// Marks of one letter in order of their class; equal classes keep their order.
void reorder(std::vector<char32_t>& text) {
  for (std::size_t i = 0; i < text.size();) {
    if (mark_class(text[i]) == 0) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && mark_class(text[end]) != 0) ++end;
    std::stable_sort(text.begin() + static_cast<std::ptrdiff_t>(i),
                     text.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char32_t a, char32_t b) { return mark_class(a) < mark_class(b); });
    i = end;
  }
}

// Unicode's composition: each mark joins the last starter unless an equal or higher class
// between them blocks it.
void compose_all(std::vector<char32_t>& text) {
  constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  std::size_t starter = kNone, out = 0;
  int last_class = -1;  // class of the last character kept after the starter; -1: none
  for (const char32_t c : text) {
    const int own = mark_class(c);
    if (starter != kNone && last_class < own) {
      if (const char32_t joined = compose(text[starter], c); joined != 0) {
        text[starter] = joined;
        continue;
      }
    }
    if (own == 0) {
      starter = out;
      last_class = -1;
    } else {
      last_class = own;
    }
    text[out++] = c;
  }
  text.resize(out);
}

}  // namespace

ToneLetter split_tone(char32_t c) {
  if (c < 0xC0) return {c, Tone::level};
  std::vector<char32_t> parts;
  append_decomposed(parts, c);
  Tone tone = Tone::level;
  char32_t letter = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto* mark = std::ranges::find(kToneMarks, parts[i]);
    if (mark != std::end(kToneMarks)) {
      tone = static_cast<Tone>(mark - kToneMarks);
    } else if (const char32_t joined = compose(letter, parts[i]); joined != 0) {
      letter = joined;
    } else {
      return {c, Tone::level};
    }
  }
  return {letter, tone};
}

char32_t join_tone(ToneLetter letter) {
  if (letter.tone == Tone::level) return letter.letter;
  const char32_t joined = compose(letter.letter, kToneMarks[static_cast<std::size_t>(letter.tone)]);
  if (joined != 0) return joined;
  // A letter such as a-circumflex with a dot below is composed from the dotted letter.
  std::vector<char32_t> text;
  append_decomposed(text, letter.letter);
  text.push_back(kToneMarks[static_cast<std::size_t>(letter.tone)]);
  reorder(text);
  compose_all(text);
  return text.size() == 1 ? text[0] : letter.letter;
}

char32_t base_letter(char32_t c) {
  if (c == 0x0110 || c == 0x00D0) return U'D';
  if (c == 0x0111 || c == 0x00F0) return U'd';
  if (c < 0xC0) return c;
  std::vector<char32_t> parts;
  append_decomposed(parts, c);
  return parts[0];
}

bool is_nfc(std::string_view utf8) {
  const char* at = utf8.data();
  const char* const end = at + utf8.size();
  while (at != end) {
    if (end - at >= 8) {
      std::uint64_t word;
      std::memcpy(&word, at, 8);
      if ((word & 0x8080808080808080u) == 0) {
        at += 8;
        continue;
      }
    }
    const auto lead = static_cast<unsigned char>(*at);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    // U+0300-U+036F and beyond begin with CC or CD; E2 84 holds the Kelvin and Angstrom signs.
    if (lead == 0xCC || lead == 0xCD) return false;
    std::size_t pos = 0;
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    const char32_t c = next_code_point(rest, pos);
    if (c == 0x212A || c == 0x212B || (c == 0xFFFD && pos == 1)) return false;
    at += pos;
  }
  return true;
}

std::string to_nfc(std::string_view utf8) {
  if (is_nfc(utf8)) return std::string(utf8);
  std::vector<char32_t> text;
  text.reserve(utf8.size());
  for (std::size_t pos = 0; pos < utf8.size();) append_decomposed(text, next_code_point(utf8, pos));
  reorder(text);
  compose_all(text);
  std::string out;
  out.reserve(utf8.size());
  for (const char32_t c : text) append_code_point(out, c);
  return out;
}

}  // namespace xanh::text
