#include "intake/number_style.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/number.h"

namespace xanh::intake {
namespace {

using Kind = NumberStyle::Kind;

constexpr int kComma = 0, kPoint = 1;
constexpr std::string_view kMinus = "\xE2\x88\x92", kRaised = "\xE2\x80\x99";  // U+2212, U+2019

// Runs of digits and the single marks between them; apostrophes of both kinds are '\''.
struct Runs {
  bool negative = false;
  std::vector<std::string_view> digits;
  std::string marks;       // one fewer than digits
  std::size_t end = 0;
  bool percent = false;
  bool quoted = false;     // a spreadsheet's apostrophe before
};

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text::is_digit(text[end])) ++end;
  return end - at;
}

std::optional<Runs> split(std::string_view text) {
  Runs out;
  std::size_t at = 0;
  if (text.starts_with('\'')) at = 1, out.quoted = true;
  if (text.substr(at).starts_with(kMinus)) {
    at += kMinus.size(), out.negative = true;
  } else if (at < text.size() && (text[at] == '-' || text[at] == '+')) {
    out.negative = text[at++] == '-';
  }
  for (;;) {
    const std::size_t count = digits_at(text, at);
    if (count == 0) return std::nullopt;
    out.digits.push_back(text.substr(at, count));
    at += count;
    if (at >= text.size()) break;
    char mark = text[at];
    std::size_t length = 1;
    if (text.substr(at).starts_with(kRaised)) mark = '\'', length = kRaised.size();
    const std::size_t next = digits_at(text, at + length);
    if (next == 0 || (mark != '.' && mark != ',' && mark != ' ' && mark != '\'')) break;
    if (mark == ' ' || mark == '\'') {
      // Thousands only: "1 234", not "124907 48,6%" and not "1,5 200".
      const bool other = out.marks.find_first_not_of(mark) != std::string::npos;
      if (next != 3 || out.digits.front().size() > 3 || other) break;
    }
    out.marks += mark;
    at += length;
  }
  out.end = at;
  const std::size_t blank = at < text.size() && text[at] == ' ' ? 1 : 0;
  if (at + blank < text.size() && text[at + blank] == '%') out.percent = true, out.end = at + blank + 1;
  return out;
}

// May the mark of "1.234" be one for thousands?
bool may_group(const Runs& runs) {
  return runs.digits.size() == 2 && runs.digits[1].size() == 3 && runs.digits[0].size() <= 3 && runs.digits[0][0] != '0' &&
         !runs.percent;
}

bool is_mark(char c) { return c == '.' || c == ','; }

// The number of runs before the decimal mark; all of them without one. `comma_decimals`: what style
// there is says so, where both are possible.
std::size_t whole_runs(const Runs& runs, bool comma_decimals, bool known) {
  const std::size_t all = runs.digits.size();
  if (all == 1 || !is_mark(runs.marks.back())) return all;
  const char last = runs.marks.back();
  const auto same = std::ranges::count(runs.marks, last);
  if (same > 1) return all;
  if (all > 2) return all - 1;
  if (!may_group(runs)) return all - 1;
  if (!known) return all;
  return (last == ',') == comma_decimals ? all - 1 : all;
}

bool is_grouped_well(const Runs& runs, std::size_t whole) {
  if (whole == 1) return true;
  if (runs.digits[0].size() > 3) return false;
  for (std::size_t i = 1; i < whole; ++i) {
    if (runs.digits[i].size() != 3 || runs.marks[i - 1] != runs.marks[0]) return false;
  }
  // "1.234.5": the decimals' mark is another one.
  return whole == runs.digits.size() || runs.marks[whole - 1] != runs.marks[0];
}

struct Family {
  bool comma_decimals = true, known = false;
};
Family family_of(Kind kind) {
  switch (kind) {
    case Kind::point_thousands:
    case Kind::comma_decimal: return {true, true};
    case Kind::comma_thousands:
    case Kind::point_decimal: return {false, true};
    case Kind::unknown:
    case Kind::plain: break;
  }
  return {};
}

}  // namespace

void NumberStyleFinder::add(source::CellKind kind, std::string_view text) {
  if (kind == source::CellKind::number) return plain_.add(text);
  if (kind != source::CellKind::text && kind != source::CellKind::shared_text) return;
  const std::string tidy = text::tidy(text);
  const auto runs = split(tidy);
  if (!runs) return;
  const std::size_t whole = whole_runs(*runs, true, false);
  if (!is_grouped_well(*runs, whole)) return;
  if (runs->marks.find_first_of(".,") == std::string::npos) return plain_.add(tidy);
  if (may_group(*runs)) return doubtful_[runs->marks[0] == '.' ? kComma : kPoint].add(tidy);
  const bool decimals = whole < runs->digits.size();
  const bool point_last = runs->marks.back() == '.';
  const auto mark = static_cast<std::size_t>(decimals == point_last ? kPoint : kComma);
  const bool groups = whole > 1 && is_mark(runs->marks[0]);
  (groups ? grouped_ : decimal_)[mark].add(tidy);
}

