// What a page groups by where there is one unit: a commune that opens its own export asks about its fields
// and procedures, not about units.
#ifndef XANH_VIEW_GROUPING_H_
#define XANH_VIEW_GROUPING_H_

#include <string>
#include <string_view>

#include "query/query.h"
#include "view/report.h"

namespace xanh::view {

/// How many units there are to compare.
struct Only {
  bool data = false;      ///< the files know one unit, or none: no filter brings others
  bool filters = false;   ///< the files know several, and the filters leave one
  std::string unit = {};  ///< that one; "" when the files do not say
  [[nodiscard]] explicit operator bool() const { return data || filters; }
};
[[nodiscard]] Only only_unit(const Inputs& in);

/// Why `page` ("ranking", "spread") has no units to compare, and where to look instead.
[[nodiscard]] std::string only_text(const Only& only, std::string_view page, const Strings& say);

/// By what the ranking and its files group: as the workspace says, but procedures in the place of units
/// where the files know one unit. Where a filter leaves one, the next may be added to it.
[[nodiscard]] query::Dimension ranked_by(const Inputs& in);

/// Whether an order is that of the list of dossiers, and not of the ranking: the workspace has one for both.
[[nodiscard]] bool is_stocks_column(std::string_view column);

}  // namespace xanh::view

#endif  // XANH_VIEW_GROUPING_H_
