// Lying bars: names of procedures are long.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "chart/charts.h"
#include "chart/labels.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr float kLine = line_height(Face::caption);
constexpr float kRowLeast = 22, kRowMost = 30, kBar = 12, kGap = 12;
constexpr float kHead = 2 * kLine + 6;   ///< what is needed, then the scale of the cumulative share
constexpr float kLabelLeast = 90, kLabelShare = 0.36F, kCumulativeShare = 0.3F;

class Drawing {
 public:
  Drawing(const view::Pareto& pareto, float width, float height, const Measure& measure)
      : pareto_(pareto), measure_(measure), out_{width, height, {}, {}}, labels_(out_, measure) {}

  DisplayList draw() {
    if (pareto_.bars.empty() || out_.width < 220 || out_.height < kHead + kRowLeast) return std::move(out_);
    lay_out();
    scale();
    for (std::size_t i = 0; i < shown_; ++i) row(i);
    left_out();
    cumulative();
    needed();
    return std::move(out_);
  }

 private:
  [[nodiscard]] float top_of(std::size_t i) const { return kHead + row_ * static_cast<float>(i); }
  [[nodiscard]] float share_x(double share) const { return scale_left_ + (scale_right_ - scale_left_) * static_cast<float>(std::clamp(share, 0.0, 1.0)); }

  void lay_out() {
    const float room = out_.height - kHead;
    const auto fitting = std::max<std::size_t>(1, static_cast<std::size_t>(room / kRowLeast));
    // Where not all have room the last row says so.
    shown_ = pareto_.bars.size() <= fitting ? pareto_.bars.size() : fitting - 1;
    row_ = std::clamp(std::floor(room / static_cast<float>(std::min(pareto_.bars.size(), fitting))), kRowLeast, kRowMost);
    float label = kLabelLeast, value = 0;
    for (const view::Pareto::Bar& bar : pareto_.bars) {
      label = std::max(label, measure_(Face::body, bar.label) + kGap);
      value = std::max(value, measure_(Face::strong, bar.value));
    }
    most_ = pareto_.bars.front().size;
    bars_left_ = std::min(label, std::max(kLabelLeast, std::floor(out_.width * kLabelShare)));
    const float edge = std::ceil(measure_(Face::caption, "100") / 2);
    scale_right_ = out_.width - edge;
    scale_left_ = out_.width - std::floor(out_.width * kCumulativeShare) + edge;
    bars_right_ = scale_left_ - edge - kGap - value - 6;
    value_room_ = value;
  }

  void scale() {
    const float y = kLine + 4 + kLine / 2;
    const int step = scale_right_ - scale_left_ < 130 ? 50 : 25;
    for (int percent = 0; percent <= 100; percent += step) {
      const float x = share_x(percent / 100.0);
      out_.shapes.emplace_back(Line{{{x, kHead}, {x, top_of(shown_)}}, {Ink::grid}, 1});
      labels_.put({x, y, std::to_string(percent), Face::caption, {Ink::muted}, Anchor::middle});
    }
    const Text name{0, y, pareto_.cumulative_label, Face::caption, {Ink::muted}};
    if (name.text.empty()) return;
    labels_.put_cut({scale_left_ - kGap - 6, y, name.text, Face::caption, {Ink::muted}, Anchor::end}, scale_left_ - kGap - 6);
  }

