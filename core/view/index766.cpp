#include "view/build.h"

namespace xanh::view {

TablesPage build_index766(const Inputs& in) { return {.id = "index766", .title = (*in.say)("menu.index766")}; }

}  // namespace xanh::view
