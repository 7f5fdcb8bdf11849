#include "source/html_reader.h"

#include <algorithm>
#include <optional>

#include "source/html_survey.h"
#include "source/row_buffer.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxRowBytes = 64u << 20;
constexpr std::size_t kBatchBytes = 4u << 20;

// A number as XML writes it; what x:num and sdval hold.
bool is_plain_number(std::string_view text) {
  const auto digits = [&] {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    text.remove_prefix(count);
    return count;
  };
  if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
  std::size_t any = digits();
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    any += digits();
  }
  if (any == 0) return false;
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (digits() == 0) return false;
  }
  return text.empty();
}

// The text shown for a serial: "1/2/2024", "2024-02-01 08:00".
bool shows_date(std::string_view text) {
  if (text.empty() || text[0] < '0' || text[0] > '9') return false;
  return std::ranges::count(text, '/') == 2 || std::ranges::count(text, '-') == 2;
}

// Collects the rows of one table from the walk of the whole text.
class Collector final : public HtmlWalk {
 public:
  Collector(std::uint32_t table, ColumnMask mask) : table_(table), rows_(std::move(mask)) {}

  void clear() {
    rows_.clear();
    bytes_.clear();
  }
  [[nodiscard]] bool full() const { return rows_.full() || (bytes_.size() >= kBatchBytes && !row_open_); }
  /// Rows to hand over now, none of them half read.
  [[nodiscard]] bool has_rows() const { return rows_.row_count() > 0 && !row_open_; }
  [[nodiscard]] Batch batch() { return rows_.batch(bytes_, nullptr); }
  /// The table has ended.
  [[nodiscard]] bool ended() const { return ended_; }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; }

 private:
  void table_ended(std::uint32_t table) override { ended_ = ended_ || table == table_; }

  void cell_begun(const HtmlCell& cell, std::string_view attributes) override {
    if (cell.table != table_) return cell_break(Break::word);
    if (!row_open_) {
      row_open_ = true;
      row_filled_ = false;
      row_begin_ = bytes_.size();
      cells_.clear();
    }
    in_cell_ = true;
    cell_ = cell;
    slot_ = rows_.slot(cell.column);
    begin_ = bytes_.size();
    lines_ = 0;
    gap_ = filled_ = text_format_ = false;
    number_.clear();
    if (slot_ == RowBuffer::kUnwanted) return;
    HtmlAttribute attribute;
    while (next_attribute(attributes, attribute)) {
      if (is_named(attribute.name, "x:num") || is_named(attribute.name, "sdval")) {
        if (is_plain_number(attribute.value)) number_ = attribute.value;
      } else if (is_named(attribute.name, "x:str") || (is_named(attribute.name, "style") && has_text_format(attribute.value))) {
        text_format_ = true;
      }
    }
  }

  // mso-number-format:"\@", however it is quoted.
  static bool has_text_format(std::string_view style) {
    const std::size_t at = style.find("mso-number-format");
    return at != std::string_view::npos && style.substr(at, style.find(';', at) - at).find('@') != std::string_view::npos;
  }

  void cell_text(std::string_view text) override {
    if (!in_cell_) return;
    if (slot_ == RowBuffer::kUnwanted) {
      filled_ = filled_ || !std::ranges::all_of(text, is_blank_byte);
      return;
    }
    while (!text.empty()) {
      if (is_html_space(text[0])) {
        gap_ = true;
        text.remove_prefix(1);
        continue;
      }
      if (bytes_.size() > begin_) {
        if (lines_ > 0) {
          bytes_.append(lines_, '\n');
        } else if (gap_) {
          bytes_ += ' ';
        }
      }
      gap_ = false;
      lines_ = 0;
      const auto run = text.substr(0, static_cast<std::size_t>(std::ranges::find_if(text, is_html_space) - text.begin()));
      filled_ = filled_ || !std::ranges::all_of(run, is_blank_byte);
      bytes_ += run;
      text.remove_prefix(run.size());
    }
  }

  void cell_break(Break kind) override {
    if (!in_cell_) return;
    gap_ = true;
    if (kind == Break::line) lines_ = std::min<std::size_t>(lines_ + 1, 2);
    if (kind == Break::soft_line) lines_ = std::max<std::size_t>(lines_, 1);
  }

  void cell_ended(const HtmlCell& cell) override {
    if (cell.table != table_) return;
    in_cell_ = false;
    row_filled_ = row_filled_ || filled_;
    if (filled_ && cell.column >= kMaxColumns) refuse(ErrorCode::too_many_columns, {std::to_string(kMaxColumns)});
    if (!filled_ || slot_ == RowBuffer::kUnwanted) return bytes_.resize(begin_);
    Field field;
    field.kind = CellKind::text;
    if (!number_.empty() && !text_format_) {
      field.kind = shows_date(std::string_view(bytes_).substr(begin_)) ? CellKind::date_serial : CellKind::number;
      bytes_.resize(begin_);
      bytes_ += number_;
    }
    const std::size_t size = bytes_.size() - begin_;
    field.offset = static_cast<std::uint32_t>(begin_);
    field.length = static_cast<std::uint32_t>(size) & 0x0FFFFFFF;
    cells_.emplace_back(slot_, field);
  }

  void row_ended(std::uint32_t table, std::uint64_t row) override {
    if (table != table_ || !row_open_) return;
    row_open_ = false;
    if (!row_filled_) return bytes_.resize(row_begin_);
    rows_.begin_row();
    for (const auto& [slot, field] : cells_) rows_.put(slot, field);
    rows_.end_row(row);
  }

 public:
  /// Refuses a cell or row that grows without end. Called between tokens.
  void guard() {
    if (!row_open_ || failure_) return;
    if (in_cell_ && bytes_.size() - begin_ > kMaxCellBytes) {
      refuse(ErrorCode::cell_too_long, {std::to_string(kMaxCellBytes)});
    } else if (bytes_.size() - row_begin_ > kMaxRowBytes) {
      refuse(ErrorCode::too_large, {"row", std::to_string(kMaxRowBytes)});
    }
  }

 private:
  void refuse(ErrorCode code, std::vector<std::string> args) {
    failure_ = Error{code, {.row = cell_.row, .column = cell_.column + 1}, std::move(args)};
  }

  const std::uint32_t table_;
  RowBuffer rows_;
  std::string bytes_;
  std::vector<std::pair<std::uint32_t, Field>> cells_;  // of the open row
  bool row_open_ = false, row_filled_ = false, in_cell_ = false, ended_ = false;
  std::size_t row_begin_ = 0;
  // Of the open cell:
  HtmlCell cell_;
  std::uint32_t slot_ = RowBuffer::kUnwanted;
  std::size_t begin_ = 0, lines_ = 0;
  bool gap_ = false;          // blanks since the last text
  bool filled_ = false;
  bool text_format_ = false;
  std::string number_;
  std::optional<Error> failure_;
};

