#include "source/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "source/decode.h"
#include "source/row_buffer.h"
#include "source/scan.h"
#include "source/window.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxRecordBytes = 64u << 20;
// How far a part's last record may reach into the next part: a guess gone wrong must not read on for ever.
constexpr std::size_t kMostBeyondPart = 4u << 20;
// How often a file may be read again from a quote that nothing closes.
constexpr int kMaxStrayQuotes = 16;

class CsvReader final : public TableReader {
 public:
  CsvReader(ByteSource& source, const CsvDialect& dialect, ColumnMask mask, std::size_t piece)
      : source_(source), stream_(source, dialect.encoding, dialect.data_begin),
        separator_(dialect.separator), piece_(piece), rows_(std::move(mask)),
        line_(dialect.first_line) {}

  /// Of a part. Where the first record is not known it is looked for from the byte in front of the range.
  CsvReader(ByteSource& source, const CsvDialect& dialect, ColumnMask mask, std::size_t piece, ByteRange range, bool exact)
      : source_(source), stream_(source, dialect.encoding, exact ? range.begin : range.begin - 1),
        separator_(dialect.separator), piece_(piece), rows_(std::move(mask)), line_(1), aligned_(exact),
        begin_(range.begin), stop_at_(range.end) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    rows_.clear();
    while (!aligned_) {
      if (align()) break;
      const auto read = read_more();
      if (!read) return keep(read.error());
      if (*read == Step::pending) return Step::pending;
    }
    while (true) {
      const auto parsed = parse();
      if (!parsed) return keep(parsed.error());
      if (rows_.row_count() > 0) {
        batch = rows_.batch(window_.all(), nullptr);
        return Step::ready;
      }
      if (stopped_ || (at_end_ && window_.size() == 0)) return Step::end;
      const auto read = read_more();
      if (!read) return keep(read.error());
      if (*read == Step::pending) return Step::pending;
    }
  }

  std::uint64_t bytes_consumed() const override { return stream_.consumed(window_.size()); }
  PartEnds ends() const override { return {.begin = begin_, .end = stream_.position() - window_.size(), .lines = line_ - 1}; }

 private:
  // What the scan knows of the record it is in.
  struct Record {
    std::uint32_t column = 0;
    std::uint64_t lines = 0;      // line ends inside it
    bool any_text = false;
  };

  std::unexpected<Error> keep(const Error& error) {
    failure_ = error;
    return std::unexpected(error);
  }

  Result<Step> read_more() {
    // A record longer than the window doubles it, so that long cells cost linear time.
    const auto step = stream_.read(window_, std::max(piece_, window_.size()));
    if (step) at_end_ = stream_.at_end();
    return step;
  }

  Error error_at(ErrorCode code, std::uint32_t column, std::vector<std::string> args) const {
    return {code,
            {.file = std::string(source_.name()), .row = line_, .column = column + 1},
            std::move(args)};
  }

  // Goes behind the first line end; false when there is none in the window yet.
  bool align() {
    const std::string_view text(window_.data(), window_.size());
    std::size_t at = text.find_first_of("\r\n");
    if (at == std::string_view::npos && !at_end_) {
      window_.consume(text.size());
      return false;
    }
    if (at != std::string_view::npos && text[at] == '\r') {
      if (at + 1 == text.size() && !at_end_) return false;
      if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
    }
    window_.consume(std::min(text.size(), at == std::string_view::npos ? at : at + 1));
    begin_ = stream_.position() - window_.size();
    return aligned_ = true;
  }

  // Takes whole records from the window into rows_; what is left is the head of a record.
  Result<void> parse() {
    const char* const base = window_.data();
    const std::size_t size = window_.size();
    const std::uint64_t position = stream_.position() - size;  // of `base` in the text
    if (position >= stop_at_) {
      stopped_ = true;
      return {};
    }
    const std::size_t front = window_.offset_of(base);
    const std::span<const std::uint32_t> slots = rows_.slots();
    std::size_t record_begin = 0, field_begin = 0;
    std::size_t skip_until = 0;  // structural bytes before it are spent (the second of "" or CRLF)
    bool in_quotes = false, quoted = false, escaped = false;
    Record record;
    bool stop = false;
    Field* row = rows_.begin_row();
    escaped_.clear();

    // A cell that is not empty.
    const auto put = [&](std::size_t begin, std::size_t length, bool unescape_later) {
      record.any_text = true;
      std::uint32_t slot = record.column;
      if (row != nullptr && (record.column >= slots.size() || (slot = slots[record.column]) == RowBuffer::kUnwanted)) return;
      Field field;
      field.offset = static_cast<std::uint32_t>(front + begin);
      field.length = static_cast<std::uint32_t>(length) & 0x0FFFFFFF;
      field.kind = CellKind::text;
      if (row != nullptr) row[slot] = field;
      else rows_.put(slot, field);
      if (unescape_later) escaped_.push_back({slot, field});
    };
    // Of a field that began with a quote: "text" exactly; anything behind the closing quote leaves it as it is written.
    const auto put_quoted = [&](std::size_t end) {
      const std::size_t length = end - field_begin;
      const bool whole = length >= 2 && base[end - 1] == '"' && close_ == end - 1;
      if (!whole) put(field_begin, length, false);
      else if (length > 2) put(field_begin + 1, length - 2, escaped);
      quoted = escaped = false;
    };
    const auto end_field = [&](std::size_t end) {
      if (quoted) [[unlikely]] put_quoted(end);
      else if (end > field_begin) put(field_begin, end - field_begin, false);
      ++record.column;
    };
    const auto refuse_long = [&](std::uint32_t column) {
      return std::unexpected(
          error_at(ErrorCode::cell_too_long, column - 1, {std::to_string(kMaxCellBytes)}));
    };
    // False when the batch is full.
    const auto end_record = [&](std::size_t end, std::size_t next) {
      end_field(end);
      for (const auto& [slot, field] : escaped_) rows_.put(slot, unescape(field));
      escaped_.clear();
      if (record.any_text) {
        rows_.end_row(line_);
      } else {
        rows_.drop_row();
      }
      line_ += record.lines + (next > end ? 1 : 0);
      record = {};
      record_begin = field_begin = next;
      stopped_ = position + next >= stop_at_;
      if (stopped_ || rows_.full()) return false;
      row = rows_.begin_row();
      return true;
    };

    for (std::size_t scanned = 0; scanned < size && !stop; scanned += kScanBytes) {
      const std::size_t found = scan_(base + scanned, std::min(kScanBytes, size - scanned), separator_, marks_.data());
      for (std::size_t i = 0; i < found; ++i) {
        const std::size_t at = scanned + marks_[i];
        const char c = base[at];
        if (c == separator_ && !in_quotes) {
          if (record.column + 1 >= kMaxColumns) {
            return std::unexpected(error_at(ErrorCode::too_many_columns, record.column,
                                            {std::to_string(kMaxColumns)}));
          }
          if (at - field_begin > kMaxCellBytes) return refuse_long(record.column + 1);
          end_field(at);
          field_begin = at + 1;
          continue;
        }
        if (at < skip_until) continue;
        if (in_quotes) {
          if (c == '"') {
            if (at + 1 == size && !at_end_) {
              stop = true;  // is it "" or the end? the next piece tells
              break;
            }
            if (at + 1 < size && base[at + 1] == '"') {
              escaped = true;
              skip_until = at + 2;
            } else {
              in_quotes = false;
              close_ = at;
            }
          } else if (c == '\n' || (c == '\r' && !(at + 1 < size && base[at + 1] == '\n'))) {
            ++record.lines;
          }
          continue;
        }
        if (c == '"') {
          if (at == field_begin && position + at != stray_quote_) {
            in_quotes = quoted = true;
            close_ = static_cast<std::size_t>(-1);
          }
        } else {
          if (c == '\r' && at + 1 == size && !at_end_) {
            stop = true;  // CR or CRLF?
            break;
          }
          const bool pair = c == '\r' && at + 1 < size && base[at + 1] == '\n';
          if (at - field_begin > kMaxCellBytes) return refuse_long(record.column + 1);
          if (!end_record(at, at + (pair ? 2 : 1))) {
            window_.consume(record_begin);
            return {};
          }
          skip_until = record_begin;
        }
      }
    }
    if (size - field_begin > kMaxCellBytes) return refuse_long(record.column + 1);
    if (size - record_begin > kMaxRecordBytes) {
      return std::unexpected(error_at(ErrorCode::too_large, record.column, {"row", std::to_string(kMaxRecordBytes)}));
    }
    if (is_part() && ((at_end_ && in_quotes) || position + size > stop_at_ + kMostBeyondPart)) {
      return std::unexpected(error_at(ErrorCode::not_a_table, record.column, {}));
    }
    if (at_end_ && in_quotes && stray_quotes_ < kMaxStrayQuotes) {
      // Nothing closes this quote: it is a mark of its field, not the opening of a text that
      // would swallow every row below. The record is read again with that in mind.
      ++stray_quotes_;
      stray_quote_ = position + field_begin;
      rows_.drop_row();
      window_.consume(record_begin);
      return rows_.row_count() > 0 ? Result<void>() : parse();
    }
    if (at_end_ && record_begin < size) {  // the last record has no line end
      if (end_record(size, size)) rows_.drop_row();
    } else {
      rows_.drop_row();
    }
    window_.consume(record_begin);
    return {};
  }

  bool is_part() const { return stop_at_ != UINT64_MAX; }

  // "" becomes " in place; the text only shrinks.
  Field unescape(Field field) {
    const auto front = static_cast<std::ptrdiff_t>(window_.offset_of(window_.data()));
    char* const begin = window_.data() + (static_cast<std::ptrdiff_t>(field.offset) - front);
    char* out = begin;
    for (std::size_t i = 0; i < field.length; ++i) {
      *out++ = begin[i];
      if (begin[i] == '"' && i + 1 < field.length && begin[i + 1] == '"') ++i;
    }
    field.length = static_cast<std::uint32_t>(out - begin) & 0x0FFFFFFF;
    return field;
  }

  ByteSource& source_;
  TextStream stream_;
  const char separator_;
  const std::size_t piece_;
  Window window_;
  RowBuffer rows_;
  std::vector<std::pair<std::uint32_t, Field>> escaped_;  // cells of this record that hold ""
  const MarkScan scan_ = best_mark_scan();
  std::array<std::uint32_t, kMostMarks> marks_;           // of the bytes being looked at
  std::size_t close_ = 0;   // where the field's closing quote stands
  std::uint64_t line_;
  std::uint64_t stray_quote_ = UINT64_MAX;  // in the text: an opening quote that is none
  int stray_quotes_ = 0;
  bool at_end_ = false;
  bool aligned_ = true;                // a record begins where the window does
  bool stopped_ = false;               // at a record that is the next part's
  std::uint64_t begin_ = 0;            // of the first record in the text
  const std::uint64_t stop_at_ = UINT64_MAX;
  std::optional<Error> failure_;
};

