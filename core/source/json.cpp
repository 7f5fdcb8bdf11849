#include "source/json.h"

#include <optional>
#include <string>
#include <vector>

#include "source/json_find.h"
#include "source/json_record.h"
#include "source/row_buffer.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxBatchText = 32u << 20;  // beside the record that reaches it

enum class Next : std::uint8_t { record, more, end };

// The records of a layout, one after the other, through a parser of the caller's.
class Records {
 public:
  Records(ByteSource& source, text::Encoding encoding, const JsonLayout& layout, std::size_t piece)
      : feed_(source, encoding, layout.begin, layout.line, piece), sequence_(layout.sequence),
        arrays_(layout.arrays), member_(layout.member) {}

  // The next record into `record`; `more`: call read_more() first.
  Result<Next> next(JsonRecord& record) {
    while (true) {
      const char* const begin = feed_.begin();
      const char* const end = feed_.end();
      const char* at = skip_blanks(begin);
      if (closed_ && member_) return Next::end;
      if (at == end) {
        feed_.consume_to(at);
        if (!feed_.at_end()) return Next::more;
        if (closed_ || sequence_) return Next::end;
        return std::unexpected(feed_.malformed("the text ends early", at, row()));
      }
      if (closed_) return std::unexpected(feed_.malformed("text behind the end", at, 0));
      if (!sequence_) {
        if (*at == ']' && !comma_) {
          feed_.consume_to(at + 1);
          closed_ = true;
          continue;
        }
        if (count_ > 0 && !comma_) {
          if (*at != ',') return std::unexpected(feed_.malformed("expected ',' or ']'", at, row()));
          comma_ = true;
          feed_.consume_to(at + 1);
          continue;
        }
      }
      if (*at != 'n' && *at != (arrays_ ? '[' : '{')) {
        return std::unexpected(feed_.malformed(arrays_ ? "expected '['" : "expected '{'", at, row()));
      }
      const Parsed parsed = record.parse(at, end, feed_.at_end());
      if (parsed == Parsed::whole) {
        ++count_;
        comma_ = false;
        feed_.consume_to(at);
        return Next::record;
      }
      if (parsed == Parsed::wrong) return std::unexpected(error_of(record.fault()));
      if (feed_.at_end()) return std::unexpected(feed_.malformed("the text ends early", end, row()));
      if (static_cast<std::size_t>(end - at) > kMaxJsonRecord) {
        const char* const open = record.open_string();
        if (open != nullptr && static_cast<std::size_t>(end - open) > kMaxCellBytes) {
          return std::unexpected(error_of({.code = ErrorCode::cell_too_long}));
        }
        return std::unexpected(error_of({.code = ErrorCode::too_large, .what = "row"}));
      }
      return Next::more;
    }
  }

  Result<Step> read_more() { return feed_.read_more(); }
  std::uint64_t count() const { return count_; }
  std::uint64_t bytes_consumed() const { return feed_.bytes_consumed(); }

 private:
  // Of the record that is being parsed.
  std::uint64_t row() const { return count_ + (arrays_ ? 1 : 2); }

  Error error_of(const JsonRecord::Fault& fault) {
    if (fault.code == ErrorCode::json_malformed) return feed_.malformed(fault.what, fault.at, row());
    Error error{fault.code, {.file = std::string(feed_.source().name()), .row = row()}, {}};
    if (fault.code == ErrorCode::cell_too_long) error.args = {std::to_string(kMaxCellBytes)};
    if (fault.code == ErrorCode::too_many_columns) error.args = {std::to_string(kMaxColumns)};
    if (fault.code == ErrorCode::too_large) {
      const std::size_t limit = fault.what == "keys" ? JsonShape::kMaxNameBytes : kMaxJsonRecord;
      error.args = {std::string(fault.what), std::to_string(limit)};
    }
    return error;
  }

  JsonFeed feed_;
  const bool sequence_, arrays_, member_;
  bool closed_ = false;  // the array's ']' was seen
  bool comma_ = false;   // a ',' was seen: a record must follow
  std::uint64_t count_ = 0;
};

class JsonReader final : public TableReader {
 public:
  JsonReader(ByteSource& source, text::Encoding encoding, const JsonLayout& layout,
             const JsonShape& shape, ColumnMask mask, std::size_t piece)
      : shape_(shape), records_(source, encoding, layout, piece), rows_(std::move(mask)),
        record_(shape, rows_), arrays_(layout.arrays), header_due_(!layout.arrays) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    rows_.clear();
    record_.text().clear();
    if (header_due_) put_header();
    header_due_ = false;
    while (!rows_.full() && record_.text().size() < kMaxBatchText) {
      const auto next = records_.next(record_);
      if (!next) {
        failure_ = next.error();
        if (rows_.row_count() > 0) break;  // the rows in front of the fault are good
        return std::unexpected(*failure_);
      }
      if (*next == Next::record) {
        put_record();
        continue;
      }
      if (*next == Next::end || rows_.row_count() > 0) break;
      const auto read = records_.read_more();
      if (!read) {
        failure_ = read.error();
        return std::unexpected(*failure_);
      }
      if (*read == Step::pending) return Step::pending;
    }
    if (rows_.row_count() == 0) return Step::end;
    batch = rows_.batch(record_.text(), nullptr);
    return Step::ready;
  }

  std::uint64_t bytes_consumed() const override { return records_.bytes_consumed(); }

 private:
  void put_header() {
    rows_.begin_row();
    for (std::uint32_t column = 0; column < shape_.names().size(); ++column) {
      const std::uint32_t slot = rows_.slot(column);
      const std::string& name = shape_.names()[column];
      if (slot == RowBuffer::kUnwanted || name.empty()) continue;
      Field field;
      field.offset = static_cast<std::uint32_t>(record_.text().size());
      field.length = static_cast<std::uint32_t>(name.size()) & 0x0FFFFFFF;
      field.kind = CellKind::text;
      rows_.put(slot, field);
      record_.text() += name;
    }
    rows_.end_row(1);
  }

  void put_record() {
    if (!record_.any()) return;
    rows_.begin_row();
    const std::vector<Field>& cells = record_.cells();
    for (std::uint32_t slot = 0; slot < cells.size(); ++slot) {
      if (cells[slot].kind != CellKind::empty) rows_.put(slot, cells[slot]);
    }
    rows_.end_row(records_.count() + (arrays_ ? 0 : 1));
  }

  const JsonShape& shape_;
  Records records_;
  RowBuffer rows_;
  JsonRecord record_;
  const bool arrays_;
  bool header_due_;
  std::optional<Error> failure_;
};

