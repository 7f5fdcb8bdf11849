// Working days: Monday to Friday without Tết and public holidays, and with the Saturdays that are worked
// for a day off elsewhere. Which days these are is decided year by year: public/rules/holidays.json.
#ifndef XANH_METRIC_WORKDAYS_H_
#define XANH_METRIC_WORKDAYS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/date.h"

namespace xanh::metric {

struct Holidays {
  struct Year {
    int year = 0;
    std::vector<text::Day> off = {};     ///< weekdays on which offices are closed; ascending
    std::vector<text::Day> worked = {};  ///< Saturdays and Sundays on which they are open; ascending
    std::string source = {};
  };
  std::vector<Year> years = {};          ///< ascending

  /// holidays.json: {"version": 1, "years": [{"year", "off", "worked"?, "source"}]}, days as "2025-04-30".
  /// Errors: rules_invalid (args: name, JSON pointer, reason); also for a day of another year, an `off` that is no
  /// weekday and a `worked` that is one.
  [[nodiscard]] static Result<Holidays> parse(std::string_view json, std::string_view file);

  /// Is `day` worked? nullopt where its year is not in the rules.
  [[nodiscard]] std::optional<bool> works(text::Day day) const;

  /// Working days behind `from` up to `to`, `to` included: 0 where both are one day. nullopt where a year in
  /// between is not in the rules: weekends alone would promise time that there is not. REQUIRES: from <= to.
  [[nodiscard]] std::optional<int> between(text::Day from, text::Day to) const;
};

}  // namespace xanh::metric

#endif  // XANH_METRIC_WORKDAYS_H_
