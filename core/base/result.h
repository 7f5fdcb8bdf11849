// Errors as values. Core never prints, aborts or throws across its edge; the
// text of an error is made by core/view in the user's language from the code,
// the place and the arguments kept here.
#ifndef XANH_BASE_RESULT_H_
#define XANH_BASE_RESULT_H_

#include <cstdint>
#include <expected>
#include <string>
#include <utility>
#include <vector>

namespace xanh {

enum class ErrorCode : std::uint8_t {
  file_not_found,        ///< the platform has no such file
  file_unreadable,       ///< the platform refused or failed to read; args: reason
  file_empty,            ///< zero bytes, or nothing but blank cells
  not_a_table,           ///< the content is no format that Xanh reads; args: what it looks like
  format_unsupported,    ///< a known format that this version cannot read; args: format name
  workbook_encrypted,    ///< password-protected workbook
  archive_encrypted,     ///< a password-protected file in a zip
  archive_truncated,     ///< a zip whose directory or entry ends early
  archive_corrupt,       ///< a zip whose entry fails to inflate or its CRC; args: entry
  part_missing,          ///< a workbook lacks a required part; args: part
  xml_malformed,         ///< args: part
  json_malformed,        ///< args: what
  encoding_invalid,      ///< bytes that are not text in the detected encoding; args: encoding
  header_not_found,      ///< no row looks like the header of a dossier list
  columns_unknown,       ///< a header row, but the columns needed are absent; args: their names
  no_rows,               ///< a header and no dossier below it
  cell_too_long,         ///< one cell over the limit; args: limit in bytes
  too_many_columns,      ///< args: limit
  too_many_values,       ///< a dictionary column with more distinct values than it can hold
  too_large,             ///< a size over what is designed for; args: what, limit
  out_of_memory,         ///< the memory budget or the allocator said no
  rules_invalid,         ///< a rules file is wrong; args: file, JSON pointer, reason
  unknown_name,          ///< a name given by the user is not known; args: kind, name, known names
  write_failed,          ///< args: path, reason
  dialog_missing,        ///< the desktop has no file dialog to ask with
  period_reversed,       ///< the first day is after the last; args: first, last
  period_empty,          ///< no data in the period asked for; args: year, first and last day of the data
  period_unknown,        ///< an aggregate form that names no period: the user has to say it
  chart_missing,         ///< the page has no chart that could be taken away
  cancelled,             ///< the user stopped the work
};

/// Where an error was found. Rows and columns are 1-based; 0 means unknown.
struct Place {
  std::string file = {};
  std::string sheet = {};
  std::uint64_t row = 0;
  std::uint32_t column = 0;
};

struct Error {
  ErrorCode code;
  Place place = {};
  std::vector<std::string> args = {};
};

template <class T>
using Result = std::expected<T, Error>;

/// Shorthand for a failed Result.
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, Place place = {},
                                                 std::vector<std::string> args = {}) {
  return std::unexpected(Error{code, std::move(place), std::move(args)});
}

}  // namespace xanh

#endif  // XANH_BASE_RESULT_H_
