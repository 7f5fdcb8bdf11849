#include <algorithm>
#include <cmath>

#include "chart/charts.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr float kStepLeast = 32, kStepMost = 48, kLabel = 20, kBar = 6, kGap = 10;

void add_bar(DisplayList& out, float x, float y, float w, float h, double part, Paint paint) {
  const auto share = static_cast<float>(std::clamp(part, 0.0, 1.0));
  out.shapes.emplace_back(Rect{x, y, w, h, h / 2, {Ink::track}});
  if (share > 0) {
    // Never narrower than its round ends: a small value stays visible.
    out.shapes.emplace_back(Rect{x, y, std::min(w, std::max(h, w * share)), h, h / 2, paint});
  }
}

}  // namespace

DisplayList draw_bars(const view::BarList& list, float width, float height,
                      const Measure& measure) {
  DisplayList out{width, height, {}, {}};
  if (width < 60 || height < kStepLeast) return out;
  std::vector<std::string> note = wrap_text(measure, Face::body, list.note, width);
  float note_height = note.empty() ? 0 : 8 + line_height(Face::body) * static_cast<float>(note.size());
  const auto wanted = list.bars.size();
  // The bars matter more than what is said of them.
  if (note_height > 0 && height - note_height < kStepLeast * static_cast<float>(std::min<std::size_t>(wanted, 3))) {
    note.clear();
    note_height = 0;
  }
  const float room = height - note_height;
  const std::size_t shown = std::min(wanted, static_cast<std::size_t>(room / kStepLeast));
  const float step = shown == 0 ? 0 : std::clamp(std::floor(room / static_cast<float>(shown)), kStepLeast, kStepMost);
  float y = 0;
  for (std::size_t i = 0; i < shown; ++i) {
    const view::Bar& bar = list.bars[i];
    const float value = std::min(measure(Face::strong, bar.value), width);
    const std::string label = fit_text(measure, Face::body, bar.label, width - value - kGap);
    std::string hint = bar.hint;
    if (label != bar.label) hint = hint.empty() ? bar.label : bar.label + "\n" + hint;
    if (!hint.empty() || !bar.action.empty()) {
      out.hits.push_back({0, y, width, kLabel + kBar + 6, std::move(hint), bar.action});
    }
    out.shapes.emplace_back(Text{0, y + kLabel / 2, label, Face::body, {Ink::text}});
    out.shapes.emplace_back(Text{width, y + kLabel / 2, fit_text(measure, Face::strong, bar.value, width),
                                 Face::strong, {Ink::text}, Anchor::end});
    add_bar(out, 0, y + kLabel + 2, width, kBar, bar.part, solid(bar.tone));
    y += step;
  }
  y += note_height > 0 ? 8 : 0;
  for (std::string& line : note) {
    const float tall = line_height(Face::body);
    out.shapes.emplace_back(Text{0, y + tall / 2, std::move(line), Face::body, {Ink::muted}});
    y += tall;
  }
  return out;
}

DisplayList draw_bullet(double share, std::optional<double> target, view::Tone tone, float width,
                        float height) {
  DisplayList out{width, height, {}, {}};
  if (width <= 0 || height <= 0) return out;
  const float bar = height / 2;
  add_bar(out, 0, height / 4, width, bar, share, solid(tone));
  if (target && *target >= 0 && *target <= 1) {
    const float x = std::clamp(width * static_cast<float>(*target) - 1, 0.0F, width - 2);
    out.shapes.emplace_back(Rect{x, 0, 2, height, 0, {Ink::text}});
  }
  return out;
}

}  // namespace xanh::chart
