// Workbooks written row by row to a Sink, in memory that does not grow with the rows.
#ifndef XANH_REPORT_XLSX_WRITER_H_
#define XANH_REPORT_XLSX_WRITER_H_

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/zip_writer.h"

namespace xanh::report {

/// How a cell looks. The table behind it is in the .cpp, in this order.
enum class Style : std::uint8_t {
  general,
  title,        ///< large and bold
  note,         ///< small and grey
  header,       ///< bold on a tint, wrapped, centred
  text,         ///< wrapped
  integer,      ///< 1.234 under a Vietnamese locale
  percent,      ///< 68,54 %
  points,       ///< +1,72 or -1,72: percentage points
  date,         ///< dd/MM/yyyy
  date_time,    ///< dd/MM/yyyy HH:mm:ss
  total,        ///< bold, rule above
  total_integer,
  total_percent,
  met,          ///< percent on green
  near,         ///< percent on amber
  missed,       ///< percent on red
  literal,      ///< text that stays text when its cell is edited, however it begins
  share,        ///< 68,5 %
  change,       ///< +1,7 or -1,7: percentage points
  steps,        ///< +3 or -3
  number,       ///< as many decimals as it has
  day,          ///< dd/MM/yyyy, ruled
  total_share,
  total_change,
  total_number,
  absent,       ///< a sign in the place of a number, centred
  count_
};

/// What a conditional format says; a word beside it must say the same.
enum class Mark : std::uint8_t { met, near, missed };

/// "C5" for column 2 (0-based) and row 5.
[[nodiscard]] std::string cell_name(std::uint32_t column, std::uint32_t row);

struct SheetOptions {
  std::string name = {};                   ///< at most 31 characters, none of []:*?/\ (replaced)
  std::vector<double> column_widths = {};  ///< in characters; columns beyond it keep the default
  std::uint32_t frozen_rows = 0;           ///< rows that stay in view
  std::uint32_t frozen_columns = 0;        ///< columns that stay in view
  bool landscape = false;                  ///< and fitted to the page's width when printed
};

/// Writes the sheets in order. Calls to add cells never fail by themselves: an error is kept
/// and returned by the next call that gives a Result. Text that XML cannot carry is dropped
/// (control characters) or replaced (invalid UTF-8, by U+FFFD); text is never a formula.
/// Equal texts are stored once, up to a budget of 32 MiB; further ones stand in their cells.
/// Errors: too_large (rows, bytes), too_many_columns, cell_too_long, and the sink's.
class XlsxWriter {
 public:
  /// `sink` must outlive the writer. REQUIRES: 1 to 250 sheets.
  XlsxWriter(Sink& sink, std::vector<SheetOptions> sheets, int level = 6);
  ~XlsxWriter();

  /// Goes to the first sheet, then to the next. REQUIRES: as many calls as sheets.
  [[nodiscard]] Result<void> next_sheet();

  /// A row is the cells added up to end_row(). An unused cell is skipped over by blank().
  void text(std::string_view value, Style style = Style::general);
  void number(double value, Style style = Style::general);  ///< not finite: an empty cell
  void integer(std::int64_t value, Style style = Style::integer);
  /// `day` counts from 1970-01-01 (text::Day); `second` of the day.
  void date(std::int32_t day, Style style = Style::date);
  void date_time(std::int32_t day, std::int32_t second, Style style = Style::date_time);
  void blank(Style style = Style::general);
  /// `expression` without "=": ASCII or UTF-8, for the cells of this sheet, never the text of a file. With what it gives
  /// now, for readers that do not calculate.
  void formula(std::string_view expression, double now, Style style);
  void formula(std::string_view expression, std::string_view now, Style style);
  [[nodiscard]] Result<void> end_row();

  /// Merges `columns` cells of the row being built, from its `first` column (0-based).
  void merge(std::uint32_t first, std::uint32_t columns);

  /// Buttons to filter by in row `first` (1-based) for the rows up to `last`. Once a sheet.
  void filter(std::uint32_t first, std::uint32_t last, std::uint32_t columns);
  /// Colours the cells of `column` (0-based) in rows `first` to `last` (1-based) while `condition` holds, written for the
  /// first of them. What is said first goes before.
  void colour(std::uint32_t column, std::uint32_t first, std::uint32_t last, std::string_view condition, Mark mark);
  /// Bars from 0 to 1 behind the numbers of these cells.
  void bars(std::uint32_t column, std::uint32_t first, std::uint32_t last);

  /// Ends the last sheet and the archive. Nothing may follow.
  [[nodiscard]] Result<void> finish();

 private:
  void open_cell(Style style, std::string_view type);
  [[nodiscard]] Result<void> write_head();
  [[nodiscard]] Result<void> end_sheet();
  [[nodiscard]] Result<void> flush(std::size_t above);
  [[nodiscard]] Result<void> write_shared_strings();
  void broken(Error error);
  void begin_rule(std::uint32_t column, std::uint32_t first, std::uint32_t last);

  ZipWriter zip_;
  std::vector<SheetOptions> sheets_;
  std::size_t sheet_ = 0;        ///< sheets begun
  std::uint32_t row_ = 0;        ///< 1-based number of the row being built
  std::uint32_t column_ = 0;     ///< cells of it so far
  std::string buffer_;
  std::string clean_;            ///< the text of one cell, escaped
  std::string merges_;
  std::string filter_;           ///< reference of the sheet's filter
  std::string rules_;            ///< conditional formats of the sheet
  std::uint32_t rule_count_ = 0;
  std::uint32_t merge_count_ = 0;
  std::deque<std::string> strings_;
  std::unordered_map<std::string_view, std::uint32_t> string_index_;
  std::size_t string_bytes_ = 0;
  std::uint64_t string_uses_ = 0;
  std::unique_ptr<Error> error_;
};

}  // namespace xanh::report

#endif  // XANH_REPORT_XLSX_WRITER_H_
