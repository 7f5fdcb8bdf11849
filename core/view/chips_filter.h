// The chips of the filters in force: what is chosen, each value to be dropped, and what else could be chosen.
#ifndef XANH_VIEW_CHIPS_FILTER_H_
#define XANH_VIEW_CHIPS_FILTER_H_

#include <vector>

#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// One chip for each filter of the workspace. Its action drops the filter. Its options, in this order: one for each value
/// chosen (current; drops that value: unfilter:D=V), one for the filter as a whole (unfilter:D), one for each other value
/// that the files have (adds it: pick:D=V), in Vietnamese order.
[[nodiscard]] std::vector<Chip> filter_chips(const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_CHIPS_FILTER_H_
