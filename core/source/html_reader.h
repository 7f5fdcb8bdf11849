// The rows of one <table> of an HTML text.
#ifndef XANH_SOURCE_HTML_READER_H_
#define XANH_SOURCE_HTML_READER_H_

#include <memory>

#include "source/document.h"
#include "source/html_stream.h"

namespace xanh::source {

/// `table` is the number of the <table> in the text; `place` is that of errors.
[[nodiscard]] std::unique_ptr<TableReader> make_html_reader(std::unique_ptr<ByteStream> text,
                                                            std::uint32_t table, Place place,
                                                            ColumnMask mask);

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_READER_H_
