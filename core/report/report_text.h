// The measured table as text: for machines (JSON, CSV) and for the terminal.
#ifndef XANH_REPORT_REPORT_TEXT_H_
#define XANH_REPORT_REPORT_TEXT_H_

#include <string>

#include "view/report.h"

namespace xanh::report {

/// One JSON document: program, version, files, scope, metrics, rows and total with numerator,
/// denominator, rate (null when there is none), standing, target, gap. Keys in a fixed order.
[[nodiscard]] std::string report_json(const view::Report& report, const view::Strings& say);

/// One line a row and metric, comma separated, UTF-8 with BOM (for Excel), CRLF. A text cell that
/// a spreadsheet would run as a formula (= + - @ tab CR in front) gets an apostrophe in front.
[[nodiscard]] std::string report_csv(const view::Report& report, const view::Strings& say);

/// Aligned columns for a terminal: definition, scope, total and rows. `metric` is the index of the
/// metric that is shown by row; the others are shown for the total.
[[nodiscard]] std::string report_table(const view::Report& report, const view::Strings& say);

/// The import log for people and for machines (`xanh inspect`).
[[nodiscard]] std::string log_table(const intake::ImportLog& log, const view::Strings& say);
[[nodiscard]] std::string log_json(const intake::ImportLog& log);

/// Row number and reason of every row left out, as report_csv writes; beyond kMostLeftOutRows a
/// last line says how many more. No cell of the file is in it.
[[nodiscard]] std::string left_out_csv(const intake::ImportLog& log, const view::Strings& say);

/// Code and name of the procedures that the catalogue does not have, likewise.
[[nodiscard]] std::string unmatched_csv(const intake::ImportLog& log, const view::Strings& say);

/// The shape of a file for whoever maintains the rules: headers, roles, types and counts as JSON;
/// no value of any row, neither the file's nor the sheet's name.
[[nodiscard]] std::string shape_json(const intake::ImportLog& log);

}  // namespace xanh::report

#endif  // XANH_REPORT_REPORT_TEXT_H_
