// Cells of a table as text for the clipboard: tabs between columns, a line for each row.
#ifndef XANH_UI_TABLE_COPY_H_
#define XANH_UI_TABLE_COPY_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "view/page.h"

namespace xanh::ui {

/// From the first to the last, both within.
struct CellRange {
  std::size_t first_row = 0, last_row = 0, first_column = 0, last_column = 0;
};

/// As they are shown, numbers with a plain space where the screen keeps their sign from breaking off; under their heads when
/// there is more than one row. Text that a spreadsheet would take for a formula stays text, as in the CSV
/// files (report/csv_text.h). What lies outside the table is left out.
[[nodiscard]] std::string cells_text(const view::Table& table, const CellRange& range);

/// The whole table under its heads.
[[nodiscard]] std::string table_text(const view::Table& table);

/// The begin of the action that copies a table: its id follows. Not of the workspace: the platform does it.
inline constexpr std::string_view kCopy = "copy:";
/// The table of a page that `action`, "copy:ID", is for; null where there is none.
[[nodiscard]] const view::Table* table_to_copy(const view::PageView& page, std::string_view action);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_COPY_H_
