#include "reading.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <span>

#include "text/utf8.h"

namespace xanh::fuzz {
namespace {

using source::Batch;
using source::CellKind;
using source::ColumnMask;
using source::Document;
using source::Step;

// Beyond this many cells a table is only read on, no longer kept for comparison, and then left:
// input that repeats cells is bounded by the readers, not by what a fuzzer can wait for.
constexpr std::size_t kCellsKept = 20'000;
constexpr std::size_t kCellsRead = 1'000'000;
constexpr std::size_t kTablesRead = 8;
// No reader needs so many calls for 64 KiB, even one byte at a time: it would never end.
constexpr std::size_t kMostCalls = 3'000'000;

struct Cell {
  CellKind kind = CellKind::empty;
  std::string text;
  friend bool operator==(const Cell&, const Cell&) = default;
};

struct Table {
  std::map<std::uint64_t, std::map<std::size_t, Cell>> rows;  ///< empty cells left out
  std::optional<ErrorCode> error;
  bool whole = true;  ///< all of it was kept
};

void check_batch(const Batch& batch, std::size_t width_asked, bool masked, std::uint64_t& last_row) {
  XANH_HOLDS(batch.fields.size() == batch.row_count() * batch.column_count);
  if (masked) XANH_HOLDS(batch.column_count == width_asked);
  XANH_HOLDS(batch.column_count <= source::kMaxColumns);
  XANH_HOLDS(batch.row_count() <= 8192);
  for (const std::uint64_t row : batch.row_numbers) {
    XANH_HOLDS(row > last_row);
    last_row = row;
  }
  for (const source::Field& field : batch.fields) {
    if (field.kind == CellKind::empty) continue;
    if (field.kind == CellKind::shared_text) {
      XANH_HOLDS(batch.shared != nullptr);
      continue;
    }
    XANH_HOLDS(field.kind <= CellKind::shared_text);
    XANH_HOLDS(field.offset <= batch.bytes.size() && field.length <= batch.bytes.size() - field.offset);
    XANH_HOLDS(field.length <= source::kMaxCellBytes);
  }
}

Table read_table(Document& document, std::size_t index, const ColumnMask& mask, bool utf8) {
  Table table;
  auto reader = document.read(index, mask);
  if (!reader) {
    table.error = reader.error().code;
    return table;
  }
  std::uint64_t last_row = 0;
  std::size_t cells = 0;
  for (std::size_t call = 0;; ++call) {
    XANH_HOLDS(call < kMostCalls);
    Batch batch;
    const auto step = (*reader)->next(batch);
    if (!step) {
      table.error = step.error().code;
      Batch again;
      const auto repeated = (*reader)->next(again);
      XANH_HOLDS(!repeated && repeated.error().code == step.error().code);
      return table;
    }
    if (*step == Step::end) return table;
    if (*step == Step::pending) continue;
    check_batch(batch, mask.columns.size(), !mask.all, last_row);
    cells += std::max<std::size_t>(batch.fields.size(), batch.row_count());
    if (cells > kCellsRead) return table.whole = false, table;
    if (cells > kCellsKept) {
      table.whole = false;
      continue;
    }
    for (std::size_t r = 0; r < batch.row_count(); ++r) {
      auto& row = table.rows[batch.row_numbers[r]];
      for (std::size_t c = 0; c < batch.column_count; ++c) {
        const source::Field& field = batch.field(r, c);
        if (field.kind == CellKind::empty) continue;
        // A cell of no text says no more than no cell.
        const std::string_view text = batch.text(field);
        if (utf8) XANH_HOLDS(text::is_valid_utf8(text));
        if (!text.empty()) {
          row.emplace(mask.all ? c : mask.columns[c],
                      Cell{field.kind == CellKind::shared_text ? CellKind::text : field.kind, std::string(text)});
        }
      }
    }
  }
}

// True when the document is open.
bool open(Document& document, std::optional<ErrorCode>& error) {
  for (std::size_t call = 0;; ++call) {
    XANH_HOLDS(call < kMostCalls);
    const auto step = document.open();
    if (!step) {
      error = step.error().code;
      return false;
    }
    if (*step == Step::end) return true;
  }
}

void check_masked(const Table& all, const Table& masked, const ColumnMask& mask) {
  for (const auto& [number, cells] : masked.rows) {
    const auto whole = all.rows.find(number);
    if (whole == all.rows.end()) {
      // Reading on past a wrong value of a column that is not wanted is no fault.
      XANH_HOLDS(cells.empty() || !all.whole || all.error);
      continue;
    }
    for (const std::uint32_t column : mask.columns) {
      const auto one = cells.find(column), other = whole->second.find(column);
      XANH_HOLDS((one == cells.end()) == (other == whole->second.end()));
      if (one != cells.end()) XANH_HOLDS(one->second == other->second);
    }
  }
}

}  // namespace

Result<Step> HaltingSource::read(std::uint64_t offset, std::span<std::byte> out) {
  XANH_HOLDS(offset <= bytes_.size() && out.size() <= bytes_.size() - offset);
  const std::pair range(offset, out.size());
  if (std::ranges::find(fetched_, range) == fetched_.end()) {
    fetched_.push_back(range);
    if (fetched_.size() > 8) fetched_.erase(fetched_.begin());
    return Step::pending;
  }
  if (!out.empty()) std::memcpy(out.data(), bytes_.data() + offset, out.size());
  return Step::ready;
}

void read_every_way(std::string_view bytes, const Maker& make, Promises promises) {
  source::MemorySource whole_source("tep.bin", std::string(bytes));
  const auto whole = make(whole_source, 1u << 16);
  if (whole == nullptr) return;
  const bool utf8 = promises.utf8;
  std::optional<ErrorCode> error;
  const bool opened = open(*whole, error);

  // One byte at a time for small inputs; larger ones would take minutes.
  const std::size_t piece = bytes.size() < 512 ? 1 : 7 + bytes.size() / 64;
  HaltingSource halting("tep.bin", bytes);
  std::unique_ptr<Document> pieces;
  if (promises.any_piece) {
    pieces = make(halting, piece);
    XANH_HOLDS(pieces != nullptr);
    std::optional<ErrorCode> pieces_error;
    XANH_HOLDS(open(*pieces, pieces_error) == opened);
    XANH_HOLDS(pieces_error == error);
  }
  if (!opened) return;
  const auto tables = whole->tables();
  if (pieces) XANH_HOLDS(pieces->tables().size() == tables.size());
  const ColumnMask mask{.all = false, .columns = {0, 2, 3, 5, 19}};
  for (std::size_t i = 0; i < std::min(tables.size(), kTablesRead); ++i) {
    if (utf8) XANH_HOLDS(text::is_valid_utf8(tables[i].name));
    const Table all = read_table(*whole, i, {}, utf8);
    check_masked(all, read_table(*whole, i, mask, utf8), mask);
    if (!pieces || !all.whole) continue;
    const Table again = read_table(*pieces, i, {}, utf8);
    // Where bytes are damaged and what they hold as well, the piece decides which is met first.
    const auto damaged = [](const Table& table) {
      return table.error == ErrorCode::archive_corrupt || table.error == ErrorCode::archive_truncated;
    };
    XANH_HOLDS(again.error == all.error || (again.error && all.error && (damaged(again) || damaged(all))));
    // Rows in front of an error may or may not have been handed over.
    if (!all.error) XANH_HOLDS(again.rows == all.rows);
  }
}

void read_detected(std::string_view bytes) {
  const auto detect = [](source::ByteSource& source, std::size_t) {
    std::unique_ptr<Document> out;
    for (std::size_t call = 0;; ++call) {
      XANH_HOLDS(call < 1000);
      const auto step = source::detect(source, out);
      if (!step) return std::unique_ptr<Document>();
      if (*step == Step::end) return out;
    }
  };
  read_every_way(bytes, detect);
}

}  // namespace xanh::fuzz
