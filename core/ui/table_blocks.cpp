#include "ui/table_blocks.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "ui/table_cells.h"
#include "ui/table_grid.h"
#include "ui/why.h"

namespace xanh::ui {
namespace {

constexpr float kPair = 24, kBlockHead = 32, kSortRow = 28;

/// Heads that sort, as links; returns the height used.
float sort_links(Controls& c, float x, float y, float width, const view::Table& table) {
  if (std::ranges::none_of(table.columns, [](const auto& k) { return !k.action.empty(); })) return 0;
  float at = x, top = y;
  for (const view::Column& column : table.columns) {
    if (column.action.empty()) continue;
    const Face face = column.sorted != 0 ? Face::caption_strong : Face::caption;
    const float w = std::min(width, std::ceil(c.paint.width(face, head_label(column))) + 2);
    if (at > x && at + w > x + width) {
      at = x;
      top += kSortRow;
    }
    head_cell(c, {at, top, w, kSortRow}, column, false);
    at += w + kGutter;
  }
  return top + kSortRow + kGrid - y;
}

void block_value(Controls& c, const Box& at, const view::Cell& cell, bool total) {
  if (!cell.share || cell.pill) return value_cell(c, at, cell, true, total);
  // The bar first: figures of a block stand under each other at the right.
  const Palette& p = c.paint.colors();
  const bool asked = ask_touch(c, at, cell.why);
  const float bar = std::max(0.0F, at.w - kNumber - 12);
  if (bar > 24) share_bar(c, {at.x, at.y + kPair / 2 - 3, bar, 6}, cell);
  c.fit({at.right() - kNumber, at.y, kNumber, kPair}, Face::strong, cell.faint ? p.faint : p.text, cell.text, Align::right);
  if (asked) ask_mark(c, at, std::min(kNumber, c.paint.width(Face::strong, cell.text)), true);
  c.hint(at, cell.hint);
}

}  // namespace

float stacked_blocks(Controls& c, float x, float y, float width, const view::Table& table) {
  const Palette& p = c.paint.colors();
  const float top = y + sort_links(c, x, y, width, table);
  const auto pairs = static_cast<float>(table.columns.empty() ? 0 : table.columns.size() - 1);
  const float step = kBlockHead + kPair * pairs + 12;
  const RowTops tops(step, table.rows.size());
  const float height = tops.total();
  c.paint.card({x, top, width, height + 1});
  table_rows(c, table, x, top, width, tops, kRadius - 1, [&](std::size_t r, const Box& box, Color) {
    const view::Row& row = table.rows[r];
    if (row.cells.empty()) return;
    const Box in = box.inset(kCardPadding, 6);
    c.fit({in.x, in.y, in.w, kBlockHead - 6}, Face::nav_strong, p.text, row.cells[0].text);
    float line = box.y + kBlockHead;
    const float name = std::floor(in.w * 0.46F);
    for (std::size_t i = 1; i < row.cells.size() && i < table.columns.size(); ++i) {
      c.fit({in.x, line, name - kGrid, kPair}, Face::caption, p.muted, table.columns[i].label);
      block_value(c, {in.x + name, line, in.w - name, kPair}, row.cells[i], row.total);
      line += kPair;
    }
  });
  return top + height + 1 - y;
}

}  // namespace xanh::ui
