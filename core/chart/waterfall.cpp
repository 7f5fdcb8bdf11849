// Lying steps, one under the other: names of units and procedures are long.
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
constexpr float kRowLeast = 20, kRowMost = 28, kBar = 14, kGap = 12, kAxis = kLine + 4;
constexpr float kLabelLeast = 90, kLabelShare = 0.4F;
constexpr double kHidden = 0.25;  ///< steps that together span less of the levels cannot be seen from zero

class Drawing {
 public:
  Drawing(const view::Waterfall& waterfall, float width, float height, const Measure& measure)
      : waterfall_(waterfall), measure_(measure), out_{width, height, {}, {}}, labels_(out_, measure) {}

  DisplayList draw() {
    if (waterfall_.steps.empty() || out_.width < 220 || out_.height < kRowLeast + kAxis) return std::move(out_);
    levels();
    lay_out();
    axis();
    for (std::size_t i = 0; i < shown_; ++i) row(i);
    left_out();
    return std::move(out_);
  }

 private:
  struct Reach {
    double from = 0, to = 0;
  };

  /// Where each step begins and ends.
  void levels() {
    double at = 0;
    for (const view::Waterfall::Step& step : waterfall_.steps) {
      const double to = step.level ? step.change : at + step.change;
      reaches_.push_back({step.level ? to : at, to});
      at = to;
    }
    low_ = high_ = reaches_.front().to;
    for (const Reach& reach : reaches_) {
      low_ = std::min({low_, reach.from, reach.to});
      high_ = std::max({high_, reach.from, reach.to});
    }
    from_zero_ = low_ <= 0 || high_ - low_ >= kHidden * high_;
    if (from_zero_) {
      low_ = std::min(low_, 0.0);
      high_ = std::max(high_, low_ + 0.01);
    } else {  // a tenth of the span beyond, to see that nothing begins here
      const double beyond = std::max((high_ - low_) * 0.1, 0.001);
      low_ = std::max(0.0, low_ - beyond);
      high_ += beyond;
    }
  }

  [[nodiscard]] float x_of(double share) const { return left_ + (right_ - left_) * static_cast<float>((share - low_) / (high_ - low_)); }
  [[nodiscard]] float top_of(std::size_t i) const { return row_ * static_cast<float>(i); }

  void lay_out() {
    const float room = out_.height - kAxis;
    const std::size_t all = waterfall_.steps.size();
    const auto fitting = std::max<std::size_t>(1, static_cast<std::size_t>(room / kRowLeast));
    shown_ = all <= fitting ? all : fitting - 1;
    row_ = std::clamp(std::floor(room / static_cast<float>(std::min(all, fitting))), kRowLeast, kRowMost);
    float label = kLabelLeast;
    for (const view::Waterfall::Step& step : waterfall_.steps) {
      label = std::max(label, measure_(Face::body, step.label) + kGap);
      value_ = std::max(value_, measure_(Face::strong, step.value));
    }
    label_ = std::min(label, std::max(kLabelLeast, std::floor(out_.width * kLabelShare)));
    left_ = label_ + measure_(Face::caption, "100") / 2;
    right_ = std::max(left_ + 1, out_.width - value_ - kGap);
  }

  /// Whole percents alone: what lies between is said by the values.
  void axis() {
    const double span = (high_ - low_) * 100;
    int step = 100;
    for (const int each : {50, 25, 20, 10, 5, 2, 1}) {
      if (span / each <= 6 || step == 100) step = each;
    }
    const float bottom = top_of(shown_), y = bottom + 4 + kLine / 2;
    for (int percent = static_cast<int>(std::ceil(low_ * 100 / step - 1e-9)) * step; percent <= high_ * 100 + 1e-9; percent += step) {
      const float x = x_of(percent / 100.0);
      if (!labels_.put_free({x, y, std::to_string(percent), Face::caption, {Ink::muted}, Anchor::middle})) continue;
      out_.shapes.emplace_back(Line{{{x, 0}, {x, bottom}}, {Ink::grid}, 1});
    }
  }

  /// A level is a bar from zero, or where the axis does not begin there a mark: a bar's length would lie.
  void row(std::size_t i) {
    const view::Waterfall::Step& step = waterfall_.steps[i];
    const Reach& reach = reaches_[i];
    const float top = top_of(i), middle = top + row_ / 2;
    const std::string label = fit_text(measure_, Face::body, step.label, label_ - kGap);
    std::string hint = step.hint;
    if (label != step.label) hint = hint.empty() ? step.label : step.label + "\n" + hint;
    if (!hint.empty()) out_.hits.push_back({0, top, out_.width, row_ - 1, std::move(hint)});
    labels_.put({0, middle, label, step.level ? Face::strong : Face::body, {Ink::text}});
    const float to = x_of(reach.to);
    float x0 = std::min(x_of(reach.from), to), x1 = std::max(x_of(reach.from), to);
    Paint paint = solid(step.change < 0 ? view::Tone::bad : view::Tone::good);
    if (step.level) {
      paint = {Ink::neutral};
      if (from_zero_) x0 = std::min(x_of(0), to), x1 = std::max(x_of(0), to);
      else x0 = to - 2, x1 = to + 2;
    }
    out_.shapes.emplace_back(Rect{x0, middle - kBar / 2, std::max(1.0F, x1 - x0), kBar, 2, paint});
    if (i + 1 < shown_ && !waterfall_.steps[i + 1].level) {
      out_.shapes.emplace_back(Line{{{to, middle + kBar / 2}, {to, middle + row_ - kBar / 2}}, {Ink::faint}, 1});
    }
    labels_.put({out_.width, middle, step.value, Face::strong, {Ink::text}, Anchor::end});
  }

  void left_out() {
    if (shown_ == waterfall_.steps.size()) return;
    std::string names;
    for (std::size_t i = shown_; i < waterfall_.steps.size(); ++i) names += (names.empty() ? "" : "\n") + waterfall_.steps[i].label + ": " + waterfall_.steps[i].value;
    // Under the last row beside the axis, whose labels begin right of the names.
    const float top = top_of(shown_);
    labels_.put({0, top + kLine / 2 + 4, "\xE2\x80\xA6", Face::caption, {Ink::muted}});
    out_.hits.push_back({0, top, label_ - kGap, std::min(kAxis, out_.height - top), std::move(names)});
  }

  const view::Waterfall& waterfall_;
  const Measure& measure_;
  DisplayList out_;
  Labels labels_;
  std::vector<Reach> reaches_;
  std::size_t shown_ = 0;
  bool from_zero_ = true;
  double low_ = 0, high_ = 1;
  float row_ = kRowLeast, label_ = 0, value_ = 0, left_ = 0, right_ = 0;
};

}  // namespace

DisplayList draw_waterfall(const view::Waterfall& waterfall, float width, float height, const Measure& measure) {
  return Drawing(waterfall, width, height, measure).draw();
}

float waterfall_height(const view::Waterfall& waterfall) { return kAxis + kRowMost * static_cast<float>(waterfall.steps.size()); }

}  // namespace xanh::chart
