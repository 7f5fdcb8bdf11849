// UTF-8 reading and writing. Invalid bytes never throw; they read as U+FFFD.
#ifndef XANH_TEXT_UTF8_H_
#define XANH_TEXT_UTF8_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace xanh::text {

/// Decodes the code point at `pos` and advances `pos` past it (by at least one
/// byte). Invalid or overlong sequences give U+FFFD. REQUIRES: pos < utf8.size().
[[nodiscard]] char32_t next_code_point(std::string_view utf8, std::size_t& pos);

/// Appends `c` to `out`; surrogates and values over U+10FFFF become U+FFFD.
void append_code_point(std::string& out, char32_t c);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

/// Number of code points; invalid bytes count one each.
[[nodiscard]] std::size_t count_code_points(std::string_view utf8);

}  // namespace xanh::text

#endif  // XANH_TEXT_UTF8_H_
