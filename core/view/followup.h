// Whom to remind, and of what.
#ifndef XANH_VIEW_FOLLOWUP_H_
#define XANH_VIEW_FOLLOWUP_H_

#include <string_view>

#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// Id of the table of groups.
inline constexpr std::string_view kFollowup = "followup";

/// The groups of the ranking that are short of their target, or have overdue or nearly due dossiers: name, level (of
/// units), dossiers missing, counts and rate against the target, overdue and nearly due at the page's last day, and a
/// sentence to be sent. Those with the most overdue first. Where the workspace's `codes` is on also the dossiers
/// themselves, by their codes; never else, and never while small counts are kept back.
[[nodiscard]] TablesPage build_followup(const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_FOLLOWUP_H_
