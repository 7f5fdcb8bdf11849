// The two large parts of a workbook, scanned as they are inflated.
#ifndef XANH_SOURCE_XLSX_SHEET_H_
#define XANH_SOURCE_XLSX_SHEET_H_

#include <memory>
#include <vector>

#include "source/document.h"
#include "source/window.h"
#include "source/zip.h"

namespace xanh::source {

/// Fills `strings` from xl/sharedStrings.xml, a piece a call.
class SharedStringsReader {
 public:
  SharedStringsReader(ByteSource& source, ZipEntry entry, std::size_t piece);
  /// ready: call again; pending; end: all strings are in `strings`.
  [[nodiscard]] Result<Step> step(SharedStrings& strings);

 private:
  Result<bool> parse(SharedStrings& strings);

  ByteSource& source_;
  ZipStream stream_;
  std::size_t piece_;
  Window window_;
  std::uint64_t total_ = 0;
  bool started_ = false;  ///< the part's first two bytes are known
};

/// Rows of one worksheet. `date_styles` and `strings` must outlive the reader.
[[nodiscard]] std::unique_ptr<TableReader> make_sheet_reader(ByteSource& source, ZipEntry entry,
                                                             std::string sheet_name,
                                                             const std::vector<bool>& date_styles,
                                                             const SharedStrings& strings,
                                                             ColumnMask mask, std::size_t piece);

}  // namespace xanh::source

#endif  // XANH_SOURCE_XLSX_SHEET_H_
