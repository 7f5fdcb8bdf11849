#include "view/build.h"

namespace xanh::view {

TablesPage build_check(const Inputs& in) { return {.id = "check", .title = (*in.say)("menu.check")}; }

}  // namespace xanh::view
