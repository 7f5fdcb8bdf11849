// The built-in rules and texts, parsed once.
#ifndef XANH_APP_RULES_H_
#define XANH_APP_RULES_H_

#include "intake/intake.h"
#include "metric/index766.h"
#include "metric/rules.h"
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
  [[nodiscard]] const view::Strings& strings(text::Language language) const {
    return language == text::Language::vi ? vi : en;
  }
};

/// Of public/rules and public/text, compiled in. Errors: rules_invalid (a defect of the build).
[[nodiscard]] Result<Rules> builtin_rules();

}  // namespace xanh::app

#endif  // XANH_APP_RULES_H_
