// Character references of HTML.
#ifndef XANH_SOURCE_HTML_ENTITY_H_
#define XANH_SOURCE_HTML_ENTITY_H_

#include <string_view>

namespace xanh::source {

/// The character of a reference without '&' and ';' ("nbsp", "#273", "#x1EA1"); 0 when unknown.
/// Numbers 128-159 mean windows-1252, as browsers read them. Names: the 252 of HTML 4 and the
/// letters of Latin Extended-A that Vietnamese has (HTML 5: abreve, dstrok, itilde, utilde).
[[nodiscard]] char32_t html_character(std::string_view reference);

/// Longest reference that html_character knows, with room for leading zeros.
inline constexpr std::size_t kMaxReference = 16;

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_ENTITY_H_
