// Numbers, shares and dates written for people, in Vietnamese or English.
#ifndef XANH_TEXT_FORMAT_H_
#define XANH_TEXT_FORMAT_H_

#include <cstdint>
#include <string>

#include "text/date.h"

namespace xanh::text {

enum class Language : std::uint8_t { vi, en };

/// 1234567 -> "1.234.567" (vi), "1,234,567" (en). Minus is U+2212.
[[nodiscard]] std::string format_count(std::int64_t value, Language language);

/// Fixed decimals, rounded half away from zero: 1234.5 -> "1.234,5" (vi). NaN -> "—".
[[nodiscard]] std::string format_number(double value, int decimals, Language language);

/// A share 0-1 as per cent: 0.687 -> "68,7 %" (vi, with a no-break space), "68.7%" (en).
[[nodiscard]] std::string format_percent(double share, int decimals, Language language);

/// A difference of shares as percentage points, signed: -0.026 -> "−2,6 điểm phần trăm" is
/// written by core/view; this gives "−2,6" / "+0,7".
[[nodiscard]] std::string format_points(double difference, int decimals, Language language);

/// "31/10/2025" (vi), "31 Oct 2025" (en).
[[nodiscard]] std::string format_day(Day day, Language language);

/// ISO yyyy-MM-dd, for files and machines.
[[nodiscard]] std::string format_iso_day(Day day);

}  // namespace xanh::text

#endif  // XANH_TEXT_FORMAT_H_
