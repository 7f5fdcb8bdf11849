// Collects the cells of a batch under a column mask, row by row.
#ifndef XANH_SOURCE_ROW_BUFFER_H_
#define XANH_SOURCE_ROW_BUFFER_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "source/batch.h"

namespace xanh::source {

class RowBuffer {
 public:
  static constexpr std::size_t kMaxRows = 4096;
  static constexpr std::size_t kMaxRowsUnmasked = 256;  // each may be as wide as a sheet can be
  static constexpr std::size_t kMaxCells = 1u << 20;    // 8 MiB of fields

  explicit RowBuffer(ColumnMask mask) : mask_(std::move(mask)) {
    if (mask_.all) return;
    for (std::uint32_t i = 0; i < mask_.columns.size(); ++i) {
      if (mask_.columns[i] >= slots_.size()) slots_.resize(mask_.columns[i] + 1, kUnwanted);
      slots_[mask_.columns[i]] = i;
    }
    width_ = static_cast<std::uint32_t>(mask_.columns.size());
  }

  static constexpr std::uint32_t kUnwanted = UINT32_MAX;

  /// Slot of a sheet column in the current row, or kUnwanted.
  [[nodiscard]] std::uint32_t slot(std::uint32_t column) const {
    if (mask_.all) return column;
    return column < slots_.size() ? slots_[column] : kUnwanted;
  }

  void clear() {
    fields_.clear();
    row_numbers_.clear();
    row_begins_.clear();
    if (mask_.all) width_ = 0;
  }
  /// The cells of the new row, by slot, until the next change of this buffer; null where all columns are wanted,
  /// which put() takes.
  Field* begin_row() {
    row_begins_.push_back(fields_.size());
    if (mask_.all) return nullptr;
    fields_.resize(fields_.size() + width_);
    return fields_.data() + row_begins_.back();
  }
  /// Slots by sheet column, or kUnwanted; those behind are unwanted. Empty where all columns are wanted.
  [[nodiscard]] std::span<const std::uint32_t> slots() const { return slots_; }
  /// A cell of the row begun last. REQUIRES: slot != kUnwanted.
  void put(std::uint32_t slot, Field field) {
    const std::size_t at = row_begins_.back() + slot;
    if (at >= fields_.size()) fields_.resize(at + 1);
    fields_[at] = field;
  }
  /// Keeps the row begun last.
  void end_row(std::uint64_t row_number) {
    row_numbers_.push_back(row_number);
    if (mask_.all) width_ = std::max(width_, static_cast<std::uint32_t>(fields_.size() - row_begins_.back()));
  }
  /// Forgets the row begun last.
  void drop_row() {
    fields_.resize(row_begins_.back());
    row_begins_.pop_back();
  }
  [[nodiscard]] std::size_t row_count() const { return row_numbers_.size(); }
  /// Time to hand the rows over: enough of them, or so wide that the rectangle grows large.
  [[nodiscard]] bool full() const {
    return row_count() >= (mask_.all ? kMaxRowsUnmasked : kMaxRows) || row_count() * width_ >= kMaxCells;
  }

  /// The batch; valid until the next change of this buffer or of `bytes`.
  [[nodiscard]] Batch batch(std::string_view bytes, const SharedStrings* shared) {
    if (mask_.all) {  // rows of different widths become one rectangle
      squared_.assign(row_count() * width_, Field{});
      for (std::size_t row = 0; row < row_count(); ++row) {
        const std::size_t end = row + 1 < row_begins_.size() ? row_begins_[row + 1] : fields_.size();
        std::copy(fields_.begin() + static_cast<std::ptrdiff_t>(row_begins_[row]),
                  fields_.begin() + static_cast<std::ptrdiff_t>(end),
                  squared_.begin() + static_cast<std::ptrdiff_t>(row * width_));
      }
    }
    return {.bytes = bytes,
            .fields = mask_.all ? squared_ : fields_,
            .row_numbers = row_numbers_,
            .column_count = width_,
            .shared = shared};
  }

 private:
  ColumnMask mask_;
  std::vector<std::uint32_t> slots_;
  std::uint32_t width_ = 0;
  std::vector<Field> fields_, squared_;
  std::vector<std::uint64_t> row_numbers_;
  std::vector<std::size_t> row_begins_;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_ROW_BUFFER_H_
