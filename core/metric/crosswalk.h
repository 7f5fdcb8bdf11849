// Former provinces under the names of those they became on 1 July 2025 (domain.md 4.1). Provinces only: communes
// took over the work of districts on that day, so that no former unit below a province is comparable with one of now.
#ifndef XANH_METRIC_CROSSWALK_H_
#define XANH_METRIC_CROSSWALK_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "query/query.h"
#include "text/date.h"

namespace xanh::metric {

struct Crosswalk {
  text::Day day = 0;                                       ///< the first day of the provinces of now; 0: none is known
  std::map<std::string, std::string, std::less<>> now_of;  ///< by a former province's full name, where that is another now
  /// The name that `unit` goes by now. Lives as long as the longer-lived of both.
  [[nodiscard]] const std::string& now(const std::string& unit) const;
};

/// Filters by unit also let through the former provinces of those named.
[[nodiscard]] std::vector<query::Filter> widen(std::vector<query::Filter> filters, const Crosswalk& crosswalk);

}  // namespace xanh::metric

#endif  // XANH_METRIC_CROSSWALK_H_
