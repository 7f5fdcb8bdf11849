// The levers page and its what-if. Inside this room only.
#ifndef XANH_VIEW_LEVERS_PARTS_H_
#define XANH_VIEW_LEVERS_PARTS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "metric/flow.h"
#include "metric/levers.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

struct LeversOf {
  const Inputs& in;
  const Strings& say;
  const metric::Metric& metric;
  state::Scope scope;
  query::Dimension by;
  const metric::Target* target = nullptr;
};

inline constexpr std::size_t kMostRows = 100;  ///< of a table: beyond them a lever is none

/// A caption that says that not all rows are shown.
[[nodiscard]] std::string first_rows(const std::string& caption, std::size_t shown, std::size_t all, const Strings& say);

/// Keys of Workspace::shifts that name no group: all groups below the median or the target go that part
/// of the way to it, with what is still to come.
inline constexpr std::string_view kToMedian = "@median", kToTarget = "@target";

/// The dossiers to come, shared out as those of the last three months, and what the scenario wins of them.
struct WhatIf {
  metric::Future future;
  query::Period weighed;                                     ///< the days whose filings they are shared out by
  std::map<std::string, metric::Shift, std::less<>> groups;  ///< by key
  std::optional<double> median;
  bool active = false;                                       ///< something is shifted
};

/// Of each key the share of what came in within `days`: by it the rest is shared out. Empty where nothing did.
[[nodiscard]] std::map<query::Key, double> weights_by(const LeversOf& w, const metric::Metric& flow, std::vector<query::Dimension> by, const query::Period& days);

/// Of groups together: now, and at the year's end without and with what is assumed.
struct Outcome {
  metric::Ratio now, without, with;
  double future = 0;
};
[[nodiscard]] Outcome outcome_of(std::span<const metric::Shift> groups);

/// nullopt where there is nothing to come or the page is not of the year so far: only future dossiers can
/// be shifted. REQUIRES: groups of the year so far.
[[nodiscard]] std::optional<WhatIf> what_if_of(const LeversOf& w, std::span<const metric::LeverInput> groups, std::optional<double> median);

/// The choices of ready scenarios, the year's end of the whole and of every level of units without and with what
/// is assumed; if something is, also sentences.
void add_what_if(const LeversOf& w, const WhatIf& what_if, TablesPage& page);

/// `whole` and every level of units.
[[nodiscard]] Table result_table(const LeversOf& w, const WhatIf& what_if, const Outcome& whole);

/// The groups that change, by what they win. REQUIRES: active.
[[nodiscard]] Table shifted_table(const LeversOf& w, const WhatIf& what_if);

/// The column that is typed into.
[[nodiscard]] Column shift_column(const LeversOf& w);
[[nodiscard]] Cell shift_cell(const LeversOf& w, const WhatIf& what_if, const std::string& key);

}  // namespace xanh::view

#endif  // XANH_VIEW_LEVERS_PARTS_H_
