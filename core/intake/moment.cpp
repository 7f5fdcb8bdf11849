#include "intake/moment.h"

#include <array>
#include <optional>
#include <string>

#include "text/fold.h"
#include "text/number.h"

namespace xanh::intake {
namespace {

constexpr int kFirstYear = 1990, kYears = 111;

// Day before the first of each month, and the month's length: a lookup instead of the calendar.
struct Month {
  text::Day before;
  std::int32_t length;
};
const std::array<Month, kYears * 12>& months() {
  static const auto table = [] {
    std::array<Month, kYears * 12> out{};
    for (int i = 0; i < kYears * 12; ++i) {
      const int year = kFirstYear + i / 12, month = i % 12 + 1;
      const text::Day first = text::day_from_civil(year, month, 1);
      const text::Day next = month == 12 ? text::day_from_civil(year + 1, 1, 1)
                                         : text::day_from_civil(year, month + 1, 1);
      out[static_cast<std::size_t>(i)] = {first - 1, next - first};
    }
    return out;
  }();
  return table;
}

constexpr int digit(char c) { return c - '0'; }
// Two digits, or a number of 256 and more when one of them is none.
constexpr unsigned two(const char* at) {
  const auto a = static_cast<unsigned>(digit(at[0])), b = static_cast<unsigned>(digit(at[1]));
  return (a > 9 || b > 9) ? 256u : a * 10 + b;
}

// dd/MM/yyyy, dd/MM/yyyy HH:mm and dd/MM/yyyy HH:mm:ss of a plausible year; anything else is left
// to the general reader.
std::optional<Moment> read_plain(std::string_view text) {
  const std::size_t size = text.size();
  if ((size != 10 && size != 16 && size != 19) || text[2] != '/' || text[5] != '/') return std::nullopt;
  const char* at = text.data();
  const unsigned day = two(at), month = two(at + 3), century = two(at + 6), year = two(at + 8);
  if (month - 1 > 11 || century > 99 || year > 99) return std::nullopt;
  const int index = (static_cast<int>(century * 100 + year) - kFirstYear) * 12 + static_cast<int>(month) - 1;
  if (index < 0 || index >= kYears * 12) return std::nullopt;
  const Month& entry = months()[static_cast<std::size_t>(index)];
  if (day == 0 || day > static_cast<unsigned>(entry.length)) return std::nullopt;
  Moment moment{entry.before + static_cast<text::Day>(day), -1, Moment::State::known};
  if (size == 10) return moment;
  if (at[10] != ' ' || at[13] != ':') return std::nullopt;
  const unsigned hour = two(at + 11), minute = two(at + 14);
  unsigned second = 0;
  if (size == 19) {
    if (at[16] != ':') return std::nullopt;
    second = two(at + 17);
  }
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const auto total = static_cast<std::int32_t>(hour * 3600 + minute * 60 + second);
  if (total != 0) moment.second = total;
  return moment;
}

Moment judge(const std::optional<text::DateTime>& read) {
  if (!read) return {0, -1, Moment::State::unreadable};
  if (read->day < kFirstPlausible || read->day > kLastPlausible) {
    return {0, -1, Moment::State::implausible};
  }
  return {read->day, read->second == 0 ? -1 : read->second, Moment::State::known};
}

Moment read_serial(std::string_view text, bool system_1904) {
  const auto serial = text::parse_plain_number(text);
  return judge(serial ? text::date_from_serial(*serial, system_1904) : std::nullopt);
}

}  // namespace

Moment read_moment(source::CellKind kind, std::string_view text, bool system_1904) {
  using source::CellKind;
  if (kind == CellKind::empty || text.empty()) return {};
  if (kind == CellKind::number || kind == CellKind::date_serial) return read_serial(text, system_1904);
  if (kind == CellKind::boolean || kind == CellKind::error) return {0, -1, Moment::State::unreadable};
  if (const auto plain = read_plain(text)) return *plain;
  if (const auto general = text::parse_date(text)) return judge(general);
  const std::string tidy = text::tidy(text);
  if (tidy.empty()) return {};
  if (const auto general = text::parse_date(tidy)) return judge(general);
  // 01/01/0001, the default of a program: a date, but none of our years (text::parse_date ends there).
  if (const std::size_t zero = tidy.find("000"); zero != std::string::npos) {
    std::string later = tidy;
    later[zero] = '1';
    if (text::parse_date(later)) return {0, -1, Moment::State::implausible};
  }
  // A serial that lost its style on the way through CSV: only one of a plausible year is a date.
  const Moment serial = read_serial(tidy, system_1904);
  return serial.known() ? serial : Moment{0, -1, Moment::State::unreadable};
}

}  // namespace xanh::intake
