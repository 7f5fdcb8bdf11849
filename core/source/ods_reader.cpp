// Rows of one table of content.xml.
#include <algorithm>
#include <charconv>
#include <optional>

#include "source/ods_content.h"
#include "source/row_buffer.h"
#include "text/ascii.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxRowText = 64u << 20;
constexpr std::size_t kMaxBatchText = 32u << 20;  // beside the row that reaches it
// Work for rows and cells that are written once and meant many times over, in cells; a line of XML
// could ask for a billion.
constexpr std::uint64_t kMaxRepeated = 64u << 20;

// Times that a row, a cell or a space stands there: at least once.
std::uint64_t repeats(const Tag& tag, std::string_view name) {
  const std::string_view text = attribute(tag, name);
  std::uint64_t count = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc::result_out_of_range) return UINT32_MAX;
  return error != std::errc() || count == 0 ? 1 : std::min<std::uint64_t>(count, UINT32_MAX);
}

class OdsReader final : public TableReader {
 public:
  OdsReader(ByteSource& source, ZipEntry entry, std::size_t index, std::string name, ColumnMask mask, std::size_t piece)
      : content_(source, std::move(entry), piece), skip_(index), name_(std::move(name)), rows_(std::move(mask)) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    rows_.clear();
    text_.clear();
    while (true) {
      if (auto error = parse()) {
        failure_ = std::move(error);
        failure_->place.sheet = name_;
        if (rows_.row_count() == 0) return std::unexpected(*failure_);
      }
      if (rows_.row_count() > 0) {
        batch = rows_.batch(text_, nullptr);
        return Step::ready;
      }
      if (finished_) return Step::end;
      const auto read = content_.read_more();
      if (!read || *read == Step::end) {
        failure_ = read ? content_.malformed() : read.error();
        failure_->place.sheet = name_;
        failure_->place.row = row_number_ + 1;
        return std::unexpected(*failure_);
      }
      if (*read == Step::pending) return Step::pending;
    }
  }

  std::uint64_t bytes_consumed() const override { return content_.packed_bytes_read(); }
  std::uint64_t hidden_rows() const override { return hidden_rows_; }

 private:
  struct Cell {
    std::uint32_t slot = 0;
    Field field = {};  // into row_text_
  };

  Error error_at(ErrorCode code, std::uint64_t column, std::vector<std::string> args) const {
    Place place = content_.place();
    place.row = row_number_ + 1;
    place.column = static_cast<std::uint32_t>(std::min<std::uint64_t>(column + 1, UINT32_MAX));
    return {code, std::move(place), std::move(args)};
  }

  bool full() const { return rows_.full() || text_.size() >= kMaxBatchText; }

  // Takes whole rows from the window until the batch is full.
  std::optional<Error> parse() {
    if (const auto error = repeat_row()) return error;
    Window& window = content_.window();
    const char* at = window.data();
    const char* const end = at + window.size();
    const char* taken = at;
    std::optional<Error> error;
    Tag tag;
    while (!error && !finished_ && !full() && next_tag(at, end, tag)) {
      const auto event = walk_.take(tag);
      if (event == OdsTableWalk::Event::opened) {
        inside_ = skip_ == 0 && !tag.empty;
        finished_ = skip_ == 0 && tag.empty;
        if (skip_ > 0) --skip_;
      } else if (event == OdsTableWalk::Event::closed) {
        finished_ = inside_;
      } else if (inside_ && walk_.direct() && tag.name == "table-row" && !tag.closing) {
        const std::uint64_t times = repeats(tag, "table:number-rows-repeated");
        const std::string_view visibility = attribute(tag, "table:visibility");
        const bool is_hidden = visibility == "collapse" || visibility == "filter";
        if (tag.empty) {
          row_number_ += times;
        } else {
          bool complete = false;
          error = parse_row(at, end, complete);
          if (!complete) break;  // begin it again when the rest has come
          if (!error && any_) {
            times_left_ = times;
            if (is_hidden) hidden_rows_ += times;
            error = repeat_row();
          } else {
            row_number_ += times;
          }
        }
      }
      taken = at;
    }
    // A tag that is not all here begins at `at`; a row that is not, at `taken`.
    if (!inside_) taken = at;
    window.consume(static_cast<std::size_t>(taken - window.data()));
    return error;
  }

  // Hands the row parsed last over as often as it is meant, as far as the batch goes.
  std::optional<Error> repeat_row() {
    if (times_left_ == 0) return std::nullopt;
    const auto base = static_cast<std::uint32_t>(text_.size());
    text_ += row_text_;
    while (true) {
      rows_.begin_row();
      for (const Cell& cell : cells_) {
        Field field = cell.field;
        field.offset += base;
        rows_.put(cell.slot, field);
      }
      rows_.end_row(++row_number_);
      if (--times_left_ == 0) return std::nullopt;
      repeated_ += cells_.size() + 1;
      if (repeated_ > kMaxRepeated) {
        return error_at(ErrorCode::too_large, 0, {"repeated cells", std::to_string(kMaxRepeated)});
      }
      if (rows_.full()) break;
    }
    repeated_ += row_text_.size() / 16;  // it is copied once a batch
    return std::nullopt;
  }

  // Cells up to </table-row>, into cells_ and row_text_.
  std::optional<Error> parse_row(const char*& at, const char* end, bool& complete) {
    cells_.clear();
    row_text_.clear();
    any_ = false;
    std::uint64_t column = 0;
    const char* p = at;
    Tag tag;
    while (next_tag(p, end, tag)) {
      if (tag.name == "table-row" && tag.closing) {
        complete = true;
        at = p;
        return std::nullopt;
      }
      const bool covered = tag.name == "covered-table-cell";
      if (tag.closing || (!covered && tag.name != "table-cell")) continue;
      const std::size_t begin = row_text_.size();
      const Tag cell = tag;
      bool long_text = false;
      if (!cell.empty) {
        const auto whole = read_text(p, end, long_text);
        if (!whole) return std::nullopt;
      }
      const std::uint64_t times = repeats(cell, "table:number-columns-repeated");
      Field field = covered ? Field{} : make_field(cell, begin, long_text);
      if (long_text) {
        complete = true;
        return error_at(ErrorCode::cell_too_long, column, {std::to_string(kMaxCellBytes)});
      }
      if (row_text_.size() > kMaxRowText) {
        complete = true;
        return error_at(ErrorCode::too_large, column, {"row", std::to_string(kMaxRowText)});
      }
      if (field.kind == CellKind::empty) {
        row_text_.resize(begin);
        column += times;
        continue;
      }
      any_ = true;
      if (column + times > kMaxColumns) {
        complete = true;
        return error_at(ErrorCode::too_many_columns, std::max<std::uint64_t>(column, kMaxColumns), {std::to_string(kMaxColumns)});
      }
      bool wanted = false;
      for (std::uint64_t i = 0; i < times; ++i, ++column) {
        const std::uint32_t slot = rows_.slot(static_cast<std::uint32_t>(column));
        if (slot == RowBuffer::kUnwanted) continue;
        cells_.push_back({slot, field});
        wanted = true;
      }
      if (!wanted) row_text_.resize(begin);
    }
    return std::nullopt;
  }

  // The paragraphs of a cell up to its end, added to row_text_; comments and drawings are passed
  // over. False when it is not all here.
  bool read_text(const char*& p, const char* end, bool& long_text) {
    const std::size_t begin = row_text_.size();
    int level = 0, skip = 0, paragraph = 0;  // levels are counted from the cell; 0 none
    bool first = true;
    const char* from = nullptr;
    Tag tag;
    while (next_tag(p, end, tag)) {
      if (paragraph > 0 && skip == 0) add_text({from, static_cast<std::size_t>(tag.begin - from)});
      from = tag.end;
      if (row_text_.size() - begin > kMaxCellBytes) long_text = true;
      if (long_text) row_text_.resize(begin);
      if (tag.closing) {
        if (level == 0) return true;
        if (level == skip) skip = 0;
        if (level == paragraph) paragraph = 0;
        --level;
        continue;
      }
      if (skip == 0 && paragraph == 0) {
        if (tag.name == "p") {
          if (!first) row_text_ += '\n';
          first = false;
          space_ = true;  // blanks in front are layout of the XML
          if (!tag.empty) paragraph = level + 1;
        } else if (!tag.empty) {
          skip = level + 1;
        }
      } else if (skip == 0) {
        if (tag.name == "s") {
          const std::uint64_t count = repeats(tag, "text:c");
          if (count > kMaxCellBytes) {
            long_text = true;
          } else {
            row_text_.append(static_cast<std::size_t>(count), ' ');
          }
          space_ = false;
        } else if (tag.name == "tab" || tag.name == "line-break") {
          row_text_ += tag.name == "tab" ? '\t' : '\n';
          space_ = false;
        } else if (!tag.empty && (tag.name == "annotation" || tag.name == "note" || tag.name == "ruby-text")) {
          skip = level + 1;
        }
      }
      if (!tag.empty) ++level;
    }
    return false;
  }

  // Text of a paragraph: runs of blanks are one blank (ODF 1.2, 6.1.2).
  void add_text(std::string_view raw) {
    const std::size_t begin = row_text_.size();
    row_text_ += raw;
    char* const text = row_text_.data() + begin;
    const std::size_t size = decode_xml_text(text, raw.size(), false);
    std::size_t out = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const bool blank = text::is_blank(text[i]);
      if (blank && space_) continue;
      text[out++] = blank ? ' ' : text[i];
      space_ = blank;
    }
    row_text_.resize(begin + out);
  }

  // The cell's value: what its type says, else its text, which stands at `begin` of row_text_.
  Field make_field(const Tag& cell, std::size_t begin, bool& long_text) {
    const std::string_view type = attribute(cell, "office:value-type");
    Field field;
    field.kind = CellKind::text;
    const auto take = [&](std::string_view value, CellKind kind) {
      if (value.empty()) return;
      row_text_.resize(begin);
      row_text_ += value;
      field.kind = kind;
    };
    if (type == "float" || type == "currency" || type == "percentage") {
      take(attribute(cell, "office:value"), CellKind::number);
    } else if (type == "date") {
      take(attribute(cell, "office:date-value"), CellKind::text);
    } else if (type == "boolean") {
      const std::string_view value = attribute(cell, "office:boolean-value");
      take(value == "true" ? "1" : value == "false" ? "0" : "", CellKind::boolean);
    } else if (attribute(cell, "calcext:value-type") == "error") {
      field.kind = CellKind::error;
    } else if (row_text_.size() == begin && type == "string") {
      take(decoded_attribute(cell, "office:string-value"), CellKind::text);
    } else if (row_text_.size() == begin && type == "time") {
      take(attribute(cell, "office:time-value"), CellKind::text);
    }
    const std::size_t length = row_text_.size() - begin;
    if (length == 0) return Field();
    if (length > kMaxCellBytes) long_text = true;
    field.offset = static_cast<std::uint32_t>(begin);
    field.length = static_cast<std::uint32_t>(length) & 0x0FFFFFFF;
    return field;
  }

  OdsContent content_;
  OdsTableWalk walk_;
  std::size_t skip_;  // tables in front of ours
  const std::string name_;
  RowBuffer rows_;
  std::string text_;      // of the batch
  std::string row_text_;  // of the row parsed last
  std::vector<Cell> cells_;
  bool any_ = false;      // a value in it, wanted or not
  bool space_ = false;    // the paragraph's last character is a blank of the XML
  std::uint64_t times_left_ = 0;
  std::uint64_t repeated_ = 0;
  std::uint64_t row_number_ = 0;  // rows done with
  std::uint64_t hidden_rows_ = 0;
  bool inside_ = false, finished_ = false;
  std::optional<Error> failure_;
};

}  // namespace

std::unique_ptr<TableReader> make_ods_reader(ByteSource& source, ZipEntry entry, std::size_t index,
                                             std::string name, ColumnMask mask, std::size_t piece) {
  return std::make_unique<OdsReader>(source, std::move(entry), index, std::move(name), std::move(mask), piece);
}

}  // namespace xanh::source
