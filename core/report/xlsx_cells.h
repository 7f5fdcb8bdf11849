// What a cell of a page is as a number. Inside this room only.
#ifndef XANH_REPORT_XLSX_CELLS_H_
#define XANH_REPORT_XLSX_CELLS_H_

#include <cmath>
#include <cstdint>
#include <optional>
#include <string_view>

#include "report/xlsx_writer.h"
#include "text/date.h"
#include "text/format.h"
#include "view/page.h"

namespace xanh::report {

enum class CellKind : std::uint8_t { blank, text, share, change, steps, integer, number, day };

/// Behind the sign of a change: "▲ ", "▼ ", "= ".
[[nodiscard]] inline std::string_view bare_change(std::string_view text) {
  for (const std::string_view sign : {"\xE2\x96\xB2 ", "\xE2\x96\xBC ", "= "}) {
    if (text.starts_with(sign)) return text.substr(sign.size());
  }
  return text;
}

/// The day that `text` shows, if it is one as pages show it in `language`.
[[nodiscard]] inline std::optional<text::Day> day_shown(std::string_view shown, text::Language language) {
  if (shown.size() < 10 || shown.size() > 11) return std::nullopt;
  if (language == text::Language::vi) {
    const auto date = text::parse_date(shown);
    return date && text::format_day(date->day, language) == shown ? std::optional(date->day) : std::nullopt;
  }
  int year = 0, day = 0;  // "31 Oct 2025"
  for (const char c : shown.substr(shown.size() - 4)) year = year * 10 + (c - '0');
  for (const char c : shown.substr(0, shown.find(' '))) day = day * 10 + (c - '0');
  if (year < 1900 || year > 2200 || day < 1 || day > 31) return std::nullopt;
  for (int month = 1; month <= 12; ++month) {
    const text::Day found = text::day_from_civil(year, month, day);
    if (text::format_day(found, language) == shown) return found;
  }
  return std::nullopt;
}

/// How a number is to be read is what its text says: a share of 0.05 may stand as "5,0 %", or as points "+5,0".
[[nodiscard]] inline CellKind kind_of(const view::Cell& cell, text::Language language) {
  if (!cell.value) {
    if (cell.text.empty()) return CellKind::blank;
    return day_shown(cell.text, language) ? CellKind::day : CellKind::text;
  }
  const double value = *cell.value;
  if (cell.text.ends_with('%')) return CellKind::share;
  const std::string_view bare = bare_change(cell.text);
  const bool whole = value == std::trunc(value) && std::abs(value) < 1e15;
  for (const int decimals : {1, 2}) {
    if (bare == text::format_points(value, decimals, language) || bare == text::format_points(std::round(value * 1000) / 1000, decimals, language)) return CellKind::change;
  }
  if (whole) return bare.size() != cell.text.size() ? CellKind::steps : CellKind::integer;
  return CellKind::number;
}

[[nodiscard]] inline Style style_of(CellKind kind, bool total) {
  switch (kind) {
    case CellKind::share: return total ? Style::total_share : Style::share;
    case CellKind::change: return total ? Style::total_change : Style::change;
    case CellKind::steps: return total ? Style::total_integer : Style::steps;
    case CellKind::integer: return total ? Style::total_integer : Style::integer;
    case CellKind::number: return total ? Style::total_number : Style::number;
    case CellKind::day: return Style::day;
    case CellKind::blank:
    case CellKind::text: break;
  }
  return total ? Style::total : Style::text;
}

/// What a spreadsheet would take for a formula once its cell is edited.
[[nodiscard]] inline bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").contains(text.front());
}

}  // namespace xanh::report

#endif  // XANH_REPORT_XLSX_CELLS_H_
