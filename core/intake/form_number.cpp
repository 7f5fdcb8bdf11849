#include "intake/form_number.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "intake/number_style.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/number.h"

namespace xanh::intake {
namespace {

using source::CellKind;

// A cell with more text than this is a remark.
constexpr std::size_t kLongestCell = 200;

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

bool is_dash(std::string_view text) {
  return text == "-" || text == "--" || text == "\xE2\x80\x93" || text == "\xE2\x80\x94" ||
         text == "..." || text == "\xE2\x80\xA6";
}

// Digits with at most one kind of mark; a percentage never has thousands.
std::optional<PrintedRate> rate_of(std::string_view digits, bool marked) {
  std::string plain(digits);
  std::ranges::replace(plain, ',', '.');
  const auto value = text::parse_plain_number(plain);
  if (!value || *value < 0) return std::nullopt;
  const std::size_t mark = plain.find('.');
  const std::size_t decimals = mark == std::string::npos ? 0 : plain.size() - mark - 1;
  return PrintedRate{
      *value, std::pow(10.0, -static_cast<double>(std::min<std::size_t>(decimals, 12))), marked};
}

// The run of digits and marks at `begin`.
std::string_view digits_at(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() &&
         (text::is_digit(text[end]) || ((text[end] == '.' || text[end] == ',') && end + 1 < text.size() &&
                                  text::is_digit(text[end + 1]))))
    ++end;
  return text.substr(begin, end - begin);
}

// "So luong: 12 Ty le: 85.71% Diem so: 8": each number belongs to the words before it.
FormCell read_pairs(std::string_view text, const NumberStyle& style) {
  FormCell out{.state = FormCell::State::unreadable};
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t colon = text.find(':', at);
    if (colon == std::string_view::npos) break;
    const std::string label = text::bare_key(text.substr(at, colon - at));
    std::size_t begin = colon + 1;
    while (begin < text.size() && text[begin] == ' ') ++begin;
    at = begin;
    if (label.ends_with("ty le") || label.ends_with("ti le")) {
      const std::string_view digits = digits_at(text, begin);
      at = begin + digits.size();
      if (!digits.empty()) out.rate = rate_of(digits, true);  // a zero is printed without its sign
    } else if (label.ends_with("so luong") || label.ends_with("ho so") ||
               label.ends_with("tong so")) {
      const auto number = leading_number(text.substr(begin), style);
      const auto count = number && !number->percent
                             ? read_count(CellKind::text, text.substr(begin, number->end), style)
                             : std::nullopt;
      if (number) at = begin + number->end;
      if (count) {
        out.state = FormCell::State::value;
        out.value = count->value;
      } else if (!number && out.state != FormCell::State::value) {
        out.state = FormCell::State::empty;
      }
    }
  }
  return out;
}

}  // namespace

FormCell read_form_cell(CellKind kind, std::string_view text, const NumberStyle& style) {
  FormCell out;
  text = trim(text);
  if (kind == CellKind::empty || text.empty() || is_dash(text)) return out;
  out.state = FormCell::State::unreadable;
  if (text.size() > kLongestCell || kind == CellKind::date_serial || kind == CellKind::boolean ||
      kind == CellKind::error)
    return out;
  const bool typed = kind == CellKind::number;
  if (!typed && text.find(':') != std::string_view::npos) return read_pairs(text, style);
  std::string_view head = text;
  // The last number with a percent sign is a rate, and what stands before it the count.
  if (const std::size_t sign = text.rfind('%'); !typed && sign != std::string_view::npos) {
    std::size_t end = sign;
    while (end > 0 && text[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 &&
           (text::is_digit(text[begin - 1]) || text[begin - 1] == '.' || text[begin - 1] == ','))
      --begin;
    out.rate = rate_of(text.substr(begin, end - begin), true);
    head = text.substr(0, begin);
    while (!head.empty() && std::string_view("(/;- [").find(head.back()) != std::string_view::npos)
      head.remove_suffix(1);
  }
  const auto count = read_count(kind, head, style);
  if (!count) return out;
  out.state = FormCell::State::value;
  out.value = count->value;
  // Thousands marks are how a number is written; blanks and words are not.
  out.from_text = !typed && std::ranges::any_of(
                                head, [](char c) { return !text::is_digit(c) && c != '.' && c != ','; });
  return out;
}

std::optional<PrintedRate> read_rate(CellKind kind, std::string_view text) {
  text = trim(text);
  if (kind == CellKind::empty || kind == CellKind::error || kind == CellKind::boolean ||
      text.size() > kLongestCell)
    return std::nullopt;
  if (text.find(':') != std::string_view::npos) return read_pairs(text, {}).rate;
  if (text.starts_with('\'')) text.remove_prefix(1);
  const std::string_view digits = digits_at(text, 0);
  const std::string_view rest = trim(text.substr(digits.size()));
  if (digits.empty() || std::ranges::any_of(rest, text::is_digit)) return std::nullopt;
  return rate_of(digits, rest.starts_with('%'));
}

bool prints_as(double percent, const PrintedRate& rate) {
  const auto near = [percent](double printed, double last_digit) {
    return std::fabs(percent - printed) <= 0.5 * last_digit + 1e-6;
  };
  if (near(rate.percent, rate.last_digit)) return true;
  if (rate.marked) return false;
  if (rate.percent <= 1.0 && near(rate.percent * 100, rate.last_digit * 100)) return true;
  return rate.percent > 100.0 && near(rate.percent / 100, rate.last_digit / 100);
}

}  // namespace xanh::intake
