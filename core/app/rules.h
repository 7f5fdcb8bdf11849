// The built-in rules and texts, parsed once.
#ifndef XANH_APP_RULES_H_
#define XANH_APP_RULES_H_

#include <string>

#include "intake/intake.h"
#include "metric/crosswalk.h"
#include "metric/index766.h"
#include "metric/rules.h"
#include "metric/workdays.h"
#include "view/strings.h"

namespace xanh::app {

struct Rules {
  intake::ColumnRules columns;
  intake::FormRules forms;
  metric::MetricRules metrics;
  metric::TargetRules targets;
  metric::Index766Rules index766;
  intake::UnitIndex units;
  view::Strings vi, en;
  std::string own_units = {}, own_agencies = {};  ///< files that took the place of those built in (rules_file.h)
  metric::Crosswalk crosswalk = {};               ///< of units
  metric::Holidays holidays = {};
  [[nodiscard]] const view::Strings& strings(text::Language language) const {
    return language == text::Language::vi ? vi : en;
  }
};

/// Of public/rules and public/text, compiled in. Errors: rules_invalid (a defect of the build).
[[nodiscard]] Result<Rules> builtin_rules();

/// Of the former provinces, those that were absorbed: to the province that they are a part of now.
[[nodiscard]] metric::Crosswalk crosswalk_of(const intake::UnitRules& units);

}  // namespace xanh::app

#endif  // XANH_APP_RULES_H_