  void row(std::size_t i) {
    const view::Pareto::Bar& bar = pareto_.bars[i];
    const float top = top_of(i), middle = top + row_ / 2;
    const float room = bars_left_ - kGap;
    const std::string label = fit_text(measure_, Face::body, bar.label, room);
    std::string hint = bar.hint;
    if (label != bar.label) hint = hint.empty() ? bar.label : bar.label + "\n" + hint;
    if (!hint.empty() || !bar.action.empty()) out_.hits.push_back({0, top, out_.width, row_ - 1, std::move(hint), bar.action});
    labels_.put({0, middle, label, Face::body, {Ink::text}});
    const float whole = std::max(0.0F, bars_right_ - bars_left_);
    const float w = most_ > 0 ? whole * static_cast<float>(std::min(1.0, bar.size / most_)) : 0;
    if (w > 0) out_.shapes.emplace_back(Rect{bars_left_, middle - kBar / 2, std::max(1.0F, w), kBar, 2, solid(bar.tone)});
    // All the others together may be far more than the first: their bar is broken, its length says nothing.
    if (bar.size > most_ && w > 24) {
      for (const float at : {w - 18, w - 12}) out_.shapes.emplace_back(Rect{bars_left_ + at, middle - kBar / 2, 3, kBar, 0, {Ink::card}});
    }
    labels_.put({bars_left_ + w + 6, middle, fit_text(measure_, Face::strong, bar.value, value_room_ + 1), Face::strong, {Ink::text}});
  }

  /// There was no room for these: named when pointed at.
  void left_out() {
    if (shown_ == pareto_.bars.size() || top_of(shown_) + kLine > out_.height) return;
    std::string names;
    for (std::size_t i = shown_; i < pareto_.bars.size(); ++i) names += (names.empty() ? "" : "\n") + pareto_.bars[i].label + ": " + pareto_.bars[i].value;
    const float top = top_of(shown_);
    labels_.put({0, top + kLine / 2, "\xE2\x80\xA6", Face::body, {Ink::muted}});
    out_.hits.push_back({0, top, out_.width, std::min(row_, out_.height - top), std::move(names)});
  }

  void cumulative() {
    std::vector<Point> run = {{share_x(0), kHead}};
    for (std::size_t i = 0; i < shown_; ++i) run.push_back({share_x(pareto_.bars[i].cumulative), top_of(i) + row_ / 2});
    const std::vector<Point> marks(run.begin() + 1, run.end());
    out_.shapes.emplace_back(Line{std::move(run), {Ink::accent}, 2});
    for (const Point& at : marks) out_.shapes.emplace_back(Rect{at.x - 3, at.y - 3, 6, 6, 3, {Ink::accent}});
  }

  /// Where the line must get to. Beyond all bars together it is out of reach: said at the edge.
  void needed() {
    if (!pareto_.needed) return;
    const view::Pareto::Bar& last = pareto_.bars.back();
    double sum = 0;
    for (const view::Pareto::Bar& bar : pareto_.bars) sum += bar.size;
    const double all = last.cumulative > 0 ? sum / last.cumulative : sum;
    if (all <= 0) return;
    const double share = *pareto_.needed / all;
    const float x = share_x(share);
    const float from = labels_.is_free({x - 2, kLine + 2, x + 2, kHead}) ? kLine + 2 : kHead;  // not through the scale's figures
    if (share <= 1) out_.shapes.emplace_back(Line{{{x, from}, {x, top_of(shown_)}}, {Ink::text}, 1, 4});
    const float half = std::min(measure_(Face::caption_strong, pareto_.needed_label), out_.width) / 2;
    labels_.put_cut({std::clamp(x, half, out_.width - half), kLine / 2, pareto_.needed_label, Face::caption_strong, {Ink::text}, Anchor::middle}, out_.width);
  }

  const view::Pareto& pareto_;
  const Measure& measure_;
  DisplayList out_;
  Labels labels_;
  std::size_t shown_ = 0;
  double most_ = 0;
  float row_ = kRowLeast, bars_left_ = 0, bars_right_ = 0, value_room_ = 0, scale_left_ = 0, scale_right_ = 0;
};

}  // namespace

DisplayList draw_pareto(const view::Pareto& pareto, float width, float height, const Measure& measure) {
  return Drawing(pareto, width, height, measure).draw();
}

float pareto_height(const view::Pareto& pareto) { return kHead + kRowMost * static_cast<float>(pareto.bars.size()); }

}  // namespace xanh::chart
