#include "chart/charts.h"

namespace xanh::chart {
namespace {

struct Draw {
  float width, height;
  const Measure& measure;
  DisplayList operator()(const view::Trend& trend) const { return draw_trend(trend, width, height, measure); }
  DisplayList operator()(const view::Scatter& scatter) const { return draw_scatter(scatter, width, height, measure); }
  DisplayList operator()(const view::Strip& strip) const { return draw_strip(strip, width, height, measure); }
  DisplayList operator()(const view::Pareto& pareto) const { return draw_pareto(pareto, width, height, measure); }
  DisplayList operator()(const view::Waterfall& waterfall) const { return draw_waterfall(waterfall, width, height, measure); }
};

}  // namespace

DisplayList draw_chart(const view::Chart& chart, float width, float height, const Measure& measure) {
  return std::visit(Draw{width, height, measure}, chart);
}

}  // namespace xanh::chart
