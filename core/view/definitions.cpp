#include "view/build.h"

namespace xanh::view {

TablesPage build_definitions(const Inputs& in) { return {.id = "definitions", .title = (*in.say)("menu.definitions")}; }

}  // namespace xanh::view
