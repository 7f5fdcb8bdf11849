// Day and month in the wrong order (domain.md 5.6, "US-order flip"): decided for each date column
// from the sample, before its rows are read. Inside this room only.
#ifndef XANH_INTAKE_DATE_ORDER_H_
#define XANH_INTAKE_DATE_ORDER_H_

#include <array>
#include <string_view>

#include "intake/intake.h"
#include "intake/moment.h"
#include "intake/sample.h"

namespace xanh::intake {

struct DateOrder {
  /// A spreadsheet of US settings took 03/08/2025 for the 8th of March and left 25/08/2025 a text:
  /// serials and ISO dates have their day and month the wrong way round.
  bool typed_swapped = false;
  /// Texts are MM/dd/yyyy.
  bool month_first = false;
  [[nodiscard]] bool any() const { return typed_swapped || month_first; }
};
/// By role.
using DateOrders = std::array<DateOrder, kRoleCount>;

/// Swapped: in a column with typed dates and texts no typed day is beyond the 12th and every text's
/// is (three of each at least); or the days of the dossier codes say so, of the received or submitted
/// date: they fit swapped dates and hardly any as they stand. Further columns whose typed days are
/// all up to the 12th (five at least) and whose texts are all beyond follow one that is. Texts are
/// month first when some could not be read otherwise (two at least) and none could only be day first.
[[nodiscard]] DateOrders find_date_orders(const Sample& sample, const ReadingPlan& plan);

/// The cell's moment under the column's order; `swapped` is set when that changed the day.
[[nodiscard]] Moment read_moment(source::CellKind kind, std::string_view text, bool system_1904, DateOrder order, bool& swapped);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_DATE_ORDER_H_