class CsvDocument final : public Document {
 public:
  CsvDocument(ByteSource& source, const CsvDialect& dialect, std::size_t piece)
      : source_(source), csv_(dialect), piece_(piece) {
    dialect_.format = Format::csv;
    dialect_.encoding = text::encoding_name(dialect.encoding);
    dialect_.byte_order_mark = dialect.byte_order_mark;
    dialect_.separator = dialect.separator;
  }
  Result<Step> open() override { return Step::end; }
  std::span<const TableInfo> tables() const override { return {&table_, 1}; }
  const Dialect& dialect() const override { return dialect_; }
  Result<std::unique_ptr<TableReader>> read(std::size_t, ColumnMask mask) override {
    return std::make_unique<CsvReader>(source_, csv_, std::move(mask), piece_);
  }
  std::unique_ptr<Document> again(ByteSource& source) const override { return std::make_unique<CsvDocument>(source, csv_, piece_); }
  // Positions in the text are positions in the file only where nothing is decoded.
  std::optional<ByteRange> divisible(std::size_t) const override {
    if (csv_.encoding != text::Encoding::utf8 || csv_.first_line != 1) return std::nullopt;
    return ByteRange{csv_.data_begin, source_.size()};
  }
  Result<std::unique_ptr<TableReader>> read_part(std::size_t, ByteRange range, bool exact, ColumnMask mask) override {
    return std::make_unique<CsvReader>(source_, csv_, std::move(mask), piece_, range, exact || range.begin == 0);
  }

 private:
  ByteSource& source_;
  const CsvDialect csv_;
  const std::size_t piece_;
  Dialect dialect_;
  TableInfo table_;
};

}  // namespace

std::unique_ptr<Document> make_csv_document(ByteSource& source, CsvDialect dialect,
                                            std::size_t piece) {
  return std::make_unique<CsvDocument>(source, dialect, piece);
}

}  // namespace xanh::source
