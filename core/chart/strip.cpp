#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "chart/charts.h"
#include "chart/labels.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr float kLine = line_height(Face::caption);
constexpr float kDot = 8;       ///< a mark's diameter
constexpr float kPitch = 9;     ///< between the rows of marks
constexpr float kHit = 14;

class Drawing {
 public:
  Drawing(const view::Strip& strip, float width, float height, const Measure& measure)
      : strip_(strip), measure_(measure), out_{width, height, {}, {}}, labels_(out_, measure) {}

  DisplayList draw() {
    if (strip_.marks.empty() || out_.width < 160 || out_.height < 5 * kLine) return std::move(out_);
    const float half = measure_(Face::caption, "100") / 2;
    left_ = std::max(half, kDot / 2);
    right_ = out_.width - left_;
    top_ = 2 * kLine + 4;                       // two rows of labels above,
    bottom_ = out_.height - kLine - 4 - kLine;  // one under the marks, then the axis
    axis();
    band();
    marks();
    above();
    names();
    return std::move(out_);
  }

 private:
  [[nodiscard]] float x_of(double share) const { return left_ + (right_ - left_) * static_cast<float>(std::clamp(share, 0.0, 1.0)); }

  void axis() {
    const float y = out_.height - kLine / 2;
    const int step = right_ - left_ < 320 ? 50 : right_ - left_ < 600 ? 20 : 10;
    for (int percent = 0; percent <= 100; percent += step) {
      const float x = x_of(percent / 100.0);
      out_.shapes.emplace_back(Line{{{x, top_}, {x, out_.height - kLine - 2}}, {Ink::grid}, 1});
      labels_.put({x, y, std::to_string(percent), Face::caption, {Ink::muted}, Anchor::middle});
    }
  }

  /// The middle half of the units, and the median in it.
  void band() {
    const float x0 = x_of(strip_.lower), x1 = x_of(strip_.upper), x = x_of(strip_.median);
    out_.shapes.emplace_back(Rect{x0, top_, std::max(1.0F, x1 - x0), bottom_ - top_, 3, {Ink::accent_soft}});
    out_.shapes.emplace_back(Line{{{x, top_}, {x, bottom_}}, {Ink::accent}, 2});
    if (strip_.target) {
      const float at = x_of(*strip_.target);
      out_.shapes.emplace_back(Line{{{at, top_}, {at, bottom_}}, {Ink::text}, 1, 4});
    }
  }

  /// Each over its share, out of the way of those before it: up and down from the middle by turns. Where
  /// the height is used up they lie over each other.
  void marks() {
    std::vector<std::size_t> order(strip_.marks.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    sort_stably(order, {}, [&](std::size_t i) { return strip_.marks[i].share; });
    const auto rows = static_cast<int>(std::max(1.0F, (bottom_ - top_ - kDot) / kPitch));
    std::vector<float> ends(static_cast<std::size_t>(rows), -kDot);
    const float middle = (top_ + bottom_) / 2;
    for (const std::size_t i : order) {
      const view::Strip::Mark& mark = strip_.marks[i];
      const float x = x_of(mark.share), half = kDot / 2;
      std::size_t row = 0;
      while (row < ends.size() && ends[row] > x - half) ++row;
      if (row == ends.size()) row = static_cast<std::size_t>(std::ranges::min_element(ends) - ends.begin());
      ends[row] = x + half + 1;
      const auto step = static_cast<float>((row + 1) / 2);
      const float y = std::clamp(middle + (row % 2 == 1 ? -step : step) * kPitch, top_ + half, bottom_ - half);
      const bool square = mark.tone == view::Tone::bad;
      out_.shapes.emplace_back(Rect{x - half, y - half, kDot, kDot, square ? 1 : half, solid(mark.tone)});
      if (mark.tone == view::Tone::neutral && !mark.named) out_.shapes.emplace_back(Rect{x - half + 2, y - half + 2, kDot - 4, kDot - 4, half - 2, {Ink::card}});
      const float hx = std::clamp(x - kHit / 2, 0.0F, out_.width - kHit), hy = std::max(0.0F, y - kHit / 2);
      out_.hits.push_back({hx, hy, kHit, kHit, mark.hint.empty() ? mark.label : mark.label + "\n" + mark.hint, mark.action});
    }
  }

  /// Of a line at `x`: over it, or as near as the edges let it.
  [[nodiscard]] Text label_at(float x, float y, const std::string& text, Face face, Paint paint) const {
    const std::string shown = fit_text(measure_, face, text, out_.width);
    const float half = measure_(face, shown) / 2;
    return {std::clamp(x, half, std::max(half, out_.width - half)), y, shown, face, paint, Anchor::middle};
  }
  void owe(const Text& shown, const std::string& whole) {
    if (shown.text == whole) return;
    const Area area = area_of(shown, measure_);
    out_.hits.push_back({area.x0, area.y0, area.x1 - area.x0, area.y1 - area.y0, whole});
  }

  void above() {
    const Text median = label_at(x_of(strip_.median), kLine + kLine / 2 + 2, strip_.median_label, Face::caption_strong, {Ink::accent});
    if (labels_.put_free(median)) owe(median, strip_.median_label);
    if (!strip_.target || strip_.target_label.empty()) return;
    for (const float y : {kLine + kLine / 2 + 2, kLine / 2}) {
      const Text target = label_at(x_of(*strip_.target), y, strip_.target_label, Face::caption_strong, {Ink::text});
      if (!labels_.put_free(target)) continue;
      if (y < kLine) {  // from the upper row to its line
        const float x = x_of(*strip_.target);
        const bool through = area_of(median, measure_).meets({x - 1, kLine, x + 1, top_});
        if (!through) out_.shapes.emplace_back(Line{{{x, kLine}, {x, top_}}, {Ink::text}, 1, 4});
      }
      owe(target, strip_.target_label);
      return;
    }
  }

  /// Under the marks, else over them; else beside its place what is free of the row, if that is worth a name.
  void names() {
    constexpr float kWorth = 64;
    const float under = bottom_ + 2 + kLine / 2;
    for (const view::Strip::Mark& mark : strip_.marks) {
      if (!mark.named) continue;
      const float x = x_of(mark.share);
      bool written = false;
      for (const float y : {under, kLine + kLine / 2 + 2, kLine / 2}) {
        const Text text = label_at(x, y, mark.label, Face::caption, {Ink::text});
        if (written || !labels_.put_free(text)) continue;
        written = true;
        owe(text, mark.label);
      }
      const bool right = x > out_.width / 2;
      const float room = right ? out_.width - x : x;
      if (written || room < kWorth) continue;
      const Text text{x, under, fit_text(measure_, Face::caption, mark.label, room), Face::caption, {Ink::text}, right ? Anchor::start : Anchor::end};
      if (labels_.put_free(text)) owe(text, mark.label);
    }
  }

  const view::Strip& strip_;
  const Measure& measure_;
  DisplayList out_;
  Labels labels_;
  float left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
};

}  // namespace

DisplayList draw_strip(const view::Strip& strip, float width, float height, const Measure& measure) {
  return Drawing(strip, width, height, measure).draw();
}

}  // namespace xanh::chart