class HtmlReader final : public TableReader {
 public:
  HtmlReader(std::unique_ptr<ByteStream> text, std::uint32_t table, Place place, ColumnMask mask)
      : text_(std::move(text)), place_(std::move(place)), rows_(table, std::move(mask)) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    if (handed_over_) rows_.clear();
    handed_over_ = false;
    while (true) {
      parse();
      if (rows_.failure()) {
        Error error = *rows_.failure();
        error.place.file = place_.file;
        error.place.sheet = place_.sheet;
        return keep(std::move(error));
      }
      // Rows go out between two rows only, so that a cell never moves while it grows.
      if (rows_.has_rows()) {
        handed_over_ = true;
        batch = rows_.batch();
        return Step::ready;
      }
      if (rows_.ended() || finished_) return Step::end;
      std::string_view piece;
      const auto step = text_->next(piece);
      if (!step) return keep(step.error());
      if (*step == Step::pending) return Step::pending;
      if (*step == Step::end) {
        rows_.take(scanner_.finish());
        rows_.finish();
        finished_ = true;
        piece = {};
      }
      at_ = piece.data();
      end_ = at_ + piece.size();
    }
  }

  std::uint64_t bytes_consumed() const override { return text_->bytes_consumed(); }

 private:
  std::unexpected<Error> keep(Error error) {
    failure_ = std::move(error);
    return std::unexpected(*failure_);
  }

  // Takes what is left of the piece, until rows are due or the table has ended.
  void parse() {
    while (at_ != end_ && !rows_.full() && !rows_.ended() && !rows_.failure()) {
      rows_.take(scanner_.next(at_, end_));
      rows_.guard();
    }
  }

  std::unique_ptr<ByteStream> text_;
  const Place place_;
  HtmlScanner scanner_;
  Collector rows_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  bool handed_over_ = false, finished_ = false;
  std::optional<Error> failure_;
};

}  // namespace

std::unique_ptr<TableReader> make_html_reader(std::unique_ptr<ByteStream> text, std::uint32_t table,
                                              Place place, ColumnMask mask) {
  return std::make_unique<HtmlReader>(std::move(text), table, std::move(place), std::move(mask));
}

}  // namespace xanh::source
