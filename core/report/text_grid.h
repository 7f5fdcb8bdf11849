// Tables for a terminal. Inside this room only.
#ifndef XANH_REPORT_TEXT_GRID_H_
#define XANH_REPORT_TEXT_GRID_H_

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"
#include "view/page.h"

namespace xanh::report {

/// Rows of cells as aligned columns. The first column may be long and is cut.
class Grid {
 public:
  explicit Grid(std::vector<bool> right) : right_(std::move(right)), widths_(right_.size()) {}

  void add(std::vector<std::string> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (i == 0 && text::count_code_points(cells[i]) > kLongest) cells[i] = shortened(cells[i]);
      widths_[i] = std::max(widths_[i], text::count_code_points(cells[i]));
    }
    rows_.push_back(std::move(cells));
  }
  [[nodiscard]] std::string text() const {
    std::string out;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t i = 0; i < rows_[r].size(); ++i) {
        const std::size_t pad = widths_[i] - text::count_code_points(rows_[r][i]);
        if (i > 0) out += "  ";
        if (right_[i]) out.append(pad, ' ');
        out += rows_[r][i];
        if (!right_[i] && i + 1 < rows_[r].size()) out.append(pad, ' ');
      }
      out += "\n";
      if (r == 0) {
        std::size_t width = 2 * (widths_.size() - 1);
        for (const std::size_t w : widths_) width += w;
        out.append(width, '-');
        out += "\n";
      }
    }
    return out;
  }

 private:
  static constexpr std::size_t kLongest = 56;
  static std::string shortened(std::string_view text) {
    std::size_t at = 0;
    for (std::size_t n = 0; n + 1 < kLongest; ++n) static_cast<void>(text::next_code_point(text, at));
    return std::string(text.substr(0, at)) + "\xE2\x80\xA6";
  }

  std::vector<bool> right_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> rows_;
};

/// A table of a page under its caption.
[[nodiscard]] inline std::string grid_of(const view::Table& table) {
  std::vector<bool> right;
  std::vector<std::string> heads;
  for (const view::Column& column : table.columns) {
    right.push_back(column.number);
    heads.push_back(column.label);
  }
  Grid grid(std::move(right));
  grid.add(std::move(heads));
  for (const view::Row& row : table.rows) {
    std::vector<std::string> cells;
    for (const view::Cell& cell : row.cells) cells.push_back(cell.text);
    cells.resize(table.columns.size());
    grid.add(std::move(cells));
  }
  return table.caption + "\n" + grid.text();
}

}  // namespace xanh::report

#endif  // XANH_REPORT_TEXT_GRID_H_
