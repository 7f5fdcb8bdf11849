// Text from files in documents for people: characters that turn the direction of what follows could make a name read
// as another, so they go.
#ifndef XANH_REPORT_PLAIN_TEXT_H_
#define XANH_REPORT_PLAIN_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "report/xml_text.h"

namespace xanh::report {

/// U+200E, U+200F, U+202A-202E, U+2066-2069.
[[nodiscard]] constexpr bool turns_direction(char32_t letter) {
  return letter == 0x200E || letter == 0x200F || (letter >= 0x202A && letter <= 0x202E) || (letter >= 0x2066 && letter <= 0x2069);
}

/// Appends text as append_xml() does, without marks of direction.
inline void append_plain(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] != '\xE2') continue;
    const auto second = static_cast<unsigned char>(text[i + 1]), third = static_cast<unsigned char>(text[i + 2]);
    if ((second & 0xC0U) != 0x80U || (third & 0xC0U) != 0x80U) continue;
    if (!turns_direction(static_cast<char32_t>(0x2000U | (second & 0x3FU) << 6 | (third & 0x3FU)))) continue;
    append_xml(out, text.substr(begin, i - begin));
    i += 2;
    begin = i + 1;
  }
  append_xml(out, text.substr(begin));
}

}  // namespace xanh::report

#endif  // XANH_REPORT_PLAIN_TEXT_H_
