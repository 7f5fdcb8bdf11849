// CSV and TSV: RFC 4180 with any of , ; tab, LF, CRLF or CR, quotes where a field begins with
// one, stray quotes kept as they are. Any encoding of text/encoding.h. In a UTF-8 file bytes that
// are none pass into the cells, where text/utf8.h reads them as U+FFFD.
#ifndef XANH_SOURCE_CSV_H_
#define XANH_SOURCE_CSV_H_

#include <memory>
#include <optional>
#include <string_view>

#include "source/document.h"
#include "text/encoding.h"

namespace xanh::source {

struct CsvDialect {
  char separator = ',';
  text::Encoding encoding = text::Encoding::utf8;
  bool byte_order_mark = false;
  std::uint64_t data_begin = 0;   ///< offset of the first record in the text as UTF-8 (TextStream): past
                                  ///< the BOM and a "sep=;" line
  std::uint64_t first_line = 1;   ///< physical line at data_begin
};

/// The dialect of a UTF-8 file whose first bytes are `head` (64 KiB do). The separator is the one that
/// splits most lines into the same number of fields.
[[nodiscard]] CsvDialect detect_csv_dialect(std::string_view head);
/// The same for a file of any encoding. `head` are the bytes as they stand.
[[nodiscard]] CsvDialect detect_csv_dialect(std::string_view head, const text::EncodingGuess& guess);

/// `piece` is how many bytes are read at a time; tests make it tiny.
[[nodiscard]] std::unique_ptr<Document> make_csv_document(ByteSource& source, CsvDialect dialect,
                                                          std::size_t piece = 1u << 20);

}  // namespace xanh::source

#endif  // XANH_SOURCE_CSV_H_
