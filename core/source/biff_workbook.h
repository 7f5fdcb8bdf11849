// The workbook-wide records of an .xls: sheets, shared strings, which cell styles show dates.
#ifndef XANH_SOURCE_BIFF_WORKBOOK_H_
#define XANH_SOURCE_BIFF_WORKBOOK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/biff_records.h"
#include "source/document.h"
#include "text/encoding.h"

namespace xanh::source::biff {

struct Sheet {
  TableInfo info;
  std::size_t begin = 0;  ///< of its BOF record in the stream
};

struct Workbook {
  bool wide = true;              ///< BIFF8: Unicode; else BIFF5 with 8-bit texts
  text::Encoding encoding = text::Encoding::utf16_le;  ///< of all texts
  std::vector<Sheet> sheets;     ///< worksheets only
  std::vector<bool> dates;       ///< by style index
  SharedStrings strings;
};

/// Reads the records up to the first EOF. A bare sheet (a stream that begins with a worksheet, as
/// some PHP exports write) is a workbook of one nameless sheet. Errors, without place:
/// workbook_encrypted, not_a_table, archive_truncated, archive_corrupt (args: part), too_large.
[[nodiscard]] Result<Workbook> read_workbook(std::string_view stream);

}  // namespace xanh::source::biff

#endif  // XANH_SOURCE_BIFF_WORKBOOK_H_
