// Periods in words, and the two that a comparison sets side by side.
#ifndef XANH_VIEW_PERIODS_H_
#define XANH_VIEW_PERIODS_H_

#include <string>
#include <string_view>
#include <vector>

#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// "01/07/2025 – 31/07/2025".
[[nodiscard]] std::string days_text(const query::Period& days, const Strings& say);

/// A named period (metric/calendar.h) in words: "tháng 07/2025", "quý III/2025", "9 tháng năm 2025"; with its
/// days where the name alone would be taken for another: "tuần 28/2025 (07/07–13/07)", "tháng báo cáo
/// 07/2025 (15/06–14/07)". REQUIRES: metric::span_kind knows `span`.
[[nodiscard]] std::string span_text(std::string_view span, const state::Workspace& workspace, const Strings& say);

/// With a capital, for the beginning of a line.
[[nodiscard]] std::string capital(std::string text);

/// The days that the page is for: the period's name or its days, and whether they are cumulative
/// (from the year's first day) or of the period alone.
[[nodiscard]] std::string scope_text(const Inputs& in);

/// The period of the page beside the one that it is measured against.
struct Compared {
  query::Period before, after;
  std::string before_name, after_name;
  bool cut = false;          ///< the data end before the later one does; the earlier one is whole
};
/// Against the period before: of a named one the same kind (of a year, its first half or its nine months, which
/// are cumulative, those of last year); of a range of days as many days before it; of the year to date the
/// month (week) of the data's end against the one before. Against last year: the same named period, cut to as many days where the
/// data cut this one; else the same days. REQUIRES: against is not a snapshot.
[[nodiscard]] Compared compared_periods(const Inputs& in);

/// "Từ ngày", "đến ngày": any range of days.
[[nodiscard]] std::vector<Setting> range_fields(const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_PERIODS_H_
