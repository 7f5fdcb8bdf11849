#include "intake/moment.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
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

// Eight characters as a number, the first lowest on every machine.
constexpr std::uint64_t eight(const char* at) {
  std::uint64_t word = 0;
  if consteval {
    for (unsigned i = 0; i < 8; ++i) word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (i * 8);
  } else {
    std::memcpy(&word, at, 8);
    if constexpr (std::endian::native == std::endian::big) word = std::byteswap(word);
  }
  return word;
}

// Eight characters held against a form in which 0 stands for any digit: eight bytes, digits as their values.
class Digits {
 public:
  consteval explicit Digits(const char* form) : form_(eight(form)) {
    for (unsigned i = 0; i < 8; ++i) limit_ |= std::uint64_t{form[i] == '0' ? 0x76u : 0x7Fu} << (i * 8);
  }
  // Bits are set where the characters are not of the form: a digit plus 0x76 stays below 0x80, nothing else does.
  [[nodiscard]] std::uint64_t read(const char* at, std::uint64_t& values) const {
    values = eight(at) ^ form_;
    return (values | (values + limit_)) & 0x8080808080808080u;
  }

 private:
  std::uint64_t form_, limit_ = 0;
};
// The number of two digits at `place`.
constexpr unsigned two(std::uint64_t values, unsigned place) {
  return static_cast<unsigned>((values * 10 + (values >> 8)) >> (place * 8)) & 0xFF;
}

// dd/MM/yyyy, dd/MM/yyyy HH:mm and dd/MM/yyyy HH:mm:ss of a plausible year, eight characters at a time; anything else
// is left to the general reader.
std::optional<Moment> read_plain(std::string_view text) {
  static constexpr Digits kFront("00/00/00"), kYear("/00/0000"), kMinutes("00 00:00"), kSeconds("00:00:00");
  const std::size_t size = text.size();
  if (size != 10 && size != 16 && size != 19) return std::nullopt;
  const char* at = text.data();
  std::uint64_t front = 0, year = 0, clock = 0;
  if ((kFront.read(at, front) | kYear.read(at + 2, year)) != 0) return std::nullopt;
  const unsigned day = two(front, 0), month = two(front, 3);
  if (month - 1 > 11) return std::nullopt;
  const int index = (static_cast<int>(two(year, 4) * 100 + two(year, 6)) - kFirstYear) * 12 + static_cast<int>(month) - 1;
  if (index < 0 || index >= kYears * 12) return std::nullopt;
  const Month& entry = months()[static_cast<std::size_t>(index)];
  if (day == 0 || day > static_cast<unsigned>(entry.length)) return std::nullopt;
  Moment moment{entry.before + static_cast<text::Day>(day), -1, Moment::State::known};
  if (size == 10) return moment;
  unsigned hour = 0, minute = 0, second = 0;
  if (size == 16) {
    if (kMinutes.read(at + 8, clock) != 0) return std::nullopt;
    hour = two(clock, 3), minute = two(clock, 6);
  } else {
    if (at[10] != ' ' || kSeconds.read(at + 11, clock) != 0) return std::nullopt;
    hour = two(clock, 0), minute = two(clock, 3), second = two(clock, 6);
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
