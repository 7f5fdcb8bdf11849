// The cells of a form that hold more than a number: counts with words and rates, percentages as
// printed (domain.md 5.5, 5.6). Inside this room only.
#ifndef XANH_INTAKE_FORM_NUMBER_H_
#define XANH_INTAKE_FORM_NUMBER_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "intake/import_log.h"
#include "source/batch.h"

namespace xanh::intake {

/// A percentage as printed. `last_digit` is the worth of its last digit in percentage points.
struct PrintedRate {
  double percent = 0;
  double last_digit = 1;
  bool marked = false;  ///< a % sign stands with it: else it may be 0.6854, 68.54 or 6854
};

struct FormCell {
  enum class State : std::uint8_t {
    empty,  ///< nothing, or a dash: not a zero
    value,
    unreadable,
  } state = State::empty;
  std::int64_t value = 0;
  bool from_text = false;                ///< words or blanks stood with the digits
  std::optional<PrintedRate> rate = {};  ///< in the same cell: "124907 48,6%"
};

/// "412", "1.234", "1 234", "12 ho so", "124907 48,6%", "So luong: 12 Ty le: 85.71% Diem so: 8".
/// `text` is tidy.
[[nodiscard]] FormCell read_form_cell(source::CellKind kind, std::string_view text,
                                      const NumberStyle& style);

/// Of a column of rates. nullopt: no number in it.
[[nodiscard]] std::optional<PrintedRate> read_rate(source::CellKind kind, std::string_view text);

/// Does a share of `percent` print as `rate`? Without a sign the disguises of domain.md 5.6 are
/// tried: 68.54, 0.6854, 6854.
[[nodiscard]] bool prints_as(double percent, const PrintedRate& rate);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_NUMBER_H_
