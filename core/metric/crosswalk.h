// Former provinces under the names of those they became (domain.md 4.1).
#ifndef XANH_METRIC_CROSSWALK_H_
#define XANH_METRIC_CROSSWALK_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "query/query.h"

namespace xanh::metric {

/// Provinces only: communes took over the work of districts on 2025-07-01, so that no former unit
/// below a province is comparable with one of now.
struct Crosswalk {
  std::map<std::string, std::string, std::less<>> now_of;  ///< by the former province's full name
  /// The name that `unit` goes by now.
  [[nodiscard]] const std::string& now(const std::string& unit) const;
};

/// Adds up the groups whose unit has another name now. Counts of other dimensions stay.
[[nodiscard]] query::Partial rename(query::Partial partial, const std::vector<query::Dimension>& group_by, const Crosswalk& crosswalk);

/// Filters by unit also let through the former provinces of those named.
[[nodiscard]] std::vector<query::Filter> widen(std::vector<query::Filter> filters, const Crosswalk& crosswalk);

}  // namespace xanh::metric

#endif  // XANH_METRIC_CROSSWALK_H_
