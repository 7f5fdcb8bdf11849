// A target that the user enters.
#ifndef XANH_APP_TARGET_ENTRY_H_
#define XANH_APP_TARGET_ENTRY_H_

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "metric/rules.h"
#include "view/strings.h"

namespace xanh::app {

struct TargetEntry {
  int year = 0;
  metric::Holder holder;
  std::string metric;
  std::optional<double> value;  ///< share 0-1, to a tenth of a per mille; none: the user's own is taken back
};

/// "YEAR:LEVEL:UNIT:METRIC=PERCENT"; UNIT may be empty, and hold anything but "="; PERCENT is "68.5" or
/// "68,5", with or without "%". Errors: unknown_name (args: kind, the text, what is known).
[[nodiscard]] Result<TargetEntry> parse_target_entry(std::string_view text, const metric::MetricRules& metrics);

/// The target of an entry with a value: amber within ten points of it (as those built in), its basis said in
/// both languages; its date is the year's first day. REQUIRES: entry.value; `metric` is the entry's.
[[nodiscard]] metric::Target make_target(const TargetEntry& entry, const metric::Metric& metric, const view::Strings& vi,
                                         const view::Strings& en);

}  // namespace xanh::app

#endif  // XANH_APP_TARGET_ENTRY_H_
