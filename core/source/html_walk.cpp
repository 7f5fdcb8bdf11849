#include "source/html_walk.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/sort.h"
#include "source/batch.h"

namespace xanh::source {
namespace {

constexpr std::uint32_t kMaxColspan = 1000;   // both as the HTML standard has them
constexpr std::uint32_t kMaxRowspan = 65534;

constexpr std::array<std::string_view, 20> kBlocks = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "pre", "center", "section", "blockquote", "address"};

// A count as browsers read it: its leading digits; 1 when there are none.
std::uint32_t span_of(std::string_view text, std::uint32_t most) {
  while (!text.empty() && is_html_space(text[0])) text.remove_prefix(1);
  std::uint32_t value = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return most;
  return error == std::errc() ? std::min(value, most) : 1;
}

}  // namespace

void HtmlWalk::take(const HtmlToken& token) {
  switch (token.kind) {
    case HtmlToken::Kind::none: break;
    case HtmlToken::Kind::tag: tag(token); break;
    case HtmlToken::Kind::comment: comment(token.text); break;
    case HtmlToken::Kind::text:
      if (tables_.empty() || tables_.back().in_caption) {
        outer_text(token.text, !tables_.empty());
      } else if (tables_.back().in_cell) {
        cell_text(token.text);
      }  // between cells: no cell's text
      break;
  }
}

void HtmlWalk::finish() {
  while (!tables_.empty()) close_table();
}

void HtmlWalk::tag(const HtmlToken& token) {
  const std::string_view name = token.text;
  if (name == "table") {
    if (!token.closing) {
      open_table();
    } else if (too_deep_ > 0) {
      --too_deep_;
    } else if (!tables_.empty()) {
      close_table();
    }
    return;
  }
  if (name == "br") return break_text(Break::line);
  const bool cell = name == "td" || name == "th", row = name == "tr";
  const bool group = name == "tbody" || name == "thead" || name == "tfoot";
  if (too_deep_ > 0) {
    if (cell || row) break_text(row ? Break::soft_line : Break::word);
    return;
  }
  if (!cell && !row && std::ranges::find(kBlocks, name) != kBlocks.end()) {
    if (tables_.empty()) {
      outer_block(name, token.closing);
    } else {
      break_text(Break::soft_line);
    }
    return;
  }
  if (tables_.empty()) return;
  Table& table = tables_.back();
  if (cell || row || group) table.in_caption = false;
  if (cell) {
    if (token.closing) {
      close_cell(table);
    } else {
      open_cell(table, token.attributes);
    }
  } else if (row) {
    close_row(table);
    if (!token.closing) open_row(table);
  } else if (group) {
    close_row(table);
    table.spans.clear();  // no cell reaches into the next group
  } else if (name == "caption") {
    close_row(table);
    table.in_caption = !token.closing;
    outer_block(name, token.closing);
  }
}

void HtmlWalk::open_table() {
  if (too_deep_ > 0 || (!tables_.empty() && tables_.back().in_cell && tables_.size() == kMaxDepth)) {
    ++too_deep_;
    return;
  }
  // Outside a cell it ends the table that it stands in.
  if (!tables_.empty() && !tables_.back().in_cell) close_table();
  if (!tables_.empty()) break_text(Break::soft_line);
  tables_.emplace_back().cell.table = count_++;
  table_begun(tables_.back().cell.table);
}

void HtmlWalk::close_table() {
  Table& table = tables_.back();
  close_row(table);
  const std::uint32_t number = table.cell.table;
  tables_.pop_back();
  table_ended(number);
  if (!tables_.empty()) break_text(Break::soft_line);
}

void HtmlWalk::open_row(Table& table) {
  if (tables_.size() > 1) break_text(Break::soft_line);
  ++table.cell.row;
  table.in_row = true;
  table.next_column = 0;
  table.next_span = 0;
  std::erase_if(table.spans, [&](const Span& span) { return span.last_row < table.cell.row; });
}

void HtmlWalk::close_row(Table& table) {
  if (!table.in_row) return;
  close_cell(table);
  table.in_row = false;
  if (!table.new_spans.empty()) {
    table.spans.insert(table.spans.end(), table.new_spans.begin(), table.new_spans.end());
    table.new_spans.clear();
    sort_stably(table.spans, {}, &Span::begin);
  }
  row_ended(table.cell.table, table.cell.row);
}

void HtmlWalk::open_cell(Table& table, std::string_view attributes) {
  if (!table.in_row) open_row(table);
  close_cell(table);
  std::uint32_t column = table.next_column;
  for (; table.next_span < table.spans.size() && table.spans[table.next_span].begin <= column; ++table.next_span) {
    column = std::max(column, table.spans[table.next_span].end);
  }
  std::uint32_t columns = 1, rows = 1;
  HtmlAttribute attribute;
  for (std::string_view rest = attributes; next_attribute(rest, attribute);) {
    if (is_named(attribute.name, "colspan")) columns = std::max(span_of(attribute.value, kMaxColspan), 1u);
    if (is_named(attribute.name, "rowspan")) rows = span_of(attribute.value, kMaxRowspan);
  }
  table.cell.column = column;
  table.next_column = std::min(column + columns, kMaxColumns + 1);
  if (rows != 1 && column < kMaxColumns) {
    const std::uint64_t last = rows == 0 ? UINT64_MAX : table.cell.row + rows - 1;  // 0: to the group's end
    table.new_spans.push_back({column, table.next_column, last});
  }
  table.in_cell = true;
  cell_begun(table.cell, attributes);
}

void HtmlWalk::close_cell(Table& table) {
  if (!table.in_cell) return;
  table.in_cell = false;
  cell_ended(table.cell);
}

void HtmlWalk::break_text(Break kind) {
  // A table that holds the innermost one may have a cell open while the inner one has none.
  if (tables_.empty() || tables_.back().in_caption) {
    outer_text(" ", !tables_.empty());
  } else {
    cell_break(kind);
  }
}

}  // namespace xanh::source
