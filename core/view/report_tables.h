// The measured report as tables: all its definitions side by side, then each by its groups.
#ifndef XANH_VIEW_REPORT_TABLES_H_
#define XANH_VIEW_REPORT_TABLES_H_

#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// A table "whole" with one row a definition, and one table a definition, named by its id, of those that can be
/// computed. Columns: name, numerator, denominator, rate, standing, gap.
[[nodiscard]] TablesPage report_tables(const Report& report, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_REPORT_TABLES_H_
