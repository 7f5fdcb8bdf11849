// Reads a whole table into strings, for comparing.
#ifndef XANH_TESTS_ROWS_H_
#define XANH_TESTS_ROWS_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "source/document.h"

namespace xanh::source {

struct Rows {
  std::vector<std::vector<std::string>> cells;
  std::vector<std::uint64_t> numbers;
  std::vector<std::vector<CellKind>> kinds;
  std::optional<Error> error;
  std::uint64_t hidden = 0;
};

inline Rows read_all(Document& document, std::size_t table = 0, ColumnMask mask = {}) {
  Rows rows;
  while (true) {
    const auto step = document.open();
    if (!step) {
      rows.error = step.error();
      return rows;
    }
    if (*step == Step::end) break;
  }
  if (table >= document.tables().size()) {
    ADD_FAILURE() << "no table " << table;
    return rows;
  }
  auto reader = document.read(table, std::move(mask));
  if (!reader) {
    rows.error = reader.error();
    return rows;
  }
  while (true) {
    Batch batch;
    const auto step = (*reader)->next(batch);
    if (!step) {
      rows.error = step.error();
      return rows;
    }
    if (*step == Step::end) {
      rows.hidden = (*reader)->hidden_rows();
      return rows;
    }
    if (*step == Step::pending) continue;
    for (std::size_t r = 0; r < batch.row_count(); ++r) {
      rows.numbers.push_back(batch.row_numbers[r]);
      auto& cells = rows.cells.emplace_back();
      auto& kinds = rows.kinds.emplace_back();
      for (std::size_t c = 0; c < batch.column_count; ++c) {
        cells.emplace_back(batch.text(batch.field(r, c)));
        kinds.push_back(batch.field(r, c).kind);
      }
      while (!cells.empty() && kinds.back() == CellKind::empty) cells.pop_back(), kinds.pop_back();
    }
  }
}

}  // namespace xanh::source

#endif  // XANH_TESTS_ROWS_H_
