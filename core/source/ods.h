// OpenDocument spreadsheets (ODF 1.2 and later, .ods in a package).
#ifndef XANH_SOURCE_ODS_H_
#define XANH_SOURCE_ODS_H_

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>

#include "source/document.h"
#include "source/zip.h"

namespace xanh::source {

/// Is this the head of a package whose first entry names it a spreadsheet, as ODF asks?
[[nodiscard]] bool looks_like_ods(std::string_view head);

/// Do the entries look like those of an OpenDocument package? Which kind, its content tells.
[[nodiscard]] bool holds_ods(std::span<const ZipEntry> entries);

/// Dates are texts in ISO 8601 and times texts as shown; percentages are fractions. Cells that are
/// covered by a merged one are empty. Besides the errors of archives: workbook_encrypted;
/// not_a_table (another OpenDocument, such as a text); too_large (a row over 64 MiB, or cells repeated by the million).
/// `piece` is how many compressed bytes are read, and inflated bytes scanned, at a time; tests
/// make it tiny.
[[nodiscard]] std::unique_ptr<Document> make_ods_document(ByteSource& source,
                                                          std::size_t piece = 256u << 10);

}  // namespace xanh::source

#endif  // XANH_SOURCE_ODS_H_
