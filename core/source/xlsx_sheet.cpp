#include "source/xlsx_sheet.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "source/row_buffer.h"
#include "source/xml_scan.h"
#include "text/ascii.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxElement = 64u << 20;       // one row or string item in the window
constexpr std::uint64_t kMaxSharedBytes = 1u << 30;

Place place_of(const ByteSource& source) { return {.file = std::string(source.name())}; }

// Inflates the next piece behind the window. `end` when the part has no more.
Result<Step> read_more(ZipStream& stream, Window& window, std::size_t piece) {
  // What is longer than the window doubles it, so that long items cost linear time.
  auto room = window.make_room(std::max(piece, window.size()));
  std::size_t produced = 0;
  const auto step = stream.read(room, produced);
  window.commit(produced);
  return step;
}

// The scanner knows UTF-8 only; a part in UTF-16 begins with a mark and would look empty to it.
bool is_utf16(Window& window) {
  const std::string_view head(window.data(), std::min<std::size_t>(window.size(), 2));
  return head == "\xFF\xFE" || head == "\xFE\xFF";
}

using Piece = std::span<char>;

// Joins the pieces of a text (runs of rich text) at the place of the first one.
Piece join(std::span<const Piece> pieces) {
  if (pieces.empty()) return {};
  char* const begin = pieces[0].data();
  std::size_t size = pieces[0].size();
  for (const Piece piece : pieces.subspan(1)) {
    std::memmove(begin + size, piece.data(), piece.size());  // pieces come in order: it only shrinks
    size += piece.size();
  }
  return {begin, size};
}

