// The meaning of single bytes in the encodings of one byte and in VNI. Inside this room only.
#ifndef XANH_TEXT_ENCODING_BYTES_H_
#define XANH_TEXT_ENCODING_BYTES_H_

#include <array>
#include <cstdint>

#include "text/encoding.h"

namespace xanh::text {

struct ByteMeaning {
  char32_t c = 0;
  std::array<char, 3> utf8{};
  std::uint8_t length = 0;
  bool takes_mark = false;  // a letter that the next byte may change
  bool is_mark = false;     // may change the letter before it
};
using Page = std::array<ByteMeaning, 256>;

/// REQUIRES: windows_1258, windows_1252, tcvn3 or vni.
[[nodiscard]] const Page& page_of(Encoding encoding);

/// `letter` under the mark that `byte`, whose meaning is `mark`, makes after it (NFC); 0 when they
/// do not go together.
[[nodiscard]] char32_t marked(Encoding encoding, char32_t letter, unsigned char byte, const ByteMeaning& mark);

/// The byte that reads as `c` in windows-1252, or as A-breve in windows-1258, where that byte begins
/// most accented letters of UTF-8; -1 when there is none. 80-9F without a meaning read as controls.
[[nodiscard]] int damaged_byte(char32_t c);

}  // namespace xanh::text

#endif  // XANH_TEXT_ENCODING_BYTES_H_
