// The parts of the page of targets. Inside this room only.
#ifndef XANH_VIEW_TARGETS_PARTS_H_
#define XANH_VIEW_TARGETS_PARTS_H_

#include <optional>
#include <string>
#include <vector>

#include "metric/figure.h"
#include "state/workspace.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

struct TargetsWork {
  const Inputs& in;
  const Strings& say;
  const metric::Metric& metric;           ///< the pinned one
  int year = 0;
  std::optional<state::Scope> scope;      ///< nothing without data in that year
};

/// The figure of each unit, by names in Vietnamese order.
struct UnitFigure {
  std::string unit;
  metric::Figure figure;
};

/// What is set for each level in the year.
[[nodiscard]] Table level_targets(const TargetsWork& w);
/// The units' own plans and how they stand. `level`: theirs.
[[nodiscard]] Table unit_targets(const TargetsWork& w, facts::UnitLevel level, const std::vector<UnitFigure>& units);
/// All targets that stand in neither; `units`: those of unit_targets.
[[nodiscard]] Table other_targets(const TargetsWork& w, const std::vector<UnitFigure>& units);
[[nodiscard]] Table quotation_table(const TargetsWork& w);
[[nodiscard]] Table band_table(const TargetsWork& w);
[[nodiscard]] Table goal_table(const TargetsWork& w);

/// A field for a target: the action of state and app, what stands in it, whose it is for screen readers.
[[nodiscard]] Cell target_field(const TargetsWork& w, int year, const metric::Holder& holder, const std::string& metric, const metric::Target* shown);
/// A percentage with as many decimals as it has: "72,25 %".
[[nodiscard]] std::string exact_percent(double share, const Strings& say);
/// "31/08/2024", "08/2024" or "2024".
[[nodiscard]] std::string date_text(const std::string& iso, const Strings& say);
/// "Hồ sơ trực tuyến toàn trình · A"; the id where it is not known.
[[nodiscard]] std::string metric_name(const TargetsWork& w, const std::string& id);

}  // namespace xanh::view

#endif  // XANH_VIEW_TARGETS_PARTS_H_
