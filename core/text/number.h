// Numbers as Vietnamese exports write them (domain.md 5.6).
#ifndef XANH_TEXT_NUMBER_H_
#define XANH_TEXT_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace xanh::text {

/// Which mark separates decimals where a number has only one mark.
enum class DecimalMark : std::uint8_t { point, comma };

/// "1.234,5", "1 234", "1'234", "68,7 %" (-> 0.687), "-5", "12 hồ sơ" (leading number).
/// Two different marks decide themselves; a single mark followed by exactly three digits is a
/// thousands mark unless it equals `mark`. nullopt when no number leads the text.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// A count: like parse_number but integral, any mark read as thousands. nullopt when the
/// text is not a whole number from 0 to 2^53.
[[nodiscard]] std::optional<std::int64_t> parse_count(std::string_view text);

/// Shortest plain number with a decimal point, as in XLSX and JSON (fast_float).
[[nodiscard]] std::optional<double> parse_plain_number(std::string_view text);

/// A percentage as people type it, "68.5", "68,5", "68,54 %", as a share 0-1 of at most six decimals.
/// nullopt for anything else, also above 100 or with more than four decimals.
[[nodiscard]] std::optional<double> parse_typed_percent(std::string_view text);

}  // namespace xanh::text

#endif  // XANH_TEXT_NUMBER_H_
