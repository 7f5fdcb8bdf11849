// Of what kind a row of a form is, by its number and its words. Inside this room only.
#ifndef XANH_INTAKE_FORM_ROWS_H_
#define XANH_INTAKE_FORM_ROWS_H_

#include <string>
#include <string_view>

#include "intake/rules.h"

namespace xanh::intake {

/// What stands before a row: "A", "I", "1", "1.2", "a".
struct RowMarker {
  enum class Kind : std::uint8_t { none, letter, roman, number, small_letter } kind = Kind::none;
  std::string text = {};  ///< without the dot or bracket behind it
  std::size_t depth = 0;  ///< dots of a number
  /// Higher ones stand over lower ones.
  [[nodiscard]] int rank() const;
};

/// Of the cell of row numbers.
[[nodiscard]] RowMarker marker_of(std::string_view cell);
/// A Roman numeral that leads a label ("II. Cap huyen", "I / So, ban, nganh") is taken off it.
[[nodiscard]] RowMarker take_marker(std::string& label);
/// Does the row below belong to the row above, by their markers?
[[nodiscard]] bool is_member(const RowMarker& above, const RowMarker& below);

/// "Tong cong", "Tong so (I+II)", "Toan tinh"; not "Tong cong ty ..." nor "Tong cuc Thue".
[[nodiscard]] bool is_total_label(std::string_view label, const ColumnRules::Impl& rules);
/// "So, ban, nganh", "UBND cap xa": heads of groups, which are no units.
[[nodiscard]] bool is_group_label(std::string_view label, const ColumnRules::Impl& rules);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_ROWS_H_
