// Cells of a table that are selected by dragging, by Shift and a click, by Shift and the arrows. Inside this room
// only.
#ifndef XANH_UI_TABLE_SELECT_H_
#define XANH_UI_TABLE_SELECT_H_

#include <optional>
#include <string>

#include "ui/controls.h"
#include "ui/table_copy.h"
#include "ui/table_memory.h"

namespace xanh::ui {

/// What is selected in this table; nothing where rows have changed their places since.
[[nodiscard]] std::optional<CellRange> selected_in(const TableMemory& memory, const view::Table& table);

/// Follows the keys: Shift and the arrows extend (from the row that has focus where nothing is selected yet), arrows move,
/// Ctrl+A takes all, Ctrl+C copies, Esc lets go.
void select_by_keys(Controls& c, const view::Table& table);

/// Follows the pointer, which is at `nearest` and, where `over`, on that cell. Call before the rows.
void select_by_pointer(Controls& c, const view::Table& table, CellAt nearest, bool over);

/// The selected cells of a page as text; "" where nothing is.
[[nodiscard]] std::string selected_text(const TableMemory& memory, const view::PageView& page);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_SELECT_H_
