// The cells of one worksheet of an .xls.
#ifndef XANH_SOURCE_BIFF_SHEET_H_
#define XANH_SOURCE_BIFF_SHEET_H_

#include <memory>
#include <string>
#include <string_view>

#include "source/biff_workbook.h"
#include "source/document.h"

namespace xanh::source::biff {

/// Rows of a sheet in ascending order, in whatever order its writer left the cells. `stream` and
/// `book` must outlive the reader; `file_size` scales bytes_consumed().
[[nodiscard]] std::unique_ptr<TableReader> make_sheet_reader(std::string_view stream, const Workbook& book,
                                                             const Sheet& sheet, std::string file,
                                                             std::uint64_t file_size, ColumnMask mask);

}  // namespace xanh::source::biff

#endif  // XANH_SOURCE_BIFF_SHEET_H_
