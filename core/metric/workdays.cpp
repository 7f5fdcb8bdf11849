#include "metric/workdays.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "metric/rules_reader.h"

namespace xanh::metric {
namespace {

// 1970-01-01 was a Thursday.
bool is_weekend(text::Day day) { return ((day % 7 + 7 + 3) % 7) >= 5; }

/// The days listed, ascending; an error at the first that is none of `year`, is there twice, or is not of the kind.
std::vector<text::Day> read_days(const Node& list, int year, bool weekend) {
  std::vector<text::Day> out;
  for (const Node& node : list.items()) {
    const std::string text = node.text();
    const auto day = text.size() == 10 && text[4] == '-' && text[7] == '-' ? text::parse_date(text) : std::nullopt;
    if (!day || text::civil_from_day(day->day).year != year) {
      node.fail("a day of " + std::to_string(year) + " such as " + std::to_string(year) + "-04-30 is needed here");
      return out;
    }
    if (is_weekend(day->day) != weekend) node.fail(weekend ? "no Saturday or Sunday" : "a Saturday or Sunday: closed anyway");
    if (!out.empty() && day->day <= out.back()) node.fail("days must ascend");
    out.push_back(day->day);
  }
  return out;
}

bool has(const std::vector<text::Day>& days, text::Day day) { return std::ranges::binary_search(days, day); }

const Holidays::Year* year_at(const std::vector<Holidays::Year>& years, int year) {
  const auto at = std::ranges::find(years, year, &Holidays::Year::year);
  return at == years.end() ? nullptr : &*at;
}

}  // namespace

Result<Holidays> Holidays::parse(std::string_view json, std::string_view file) {
  RulesReader reader(json, file);
  const Node root = reader.root({"years"});
  Holidays out;
  for (const Node& node : root.at("years").items()) {
    node.expect_keys({"year", "off", "worked", "source"});
    Year year{.year = node.at("year").integer(1990, 2100)};
    year.off = read_days(node.at("off"), year.year, false);
    if (node.has("worked")) year.worked = read_days(node.at("worked"), year.year, true);
    year.source = node.at("source").text();
    if (!out.years.empty() && year.year <= out.years.back().year) node.fail("years must ascend");
    out.years.push_back(std::move(year));
  }
  if (reader.error()) return std::unexpected(*reader.error());
  return out;
}

std::optional<bool> Holidays::works(text::Day day) const {
  const Year* year = year_at(years, text::civil_from_day(day).year);
  if (year == nullptr) return std::nullopt;
  return is_weekend(day) ? has(year->worked, day) : !has(year->off, day);
}

std::optional<int> Holidays::between(text::Day from, text::Day to) const {
  int count = 0;
  for (text::Day day = from + 1; day <= to; ++day) {
    const auto worked = works(day);
    if (!worked) return std::nullopt;
    count += *worked ? 1 : 0;
  }
  return count;
}

}  // namespace xanh::metric
