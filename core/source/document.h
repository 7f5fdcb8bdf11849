// An opened file: which tables it holds, and a reader for each. Content decides what a file
// is, never its extension.
#ifndef XANH_SOURCE_DOCUMENT_H_
#define XANH_SOURCE_DOCUMENT_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "source/batch.h"
#include "source/byte_source.h"
#include "text/encoding.h"

namespace xanh::source {

enum class Format : std::uint8_t { csv, xlsx, ods, biff, html, xml_spreadsheet, mhtml, json, ndjson, zip };

/// Machine name of a format: "csv", "xlsx", ...
[[nodiscard]] std::string_view format_name(Format format);

struct TableInfo {
  std::string name;                ///< sheet name; empty for a CSV
  bool hidden = false;
  std::uint64_t declared_rows = 0; ///< what the file says of itself; 0 unknown, never trusted
  bool system_1904 = false;        ///< epoch of date_serial cells
  /// Lines of text in front of the table that are no rows of it (HTML: headings, paragraphs, small
  /// tables that lay out a letterhead), in order; at most 20.
  std::vector<std::string> lines_before = {};
};

/// How the bytes were understood: for the import log.
struct Dialect {
  Format format = Format::csv;
  std::string encoding = "UTF-8";
  bool byte_order_mark = false;
  char separator = 0;              ///< CSV only
};

/// Bytes [begin, end) of a file.
struct ByteRange {
  std::uint64_t begin = 0, end = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Where a part of a table turned out to lie (Document::read_part).
struct PartEnds {
  std::uint64_t begin = 0;  ///< of its first record
  std::uint64_t end = 0;    ///< of the first record behind it, or the end of the records
  std::uint64_t lines = 0;  ///< physical lines between
};

/// Reads one table. Not thread-safe; must not outlive its document.
class TableReader {
 public:
  virtual ~TableReader() = default;

  /// The next batch (of a reader's own size, a few thousand rows at most; blank rows are
  /// skipped). `ready` with a batch, `pending`, or `end`. After an error every call repeats it.
  [[nodiscard]] virtual Result<Step> next(Batch& batch) = 0;

  /// Bytes of the file consumed so far (for progress), up to the source's size.
  [[nodiscard]] virtual std::uint64_t bytes_consumed() const = 0;

  /// Rows given so far that the file hides (a filter left on, as a rule). They are data like others;
  /// 0 where the format cannot hide rows or the reader does not tell.
  [[nodiscard]] virtual std::uint64_t hidden_rows() const { return 0; }

  /// Of a part that is read to its end.
  [[nodiscard]] virtual PartEnds ends() const { return {}; }
};

class Document {
 public:
  virtual ~Document() = default;

  /// Reads what must be known before any table (directory, styles, shared strings, dialect).
  /// `pending`: call again; `ready`: more to do, call again (a chance to report progress and
  /// to cancel); `end`: open, tables() is filled.
  [[nodiscard]] virtual Result<Step> open() = 0;

  [[nodiscard]] virtual std::span<const TableInfo> tables() const = 0;
  [[nodiscard]] virtual const Dialect& dialect() const = 0;

  /// A reader at the table's first row; may be called again to read it anew.
  /// REQUIRES: open() gave `end`, table < tables().size().
  [[nodiscard]] virtual Result<std::unique_ptr<TableReader>> read(std::size_t table,
                                                                  ColumnMask mask) = 0;

  /// The same document, open, over another source of the same bytes, without looking at them anew; null where the
  /// format must. `source` must outlive it.
  [[nodiscard]] virtual std::unique_ptr<Document> again(ByteSource& source) const {
    (void)source;
    return nullptr;
  }

  /// The bytes of the table's records, where they can be read in parts; nothing where they cannot.
  [[nodiscard]] virtual std::optional<ByteRange> divisible(std::size_t table) const {
    (void)table;
    return std::nullopt;
  }
  /// A reader of the records that begin in `range`; it numbers rows from 1 at the first of them.
  /// `exact`: a record begins at range.begin. Else the first is taken to begin behind a line end, which
  /// is a guess (the line end may stand inside quotes): right if ends().begin is the ends().end of
  /// the part before. What only the whole file can tell (a quote that nothing closes) is an error here.
  /// REQUIRES: divisible(table), range within it.
  [[nodiscard]] virtual Result<std::unique_ptr<TableReader>> read_part(std::size_t table, ByteRange range, bool exact,
                                                                       ColumnMask mask) {
    (void)range, (void)exact;
    return read(table, std::move(mask));
  }
};

/// The user's word on a text file (CSV, JSON); what is not set is found out from the bytes.
struct TextChoice {
  std::optional<text::Encoding> encoding = {};
  std::optional<char> separator = {};  ///< of a CSV: ',', ';' or tab
  friend bool operator==(const TextChoice&, const TextChoice&) = default;
};

/// Looks at the first and last bytes and makes the matching document (not yet open) in `out`.
/// `pending`: call again; `end`: made. Errors: file_empty, not_a_table, workbook_encrypted,
/// format_unsupported, archive_truncated. `source` must outlive the document.
[[nodiscard]] Result<Step> detect(ByteSource& source, std::unique_ptr<Document>& out, const TextChoice& choice = {});

}  // namespace xanh::source

#endif  // XANH_SOURCE_DOCUMENT_H_
