#include "view/build.h"

namespace xanh::view {

TablesPage build_targets(const Inputs& in) { return {.id = "targets", .title = (*in.say)("menu.targets")}; }

}  // namespace xanh::view