NumberStyle NumberStyleFinder::decide() const {
  const auto told = [this](std::size_t mark) { return decimal_[mark].count + grouped_[mark].count; };
  NumberStyle out;
  if (told(kComma) + told(kPoint) + doubtful_[kComma].count + doubtful_[kPoint].count == 0) {
    if (plain_.count > 0) out = {.kind = Kind::plain, .example = plain_.example};
    return out;
  }
  // Grouped by points, "1.234" and "12,5" are of one family.
  const bool certain = told(kComma) != told(kPoint);
  const std::size_t mark = certain ? (told(kComma) > told(kPoint) ? kComma : kPoint)
                                   : (doubtful_[kComma].count >= doubtful_[kPoint].count ? kComma : kPoint);
  const bool groups = grouped_[mark].count + doubtful_[mark].count > 0;
  out.kind = mark == kComma ? (groups ? Kind::point_thousands : Kind::comma_decimal)
                            : (groups ? Kind::comma_thousands : Kind::point_decimal);
  out.ambiguous = !certain;
  const Seen& decided = grouped_[mark].count > 0 ? grouped_[mark] : decimal_[mark].count > 0 ? decimal_[mark] : doubtful_[mark];
  out.example = decided.example;
  return out;
}

NumberStyle number_style_of(const Sample& sample, std::size_t column, std::size_t first_row) {
  NumberStyleFinder finder;
  for (std::size_t r = first_row; r < sample.rows.size(); ++r) {
    if (column >= sample.rows[r].cells.size()) continue;
    const SampleCell& cell = sample.rows[r].cells[column];
    finder.add(cell.kind, cell.text);
  }
  return finder.decide();
}

std::optional<LeadingNumber> leading_number(std::string_view text, const NumberStyle& style) {
  const auto runs = split(text);
  if (!runs) return std::nullopt;
  const auto [comma_decimals, known] = family_of(style.kind);
  const std::size_t whole = whole_runs(*runs, comma_decimals, known);
  if (!is_grouped_well(*runs, whole)) return std::nullopt;
  std::string number;
  for (std::size_t i = 0; i < runs->digits.size(); ++i) {
    if (i == whole) number += '.';
    number += runs->digits[i];
  }
  const auto value = text::parse_plain_number(number);
  if (!value) return std::nullopt;
  const bool plain = !runs->quoted && (runs->marks.empty() || (runs->marks == "." && whole == 1));
  return LeadingNumber{runs->negative ? -*value : *value, runs->percent, plain, runs->end};
}

std::optional<double> read_number(std::string_view text, const NumberStyle& style) {
  const std::string tidy = text::tidy(text);
  const auto number = leading_number(tidy, style);
  if (!number || number->end != tidy.size()) return std::nullopt;
  return number->value;
}

std::optional<double> read_number(source::CellKind kind, std::string_view text, const NumberStyle& style) {
  if (kind == source::CellKind::number) return text::parse_plain_number(text);
  if (kind != source::CellKind::text && kind != source::CellKind::shared_text) return std::nullopt;
  return read_number(text, style);
}

std::optional<Count> read_count(source::CellKind kind, std::string_view text, const NumberStyle& style) {
  constexpr double kMost = 9007199254740992;  // 2^53
  const auto whole = [](double value, bool from_text) -> std::optional<Count> {
    if (!(value >= 0) || value >= kMost || value != std::floor(value)) return std::nullopt;
    return Count{static_cast<std::int64_t>(value), from_text};
  };
  if (kind == source::CellKind::number) {
    const auto value = text::parse_plain_number(text);
    return value ? whole(*value, false) : std::nullopt;
  }
  if (kind != source::CellKind::text && kind != source::CellKind::shared_text) return std::nullopt;
  const std::string tidy = text::tidy(text);
  const auto number = leading_number(tidy, style);
  if (!number || number->percent) return std::nullopt;
  const std::string_view rest = std::string_view(tidy).substr(number->end);
  // Words and what stands between: no second number, no date, no code.
  const bool words = std::ranges::none_of(rest, text::is_digit) && rest.find('%') == std::string_view::npos && !rest.starts_with('/');
  if (!words) return std::nullopt;
  return whole(number->value, !number->plain || !rest.empty());
}

}  // namespace xanh::intake
