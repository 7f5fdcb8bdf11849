// Text as XML character data, whatever the text holds.
#ifndef XANH_REPORT_XML_TEXT_H_
#define XANH_REPORT_XML_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xanh::report {

/// Bytes of the well-formed UTF-8 sequence at the start of `text`; 0 when there is none there.
/// REQUIRES: not empty.
[[nodiscard]] inline std::size_t utf8_length(std::string_view text) {
  const auto at = [text](std::size_t i) {
    return i < text.size() ? static_cast<std::uint8_t>(text[i]) : std::uint8_t{0};
  };
  const auto follows = [&at](std::size_t i) { return (at(i) & 0xC0) == 0x80; };
  const std::uint8_t lead = at(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead < 0xF0) {
    const bool overlong = lead == 0xE0 && at(1) < 0xA0;
    const bool surrogate = lead == 0xED && at(1) >= 0xA0;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0 && lead < 0xF5) {
    const bool overlong = lead == 0xF0 && at(1) < 0x90;
    const bool too_high = lead == 0xF4 && at(1) >= 0x90;
    return follows(1) && follows(2) && follows(3) && !overlong && !too_high ? 4 : 0;
  }
  return 0;
}

/// Appends `text`: entities for markup, nothing for control characters (but tab and newline),
/// U+FFFD for bytes that are not UTF-8 and for U+FFFE and U+FFFF. Returns its length in UTF-16
/// units, which is what spreadsheets count.
inline std::size_t append_xml(std::string& out, std::string_view text) {
  constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    if (length == 0) {
      out += kReplacement;
      ++units;
      ++i;
      continue;
    }
    const std::string_view letter = text.substr(i, length);
    i += length;
    if (length > 1) {
      out += letter == "\xEF\xBF\xBE" || letter == "\xEF\xBF\xBF" ? kReplacement : letter;
      units += length == 4 ? 2 : 1;
      continue;
    }
    const char c = letter.front();
    if ((static_cast<std::uint8_t>(c) < 0x20 && c != '\t' && c != '\n') || c == 0x7F) continue;
    ++units;
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out.push_back(c);
    }
  }
  return units;
}

}  // namespace xanh::report

#endif  // XANH_REPORT_XML_TEXT_H_
