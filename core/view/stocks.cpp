#include "view/build.h"

namespace xanh::view {

TablesPage build_stocks(const Inputs& in) { return {.id = "stocks", .title = (*in.say)("menu.stocks")}; }

}  // namespace xanh::view
