// Rows as spans, never as cell objects: the one shape in which every reader hands over
// its rows and intake takes them.
#ifndef XANH_SOURCE_BATCH_H_
#define XANH_SOURCE_BATCH_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xanh::source {

enum class CellKind : std::uint8_t {
  empty,        ///< no cell, or a cell without a value
  text,         ///< bytes of the batch, UTF-8 once the reader has decoded the encoding
  number,       ///< bytes of the batch: a plain number with a decimal point
  date_serial,  ///< bytes of the batch: a number that the cell's style shows as a date
  boolean,      ///< bytes of the batch: "1" or "0"
  error,        ///< bytes of the batch: "#N/A" and kin
  shared_text,  ///< `offset` is an index into the document's shared strings
};

/// One cell: where its value stands. Eight bytes.
struct Field {
  std::uint32_t offset = 0;
  std::uint32_t length : 28 = 0;
  CellKind kind : 4 = CellKind::empty;
};
static_assert(sizeof(Field) == 8);

/// The longest cell a reader lets through; a longer one is ErrorCode::cell_too_long.
inline constexpr std::uint32_t kMaxCellBytes = 16u << 20;
/// Excel's own limit on columns.
inline constexpr std::uint32_t kMaxColumns = 16384;

/// Text shared by many cells (XLSX sharedStrings). Stable while the document lives, so a
/// taker can remember what it made of an index.
class SharedStrings {
 public:
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view at(std::size_t index) const {
    if (index >= ends_.size()) return {};
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(bytes_).substr(begin, ends_[index] - begin);
  }
  /// Adds the bytes of one string; add_end closes it.
  void append(std::string_view bytes) { bytes_.append(bytes); }
  void add_end() { ends_.push_back(bytes_.size()); }

 private:
  std::string bytes_;
  std::vector<std::size_t> ends_;
};

/// A run of rows. Everything pointed to belongs to the reader and lives until its next call.
struct Batch {
  std::string_view bytes;
  std::span<const Field> fields;               ///< row-major, row_count() * column_count
  std::span<const std::uint64_t> row_numbers;  ///< 1-based row of the sheet; for CSV the 1-based line
                                               ///< on which the record begins
  std::uint32_t column_count = 0;              ///< width under the mask
  const SharedStrings* shared = nullptr;       ///< null when no cell is shared_text

  [[nodiscard]] std::size_t row_count() const { return row_numbers.size(); }
  [[nodiscard]] const Field& field(std::size_t row, std::size_t column) const {
    return fields[row * column_count + column];
  }
  [[nodiscard]] std::string_view text(const Field& field) const {
    if (field.kind == CellKind::shared_text) return shared->at(field.offset);
    return bytes.substr(field.offset, field.length);
  }
};

/// The columns wanted, as 0-based positions in the sheet, ascending. `all` is for sampling:
/// each batch is as wide as its widest row.
struct ColumnMask {
  bool all = true;
  std::vector<std::uint32_t> columns = {};
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_BATCH_H_
