// Dates of cells, fast. Inside this room only.
#ifndef XANH_INTAKE_MOMENT_H_
#define XANH_INTAKE_MOMENT_H_

#include <cstdint>
#include <string_view>

#include "source/batch.h"
#include "text/date.h"

namespace xanh::intake {

/// What a date cell says.
struct Moment {
  enum class State : std::uint8_t { none, known, unreadable, implausible };
  text::Day day = 0;
  /// Second of the day; -1 without one. Midnight sharp counts as none: it is what a system prints
  /// for a date alone (domain.md 2.4, compare at day level when either side lacks a time).
  std::int32_t second = -1;
  State state = State::none;
  [[nodiscard]] bool known() const { return state == State::known; }
};

/// Days outside are typing errors or defaults (domain.md 5.6: 01/01/0001, 1900, 2205).
inline constexpr text::Day kFirstPlausible = 7305;   ///< 1990-01-01
inline constexpr text::Day kLastPlausible = 47846;   ///< 2100-12-31

/// Reads text dates (the forms of text::parse_date) and Excel serials; `none` for an empty cell.
/// Words such as "N/A" are `unreadable` here: the caller knows the words for "empty".
[[nodiscard]] Moment read_moment(source::CellKind kind, std::string_view text, bool system_1904);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_MOMENT_H_