std::optional<std::uint32_t> parse_index(std::string_view text) {
  while (!text.empty() && text::is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && text::is_blank(text.back())) text.remove_suffix(1);
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "BC12" -> column 54 (0-based); nullopt when there are no letters.
std::optional<std::uint32_t> column_of(std::string_view reference) {
  std::uint32_t column = 0;
  std::size_t letters = 0;
  for (; letters < reference.size() && letters < 4; ++letters) {
    const char c = static_cast<char>(reference[letters] & ~32);
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

struct PlainCell {
  std::string_view reference = {}, style = {}, type = {}, text = {};
};

// <c r="B7" s="2" t="s"><v>12</v></c>: how nearly every program writes nearly every cell. Behind it; null for anything
// else, which the general scanner reads.
const char* read_plain_cell(const char* p, const char* end, PlainCell& cell) {
  constexpr std::string_view kOpen = "<v>", kClose = "</v></c>";
  const auto starts = [&p, end](std::string_view with) { return std::string_view(p, static_cast<std::size_t>(end - p)).starts_with(with); };
  const auto until = [&p, end](char c) {
    const char* const begin = p;
    while (p != end && *p != c) ++p;
    return std::string_view(begin, static_cast<std::size_t>(p - begin));
  };
  if (!starts("<c")) return nullptr;
  p += 2;
  while (p != end && *p == ' ') {
    if (end - p < 5 || p[2] != '=' || p[3] != '"') return nullptr;
    std::string_view* const value = p[1] == 'r' ? &cell.reference : p[1] == 's' ? &cell.style : p[1] == 't' ? &cell.type : nullptr;
    if (value == nullptr || value->data() != nullptr) return nullptr;
    p += 4;
    *value = until('"');
    if (p == end) return nullptr;
    ++p;
  }
  if (p == end || *p != '>') return nullptr;
  ++p;
  if (!starts(kOpen)) return nullptr;
  p += kOpen.size();
  cell.text = until('<');
  return !cell.text.empty() && starts(kClose) ? p + kClose.size() : nullptr;
}

class SheetReader final : public TableReader {
 public:
  SheetReader(ByteSource& source, ZipEntry entry, std::string sheet, const std::vector<bool>& dates,
              const SharedStrings& strings, ColumnMask mask, std::size_t piece)
      : source_(source), stream_(source, std::move(entry), piece), sheet_(std::move(sheet)),
        dates_(dates), strings_(strings), rows_(std::move(mask)), piece_(piece) {}

  Result<Step> next(Batch& batch) override {
    if (failure_) return std::unexpected(*failure_);
    rows_.clear();
    while (true) {
      if (started_) {
        const auto parsed = parse();
        if (!parsed) return keep(parsed.error());
      }
      if (rows_.row_count() > 0) {
        batch = rows_.batch(window_.all(), &strings_);
        return Step::ready;
      }
      if (exhausted_) return Step::end;
      if (finished_) window_.clear();  // what follows the rows is read for its checksum alone
      const auto read = read_more(stream_, window_, piece_);
      if (!read) return keep(read.error());
      if (*read == Step::pending) return Step::pending;
      if (*read == Step::end) {
        // A worksheet without sheetData is empty; one that ends inside it is cut.
        if (in_data_) return keep(make_error(ErrorCode::xml_malformed, 0, {stream_.entry().name}));
        finished_ = exhausted_ = true;
      }
      // Only the part's own first two bytes tell, however the bytes are cut.
      if (!started_) {
        if (window_.size() < 2 && !exhausted_) continue;
        started_ = true;
        if (is_utf16(window_)) return keep(make_error(ErrorCode::encoding_invalid, 0, {"UTF-8"}));
      }
      if (window_.size() > kMaxElement) {
        ++row_number_;  // the one that does not end
        return keep(make_error(ErrorCode::too_large, 0, {"row", std::to_string(kMaxElement)}));
      }
    }
  }

  std::uint64_t bytes_consumed() const override { return stream_.packed_bytes_read(); }
  std::uint64_t hidden_rows() const override { return hidden_rows_; }

 private:
  struct Cell {
    std::uint32_t slot = RowBuffer::kUnwanted;
    CellKind kind = CellKind::number;
    std::uint32_t column = 0;  // 1-based, for errors
    std::size_t first_piece = 0, piece_count = 0;
  };

  std::unexpected<Error> keep(const Error& error) {
    failure_ = error;
    if (failure_->place.sheet.empty()) failure_->place.sheet = sheet_;
    return std::unexpected(*failure_);
  }
  Error make_error(ErrorCode code, std::uint32_t column, std::vector<std::string> args) const {
    Place place = place_of(source_);
    place.sheet = sheet_;
    place.row = row_number_;
    place.column = column;
    return {code, std::move(place), std::move(args)};
  }

  // Takes whole rows from the window.
  Result<void> parse() {
    const char* at = window_.data();
    const char* const end = at + window_.size();
    const char* taken = at;
    Tag tag;
    while (!finished_ && !rows_.full() && next_tag(at, end, tag)) {
      if (tag.name == "sheetData") {
        if (tag.closing || tag.empty) finished_ = true;
        in_data_ = !finished_;
      } else if (in_data_ && tag.name == "row" && !tag.closing) {
        const std::uint64_t before = row_number_;
        const auto number = parse_index(attribute(tag, "r"));
        // A number that goes back cannot be: the row is the next one.
        row_number_ = number && *number > row_number_ ? *number : row_number_ + 1;
        if (!tag.empty) {
          const std::string_view hidden = attribute(tag, "hidden");
          const bool is_hidden = hidden == "1" || hidden == "true";
          const std::size_t rows = rows_.row_count();
          const auto whole = parse_row(at, end);
          if (!whole) return std::unexpected(whole.error());
          if (!*whole) {  // the rest of the row has not come: begin it again then
            row_number_ = before;
            break;
          }
          hidden_rows_ += is_hidden && rows_.row_count() > rows;
        }
      }
      taken = at;
    }
    // Everything in front of the unfinished tag or row is done with.
    if (!in_data_ && at > taken) taken = std::min(at, end);
    window_.consume(static_cast<std::size_t>(taken - window_.data()));
    return {};
  }

  // Cells up to </row>. False when it is not all here; then nothing was changed.
  Result<bool> parse_row(const char*& at, const char* end) {
    cells_.clear();
    pieces_.clear();
    std::uint32_t column = 0;
    bool any = false, complete = false;
    Tag tag;
    const char* p = at;
    while (true) {
      PlainCell plain;
      if (const char* const behind = read_plain_cell(p, end, plain)) {
        p = behind;
        if (const auto given = column_of(plain.reference)) column = *given;
        if (column >= kMaxColumns) return std::unexpected(too_many_columns(column));
        any = true;
        if (const std::uint32_t slot = rows_.slot(column); slot != RowBuffer::kUnwanted) {
          cells_.push_back({.slot = slot, .kind = kind_of(plain.type, plain.style), .column = column + 1, .first_piece = pieces_.size(), .piece_count = 1});
          pieces_.emplace_back(window_.data() + (plain.text.data() - window_.data()), plain.text.size());
        }
        ++column;
        continue;
      }
      if (!next_tag(p, end, tag)) break;
      if (tag.name == "row" && tag.closing) {
        complete = true;
        break;
      }
      if (tag.name != "c" || tag.closing) continue;
      if (const auto given = column_of(attribute(tag, "r"))) column = *given;
      if (column >= kMaxColumns) return std::unexpected(too_many_columns(column));
      if (!tag.empty) {
        Cell cell{.slot = rows_.slot(column), .kind = kind_of(attribute(tag, "t"), attribute(tag, "s")), .column = column + 1,
                  .first_piece = pieces_.size()};
        if (!find_text(p, end)) return false;
        cell.piece_count = pieces_.size() - cell.first_piece;
        if (cell.piece_count > 0) {
          any = true;
          if (cell.slot != RowBuffer::kUnwanted) cells_.push_back(cell);
        }
      }
      ++column;
    }
    if (!complete) return false;
    at = p;
    if (any) {
      rows_.begin_row();
      for (Cell& cell : cells_) {
        const auto field = make_field(cell);
        if (!field) return std::unexpected(field.error());
        rows_.put(cell.slot, *field);
      }
      rows_.end_row(row_number_);
    }
    return true;
  }

  Error too_many_columns(std::uint32_t column) const {
    return make_error(ErrorCode::too_many_columns, column + 1, {std::to_string(kMaxColumns)});
  }

  CellKind kind_of(std::string_view type, std::string_view written_style) const {
    if (type.empty() || type == "n") {
      const auto style = parse_index(written_style);
      return style && *style < dates_.size() && dates_[*style] ? CellKind::date_serial : CellKind::number;
    }
    if (type == "s") return CellKind::shared_text;
    if (type == "b") return CellKind::boolean;
    if (type == "e") return CellKind::error;
    return CellKind::text;  // inlineStr, str (a formula's text), d (an ISO date)
  }

  // Up to </c>: adds the pieces of the value's text. False when it is not all here.
  bool find_text(const char*& p, const char* end) {
    Tag tag;
    const char* text = nullptr;
    int phonetic = 0;
    while (next_tag(p, end, tag)) {
      if (tag.name == "c" && tag.closing) return true;
      if (tag.name == "rPh") phonetic += tag.closing ? -1 : 1;
      if (tag.name != "v" && tag.name != "t") continue;
      if (!tag.closing) {
        text = tag.empty ? nullptr : tag.end;
      } else if (text != nullptr && phonetic <= 0) {
        char* const begin = window_.data() + (text - window_.data());
        if (tag.begin > text) pieces_.emplace_back(begin, static_cast<std::size_t>(tag.begin - text));
        text = nullptr;
      }
    }
    return false;
  }

  Result<Field> make_field(const Cell& cell) {
    const Piece text = join(std::span(pieces_).subspan(cell.first_piece, cell.piece_count));
    Field field;
    field.kind = cell.kind;
    if (cell.kind == CellKind::shared_text) {
      const auto index = parse_index({text.data(), text.size()});
      if (!index || *index >= strings_.size()) {
        return std::unexpected(make_error(ErrorCode::xml_malformed, cell.column, {"sharedStrings.xml"}));
      }
      field.offset = *index;
      field.length = 1;
      return field;
    }
    std::size_t size = text.size();
    if (cell.kind == CellKind::text) size = decode_xml_text(text.data(), size);
    if (size > kMaxCellBytes) {
      return std::unexpected(make_error(ErrorCode::cell_too_long, cell.column, {std::to_string(kMaxCellBytes)}));
    }
    field.offset = static_cast<std::uint32_t>(window_.offset_of(text.data()));
    field.length = static_cast<std::uint32_t>(size) & 0x0FFFFFFF;
    return field;
  }

  ByteSource& source_;
  ZipStream stream_;
  const std::string sheet_;
  const std::vector<bool>& dates_;
  const SharedStrings& strings_;
  RowBuffer rows_;
  const std::size_t piece_;
  Window window_;
  std::vector<Cell> cells_;
  std::vector<Piece> pieces_;  // of the row being parsed
  std::uint64_t row_number_ = 0, hidden_rows_ = 0;
  bool in_data_ = false;
  bool started_ = false;    // the part's first two bytes are known
  bool finished_ = false;   // no more rows
  bool exhausted_ = false;  // no more bytes
  std::optional<Error> failure_;
};

}  // namespace

SharedStringsReader::SharedStringsReader(ByteSource& source, ZipEntry entry, std::size_t piece)
    : source_(source), stream_(source, std::move(entry), piece), piece_(piece) {}

Result<Step> SharedStringsReader::step(SharedStrings& strings) {
  const auto read = read_more(stream_, window_, piece_);
  if (!read || *read == Step::pending) return read;
  if (!started_) {
    if (window_.size() < 2 && *read != Step::end) return Step::ready;
    started_ = true;
    if (is_utf16(window_)) return fail(ErrorCode::encoding_invalid, place_of(source_), {"UTF-8"});
  }
  const auto done = parse(strings);
  if (!done) return std::unexpected(done.error());
  if (*read == Step::end) {
    // Unclosed items at the end: the part was cut although its checksum held.
    if (window_.size() > 0 && !*done) {
      return fail(ErrorCode::xml_malformed, place_of(source_), {stream_.entry().name});
    }
    return Step::end;
  }
  if (window_.size() > kMaxElement) {
    return fail(ErrorCode::cell_too_long, place_of(source_), {std::to_string(kMaxCellBytes)});
  }
  return Step::ready;
}

// Takes whole <si> items from the window. True when nothing of an item is left over.
Result<bool> SharedStringsReader::parse(SharedStrings& strings) {
  const char* at = window_.data();
  const char* const end = at + window_.size();
  const char* taken = at;
  std::vector<Piece> pieces;
  Tag tag;
  bool inside = false;
  const char* text = nullptr;
  int phonetic = 0;
  while (next_tag(at, end, tag)) {
    if (tag.name == "si") {
      if (!tag.closing) {
        inside = !tag.empty;
        pieces.clear();
        phonetic = 0;
      } else {
        inside = false;
      }
      if (!inside) {
        const Piece whole = join(pieces);
        const std::size_t size = whole.empty() ? 0 : decode_xml_text(whole.data(), whole.size());
        total_ += size + sizeof(std::size_t);
        if (size > kMaxCellBytes) {
          return fail(ErrorCode::cell_too_long, place_of(source_), {std::to_string(kMaxCellBytes)});
        }
        if (total_ > kMaxSharedBytes) {
          return fail(ErrorCode::too_large, place_of(source_), {"sharedStrings", std::to_string(kMaxSharedBytes)});
        }
        if (size > 0) strings.append({whole.data(), size});
        strings.add_end();
        pieces.clear();
      }
    } else if (inside && tag.name == "rPh") {
      phonetic += tag.closing ? -1 : 1;
    } else if (inside && tag.name == "t" && !tag.closing) {
      text = tag.empty ? nullptr : tag.end;
    } else if (inside && tag.name == "t" && text != nullptr) {
      if (phonetic <= 0 && tag.begin > text) {
        pieces.emplace_back(window_.data() + (text - window_.data()), static_cast<std::size_t>(tag.begin - text));
      }
      text = nullptr;
    }
    if (!inside) taken = at;
  }
  window_.consume(static_cast<std::size_t>(taken - window_.data()));
  return !inside;
}

std::unique_ptr<TableReader> make_sheet_reader(ByteSource& source, ZipEntry entry,
                                               std::string sheet_name,
                                               const std::vector<bool>& date_styles,
                                               const SharedStrings& strings, ColumnMask mask,
                                               std::size_t piece) {
  return std::make_unique<SheetReader>(source, std::move(entry), std::move(sheet_name), date_styles,
                                       strings, std::move(mask), piece);
}

}  // namespace xanh::source
