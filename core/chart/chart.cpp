#include <variant>

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
  DisplayList operator()(const view::Slope& slope) const { return draw_slope(slope, width, height, measure); }
};

struct Height {
  float operator()(const view::Trend& /*trend*/) const { return 240; }
  float operator()(const view::Scatter& /*scatter*/) const { return 340; }
  float operator()(const view::Strip& /*strip*/) const { return 150; }
  float operator()(const view::Pareto& pareto) const { return pareto_height(pareto); }
  float operator()(const view::Waterfall& waterfall) const { return waterfall_height(waterfall); }
  float operator()(const view::Slope& slope) const { return slope_height(slope); }
};

}  // namespace

float chart_height(const view::Chart& chart) { return std::visit(Height{}, chart); }

DisplayList draw_chart(const view::Chart& chart, float width, float height, const Measure& measure) {
  return std::visit(Draw{width, height, measure}, chart);
}

}  // namespace xanh::chart
