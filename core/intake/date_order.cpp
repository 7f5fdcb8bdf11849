#include "intake/date_order.h"

#include <algorithm>
#include <optional>
#include <string>

#include "facts/dossier_code.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

constexpr std::array kDateRoles = {Role::submitted_at, Role::received_at, Role::due_at, Role::finished_at, Role::returned_at};

// The first two numbers of a text date that begins with neither its year nor a time: "25/08/2025 10:00".
struct Front {
  std::size_t first = 0, second = 0, end = 0;  // where the numbers begin, and the second one ends
  int a = 0, b = 0;
};
std::optional<Front> front_of(std::string_view text) {
  Front out;
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || text[at] == '\'')) ++at;
  const auto number = [&](int& value) {
    std::size_t digits = 0;
    for (; at < text.size() && text::is_digit(text[at]) && digits < 3; ++at, ++digits) value = value * 10 + (text[at] - '0');
    return digits == 1 || digits == 2;
  };
  out.first = at;
  if (!number(out.a) || at >= text.size()) return std::nullopt;
  const char mark = text[at];
  if (mark != '/' && mark != '-' && mark != '.') return std::nullopt;
  out.second = ++at;
  if (!number(out.b) || at >= text.size() || text[at] != mark) return std::nullopt;
  out.end = at;
  return out;
}

// MM/dd/yyyy as dd/MM/yyyy.
std::string with_day_first(std::string_view text, const Front& front) {
  std::string out(text.substr(0, front.first));
  out += text.substr(front.second, front.end - front.second);
  out += text[front.end];
  out += text.substr(front.first, front.second - 1 - front.first);
  out += text.substr(front.end);
  return out;
}

bool is_iso(std::string_view text) {
  return text.size() >= 8 && text::is_digit(text[0]) && text::is_digit(text[1]) && text::is_digit(text[2]) && text::is_digit(text[3]) && text[4] == '-';
}

// Serials and ISO dates: what a program has understood as a date, not what somebody wrote.
bool is_typed(source::CellKind kind, std::string_view text) {
  using source::CellKind;
  return kind == CellKind::date_serial || kind == CellKind::number || is_iso(text);
}

// Day and month change places; nothing when there is no such month.
std::optional<text::Day> swap(text::Day day) {
  const text::Civil civil = text::civil_from_day(day);
  if (!text::is_valid_civil(civil.year, civil.day, civil.month)) return std::nullopt;
  return text::day_from_civil(civil.year, civil.day, civil.month);
}

// What the sampled cells of one column are.
struct Seen {
  std::size_t typed = 0, typed_late = 0;  // typed dates; those of them beyond the 12th
  std::size_t day_only = 0;               // texts that can only be day first
  std::size_t month_only = 0;             // only month first
  std::size_t either = 0;
  // Typed dates that could be swapped, held against the day of the row's code.
  std::size_t fits_swapped = 0, fits = 0;
};

bool is_near(text::Day a, text::Day b) { return a - b <= 1 && b - a <= 1; }

Seen look(const Sample& sample, const ReadingPlan& plan, std::uint32_t column, const std::vector<text::Day>& code_days) {
  Seen out;
  for (std::size_t r = 0; r < sample.rows.size(); ++r) {
    const Sample::Row& row = sample.rows[r];
    if (row.number < plan.header_row + plan.header_rows || column >= row.cells.size()) continue;
    const SampleCell& cell = row.cells[column];
    if (cell.kind == source::CellKind::empty) continue;
    if (is_typed(cell.kind, cell.text)) {
      const Moment moment = read_moment(cell.kind, cell.text, sample.system_1904);
      if (!moment.known()) continue;
      ++out.typed;
      const text::Civil civil = text::civil_from_day(moment.day);
      out.typed_late += civil.day > 12;
      const auto swapped = swap(moment.day);
      if (code_days[r] == 0 || !swapped || *swapped == moment.day) continue;
      out.fits += is_near(moment.day, code_days[r]);
      out.fits_swapped += is_near(*swapped, code_days[r]);
    } else if (const auto front = front_of(cell.text)) {
      const bool day_first = read_moment(cell.kind, cell.text, false).known();
      const bool month_first = read_moment(cell.kind, with_day_first(cell.text, *front), false).known();
      out.day_only += day_first && !month_first;
      out.month_only += month_first && !day_first;
      out.either += day_first && month_first;
    }
  }
  return out;
}

}  // namespace

DateOrders find_date_orders(const Sample& sample, const ReadingPlan& plan) {
  DateOrders out{};
  std::vector<text::Day> code_days(sample.rows.size(), 0);
  const auto codes = std::ranges::find(plan.columns, Role::dossier_code, &ColumnDecision::role);
  for (std::size_t r = 0; codes != plan.columns.end() && r < sample.rows.size(); ++r) {
    const auto& cells = sample.rows[r].cells;
    if (codes->column < cells.size()) code_days[r] = facts::read_code(cells[codes->column].text).day;
  }
  std::array<Seen, kRoleCount> seen{};
  bool one = false;
  for (const ColumnDecision& column : plan.columns) {
    if (std::ranges::find(kDateRoles, column.role) == kDateRoles.end()) continue;
    const auto role = static_cast<std::size_t>(column.role);
    const Seen& s = seen[role] = look(sample, plan, column.column, code_days);
    const bool filed = column.role == Role::received_at || column.role == Role::submitted_at;
    const bool split = s.typed >= 3 && s.typed_late == 0 && s.day_only >= 3 && s.either + s.month_only == 0;
    const bool told = filed && s.fits_swapped >= 3 && s.fits * 10 <= s.fits_swapped;
    const bool refuted = filed && s.fits > s.fits_swapped;
    out[role].typed_swapped = (split && !refuted) || told;
    one = one || out[role].typed_swapped;
    out[role].month_first = s.month_only >= 2 && s.day_only == 0;
  }
  for (std::size_t role = 0; one && role < seen.size(); ++role) {
    const Seen& s = seen[role];
    if (s.typed >= 5 && s.typed_late == 0 && s.either + s.month_only == 0) out[role].typed_swapped = true;
  }
  return out;
}

Moment read_moment(source::CellKind kind, std::string_view text, bool system_1904, DateOrder order, bool& swapped) {
  Moment out = read_moment(kind, text, system_1904);
  if (is_typed(kind, text)) {
    if (!order.typed_swapped || !out.known()) return out;
    const auto other = swap(out.day);
    if (!other || *other == out.day) return out;
    out.day = *other;
    swapped = true;
    return out;
  }
  if (!order.month_first) return out;
  const auto front = front_of(text);
  if (!front || front->a == front->b) return out;
  const Moment other = read_moment(kind, with_day_first(text, *front), system_1904);
  if (!other.known()) return out;
  swapped = true;
  return other;
}

}  // namespace xanh::intake
