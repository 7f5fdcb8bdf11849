#include "source/xml_spreadsheet_sheet.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <span>
#include <vector>

#include "source/decode.h"
#include "source/row_buffer.h"
#include "source/window.h"

namespace xanh::source {
namespace {

std::optional<std::uint32_t> parse_index(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

CellKind kind_of(std::string_view type) {
  if (type == "Number") return CellKind::number;
  if (type == "Boolean") return CellKind::boolean;
  if (type == "Error") return CellKind::error;
  return CellKind::text;  // String; DateTime is an ISO date
}

class XmlSheetReader final : public TableReader {
 public:
  XmlSheetReader(ByteSource& source, text::Encoding encoding, std::size_t sheet, std::string name,
                 ColumnMask mask, std::size_t piece)
      : source_(source), text_(source, encoding, 0), rows_(std::move(mask)), name_(std::move(name)),
        before_(sheet + 1), piece_(piece) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    rows_.clear();
    while (true) {
      const auto parsed = parse();
      if (!parsed) return keep(parsed.error());
      if (rows_.row_count() > 0) {
        batch = rows_.batch(window_.all(), nullptr);
        return Step::ready;
      }
      if (finished_) return Step::end;
      const auto read = text_.read(window_, std::max(piece_, window_.size()));
      if (!read) return keep(read.error());
      if (*read == Step::pending) return Step::pending;
      if (*read == Step::end) return keep(make_error(ErrorCode::xml_malformed, 0, {"XML Spreadsheet"}));
      if (window_.size() > kMaxXmlElement) {
        ++row_number_;  // the one that does not end
        return keep(make_error(ErrorCode::too_large, 0, {"row", std::to_string(kMaxXmlElement)}));
      }
    }
  }

  std::uint64_t bytes_consumed() const override { return text_.consumed(window_.size()); }

 private:
  struct Cell {
    std::uint32_t slot = 0;
    CellKind kind = CellKind::text;
    std::uint32_t column = 0;  // 1-based, for errors
    std::size_t first_piece = 0, piece_count = 0;
  };

  std::unexpected<Error> keep(const Error& error) {
    failure_ = error;
    return std::unexpected(error);
  }
  Error make_error(ErrorCode code, std::uint32_t column, std::vector<std::string> args) const {
    return {code, {.file = std::string(source_.name()), .sheet = name_, .row = row_number_, .column = column}, std::move(args)};
  }

  // Takes whole rows from the window.
  Result<void> parse() {
    const char* at = window_.data();
    const char* const end = at + window_.size();
    const char* taken = at;
    Tag tag;
    bool whole = true;
    while (!finished_ && !rows_.full() && next_tag(at, end, tag)) {
      if (tag.name == "Worksheet") {
        if (!tag.closing && before_ > 0) --before_;
        finished_ = before_ == 0 && (tag.closing || tag.empty);
      } else if (before_ == 0 && tag.name == "Row" && !tag.closing) {
        const std::uint64_t before = row_number_;
        const auto number = parse_index(sheet_attribute(tag, "ss:Index"));
        // An index that goes back cannot be: the row is the next one.
        row_number_ = number && *number > row_number_ ? *number : row_number_ + 1;
        const std::uint64_t span = parse_index(sheet_attribute(tag, "ss:Span")).value_or(0);
        if (!tag.empty) {
          const auto row = parse_row(at, end);
          if (!row) return std::unexpected(row.error());
          if (!*row) {  // the rest of the row has not come: begin it again then
            row_number_ = before;
            whole = false;
            break;
          }
        }
        row_number_ += span;  // so many more rows look like it
      }
      taken = at;
    }
    if (whole) taken = at;
    window_.consume(static_cast<std::size_t>(taken - window_.data()));
    return {};
  }

  // Cells up to </Row>. False when it is not all here; then nothing was changed.
  Result<bool> parse_row(const char*& at, const char* end) {
    cells_.clear();
    pieces_.clear();
    std::uint32_t column = 0;
    bool any = false;
    Tag tag;
    const char* p = at;
    while (true) {
      if (!next_tag(p, end, tag)) return false;
      if (tag.closing && (tag.name == "Row" || tag.name == "Table" || tag.name == "Worksheet")) break;
      if (tag.name != "Cell" || tag.closing) continue;
      const auto index = parse_index(sheet_attribute(tag, "ss:Index"));
      if (index && *index > 0) column = std::min(*index, kMaxColumns + 1) - 1;
      const std::uint32_t across = parse_index(sheet_attribute(tag, "ss:MergeAcross")).value_or(0);
      if (!tag.empty) {
        Cell cell{.slot = rows_.slot(column), .column = column + 1};
        if (!find_data(p, end, cell)) return false;
        if (cell.piece_count > 0) {
          if (column >= kMaxColumns) {
            return std::unexpected(make_error(ErrorCode::too_many_columns, column + 1, {std::to_string(kMaxColumns)}));
          }
          any = true;
          if (cell.slot != RowBuffer::kUnwanted) cells_.push_back(cell);
        }
      }
      column = std::min(column + 1 + std::min(across, kMaxColumns), kMaxColumns);
    }
    // A row that its table ends is left to the caller's loop.
    at = tag.name == "Row" ? p : tag.begin;
    if (!any) return true;
    rows_.begin_row();
    for (Cell& cell : cells_) {
      const auto field = make_field(cell);
      if (!field) return std::unexpected(field.error());
      rows_.put(cell.slot, *field);
    }
    rows_.end_row(row_number_);
    return true;
  }

  // Up to </Cell>: the runs of text of its <Data>, not of its comment's. False when it is not all here.
  bool find_data(const char*& p, const char* end, Cell& cell) {
    Tag tag;
    const char* text = nullptr;  // within <Data>: behind the last tag
    bool comment = false;
    cell.first_piece = pieces_.size();
    while (next_tag(p, end, tag)) {
      if (text != nullptr && tag.begin > text) {
        pieces_.emplace_back(window_.data() + (text - window_.data()), static_cast<std::size_t>(tag.begin - text));
      }
      if (tag.name == "Cell" && tag.closing) break;
      if (tag.name == "Comment") {
        comment = !tag.closing && !tag.empty;
        if (text != nullptr) text = tag.end;  // within <Data>: its runs must not overlap
      } else if (tag.name == "Data" && !comment) {
        text = tag.closing || tag.empty ? nullptr : tag.end;
        if (text != nullptr) cell.kind = kind_of(sheet_attribute(tag, "ss:Type"));
      } else if (text != nullptr) {
        text = tag.end;
      }
    }
    cell.piece_count = pieces_.size() - cell.first_piece;
    return tag.name == "Cell" && tag.closing;
  }

  Result<Field> make_field(const Cell& cell) {
    // The runs of a rich text are joined at the place of the first; they come in order.
    const auto pieces = std::span(pieces_).subspan(cell.first_piece, cell.piece_count);
    char* const begin = pieces[0].data();
    std::size_t size = 0;
    for (const auto piece : pieces) {
      std::memmove(begin + size, piece.data(), piece.size());
      size += piece.size();
    }
    size = decode_xml_text(begin, size);
    if (size > kMaxCellBytes) {
      return std::unexpected(make_error(ErrorCode::cell_too_long, cell.column, {std::to_string(kMaxCellBytes)}));
    }
    Field field;
    field.offset = static_cast<std::uint32_t>(window_.offset_of(begin));
    field.length = static_cast<std::uint32_t>(size) & 0x0FFFFFFF;
    field.kind = cell.kind;
    return field;
  }

  ByteSource& source_;
  TextStream text_;
  RowBuffer rows_;
  const std::string name_;
  std::size_t before_;  // worksheets still to begin, this one included
  const std::size_t piece_;
  Window window_;
  std::vector<Cell> cells_;
  std::vector<std::span<char>> pieces_;  // of the row being parsed
  std::uint64_t row_number_ = 0;
  bool finished_ = false;
  std::optional<Error> failure_;
};

}  // namespace

std::unique_ptr<TableReader> make_xml_sheet_reader(ByteSource& source, text::Encoding encoding,
                                                   std::size_t sheet, std::string name,
                                                   ColumnMask mask, std::size_t piece) {
  return std::make_unique<XmlSheetReader>(source, encoding, sheet, std::move(name), std::move(mask), piece);
}

}  // namespace xanh::source
