// Texts of a chart that must not meet each other, and round axes. Inside this room only.
#ifndef XANH_CHART_LABELS_H_
#define XANH_CHART_LABELS_H_

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "chart/display_list.h"

namespace xanh::chart {

/// Where something stands.
struct Area {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  [[nodiscard]] bool meets(const Area& o) const { return x0 < o.x1 && o.x0 < x1 && y0 < o.y1 && o.y0 < y1; }
};
[[nodiscard]] Area area_of(const Text& text, const Measure& measure);

/// Whether the segment a-b passes through the area (sampled: labels are far wider than a step).
[[nodiscard]] bool crosses(const Area& area, Point a, Point b);

/// Zero to a round share with at most five grid lines.
struct Axis {
  double step = 1, top = 1;
};
[[nodiscard]] Axis choose_axis(double most);

/// Digits in threes, apart by a no-break space: the same in both languages.
[[nodiscard]] std::string grouped(std::int64_t value);

/// Writes texts into a display list and knows where they stand.
class Labels {
 public:
  Labels(DisplayList& out, const Measure& measure) : out_(out), measure_(measure) {}

  /// A text whose place is known to be free.
  void put(Text text);
  /// Cut to `room`; then it owes the whole when pointed at.
  void put_cut(Text whole, float room);
  /// Only where it lies inside the chart and meets nothing that is taken. Was it written?
  [[nodiscard]] bool put_free(const Text& text);
  [[nodiscard]] bool is_free(const Area& area) const;
  /// What texts keep off besides texts: marks.
  void take(const Area& area) { taken_.push_back(area); }

 private:
  DisplayList& out_;
  const Measure& measure_;
  std::vector<Area> taken_;
};

}  // namespace xanh::chart

#endif  // XANH_CHART_LABELS_H_
