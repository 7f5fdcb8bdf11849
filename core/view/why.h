// What explains a number, and how a page asks for it.
#ifndef XANH_VIEW_WHY_H_
#define XANH_VIEW_WHY_H_

#include <string>
#include <string_view>

#include "query/query.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// The action that explains the figure of everything in the period and filters: "why:METRIC".
[[nodiscard]] std::string why_action(std::string_view metric);
/// That of one group: "why:METRIC@DIMENSION=VALUE". Values may hold "=" and "@": metric ids and
/// dimensions hold neither.
[[nodiscard]] std::string why_action(std::string_view metric, query::Dimension by, std::string_view key);

/// Lets the numbers in `column` (its id) of a table of groups be asked for, by the rows' keys and the total
/// row. REQUIRES: they are of `metric`, in the page's period and filters.
void ask_column(Table& table, std::string_view column, std::string_view metric, query::Dimension by);

/// The panel for Workspace::why, at the page's period and filters: formula with its counts, target and
/// gap, interval, files, doubts of the trust sheet, other definitions. A metric or group that is not
/// there is said in one sentence. REQUIRES: shards, Workspace::why not empty.
[[nodiscard]] WhyPanel build_why(const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_WHY_H_
