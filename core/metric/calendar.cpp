#include "metric/calendar.h"

#include <algorithm>
#include <charconv>

#include "text/week.h"

namespace xanh::metric {
namespace {

using text::Day;
using Kind = SpanKind;

struct Named {
  int year = 0;
  Kind kind = Kind::year;
  int number = 1;
};

std::optional<int> number_of(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::optional<Named> parse(std::string_view name) {
  if (name.size() < 4) return std::nullopt;
  const auto year = number_of(name.substr(0, 4));
  if (!year || *year < 1990 || *year > 2100) return std::nullopt;
  if (name.size() == 4) return Named{*year};
  if (name[4] != '-') return std::nullopt;
  const std::string_view part = name.substr(5);
  if (part == "9M") return Named{*year, Kind::nine};
  Named out{*year, Kind::month};
  std::string_view digits = part;
  int most = 12;
  if (part.starts_with('Q')) out.kind = Kind::quarter, most = 4, digits = part.substr(1);
  if (part.starts_with('H')) out.kind = Kind::half, most = 2, digits = part.substr(1);
  if (part.starts_with('W')) out.kind = Kind::week, most = 53, digits = part.substr(1);
  const bool two = out.kind == Kind::month || out.kind == Kind::week;
  const auto number = number_of(digits);
  if (!number || digits.size() != (two ? 2u : 1u) || *number < 1 || *number > most) return std::nullopt;
  out.number = *number;
  return out;
}

std::string name_of(const Named& named) {
  const std::string year = std::to_string(named.year);
  const std::string two = (named.number < 10 ? "0" : "") + std::to_string(named.number);
  switch (named.kind) {
    case Kind::year: return year;
    case Kind::month: return year + "-" + two;
    case Kind::quarter: return year + "-Q" + std::to_string(named.number);
    case Kind::half: return year + "-H" + std::to_string(named.number);
    case Kind::nine: return year + "-9M";
    case Kind::week: return year + "-W" + two;
  }
  return year;
}

// The first day of month `month` (1-13) of the year's calendar.
Day month_begin(int year, int month, Calendar calendar) {
  if (calendar == Calendar::reporting) {
    return month == 1 ? text::day_from_civil(year - 1, 12, 15) : text::day_from_civil(year, month - 1, 15);
  }
  return month == 13 ? text::day_from_civil(year + 1, 1, 1) : text::day_from_civil(year, month, 1);
}

using text::first_week;

int weeks_of(int year, int first_weekday) { return static_cast<int>((first_week(year + 1, first_weekday) - first_week(year, first_weekday)) / 7); }

}  // namespace

std::optional<query::Period> named_period(std::string_view name, Calendar calendar, int first_weekday) {
  const auto named = parse(name);
  if (!named) return std::nullopt;
  const auto months = [&](int first, int behind) {
    return query::Period{month_begin(named->year, first, calendar), month_begin(named->year, behind, calendar) - 1};
  };
  switch (named->kind) {
    case Kind::year: return months(1, 13);
    case Kind::month: return months(named->number, named->number + 1);
    case Kind::quarter: return months(3 * named->number - 2, 3 * named->number + 1);
    case Kind::half: return months(6 * named->number - 5, 6 * named->number + 1);
    case Kind::nine: return months(1, 10);
    case Kind::week: break;
  }
  if (named->number > weeks_of(named->year, first_weekday)) return std::nullopt;
  const Day begin = first_week(named->year, first_weekday) + 7 * (named->number - 1);
  return query::Period{begin, begin + 6};
}

std::optional<SpanKind> span_kind(std::string_view name) {
  const auto named = parse(name);
  return named ? std::optional(named->kind) : std::nullopt;
}

int span_number(std::string_view name) { return parse(name)->number; }

bool is_cumulative(std::string_view name) {
  const auto named = parse(name);
  return named && (named->kind == Kind::year || named->kind == Kind::nine || (named->kind == Kind::half && named->number == 1));
}

std::vector<std::string> spans_of(int year, SpanKind kind, int first_weekday) {
  int count = 1;
  if (kind == Kind::month) count = 12;
  if (kind == Kind::quarter) count = 4;
  if (kind == Kind::half) count = 2;
  if (kind == Kind::week) count = weeks_of(year, first_weekday);
  std::vector<std::string> out;
  for (int number = 1; number <= count; ++number) out.push_back(name_of({year, kind, number}));
  return out;
}

int year_of(text::Day day, Calendar calendar) {
  const text::Civil c = text::civil_from_day(day);
  return c.year + (calendar == Calendar::reporting && c.month == 12 && c.day >= 15 ? 1 : 0);
}

std::string period_before(std::string_view name, int first_weekday) {
  Named named = *parse(name);
  if (named.kind == Kind::year || named.kind == Kind::nine) {
    --named.year;
  } else if (--named.number == 0) {
    --named.year;
    named.number = named.kind == Kind::month ? 12 : named.kind == Kind::quarter ? 4 : named.kind == Kind::half ? 2 : weeks_of(named.year, first_weekday);
  }
  return name_of(named);
}

std::string period_last_year(std::string_view name, int first_weekday) {
  Named named = *parse(name);
  --named.year;
  if (named.kind == Kind::week) named.number = std::min(named.number, weeks_of(named.year, first_weekday));
  return name_of(named);
}

}  // namespace xanh::metric
