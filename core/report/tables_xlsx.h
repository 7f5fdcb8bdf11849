// A page's tables as a workbook that can be worked with and checked: numbers as numbers, rates as formulas over their
// counts, colours as conditional formats, and a sheet that says where all of it comes from.
#ifndef XANH_REPORT_TABLES_XLSX_H_
#define XANH_REPORT_TABLES_XLSX_H_

#include "report/sink.h"
#include "view/page.h"
#include "view/provenance.h"
#include "view/strings.h"

namespace xanh::report {

/// One sheet a table that has rows: page title, caption, heads (frozen, with filters), rows, and the total below them.
///   - A rate whose numerator and denominator stand in the table is their quotient as a formula, a dash while the
///     denominator is zero; a total that is the sum of the rows shown is one as well. Both hold their values for readers
///     that do not calculate.
///   - Beside a rate with a target stand columns of the target and of where amber begins; the colour compares with them.
///     The word for it has a column of its own on the page. Shares without a target have bars.
///   - Days are days, percentages and points have their formats, and no text is ever a formula.
/// The last sheet holds `from` and the page's sentences. Errors: as XlsxWriter.
[[nodiscard]] Result<void> write_tables_xlsx(const view::TablesPage& page, const view::Provenance& from, const view::Strings& say, Sink& sink);

}  // namespace xanh::report

#endif  // XANH_REPORT_TABLES_XLSX_H_
