#include "source/biff_sheet.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <vector>

#include "source/little.h"
#include "source/row_buffer.h"
#include "text/digits.h"

namespace xanh::source::biff {
namespace {

constexpr std::size_t kMaxBatchBytes = 8u << 20;

// Where the cells of a row begin to stand: one place per record.
struct CellRecord {
  std::uint32_t begin;
  std::uint16_t row;
};

bool holds_cells(std::uint16_t type) {
  switch (type) {
    case kFormula: case kMulRk: case kRString: case kLabelSst: case kNumber: case kLabel: case kBoolErr: case kRk:
      return true;
    default: return false;
  }
}

// [MS-XLS] 2.5.217: an integer or the upper 30 bits of a double, perhaps times a hundred.
double rk_value(std::uint32_t bits) {
  const double value = (bits & 2) != 0 ? static_cast<double>(static_cast<std::int32_t>(bits) >> 2)
                                       : std::bit_cast<double>(static_cast<std::uint64_t>(bits & ~3u) << 32);
  return (bits & 1) != 0 ? value / 100 : value;
}

std::string_view error_text(std::uint8_t code) {
  switch (code) {
    case 0x00: return "#NULL!";
    case 0x07: return "#DIV/0!";
    case 0x0F: return "#VALUE!";
    case 0x17: return "#REF!";
    case 0x1D: return "#NAME?";
    case 0x24: return "#NUM!";
    default: return "#N/A";
  }
}

class SheetReader final : public TableReader {
 public:
  SheetReader(std::string_view stream, const Workbook& book, const Sheet& sheet, std::string file,
              std::uint64_t file_size, ColumnMask mask)
      : stream_(stream), book_(book), sheet_(sheet), file_(std::move(file)), file_size_(file_size),
        rows_(std::move(mask)) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    if (!listed_) {
      if (auto listed = list_cells(); !listed) return keep(listed.error());
      listed_ = true;
    }
    rows_.clear();
    bytes_.clear();
    while (at_ < cells_.size() && !rows_.full() && bytes_.size() < kMaxBatchBytes) {
      if (auto read = read_row(); !read) return keep(read.error());
    }
    if (rows_.row_count() == 0) return Step::end;
    batch = rows_.batch(bytes_, &book_.strings);
    return Step::ready;
  }

  std::uint64_t bytes_consumed() const override {
    if (!listed_ || cells_.empty()) return listed_ ? file_size_ : 0;
    return static_cast<std::uint64_t>(static_cast<double>(file_size_) * static_cast<double>(at_) /
                                      static_cast<double>(cells_.size()));
  }

 private:
  std::unexpected<Error> keep(const Error& error) {
    failure_ = error;
    failure_->place.file = file_;
    failure_->place.sheet = sheet_.info.name;
    return std::unexpected(*failure_);
  }
  // A fault of the record at hand.
  std::unexpected<Error> bad(ErrorCode code, std::string arg) const {
    return fail(code, {.row = row_ + 1u, .column = column_ + 1u}, {std::move(arg)});
  }

  // Notes every record with cells. A chart inside the sheet has a BOF and an EOF of its own.
  Result<void> list_cells() {
    const auto first = record_at(stream_, sheet_.begin);
    if (!first || first->type != kBof) return fail(ErrorCode::archive_truncated);
    bool ordered = true;
    std::size_t depth = 1;
    for (std::size_t at = first->end; depth > 0;) {
      const auto record = record_at(stream_, at);
      if (!record) return fail(ErrorCode::archive_truncated);
      at = record->end;
      if (record->type == kBof) ++depth;
      if (record->type == kEof) --depth;
      if (record->type == kFilePass) return fail(ErrorCode::workbook_encrypted);
      if (depth != 1 || !holds_cells(record->type)) continue;
      if (record->body.size() < 6) return fail(ErrorCode::archive_corrupt, {}, {"cell"});
      const std::uint16_t row = little16(record->body, 0);
      if (!cells_.empty() && row < cells_.back().row) ordered = false;
      cells_.push_back({.begin = static_cast<std::uint32_t>(record->begin), .row = row});
    }
    if (!ordered) std::ranges::stable_sort(cells_, {}, &CellRecord::row);
    return {};
  }

  // All records of the next row. A row without a value is no row.
  Result<void> read_row() {
    row_ = cells_[at_].row;
    any_ = false;
    rows_.begin_row();
    for (; at_ < cells_.size() && cells_[at_].row == row_; ++at_) {
      const Record record = *record_at(stream_, cells_[at_].begin);  // seen whole by list_cells
      column_ = little16(record.body, 2);
      if (auto read = read_cells(record); !read) return read;
    }
    if (any_) {
      rows_.end_row(row_ + 1u);
    } else {
      rows_.drop_row();
    }
    return {};
  }

