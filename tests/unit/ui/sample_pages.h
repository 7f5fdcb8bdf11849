// Pages as a provincial office sees them, made by hand: long names, absent months, many rows.
#ifndef XANH_TESTS_UNIT_UI_SAMPLE_PAGES_H_
#define XANH_TESTS_UNIT_UI_SAMPLE_PAGES_H_

#include "view/page.h"

namespace xanh::tests {

[[nodiscard]] view::PageView start_sample();
[[nodiscard]] view::PageView progress_sample();
[[nodiscard]] view::PageView overview_sample();
[[nodiscard]] view::PageView ranking_sample();
[[nodiscard]] view::PageView import_sample();
view::PageView present_sample();
[[nodiscard]] view::HeatGrid grid_sample();
[[nodiscard]] view::Trend trend_sample();
[[nodiscard]] view::BarList bars_sample();

}  // namespace xanh::tests

#endif  // XANH_TESTS_UNIT_UI_SAMPLE_PAGES_H_
