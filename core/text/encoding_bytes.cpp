#include "text/encoding_bytes.h"

#include <algorithm>
#include <string>

#include "text/letters.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

#include "text/encoding_tables.inc"

// The letters that carry a tone reach up to u-horn, U+01B0.
constexpr std::size_t kLetterEnd = 0x1B1;
using Toned = std::array<std::array<char16_t, 6>, kLetterEnd>;  // by letter and Tone; 0: cannot

const Toned& toned_letters() {
  static const Toned table = [] {
    Toned made{};
    for (char32_t letter = 'A'; letter < kLetterEnd; ++letter) {
      for (std::size_t tone = 1; tone < 6; ++tone) {
        const char32_t joined = join_tone({letter, static_cast<Tone>(tone)});
        if (joined != letter) made[letter][tone] = static_cast<char16_t>(joined);
      }
    }
    return made;
  }();
  return table;
}

char32_t with_tone(char32_t letter, Tone tone) {
  return letter < kLetterEnd ? toned_letters()[letter][static_cast<std::size_t>(tone)] : 0;
}

bool carries_tone(char32_t c) {
  return c >= 'A' && with_tone(c, Tone::sac) != 0;
}

Tone tone_of_mark(char32_t mark) {
  switch (mark) {
    case 0x0300: return Tone::huyen;
    case 0x0309: return Tone::hoi;
    case 0x0303: return Tone::nga;
    case 0x0301: return Tone::sac;
    case 0x0323: return Tone::nang;
    default: return Tone::level;
  }
}

// VNI. A byte from C0 on is a letter of its own, or a mark of the vowel before it: a tone alone, or
// the breve or circumflex with or without a tone. Capitals stand 32 below.
struct VniMark {
  unsigned char byte;
  char shape;  // ' ' none, '(' breve, '^' circumflex
  Tone tone;
};
constexpr std::array kVniMarks = {
    VniMark{0xF9, ' ', Tone::sac},   VniMark{0xF8, ' ', Tone::huyen}, VniMark{0xFB, ' ', Tone::hoi},
    VniMark{0xF5, ' ', Tone::nga},   VniMark{0xEF, ' ', Tone::nang},  VniMark{0xEA, '(', Tone::level},
    VniMark{0xE9, '(', Tone::sac},   VniMark{0xE8, '(', Tone::huyen}, VniMark{0xFA, '(', Tone::hoi},
    VniMark{0xFC, '(', Tone::nga},   VniMark{0xEB, '(', Tone::nang},  VniMark{0xE2, '^', Tone::level},
    VniMark{0xE1, '^', Tone::sac},   VniMark{0xE0, '^', Tone::huyen}, VniMark{0xE5, '^', Tone::hoi},
    VniMark{0xE3, '^', Tone::nga},   VniMark{0xE4, '^', Tone::nang},
};
struct VniLetter {
  unsigned char byte;
  char16_t small, capital;
};
constexpr std::array kVniLetters = {
    VniLetter{0xF1, 0x0111, 0x0110},  // d with stroke
    VniLetter{0xF4, 0x01A1, 0x01A0},  // o with horn
    VniLetter{0xF6, 0x01B0, 0x01AF},  // u with horn
    VniLetter{0xED, 0x00ED, 0x00CD},  // i with sac, huyen, hoi, nga, nang
    VniLetter{0xEC, 0x00EC, 0x00CC},
    VniLetter{0xE6, 0x1EC9, 0x1EC8},
    VniLetter{0xF3, 0x0129, 0x0128},
    VniLetter{0xF2, 0x1ECB, 0x1ECA},
    VniLetter{0xEE, 0x1EF5, 0x1EF4},  // y with nang
};

char32_t shaped(char32_t letter, char shape) {
  if (shape == ' ') return letter;
  if (shape == '(') return letter == 'a' ? 0x0103 : letter == 'A' ? 0x0102 : 0;
  switch (letter) {
    case 'a': return 0x00E2;
    case 'A': return 0x00C2;
    case 'e': return 0x00EA;
    case 'E': return 0x00CA;
    case 'o': return 0x00F4;
    case 'O': return 0x00D4;
    default: return 0;
  }
}

// The vowel `letter` under the mark `byte`, or 0 when they do not go together.
char32_t vni_marked(char32_t letter, unsigned char byte) {
  for (const VniMark& mark : kVniMarks) {
    if (mark.byte != (byte | 0x20)) continue;
    const char32_t vowel = shaped(letter, mark.shape);
    return vowel == 0 || mark.tone == Tone::level ? vowel : with_tone(vowel, mark.tone);
  }
  return 0;
}

char32_t vni_letter(unsigned char byte) {
  if (byte < 0xC0) return kWindows1252[byte];
  for (const VniLetter& letter : kVniLetters) {
    if (letter.byte == byte) return letter.small;
    if (letter.byte == byte + 0x20) return letter.capital;
  }
  return kWindows1252[byte];
}

bool vni_takes_mark(char32_t c) {
  return c < 0x80 ? std::string_view("aeouyAEOUY").contains(static_cast<char>(c))
                  : c == 0x01A1 || c == 0x01A0 || c == 0x01B0 || c == 0x01AF;
}

Page make_page(Encoding encoding) {
  Page page;
  for (std::size_t i = 0; i < page.size(); ++i) {
    ByteMeaning& meaning = page[i];
    const auto byte = static_cast<unsigned char>(i);
    switch (encoding) {
      case Encoding::vni:
        meaning.c = vni_letter(byte);
        meaning.takes_mark = vni_takes_mark(meaning.c);
        meaning.is_mark = byte >= 0xC0 && std::ranges::contains(kVniMarks, byte | 0x20, &VniMark::byte);
        break;
      case Encoding::windows_1252: meaning.c = kWindows1252[i]; break;
      default:
        meaning.c = encoding == Encoding::tcvn3 ? kTcvn3[i] : kWindows1258[i];
        meaning.takes_mark = carries_tone(meaning.c);
        meaning.is_mark = tone_of_mark(meaning.c) != Tone::level;
    }
    std::string utf8;
    append_code_point(utf8, meaning.c);
    meaning.length = static_cast<std::uint8_t>(utf8.size());
    std::ranges::copy(utf8, meaning.utf8.begin());
  }
  return page;
}

}  // namespace

const Page& page_of(Encoding encoding) {
  static const Page windows_1258 = make_page(Encoding::windows_1258);
  static const Page windows_1252 = make_page(Encoding::windows_1252);
  static const Page tcvn3 = make_page(Encoding::tcvn3);
  static const Page vni = make_page(Encoding::vni);
  switch (encoding) {
    case Encoding::windows_1258: return windows_1258;
    case Encoding::tcvn3: return tcvn3;
    case Encoding::vni: return vni;
    default: return windows_1252;
  }
}

char32_t marked(Encoding encoding, char32_t letter, unsigned char byte, const ByteMeaning& mark) {
  if (!mark.is_mark) return 0;
  return encoding == Encoding::vni ? vni_marked(letter, byte) : with_tone(letter, tone_of_mark(mark.c));
}

int damaged_byte(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);
  if (c == 0x0102) return 0xC3;
  const auto* const begin = kWindows1252.begin() + 0x80;
  const auto* const found = std::find(begin, begin + 0x20, c);
  return found == begin + 0x20 ? -1 : static_cast<int>(found - kWindows1252.begin());
}

}  // namespace xanh::text
