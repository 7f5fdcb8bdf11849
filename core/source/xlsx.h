// XLSX workbooks (ECMA-376, transitional and strict).
#ifndef XANH_SOURCE_XLSX_H_
#define XANH_SOURCE_XLSX_H_

#include <cstddef>
#include <memory>

#include "source/document.h"

namespace xanh::source {

/// `piece` is how many compressed bytes are read, and inflated bytes scanned, at a time; tests
/// make it tiny.
[[nodiscard]] std::unique_ptr<Document> make_xlsx_document(ByteSource& source,
                                                           std::size_t piece = 256u << 10);

}  // namespace xanh::source

#endif  // XANH_SOURCE_XLSX_H_
