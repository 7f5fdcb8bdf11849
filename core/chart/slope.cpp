#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "chart/charts.h"
#include "chart/labels.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr float kRow = line_height(Face::caption), kMark = 8, kTouch = 14, kGap = 8;
constexpr float kTop = kRow + 12;  ///< over the first mark: the labels of both states

/// Heights of labels that want to stand at `wanted` (ascending), at least a row apart and within top to bottom.
/// REQUIRES: they fit.
std::vector<float> spaced(std::vector<float> wanted, float top, float bottom) {
  float least = top;
  for (float& y : wanted) least = (y = std::max(y, least)) + kRow;
  float most = bottom;
  for (auto y = wanted.rbegin(); y != wanted.rend(); ++y) most = (*y = std::min(*y, most)) - kRow;
  return wanted;
}

class SlopeDrawing {
 public:
  SlopeDrawing(const view::Slope& slope, float width, float height, const Measure& measure)
      : slope_(slope), measure_(measure), out_{width, height, {}, {}}, labels_(out_, measure) {}

  DisplayList draw() {
    if (slope_.lines.empty() || out_.width < 160 || out_.height < kTop + 4 * kRow) return std::move(out_);
    top_ = kTop + kMark / 2;
    bottom_ = out_.height - kRow / 2 - 2;
    range();
    choose();
    float figures = 0;
    for (const view::Slope::Line* line : named_) figures = std::max(figures, measure_(Face::caption, line->before_text));
    left_ = std::min(out_.width * 0.25F, figures) + kMark / 2 + kGap + 6;
    right_ = std::max(left_ + 40, out_.width - std::clamp(out_.width * 0.42F, 90.0F, 320.0F));
    axes();
    for (const view::Slope::Line& line : slope_.lines) {
      if (!is_named(line)) join(line, false);
    }
    for (const view::Slope::Line* line : named_) join(*line, true);
    names(true);
    names(false);
    return std::move(out_);
  }

 private:
  [[nodiscard]] float y_of(double value) const {
    const double part = high_ > low_ ? (value - low_) / (high_ - low_) : 0.5;
    const auto down = static_cast<float>(slope_.places ? part : 1 - part);
    return top_ + down * (bottom_ - top_);
  }
  [[nodiscard]] bool is_named(const view::Slope::Line& line) const { return std::ranges::find(named_, &line) != named_.end(); }

  void range() {
    low_ = high_ = slope_.lines.front().before;
    for (const view::Slope::Line& line : slope_.lines) {
      low_ = std::min({low_, line.before, line.now});
      high_ = std::max({high_, line.before, line.now});
    }
  }

  /// Those that are to be named, the largest movements first, as many as have a row.
  void choose() {
    for (const view::Slope::Line& line : slope_.lines) {
      if (line.named) named_.push_back(&line);
    }
    sort_stably(named_, std::ranges::greater{}, [](const view::Slope::Line* line) { return std::abs(line->now - line->before); });
    const auto rows = static_cast<std::size_t>((bottom_ - top_) / kRow) + 1;
    if (named_.size() > rows) named_.resize(rows);
  }

  void axes() {
    for (const float x : {left_, right_}) out_.shapes.emplace_back(Line{{{x, kTop}, {x, out_.height}}, {Ink::grid}, 1});
    // Each at its axis; the earlier one ends before the middle.
    const float middle = (left_ + right_) / 2;
    labels_.put_cut({0, kRow / 2, slope_.before_label, Face::caption_strong, {Ink::muted}}, middle - kGap / 2);
    const float room = out_.width - middle - kGap / 2;
    const float wide = std::min(room, measure_(Face::caption_strong, slope_.now_label));
    labels_.put_cut({std::min(right_, out_.width - wide), kRow / 2, slope_.now_label, Face::caption_strong, {Ink::muted}}, room);
  }

  void join(const view::Slope::Line& line, bool named) {
    const Point from{left_, y_of(line.before)}, to{right_, y_of(line.now)};
    const bool bad = line.tone == view::Tone::bad;
    const Paint paint = named ? solid(line.tone) : Paint{Ink::track, Ink::neutral, 0.35F};
    out_.shapes.emplace_back(Line{{from, to}, paint, named ? 2.0F : 1.0F, named && bad ? 5.0F : 0.0F});
    const float size = named ? kMark : kMark / 2, half = size / 2;
    for (const Point& at : {from, to}) {
      out_.shapes.emplace_back(Rect{at.x - half, at.y - half, size, size, named && bad ? 1 : half, paint});
      if (named && line.tone == view::Tone::neutral) out_.shapes.emplace_back(Rect{at.x - half + 2, at.y - half + 2, size - 4, size - 4, half - 2, {Ink::card}});
      const float x = std::clamp(at.x - kTouch / 2, 0.0F, out_.width - kTouch), y = std::clamp(at.y - kTouch / 2, 0.0F, out_.height - kTouch);
      out_.hits.push_back({x, y, kTouch, kTouch, said(line), line.action});
    }
  }
  [[nodiscard]] static std::string said(const view::Slope::Line& line) {
    return line.hint.empty() ? line.label + ": " + line.before_text + " \xE2\x86\x92 " + line.now_text : line.label + "\n" + line.hint;
  }

  /// The figures before at the left, figures and names now at the right, each with a thread to its mark
  /// where others pushed it away.
  void names(bool now) {
    std::vector<const view::Slope::Line*> order = named_;
    const auto value = [now](const view::Slope::Line* line) { return now ? line->now : line->before; };
    sort_stably(order, {}, [&](const view::Slope::Line* line) { return y_of(value(line)); });
    std::vector<float> wanted;
    for (const view::Slope::Line* line : order) wanted.push_back(y_of(value(line)));
    const std::vector<float> at = spaced(std::move(wanted), top_, bottom_);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const view::Slope::Line& line = *order[i];
      const float mark = y_of(value(&line)), edge = kMark / 2 + 1, far = edge + kGap;
      if (std::abs(mark - at[i]) > 1) {
        const float x = now ? right_ : left_, way = now ? 1.0F : -1.0F;
        out_.shapes.emplace_back(Line{{{x + way * edge, mark}, {x + way * far, at[i]}}, {Ink::neutral}, 1});
      }
      const std::string whole = now ? line.now_text + "  " + line.label : line.before_text;
      const float x = now ? right_ + far + 3 : left_ - far - 3, room = now ? out_.width - x : x;
      const std::string shown = fit_text(measure_, Face::caption, whole, room);
      if (shown.empty()) continue;
      const Text text{x, at[i], shown, Face::caption, {Ink::text}, now ? Anchor::start : Anchor::end};
      const Area area = area_of(text, measure_);
      labels_.put(text);
      out_.hits.push_back({std::max(0.0F, area.x0), area.y0, std::min(out_.width, area.x1) - std::max(0.0F, area.x0), kRow, (shown != whole ? whole + "\n" : "") + said(line), line.action});
    }
  }

  const view::Slope& slope_;
  const Measure& measure_;
  DisplayList out_;
  Labels labels_;
  std::vector<const view::Slope::Line*> named_;
  double low_ = 0, high_ = 0;
  float left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
};

}  // namespace

DisplayList draw_slope(const view::Slope& slope, float width, float height, const Measure& measure) {
  return SlopeDrawing(slope, width, height, measure).draw();
}

float slope_height(const view::Slope& slope) {
  const auto rows = static_cast<float>(std::clamp<std::size_t>(slope.lines.size(), 8, 20));
  return kTop + rows * kRow * 1.25F;
}

}  // namespace xanh::chart
