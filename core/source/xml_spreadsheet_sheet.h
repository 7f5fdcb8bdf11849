// The rows of one worksheet of an XML Spreadsheet.
#ifndef XANH_SOURCE_XML_SPREADSHEET_SHEET_H_
#define XANH_SOURCE_XML_SPREADSHEET_SHEET_H_

#include <memory>
#include <string>

#include "source/document.h"
#include "source/xml_scan.h"
#include "text/encoding.h"

namespace xanh::source {

/// One row, cell or comment at most is held in memory.
inline constexpr std::size_t kMaxXmlElement = 64u << 20;

/// Attribute of the spreadsheet's namespace: by the prefix that everyone writes, or by none.
[[nodiscard]] inline std::string_view sheet_attribute(const Tag& tag, std::string_view prefixed) {
  const std::string_view value = attribute(tag, prefixed);
  return value.data() != nullptr ? value : attribute(tag, prefixed.substr(prefixed.find(':') + 1));
}

/// `sheet` counts the <Worksheet>s from 0.
[[nodiscard]] std::unique_ptr<TableReader> make_xml_sheet_reader(ByteSource& source,
                                                                 text::Encoding encoding,
                                                                 std::size_t sheet, std::string name,
                                                                 ColumnMask mask, std::size_t piece);

}  // namespace xanh::source

#endif  // XANH_SOURCE_XML_SPREADSHEET_SHEET_H_
