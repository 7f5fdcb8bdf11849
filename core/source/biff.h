// .xls workbooks: Excel 97-2003 (BIFF8) and 5.0/95 (BIFF5), in an OLE container or bare.
//
// A reader of our own, not FreeXL: of 1,200 damaged copies of one workbook FreeXL 2.0.0 crashed on
// 16, inside its reading of the shared strings, where no check in front of it can look; and it
// gives no hidden sheets, no serial dates and nothing from memory.
#ifndef XANH_SOURCE_BIFF_H_
#define XANH_SOURCE_BIFF_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "source/document.h"

namespace xanh::source {

/// The workbook stream is held in memory while the document lives: it is at most 256 MiB, as a
/// sheet has at most 65,536 rows (larger: too_large). Its shared strings are held decoded, and a
/// reader adds 8 bytes per cell. Errors of open(): not_a_table (a container of something else),
/// workbook_encrypted, archive_truncated, archive_corrupt, file_empty (no worksheet).
/// `piece` is how many bytes are read at a time; tests make it tiny.
[[nodiscard]] std::unique_ptr<Document> make_biff_document(ByteSource& source, std::size_t piece = 1u << 20);

/// Does a file begin as a bare record stream of BIFF5 or BIFF8 does?
[[nodiscard]] bool looks_like_biff(std::string_view head);

}  // namespace xanh::source

#endif  // XANH_SOURCE_BIFF_H_
