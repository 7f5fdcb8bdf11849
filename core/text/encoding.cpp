#include "text/encoding.h"

#include <algorithm>

#include "text/letters.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

#include "text/encoding_tables.inc"

constexpr std::array<std::string_view, 8> kNames = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252", "TCVN3", "VNI", "UTF-8 as windows-1252"};

struct Label {
  std::string_view name;  // small letters and digits only
  Encoding encoding;
};
constexpr std::array kLabels = {
    Label{"utf8", Encoding::utf8},
    Label{"unicode11utf8", Encoding::utf8},
    Label{"utf16", Encoding::utf16_le},
    Label{"utf16le", Encoding::utf16_le},
    Label{"unicode", Encoding::utf16_le},
    Label{"ucs2", Encoding::utf16_le},
    Label{"utf16be", Encoding::utf16_be},
    Label{"unicodefffe", Encoding::utf16_be},
    Label{"windows1258", Encoding::windows_1258},
    Label{"cp1258", Encoding::windows_1258},
    Label{"xcp1258", Encoding::windows_1258},
    Label{"windows1252", Encoding::windows_1252},
    Label{"cp1252", Encoding::windows_1252},
    Label{"xcp1252", Encoding::windows_1252},
    Label{"iso88591", Encoding::windows_1252},
    Label{"latin1", Encoding::windows_1252},
    Label{"l1", Encoding::windows_1252},
    Label{"ascii", Encoding::windows_1252},
    Label{"usascii", Encoding::windows_1252},
    Label{"tcvn", Encoding::tcvn3},
    Label{"tcvn3", Encoding::tcvn3},
    Label{"tcvn5712", Encoding::tcvn3},
    Label{"tcvn57121", Encoding::tcvn3},
    Label{"xviettcvn", Encoding::tcvn3},
    Label{"xviettcvn5712", Encoding::tcvn3},
    Label{"xvietvni", Encoding::vni},
    Label{"vni", Encoding::vni},
};

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

// UTF-8: how many bytes a sequence has that begins with `lead`; 0 when none does.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// Whether `byte` may stand at place `at` (from 1) of a sequence that begins with `lead`.
bool continues(unsigned char lead, std::size_t at, unsigned char byte) {
  unsigned char least = 0x80, most = 0xBF;
  if (at == 1) {
    if (lead == 0xE0) least = 0xA0;
    if (lead == 0xED) most = 0x9F;
    if (lead == 0xF0) least = 0x90;
    if (lead == 0xF4) most = 0x8F;
  }
  return byte >= least && byte <= most;
}

// The byte that was read as `c` in windows-1252, or as A-breve in windows-1258, which is the byte
// before most of the accented letters; -1 when there is none.
int damaged_byte(char32_t c) {
  if (c < 0x100) return static_cast<int>(c);  // 80-9F without a meaning pass as controls
  if (c == 0x0102) return 0xC3;
  const auto* const begin = kWindows1252.begin() + 0x80;
  const auto* const found = std::find(begin, begin + 0x20, c);
  return found == begin + 0x20 ? -1 : static_cast<int>(found - kWindows1252.begin());
}

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> encoding_of_label(std::string_view label) {
  std::string key;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c + 32);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      key += c;
    }
  }
  const auto* const found = std::ranges::find(kLabels, key, &Label::name);
  if (found == kLabels.end()) return std::nullopt;
  return found->encoding;
}

void Decoder::emit(char32_t c, std::string& out) {
  if (c == 0xFEFF && !begun_) return;
  begun_ = true;
  append_code_point(out, c);
}

void Decoder::replace(std::string& out) {
  ++replaced_;
  emit(0xFFFD, out);
}

void Decoder::feed(std::string_view bytes, std::string& out) {
  switch (encoding_) {
    case Encoding::utf8:
    case Encoding::utf8_as_1252: return feed_utf8(bytes, out);
    case Encoding::utf16_le:
    case Encoding::utf16_be: return feed_utf16(bytes, out);
    case Encoding::vni: return feed_vni(bytes, out);
    case Encoding::windows_1258:
    case Encoding::windows_1252:
    case Encoding::tcvn3: return feed_single(bytes, out);
  }
}

void Decoder::finish(std::string& out) {
  if (tail_size_ > 0 || surrogate_ != 0) replace(out);
  if (letter_ != 0) emit(letter_, out);
  give_up_repair(out);
  begun_ = false;
  letter_ = surrogate_ = 0;
  tail_size_ = 0;
}

