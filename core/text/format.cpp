#include "text/format.h"

#include <array>
#include <cmath>
#include <cstdlib>
#include <cstdio>

#include "text/digits.h"

namespace xanh::text {
namespace {

constexpr std::string_view kMinus = "\xE2\x88\x92";  // U+2212
constexpr std::string_view kDash = "\xE2\x80\x94";   // U+2014: no value
constexpr std::string_view kNoBreakSpace = "\xC2\xA0";

std::string group(std::string digits, Language language) {
  const char mark = language == Language::vi ? '.' : ',';
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), 1, mark);
  }
  return digits;
}

std::string two(int value) { return padded(static_cast<std::uint64_t>(value), 2); }

std::string year(const Civil& civil) { return padded(static_cast<std::uint64_t>(civil.year), 4); }

}  // namespace

std::string format_count(std::int64_t value, Language language) {
  const auto magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string text = group(std::to_string(magnitude), language);
  return value < 0 ? std::string(kMinus) + text : text;
}

std::string format_number(double value, int decimals, Language language) {
  if (!std::isfinite(value)) return std::string(kDash);
  const double scale = std::pow(10.0, decimals);
  const double scaled = std::round(std::fabs(value) * scale);
  if (scaled >= 9e15) {
    std::array<char, 48> digits;
    return {digits.data(), static_cast<std::size_t>(std::snprintf(digits.data(), digits.size(), "%.*e", decimals, value))};
  }
  const auto units = static_cast<std::int64_t>(scaled);
  const auto divisor = static_cast<std::int64_t>(scale);
  std::string text = group(std::to_string(units / divisor), language);
  if (decimals > 0) {
    text += language == Language::vi ? ',' : '.';
    append_padded(text, static_cast<std::uint64_t>(units % divisor), static_cast<unsigned>(decimals));
  }
  return value < 0 && units != 0 ? std::string(kMinus) + text : text;
}

std::string format_percent(double share, int decimals, Language language) {
  if (!std::isfinite(share)) return std::string(kDash);
  std::string text = format_number(share * 100, decimals, language);
  if (language == Language::vi) text += kNoBreakSpace;
  return text + '%';
}

std::string format_points(double difference, int decimals, Language language) {
  if (!std::isfinite(difference)) return std::string(kDash);
  std::string text = format_number(difference * 100, decimals, language);
  const bool positive = difference > 0 && text.find_first_of("123456789") != std::string::npos;
  return positive ? "+" + text : text;
}

std::string format_day(Day day, Language language) {
  const Civil c = civil_from_day(day);
  if (language == Language::vi) return two(c.day) + '/' + two(c.month) + '/' + year(c);
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  std::string out = std::to_string(c.day);
  out += ' ';
  out += kMonths[static_cast<std::size_t>(c.month - 1)];
  return out + ' ' + year(c);
}

std::string format_iso_day(Day day) {
  const Civil c = civil_from_day(day);
  return year(c) + '-' + two(c.month) + '-' + two(c.day);
}

}  // namespace xanh::text
