#include "text/number.h"
#include "text/ascii.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace xanh::text {
namespace {

// Bytes of white space at the front: ASCII, NBSP (C2 A0), narrow NBSP (E2 80 AF), thin (E2 80 89).
std::size_t blank_length(std::string_view text) {
  if (text.empty()) return 0;
  const char c = text[0];
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r') return 1;
  if (text.starts_with("\xC2\xA0")) return 2;
  if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x89")) return 3;
  return 0;
}

void skip_blanks(std::string_view& text) {
  while (const std::size_t n = blank_length(text)) text.remove_prefix(n);
}

struct Lexeme {
  bool negative = false;
  std::array<char, 48> digits;   // digits and marks '.' ',' only; group spaces removed
  std::size_t size = 0;
  std::string_view rest;         // what follows the number
};

// The number that leads the text. A space or apostrophe inside counts as a group mark only
// when exactly three digits follow it.
bool lex(std::string_view text, Lexeme& out) {
  skip_blanks(text);
  if (text.starts_with('\'')) text.remove_prefix(1);  // Excel's text marker
  skip_blanks(text);
  if (text.starts_with('-') || text.starts_with('+')) {
    out.negative = text[0] == '-';
    text.remove_prefix(1);
  } else if (text.starts_with("\xE2\x88\x92")) {  // U+2212
    out.negative = true;
    text.remove_prefix(3);
  }
  if (text.empty() || !is_digit(text[0])) return false;
  while (!text.empty()) {
    const char c = text[0];
    if (is_digit(c)) {
      if (out.size == out.digits.size()) return false;
      out.digits[out.size++] = c;
      text.remove_prefix(1);
      continue;
    }
    const std::size_t blank = c == '\'' ? 1 : blank_length(text);
    const std::size_t mark = c == '.' || c == ',' ? 1 : 0;
    const std::string_view after = text.substr(blank + mark);
    if (blank != 0) {
      const bool group = after.size() >= 3 && is_digit(after[0]) && is_digit(after[1]) &&
                         is_digit(after[2]) && (after.size() == 3 || !is_digit(after[3]));
      if (!group) break;
      text = after;
    } else if (mark != 0 && !after.empty() && is_digit(after[0])) {
      if (out.size == out.digits.size()) return false;
      out.digits[out.size++] = c;
      text = after;
    } else {
      break;
    }
  }
  skip_blanks(text);
  out.rest = text;
  return true;
}

// Rewrites the lexeme with '.' as the only mark; false when the marks make no number.
bool settle_marks(Lexeme& number, DecimalMark mark) {
  std::size_t points = 0, commas = 0, last_mark = 0;
  for (std::size_t i = 0; i < number.size; ++i) {
    if (number.digits[i] == '.') ++points, last_mark = i;
    if (number.digits[i] == ',') ++commas, last_mark = i;
  }
  char decimal = '\0';
  if (points > 0 && commas > 0) {
    decimal = number.digits[last_mark];
    if ((decimal == '.' ? points : commas) != 1) return false;
  } else if (points + commas == 1) {
    const char only = number.digits[last_mark];
    const bool declared = (only == '.') == (mark == DecimalMark::point);
    if (declared || number.size - last_mark - 1 != 3) decimal = only;
  }
  std::size_t out = 0, since_mark = 0;
  bool grouped = false;
  for (std::size_t i = 0; i < number.size; ++i) {
    const char c = number.digits[i];
    if (is_digit(c)) {
      number.digits[out++] = c;
      ++since_mark;
      continue;
    }
    // Every group after the first has three digits.
    if (grouped && since_mark != 3) return false;
    since_mark = 0;
    if (c == decimal) {
      number.digits[out++] = '.';
      grouped = false;
    } else {
      grouped = true;
    }
  }
  if (grouped && since_mark != 3) return false;
  number.size = out;
  return true;
}

}  // namespace

std::optional<double> parse_plain_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = fast_float::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
    return std::nullopt;
  }
  return value;
}

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
  Lexeme number;
  if (!lex(text, number) || !settle_marks(number, mark)) return std::nullopt;
  auto value = parse_plain_number({number.digits.data(), number.size});
  if (!value) return std::nullopt;
  if (number.rest.starts_with('%')) *value /= 100;
  return number.negative ? -*value : *value;
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  Lexeme number;
  if (!lex(text, number) || number.negative || number.rest.starts_with('%')) return std::nullopt;
  std::int64_t value = 0;
  std::size_t since_mark = 0;
  bool grouped = false;
  for (std::size_t i = 0; i < number.size; ++i) {
    const char c = number.digits[i];
    if (!is_digit(c)) {
      if (grouped && since_mark != 3) return std::nullopt;
      grouped = true;
      since_mark = 0;
      continue;
    }
    ++since_mark;
    value = value * 10 + (c - '0');
    if (value > std::int64_t{1} << 53) return std::nullopt;
  }
  if (grouped && since_mark != 3) return std::nullopt;
  return value;
}

std::optional<double> parse_typed_percent(std::string_view text) {
  constexpr std::string_view kNoBreak = "\xC2\xA0";
  const auto drop = [&text](std::string_view end) {
    const bool there = text.ends_with(end);
    if (there) text.remove_suffix(end.size());
    return there;
  };
  drop("%");
  while (drop(" ") || drop(kNoBreak)) continue;
  const std::size_t mark = std::min(text.find_first_of(".,"), text.size());
  const std::string_view whole = text.substr(0, mark), part = text.substr(std::min(mark + 1, text.size()));
  const auto digits = [](std::string_view of) { return std::ranges::all_of(of, is_digit); };
  if (whole.empty() || whole.size() > 3 || part.size() > 4 || !digits(whole) || !digits(part)) return std::nullopt;
  // In millionths: exact.
  std::int64_t value = 0;
  for (const char c : whole) value = value * 10 + (c - '0');
  for (std::size_t i = 0; i < 4; ++i) value = value * 10 + (i < part.size() ? part[i] - '0' : 0);
  if (value > 1'000'000) return std::nullopt;
  return static_cast<double>(value) / 1e6;
}

}  // namespace xanh::text
