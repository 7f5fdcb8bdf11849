#include "view/build.h"

namespace xanh::view {

TablesPage build_spread(const Inputs& in) { return {.id = "spread", .title = (*in.say)("menu.spread")}; }

}  // namespace xanh::view
