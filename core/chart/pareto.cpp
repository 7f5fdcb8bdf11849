#include "chart/charts.h"

namespace xanh::chart {

DisplayList draw_pareto(const view::Pareto& /*pareto*/, float /*width*/, float /*height*/, const Measure& /*measure*/) { return {}; }

}  // namespace xanh::chart
