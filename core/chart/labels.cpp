#include "chart/labels.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xanh::chart {

Area area_of(const Text& text, const Measure& measure) {
  const float w = measure(text.face, text.text), half = line_height(text.face) / 2;
  const float x = text.anchor == Anchor::start ? text.x
                  : text.anchor == Anchor::end ? text.x - w : text.x - w / 2;
  return {x, text.y - half, x + w, text.y + half};
}

bool crosses(const Area& area, Point a, Point b) {
  constexpr int kSteps = 24;
  for (int i = 0; i <= kSteps; ++i) {
    const float t = static_cast<float>(i) / kSteps;
    const float x = a.x + (b.x - a.x) * t, y = a.y + (b.y - a.y) * t;
    if (x > area.x0 - 2 && x < area.x1 + 2 && y > area.y0 && y < area.y1) return true;
  }
  return false;
}

Axis choose_axis(double most) {
  constexpr std::array kSteps = {0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0};
  for (const double step : kSteps) {
    if (most <= 4 * step + 1e-9) return {step, step * std::max(1.0, std::ceil(most / step - 1e-9))};
  }
  return {std::ceil(most / 4), 4 * std::ceil(most / 4)};
}

std::string grouped(std::int64_t value) {
  std::string digits = std::to_string(value);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (value < 0 ? 1 : 0); at -= 3) {
    digits.insert(static_cast<std::size_t>(at), "\xC2\xA0");
  }
  return digits;
}

void Labels::put(Text text) {
  if (text.text.empty()) return;
  taken_.push_back(area_of(text, measure_));
  out_.shapes.emplace_back(std::move(text));
}

void Labels::put_cut(Text whole, float room) {
  std::string shown = fit_text(measure_, whole.face, whole.text, room);
  const bool is_cut = shown != whole.text;
  std::string hint = is_cut ? std::exchange(whole.text, std::move(shown)) : std::string();
  const Area area = area_of(whole, measure_);
  put(std::move(whole));
  if (is_cut) out_.hits.push_back({area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0, std::move(hint)});
}

bool Labels::is_free(const Area& area) const {
  if (area.x0 < 0 || area.y0 < 0 || area.x1 > out_.width || area.y1 > out_.height) return false;
  return std::ranges::none_of(taken_, [&](const Area& o) { return area.meets(o); });
}

bool Labels::put_free(const Text& text) {
  if (text.text.empty() || !is_free(area_of(text, measure_))) return false;
  put(text);
  return true;
}

}  // namespace xanh::chart
