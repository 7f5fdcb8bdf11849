// A page of sentences and tables as text: for the terminal, as JSON and as CSV.
#ifndef XANH_REPORT_TABLES_TEXT_H_
#define XANH_REPORT_TABLES_TEXT_H_

#include <string>

#include "view/page.h"
#include "view/strings.h"

namespace xanh::report {

[[nodiscard]] std::string tables_table(const view::TablesPage& page);
/// {"page", "title", "sentences", "tables": [{"id", "caption", "columns": [ids], "rows": [{"key", and by
/// column its number, or its text where it is none; of one with an interval also "ID_low" and "ID_high"}]}]}. Shares are 0-1.
[[nodiscard]] std::string tables_json(const view::TablesPage& page);
/// The tables one below the other, each under its heads, as report_csv writes cells; numbers with a
/// decimal point.
[[nodiscard]] std::string tables_csv(const view::TablesPage& page);

}  // namespace xanh::report

#endif  // XANH_REPORT_TABLES_TEXT_H_
