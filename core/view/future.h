// The dossiers still to come, as the workspace expects them: for every page that looks at the year's end.
#ifndef XANH_VIEW_FUTURE_H_
#define XANH_VIEW_FUTURE_H_

#include <optional>
#include <string>
#include <vector>

#include "metric/flow.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// The year up to the end of the scope's period: what the rest of the year follows on. nullopt when the
/// period ends outside the year.
[[nodiscard]] std::optional<query::Period> year_so_far(const state::Scope& scope);

/// By the workspace's flow; nullopt as metric::expected_future, or when the period ends outside the year.
[[nodiscard]] std::optional<metric::Future> future_of(const Inputs& in, const metric::Metric& metric);

/// On what it rests, in words: "73.000 hồ sơ, mỗi ngày bằng mức bình quân từ đầu năm".
[[nodiscard]] std::string future_text(const metric::Future& future, const Strings& say);

/// The choices flow:uniform and flow:last_year, and the field for the user's own number.
[[nodiscard]] std::vector<Link> flow_choices(const Inputs& in, const metric::Future& future);
[[nodiscard]] Setting future_field(const Inputs& in, const metric::Future& future);

}  // namespace xanh::view

#endif  // XANH_VIEW_FUTURE_H_
