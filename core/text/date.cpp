#include "text/date.h"
#include "text/ascii.h"

#include <cmath>

namespace xanh::text {
namespace {

// A cursor over the text; every take_ leaves it unmoved on failure.
struct Scanner {
  std::string_view text;
  std::size_t pos = 0;

  bool at_end() const { return pos == text.size(); }
  char peek() const { return at_end() ? '\0' : text[pos]; }
  bool take(char c) {
    if (peek() != c) return false;
    ++pos;
    return true;
  }
  // From `least` to `most` digits; returns the number of digits taken.
  int take_digits(int least, int most, int& value) {
    std::size_t at = pos;
    int count = 0, sum = 0;
    while (count < most && at < text.size() && is_digit(text[at])) {
      sum = sum * 10 + (text[at++] - '0');
      ++count;
    }
    if (count < least) return 0;
    pos = at;
    value = sum;
    return count;
  }
  void skip_blanks() {
    while (!at_end() && is_blank(text[pos])) ++pos;
  }
};

enum class Half { none, morning, afternoon };

// AM and PM, SA and CH (sang, chieu) of Vietnamese settings; with or without a blank before.
Half take_half(Scanner& scan) {
  std::size_t at = scan.pos;
  while (at < scan.text.size() && is_blank(scan.text[at])) ++at;
  if (at + 2 > scan.text.size()) return Half::none;
  const char a = static_cast<char>(scan.text[at] | 0x20), b = static_cast<char>(scan.text[at + 1] | 0x20);
  const bool morning = (a == 'a' && b == 'm') || (a == 's' && b == 'a');
  const bool afternoon = (a == 'p' && b == 'm') || (a == 'c' && b == 'h');
  if (!morning && !afternoon) return Half::none;
  scan.pos = at + 2;
  return morning ? Half::morning : Half::afternoon;
}

// HH:mm[:ss[.fff]] with an optional zone, which is passed over: exports mix wall clocks with a
// meaningless "Z".
bool take_time(Scanner& scan, std::int32_t& second) {
  int hours = 0, minutes = 0, seconds = 0;
  if (scan.take_digits(1, 2, hours) == 0 || !scan.take(':')) return false;
  if (scan.take_digits(2, 2, minutes) == 0) return false;
  if (scan.take(':')) {
    if (scan.take_digits(2, 2, seconds) == 0) return false;
    if (scan.take('.')) {
      int fraction = 0;
      if (scan.take_digits(1, 9, fraction) == 0) return false;
    }
  }
  if (hours > 23 || minutes > 59 || seconds > 59) return false;
  if (const Half half = take_half(scan); half != Half::none) {
    if (hours < 1 || hours > 12) return false;
    hours = hours % 12 + (half == Half::afternoon ? 12 : 0);
  }
  if (!scan.take('Z') && (scan.peek() == '+' || scan.peek() == '-')) {
    ++scan.pos;
    int zone = 0;
    if (scan.take_digits(2, 2, zone) == 0) return false;
    scan.take(':');
    if (scan.take_digits(2, 2, zone) == 0) return false;
  }
  second = hours * 3600 + minutes * 60 + seconds;
  return true;
}

bool take_day(Scanner& scan, Day& day) {
  int first = 0, month = 0, last = 0;
  const int digits = scan.take_digits(1, 4, first);
  const char separator = scan.peek();
  if (digits == 0 || (separator != '/' && separator != '-' && separator != '.')) return false;
  ++scan.pos;
  if (scan.take_digits(1, 2, month) == 0 || !scan.take(separator)) return false;
  if (digits == 4) {  // yyyy-MM-dd
    if (scan.take_digits(1, 2, last) == 0 || !is_valid_civil(first, month, last)) return false;
    day = day_from_civil(first, month, last);
  } else {  // day first, always
    if (digits > 2 || scan.take_digits(4, 4, last) == 0) return false;
    if (!is_valid_civil(last, month, first)) return false;
    day = day_from_civil(last, month, first);
  }
  return !is_digit(scan.peek());
}

}  // namespace

bool is_valid_civil(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= (month == 2 && leap ? 29 : kDays[month - 1]);
}

// Both conversions: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
Day day_from_civil(int year, int month, int day) {
  const int y = month <= 2 ? year - 1 : year;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Civil civil_from_day(Day day) {
  const int z = day + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int doe = z - era * 146097;
  const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  const int mp = (5 * doy + 2) / 153;
  const int month = mp < 10 ? mp + 3 : mp - 9;
  return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

std::optional<DateTime> parse_date(std::string_view text) {
  Scanner scan{text};
  scan.skip_blanks();
  DateTime result;
  if (const std::size_t start = scan.pos; take_day(scan, result.day)) {
    const bool separated = scan.take('T') || scan.take(',') || is_blank(scan.peek());
    scan.skip_blanks();
    if (!scan.at_end() && (!separated || !take_time(scan, result.second))) return std::nullopt;
  } else {  // "HH:mm, dd/MM/yyyy"
    scan.pos = start;
    if (!take_time(scan, result.second)) return std::nullopt;
    scan.take(',');
    scan.skip_blanks();
    if (!take_day(scan, result.day)) return std::nullopt;
  }
  scan.skip_blanks();
  if (!scan.at_end() || civil_from_day(result.day).year < 1000) return std::nullopt;
  return result;
}

std::optional<DateTime> date_from_serial(double serial, bool system_1904) {
  if (!(serial >= 1) || serial >= 2958466) return std::nullopt;
  double whole = std::floor(serial);
  auto second = static_cast<std::int32_t>(std::lround((serial - whole) * 86400));
  if (second == 86400) {
    second = 0;
    whole += 1;
  }
  const auto number = static_cast<Day>(whole);
  DateTime result;
  // 1900 system: serial 60 is a 29/2/1900 that never was, so days before it stand one later.
  result.day = system_1904 ? number + day_from_civil(1904, 1, 1)
                           : number + day_from_civil(1899, 12, number < 60 ? 31 : 30);
  // A whole serial is a day without a time: Excel keeps no difference to midnight.
  if (serial != std::floor(serial)) result.second = second;
  return result;
}

}  // namespace xanh::text