  Result<void> read_cells(const Record& record) {
    const std::string_view body = record.body;
    const auto shorter = [&](std::size_t size) { return body.size() < size; };
    switch (record.type) {
      case kNumber:
        if (shorter(14)) return bad(ErrorCode::archive_corrupt, "Number");
        return put_number(little16(body, 4), std::bit_cast<double>(little64(body, 6)));
      case kRk:
        if (shorter(10)) return bad(ErrorCode::archive_corrupt, "RK");
        return put_number(little16(body, 4), rk_value(little32(body, 6)));
      case kMulRk:
        for (std::size_t at = 4; at + 6 + 2 <= body.size(); at += 6, ++column_) {
          if (auto put = put_number(little16(body, at), rk_value(little32(body, at + 2))); !put) return put;
        }
        return {};
      case kLabelSst: {
        if (shorter(10)) return bad(ErrorCode::archive_corrupt, "LabelSst");
        const std::uint32_t index = little32(body, 6);
        if (index >= book_.strings.size()) return bad(ErrorCode::archive_corrupt, "LabelSst");
        if (book_.strings.at(index).empty()) return {};
        Field field;
        field.offset = index;
        field.length = 1;
        field.kind = CellKind::shared_text;
        return put(field);
      }
      case kLabel: case kRString: return put_text(record, 6);
      case kBoolErr:
        if (shorter(8)) return bad(ErrorCode::archive_corrupt, "BoolErr");
        return put_state(body[7] != 0, static_cast<std::uint8_t>(body[6]));
      case kFormula: return read_formula(record);
      default: return {};
    }
  }

  // The last result of a formula: a number, or one of four kinds where a number cannot be
  // ([MS-XLS] 2.5.133). A text stands in the STRING record behind it.
  Result<void> read_formula(const Record& record) {
    const std::string_view body = record.body;
    if (body.size() < 14) return bad(ErrorCode::archive_corrupt, "Formula");
    if (little16(body, 12) != 0xFFFF) return put_number(little16(body, 4), std::bit_cast<double>(little64(body, 6)));
    const auto value = static_cast<std::uint8_t>(body[8]);
    switch (body[6]) {
      case 0: break;
      case 1: case 2: return put_state(body[6] == 2, value);
      default: return {};  // an empty text
    }
    auto next = record_at(stream_, record.end);
    while (next && (next->type == kArray || next->type == kSharedFormula || next->type == kTable || next->type == kContinue)) {
      next = record_at(stream_, next->end);
    }
    if (!next || next->type != kString) return bad(ErrorCode::archive_corrupt, "String");
    return put_text(*next, 0);
  }

  Result<void> put_text(const Record& record, std::size_t at) {
    if (record.body.size() < at) return bad(ErrorCode::archive_corrupt, "Label");
    Cursor cursor(stream_, record, at);
    const auto count = cursor.u16();
    if (!count) return bad(ErrorCode::archive_corrupt, "Label");
    if (*count == 0) return {};
    text_.clear();
    if (!(book_.wide ? flagged_text(cursor, *count, text_) : cursor.raw(*count, text_))) {
      return bad(ErrorCode::archive_corrupt, "Label");
    }
    if (!book_.wide) text_ = text::decode(book_.encoding, text_);
    return put(CellKind::text, text_);
  }

  Result<void> put_state(bool is_error, std::uint8_t value) {
    if (is_error) return put(CellKind::error, error_text(value));
    return put(CellKind::boolean, value != 0 ? "1" : "0");
  }

  Result<void> put_number(std::uint16_t style, double value) {
    if (!std::isfinite(value)) return put(CellKind::error, "#NUM!");
    text_.clear();
    text::append_exact(text_, value);
    const bool date = style < book_.dates.size() && book_.dates[style];
    return put(date ? CellKind::date_serial : CellKind::number,
               text_);
  }

  Result<void> put(CellKind kind, std::string_view text) {
    Field field;
    field.offset = static_cast<std::uint32_t>(bytes_.size());
    field.length = static_cast<std::uint32_t>(text.size()) & 0x0FFFFFFF;  // at most 3 * 65,535
    field.kind = kind;
    if (rows_.slot(column_) != RowBuffer::kUnwanted) bytes_.append(text);
    return put(field);
  }

  Result<void> put(Field field) {
    if (column_ >= kMaxColumns) return bad(ErrorCode::too_many_columns, std::to_string(kMaxColumns));
    any_ = true;
    if (const std::uint32_t slot = rows_.slot(column_); slot != RowBuffer::kUnwanted) rows_.put(slot, field);
    return {};
  }

  const std::string_view stream_;
  const Workbook& book_;
  const Sheet sheet_;
  const std::string file_;
  const std::uint64_t file_size_;
  RowBuffer rows_;
  std::vector<CellRecord> cells_;  // by row
  std::size_t at_ = 0;
  std::uint32_t row_ = 0, column_ = 0;  // 0-based, of the cell at hand
  bool any_ = false, listed_ = false;
  std::string bytes_, text_;
  std::optional<Error> failure_;
};

}  // namespace

std::unique_ptr<TableReader> make_sheet_reader(std::string_view stream, const Workbook& book, const Sheet& sheet,
                                               std::string file, std::uint64_t file_size, ColumnMask mask) {
  return std::make_unique<SheetReader>(stream, book, sheet, std::move(file), file_size, std::move(mask));
}

}  // namespace xanh::source::biff