void Decoder::feed_utf8(std::string_view bytes, std::string& out) {
  const bool repair = encoding_ == Encoding::utf8_as_1252;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (tail_size_ == 0) {
      const std::size_t length = sequence_length(byte);
      if (length == 1 && !repair) {  // a run of ASCII
        std::size_t end = i + 1;
        while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
        out.append(bytes.substr(i, end - i));
        begun_ = true;
        i = end;
        continue;
      }
      ++i;
      if (length == 1) {
        feed_repair(byte, out);
      } else if (length == 0) {
        give_up_repair(out);
        replace(out);
      } else {
        tail_[tail_size_++] = byte;
      }
      continue;
    }
    if (!continues(tail_[0], tail_size_, byte)) {
      tail_size_ = 0;
      give_up_repair(out);
      replace(out);
      continue;  // the byte is looked at again
    }
    ++i;
    tail_[tail_size_++] = byte;
    if (tail_size_ < sequence_length(tail_[0])) continue;
    std::size_t pos = 0;
    const char whole[4] = {static_cast<char>(tail_[0]), static_cast<char>(tail_[1]),
                           static_cast<char>(tail_[2]), static_cast<char>(tail_[3])};
    const char32_t c = next_code_point({whole, tail_size_}, pos);
    tail_size_ = 0;
    if (repair) {
      feed_repair(c, out);
    } else {
      emit(c, out);
    }
  }
}

void Decoder::feed_utf16(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (tail_size_ == 0) {
      tail_[tail_size_++] = byte;
      continue;
    }
    tail_size_ = 0;
    const unsigned low = encoding_ == Encoding::utf16_le ? tail_[0] : byte;
    const unsigned high = encoding_ == Encoding::utf16_le ? byte : tail_[0];
    const char32_t unit = high << 8 | low;
    if (unit >= 0xDC00 && unit <= 0xDFFF && surrogate_ != 0) {
      emit(0x10000 + ((surrogate_ - 0xD800) << 10) + (unit - 0xDC00), out);
      surrogate_ = 0;
      continue;
    }
    if (surrogate_ != 0) replace(out);
    surrogate_ = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (surrogate_ != 0) continue;
    if (unit >= 0xDC00 && unit <= 0xDFFF) {
      replace(out);
    } else {
      emit(unit, out);
    }
  }
}

void Decoder::feed_single(std::string_view bytes, std::string& out) {
  const auto& table = encoding_ == Encoding::windows_1258 ? kWindows1258
                      : encoding_ == Encoding::tcvn3      ? kTcvn3
                                                          : kWindows1252;
  const bool marks = encoding_ != Encoding::windows_1252;
  for (const char byte : bytes) {
    const char32_t c = table[static_cast<unsigned char>(byte)];
    if (letter_ != 0) {
      const Tone tone = tone_of_mark(c);
      const char32_t joined = tone == Tone::level ? 0 : with_tone(letter_, tone);
      emit(joined != 0 ? joined : letter_, out);
      letter_ = 0;
      if (joined != 0) continue;
    }
    if (marks && carries_tone(c)) {
      letter_ = c;
    } else {
      emit(c, out);
    }
  }
}

void Decoder::feed_vni(std::string_view bytes, std::string& out) {
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (letter_ != 0) {
      const char32_t marked = byte >= 0xC0 ? vni_marked(letter_, byte) : 0;
      emit(marked != 0 ? marked : letter_, out);
      letter_ = 0;
      if (marked != 0) continue;
    }
    const char32_t letter = vni_letter(byte);
    if (vni_takes_mark(letter)) {
      letter_ = letter;
    } else {
      emit(letter, out);
    }
  }
}

void Decoder::give_up_repair(std::string& out) {
  for (std::size_t i = 0; i < damaged_size_; ++i) emit(damaged_[i], out);
  damaged_size_ = 0;
}

void Decoder::feed_repair(char32_t c, std::string& out) {
  const int byte = damaged_byte(c);
  if (damaged_size_ > 0) {
    const auto lead = static_cast<unsigned char>(damaged_byte(damaged_[0]));
    if (byte < 0 || !continues(lead, damaged_size_, static_cast<unsigned char>(byte))) {
      give_up_repair(out);
    } else {
      damaged_[damaged_size_++] = c;
      if (damaged_size_ < sequence_length(lead)) return;
      std::string whole;
      for (std::size_t i = 0; i < damaged_size_; ++i) whole += static_cast<char>(damaged_byte(damaged_[i]));
      std::size_t pos = 0;
      damaged_size_ = 0;
      emit(next_code_point(whole, pos), out);
      return;
    }
  }
  if (byte >= 0 && sequence_length(static_cast<unsigned char>(byte)) > 1) {
    damaged_[damaged_size_++] = c;
  } else {
    emit(c, out);
  }
}

std::string decode(Encoding encoding, std::string_view bytes) {
  Decoder decoder(encoding);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  decoder.feed(bytes, out);
  decoder.finish(out);
  return out;
}

}  // namespace xanh::text
