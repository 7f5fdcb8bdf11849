#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "chart/charts.h"

namespace xanh::chart {
namespace {

constexpr float kLast = 5, kAlone = 3;  // diameters: of the last point, of one between two gaps

Rect point_mark(Point at, float size, Ink ink) { return {at.x - size / 2, at.y - size / 2, size, size, size / 2, {ink}}; }

}  // namespace

DisplayList draw_spark(const std::vector<std::optional<double>>& shares, float width, float height) {
  DisplayList out{width, height, {}, {}};
  std::optional<double> low, high;
  std::size_t last = 0;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (!shares[i]) continue;
    low = std::min(low.value_or(*shares[i]), *shares[i]);
    high = std::max(high.value_or(*shares[i]), *shares[i]);
    last = i;
  }
  if (!low || width < 2 * kLast || height < kLast) return out;
  const float margin = kLast / 2;
  const auto place = [&](std::size_t i) -> Point {
    const float along = shares.size() == 1 ? 1.0F : static_cast<float>(i) / static_cast<float>(shares.size() - 1);
    // What does not change runs along the middle: there is nothing to be high or low against.
    const float up = *high > *low ? static_cast<float>((*shares[i] - *low) / (*high - *low)) : 0.5F;
    return {margin + along * (width - 2 * margin), height - margin - up * (height - 2 * margin)};
  };
  std::vector<Point> run;
  const auto end_run = [&](std::size_t behind) {
    if (run.size() > 1) out.shapes.emplace_back(Line{run, {Ink::accent}, 1.5F});
    else if (run.size() == 1 && behind != last + 1) out.shapes.emplace_back(point_mark(run.front(), kAlone, Ink::accent));
    run.clear();
  };
  for (std::size_t i = 0; i < shares.size(); ++i) {
    if (shares[i]) run.push_back(place(i));
    else end_run(i);
  }
  end_run(shares.size());
  out.shapes.emplace_back(point_mark(place(last), kLast, Ink::text));
  return out;
}

}  // namespace xanh::chart