class JsonDocument final : public Document {
 public:
  JsonDocument(ByteSource& source, text::Encoding encoding, std::size_t piece)
      : source_(source), encoding_(encoding), piece_(piece) {
    dialect_.format = Format::json;
    dialect_.encoding = text::encoding_name(encoding);
  }

  Result<Step> open() override {
    switch (stage_) {
      case Stage::mark: return open_mark();
      case Stage::find: return open_find();
      case Stage::learn: return open_learn();
      case Stage::open: return Step::end;
    }
    return Step::end;
  }
  std::span<const TableInfo> tables() const override { return {&table_, 1}; }
  const Dialect& dialect() const override { return dialect_; }
  Result<std::unique_ptr<TableReader>> read(std::size_t, ColumnMask mask) override {
    return std::make_unique<JsonReader>(source_, encoding_, layout_, shape_, std::move(mask), piece_);
  }

 private:
  enum class Stage : std::uint8_t { mark, find, learn, open };

  Place place() const { return {.file = std::string(source_.name())}; }

  Result<Step> open_mark() {
    if (source_.size() == 0) return fail(ErrorCode::file_empty, place());
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(3, source_.size())), '\0');
    const auto step = source_.read(0, std::as_writable_bytes(std::span(head)));
    if (!step || *step == Step::pending) return step;
    dialect_.byte_order_mark = head.starts_with("\xEF\xBB\xBF") || head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF");
    // The decoder of another encoding drops the mark by itself.
    const bool drop = head.starts_with("\xEF\xBB\xBF") && encoding_ == text::Encoding::utf8;
    text_begin_ = drop ? 3 : 0;
    feed_.emplace(source_, encoding_, text_begin_, 1, piece_);
    finder_.emplace(*feed_);
    stage_ = Stage::find;
    return Step::ready;
  }

  Result<Step> open_find() {
    const auto step = finder_->step();
    if (!step || *step != Step::end) return step;
    layout_ = std::move(finder_->layout());
    if (layout_.sequence) {
      dialect_.format = Format::ndjson;
      layout_.begin = text_begin_;
    }
    table_.name = layout_.path;
    finder_.reset();
    feed_.reset();
    if (layout_.arrays) {
      stage_ = Stage::open;
      return Step::end;
    }
    table_.declared_rows = layout_.count > 0 ? layout_.count + 1 : 0;
    records_.emplace(source_, encoding_, layout_, piece_);
    learner_.emplace(shape_);
    stage_ = Stage::learn;
    return Step::ready;
  }

  Result<Step> open_learn() {
    // All records: a key that only the last one has is a column too.
    while (true) {
      const auto next = records_->next(*learner_);
      // A fault behind good records is the reader's to tell, in its place; but keys are learned here alone.
      if (!next && (records_->count() == 0 || next.error().code == ErrorCode::too_large)) {
        return std::unexpected(next.error());
      }
      if (!next || *next == Next::end) break;
      if (*next == Next::record) continue;
      const auto read = records_->read_more();
      return !read || *read == Step::pending ? read : Step::ready;
    }
    if (!shape_.seal()) {
      return fail(ErrorCode::too_large, place(), {"keys", std::to_string(JsonShape::kMaxNameBytes)});
    }
    if (shape_.names().size() > kMaxColumns) {
      return fail(ErrorCode::too_many_columns, place(), {std::to_string(kMaxColumns)});
    }
    if (shape_.names().empty()) return fail(ErrorCode::file_empty, place());
    records_.reset();
    learner_.reset();
    stage_ = Stage::open;
    return Step::end;
  }

  ByteSource& source_;
  const text::Encoding encoding_;
  const std::size_t piece_;
  Stage stage_ = Stage::mark;
  std::uint64_t text_begin_ = 0;
  std::optional<JsonFeed> feed_;
  std::optional<JsonFinder> finder_;
  std::optional<Records> records_;
  std::optional<JsonRecord> learner_;
  JsonLayout layout_;
  JsonShape shape_;
  Dialect dialect_;
  TableInfo table_;
};

}  // namespace

bool looks_like_json(std::string_view text) {
  if (text.starts_with("{")) return true;
  if (!text.starts_with("[")) return false;
  text.remove_prefix(1);
  const std::size_t inner = text.find_first_not_of(" \t\r\n");
  // "[2025] ..." is the title of a CSV.
  return inner == std::string_view::npos || std::string_view("{[]\"").find(text[inner]) != std::string_view::npos ||
         text.substr(inner).starts_with("null");
}

std::unique_ptr<Document> make_json_document(ByteSource& source, text::Encoding encoding, std::size_t piece) {
  return std::make_unique<JsonDocument>(source, encoding, piece);
}

}  // namespace xanh::source
