// Numbers written for files and machines: no grouping, a point for decimals. std::format and
// std::to_chars would bring every notation and locale along, a tenth of the page's weight.
#ifndef XANH_TEXT_DIGITS_H_
#define XANH_TEXT_DIGITS_H_

#include <cstdint>
#include <string>

namespace xanh::text {

/// Appends `value` with at least `width` digits, zeros in front: (7, 3) -> "007".
void append_padded(std::string& out, std::uint64_t value, unsigned width);
[[nodiscard]] std::string padded(std::uint64_t value, unsigned width);

/// Appends digits that read back as exactly `value`, which must be finite: 2 -> "2",
/// 0.1 -> "0.1", 1e+300 -> "1e+300". The shortest such digits, but for rare numbers of
/// sixteen digits that are written with seventeen (Grisu2, Loitsch 2010).
void append_exact(std::string& out, double value);

}  // namespace xanh::text

#endif  // XANH_TEXT_DIGITS_H_
