// JSON (RFC 8259) as a table: an array of records, an object that holds one, or records one
// behind the other (NDJSON).
//
// Which array: the one with the most records among the members of the outermost objects, down to
// four levels ("data", "result.items", whatever it is called); its path is the table's name. One
// object without such an array is a single record.
//
// Records that are objects: row 1 is the header, record i is row i + 1. Its columns are the keys in
// order of first sight, all records read for them once before the first row. Objects inside a
// record are flattened, "ToChuc.Ma". Arrays of scalars are joined by "; ". Arrays of objects become
// one column a key, "TaiLieuNop.DuocSoHoa", with the greatest value if numbers, booleans or numbers
// of one or two digits in quotes, else the first text: a dossier is digitised when any of its
// components is (domain.md 2.5).
//
// Records that are arrays: their elements are the cells, record i is row i, nothing is added.
//
// null, "", [] and {} are empty cells; true and false are booleans. A key twice in an object: the
// later one counts. A record that is null is passed over; any other scalar is malformed. Line
// feeds and tabs inside strings are let through, as some writers leave them; half of a surrogate
// pair reads as U+FFFD.
//
// Errors: json_malformed with what, the line and the byte (counted from 1 in the decoded text);
// cell_too_long, too_large, too_many_columns, file_empty (an empty array), not_a_table.
#ifndef XANH_SOURCE_JSON_H_
#define XANH_SOURCE_JSON_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "source/document.h"
#include "text/encoding.h"

namespace xanh::source {

/// Could a text that begins so be JSON? `text` is past the byte order mark and blanks.
[[nodiscard]] bool looks_like_json(std::string_view text);

/// `piece` is how many bytes are read at a time; tests make it tiny.
[[nodiscard]] std::unique_ptr<Document> make_json_document(
    ByteSource& source, text::Encoding encoding = text::Encoding::utf8,
    std::size_t piece = 1u << 20);

}  // namespace xanh::source

#endif  // XANH_SOURCE_JSON_H_
