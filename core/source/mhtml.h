// MHTML ("single file web page" of Excel and of browsers): a MIME message whose text/html parts
// hold the tables; Excel makes one part a sheet and names them in the frame page.
#ifndef XANH_SOURCE_MHTML_H_
#define XANH_SOURCE_MHTML_H_

#include <memory>
#include <string_view>

#include "source/document.h"

namespace xanh::source {

/// Whether a file that begins with `head` is a MIME message.
[[nodiscard]] bool looks_like_mhtml(std::string_view head);

/// `piece` is how many bytes are read at a time. open() gives not_a_table for a message without a
/// table, too_large for one of more than 4096 parts.
[[nodiscard]] std::unique_ptr<Document> make_mhtml_document(ByteSource& source,
                                                            std::size_t piece = 1u << 20);

}  // namespace xanh::source

#endif  // XANH_SOURCE_MHTML_H_
