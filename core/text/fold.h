// Keys under which untidy spellings of one thing meet (domain.md 5.2, 4.2).
#ifndef XANH_TEXT_FOLD_H_
#define XANH_TEXT_FOLD_H_

#include <string>
#include <string_view>

namespace xanh::text {

/// Display form of a cell: NFC, NBSP and zero-width characters removed or made
/// spaces, runs of white space (newlines too) collapsed to one space, trimmed.
[[nodiscard]] std::string tidy(std::string_view utf8);

/// tidy + lower case + punctuation dropped (it becomes a space), diacritics kept and
/// the tone mark moved to one placement ("hoà" and "hòa" give the same key), Ð (U+00D0) as đ.
[[nodiscard]] std::string fold_key(std::string_view utf8);

/// fold_key without diacritics: "Số hồ sơ" -> "so ho so", đ -> d. For search and
/// header matching only: never a key for units (domain.md fact 9).
[[nodiscard]] std::string bare_key(std::string_view utf8);

}  // namespace xanh::text

#endif  // XANH_TEXT_FOLD_H_
