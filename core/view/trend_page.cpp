#include "view/build.h"

namespace xanh::view {

TablesPage build_trend_page(const Inputs& in) { return {.id = "trend", .title = (*in.say)("menu.trend")}; }

}  // namespace xanh::view
