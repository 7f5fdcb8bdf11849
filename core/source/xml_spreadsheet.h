// XML Spreadsheet 2003, the plain XML workbook of Excel XP and later, often named .xls. Values
// stand at the top left of what MergeAcross and MergeDown cover. Dates are ISO texts.
#ifndef XANH_SOURCE_XML_SPREADSHEET_H_
#define XANH_SOURCE_XML_SPREADSHEET_H_

#include <memory>
#include <string_view>

#include "source/document.h"

namespace xanh::source {

/// Whether `head`, in UTF-8, begins such a workbook.
[[nodiscard]] bool looks_like_xml_spreadsheet(std::string_view head);

/// `piece` is how many bytes are read at a time. open() lists the worksheets; xml_malformed when
/// the file ends inside one.
[[nodiscard]] std::unique_ptr<Document> make_xml_spreadsheet_document(
    ByteSource& source, std::size_t piece = 1u << 20);

}  // namespace xanh::source

#endif  // XANH_SOURCE_XML_SPREADSHEET_H_
