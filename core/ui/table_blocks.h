// A table too wide for its place: one block for each row. Inside this room only.
#ifndef XANH_UI_TABLE_BLOCKS_H_
#define XANH_UI_TABLE_BLOCKS_H_

#include "ui/controls.h"

namespace xanh::ui {

/// The first cell of each row as the title of its block, then name and value of each other column; the heads become a
/// flow of links that sort. Returns the height used.
float stacked_blocks(Controls& c, float x, float y, float width, const view::Table& table);

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_BLOCKS_H_
