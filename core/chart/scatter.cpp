#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "chart/charts.h"
#include "chart/labels.h"
#include "chart/tones.h"

namespace xanh::chart {
namespace {

constexpr float kLine = line_height(Face::caption);
constexpr float kTickGap = 8;      ///< between an axis label and the plot
constexpr float kTickLeast = 22;   ///< between grid lines
constexpr float kDot = 8;          ///< a mark's diameter
constexpr float kHit = 16;         ///< what can be pointed at around it
constexpr float kSample = 22;      ///< a piece of a line in the legend
constexpr float kNameMost = 190;   ///< of a name beside its mark
constexpr double kHidden = 0.4;    ///< rates that span less of the highest cannot be told apart from zero

/// The axis of counts.
struct Counts {
  double low = 0, high = 1;
  bool log = false;
  /// 0 at its left end, 1 at its right.
  [[nodiscard]] double place(double count) const {
    if (log) return (std::log(std::max(count, low)) - std::log(low)) / (std::log(high) - std::log(low));
    return (count - low) / (high - low);
  }
};

/// Round counts at which the axis is marked: 1, 3, 10, 30... or even steps.
std::vector<double> ticks_of(const Counts& axis) {
  std::vector<double> ticks;
  if (axis.log) {
    for (double decade = 1; decade <= axis.high; decade *= 10) {
      for (const double of : {1.0, 3.0}) {
        if (decade * of >= axis.low && decade * of <= axis.high) ticks.push_back(decade * of);
      }
    }
    return ticks;
  }
  double step = std::pow(10, std::floor(std::log10(std::max(1.0, axis.high - axis.low))));
  while ((axis.high - axis.low) / step < 4 && step > 1) step /= 2;
  step = std::max(1.0, std::floor(step));
  for (double at = std::ceil(axis.low / step) * step; at <= axis.high; at += step) ticks.push_back(at);
  return ticks;
}

/// From end to end at one height: a rate to compare with. Limits have more points, even where they are cut to 100 %.
bool is_level(const view::Scatter::Line& line) { return line.y.size() == 2 && line.y.front() == line.y.back(); }

class Drawing {
 public:
  Drawing(const view::Scatter& scatter, float width, float height, const Measure& measure)
      : scatter_(scatter), measure_(measure), out_{width, height, {}, {}}, labels_(out_, measure) {}

  DisplayList draw() {
    if (scatter_.points.empty() || out_.width < 160 || out_.height < 120) return std::move(out_);
    lay_out();
    grid();
    for (const view::Scatter::Line& line : scatter_.lines) curve(line);
    points();
    names();
    return std::move(out_);
  }

 private:
  [[nodiscard]] float x_of(double count) const { return left_ + (right_ - left_) * static_cast<float>(std::clamp(counts_.place(count), 0.0, 1.0)); }
  [[nodiscard]] float y_of(double share) const { return bottom_ - (bottom_ - top_) * static_cast<float>(std::clamp((share - base_) / (axis_.top - base_), 0.0, 1.0)); }

  void lay_out() {
    double least = 1, most = 0, low = 0, high = 0;
    const auto meet = [&](double x, double y) {
      least = std::min(least, y);
      most = std::max(most, y);
      low = low == 0 ? x : std::min(low, x);
      high = std::max(high, x);
    };
    for (const view::Scatter::Point& point : scatter_.points) meet(std::max(1.0, point.x), point.y);
    for (const view::Scatter::Line& line : scatter_.lines) {
      for (std::size_t i = 0; i < std::min(line.x.size(), line.y.size()); ++i) meet(std::max(1.0, line.x[i]), line.y[i]);
    }
    axis_ = choose_axis(std::min(most, 1.0));
    if (most - least < kHidden * most) {  // marks are places, not lengths: the axis may begin where they do
      axis_.step = choose_axis(std::max(most - least, 0.01)).step;
      base_ = std::max(0.0, std::floor(least / axis_.step + 1e-9) * axis_.step);
      axis_.top = std::max(base_ + axis_.step, std::ceil(most / axis_.step - 1e-9) * axis_.step);
    }
    counts_ = {low, high, high > 100 * low};
    if (!counts_.log) counts_.low = 0;
    if (counts_.high <= counts_.low) counts_.high = counts_.low + 1;
    const float rows = legend();
    const bool named = !scatter_.y_label.empty();
    left_ = measure_(Face::caption, std::to_string(std::lround(axis_.top * 100))) + kTickGap;
    right_ = out_.width - kDot;
    if (const std::vector<double> ticks = ticks_of(counts_); !ticks.empty()) right_ = std::min(right_, out_.width - std::ceil(measure_(Face::caption, grouped(std::llround(ticks.back()))) / 2));
    top_ = rows + (named ? kLine * 1.5F + 2 : kLine / 2);
    bottom_ = out_.height - kLine - 4 - (scatter_.x_label.empty() ? 0 : kLine);
    if (named) labels_.put_cut({0, rows + kLine / 2, scatter_.y_label, Face::caption, {Ink::muted}}, out_.width);
    if (!scatter_.x_label.empty()) {
      labels_.put_cut({out_.width, out_.height - kLine / 2, scatter_.x_label, Face::caption, {Ink::muted}, Anchor::end}, out_.width);
    }
  }

  struct Pen {
    Paint paint;
    float width, dash;
  };
  static Pen pen_of(const view::Scatter::Line& line) {
    if (is_level(line)) return line.dashed ? Pen{{Ink::text}, 1, 4} : Pen{{Ink::accent}, 1.5F, 0};
    return {{Ink::muted}, 1, line.dashed ? 3.0F : 0.0F};
  }

  /// Lines of one label are told once; returns the height taken.
  float legend() {
    std::vector<const view::Scatter::Line*> kinds;
    for (const view::Scatter::Line& line : scatter_.lines) {
      const bool known = std::ranges::any_of(kinds, [&](const auto* other) { return other->label == line.label; });
      if (!known && !line.label.empty() && !line.y.empty()) kinds.push_back(&line);
    }
    float x = 0, y = 0;
    for (const view::Scatter::Line* line : kinds) {
      const float room = out_.width - kSample - 6;
      const float w = std::min(room, measure_(Face::caption, line->label));
      if (x > 0 && x + kSample + 6 + w > out_.width) x = 0, y += kLine + 2;
      const Pen pen = pen_of(*line);
      out_.shapes.emplace_back(Line{{{x, y + kLine / 2}, {x + kSample, y + kLine / 2}}, pen.paint, pen.width, pen.dash});
      labels_.put_cut({x + kSample + 6, y + kLine / 2, line->label, Face::caption, {Ink::muted}}, room);
      x += kSample + 6 + w + 16;
    }
    return kinds.empty() ? 0 : y + kLine + 4;
  }

  void grid() {
    const double steps = std::round((axis_.top - base_) / axis_.step);
    const float gap = (bottom_ - top_) / static_cast<float>(steps);
    const int stride = gap >= kTickLeast ? 1 : static_cast<int>(std::ceil(kTickLeast / gap));
    for (int i = 0; i <= static_cast<int>(steps); i += stride) {
      const double share = base_ + axis_.step * i;
      const float y = y_of(share);
      out_.shapes.emplace_back(Line{{{left_, y}, {out_.width, y}}, {Ink::grid}, 1});
      labels_.put({left_ - kTickGap, y, std::to_string(std::lround(share * 100)), Face::caption, {Ink::muted}, Anchor::end});
    }
    const float y = bottom_ + 4 + kLine / 2;
    for (const double tick : ticks_of(counts_)) {
      const Text text{x_of(tick), y, grouped(std::llround(tick)), Face::caption, {Ink::muted}, Anchor::middle};
      if (!labels_.put_free(text)) continue;
      out_.shapes.emplace_back(Line{{{text.x, bottom_}, {text.x, bottom_ + 4}}, {Ink::faint}, 1});
    }
  }

  void curve(const view::Scatter::Line& line) {
    const Pen pen = pen_of(line);
    std::vector<Point> run;
    for (std::size_t i = 0; i < std::min(line.x.size(), line.y.size()); ++i) run.push_back({x_of(line.x[i]), y_of(line.y[i])});
    if (run.size() < 2) return;
    for (std::size_t i = 1; i < run.size(); ++i) segments_.emplace_back(run[i - 1], run[i]);
    out_.shapes.emplace_back(Line{std::move(run), pen.paint, pen.width, pen.dash});
  }

  /// Round and filled: good; square: bad; a ring: neither. The plain ones first, the named over them.
  void points() {
    const auto draw_one = [&](const view::Scatter::Point& point) {
      const float x = x_of(point.x), y = y_of(point.y), half = kDot / 2;
      Paint paint = solid(point.tone);
      if (point.faint) paint = {paint.from, Ink::card, 0.6F};
      const bool square = point.tone == view::Tone::bad;
      out_.shapes.emplace_back(Rect{x - half, y - half, kDot, kDot, square ? 1 : half, paint});
      if (point.tone == view::Tone::neutral) out_.shapes.emplace_back(Rect{x - half + 2, y - half + 2, kDot - 4, kDot - 4, half - 2, {Ink::card}});
      labels_.take({x - half, y - half, x + half, y + half});
      const float hx = std::clamp(x - kHit / 2, 0.0F, out_.width - kHit), hy = std::clamp(y - kHit / 2, 0.0F, out_.height - kHit);
      out_.hits.push_back({hx, hy, kHit, kHit, point.hint.empty() ? point.label : point.label + "\n" + point.hint, point.action});
    };
    for (const bool named : {false, true}) {
      for (const view::Scatter::Point& point : scatter_.points) {
        if (point.named == named) draw_one(point);
      }
    }
  }

  /// At the right, left, above or under the mark, off the lines where that can be; else the hint alone says it.
  void names() {
    for (const view::Scatter::Point& point : scatter_.points) {
      if (!point.named) continue;
      const float x = x_of(point.x), y = y_of(point.y), off = kDot / 2 + 3;
      const std::string name = fit_text(measure_, Face::caption, point.label, std::min(kNameMost, out_.width * 0.4F));
      const Text places[] = {{x + off, y, name, Face::caption, {Ink::text}},
                             {x - off, y, name, Face::caption, {Ink::text}, Anchor::end},
                             {x, y - off - kLine / 2 + 2, name, Face::caption, {Ink::text}, Anchor::middle},
                             {x, y + off + kLine / 2 - 2, name, Face::caption, {Ink::text}, Anchor::middle}};
      const auto clear = [&](const Text& text) {
        const Area area = area_of(text, measure_);
        return std::ranges::none_of(segments_, [&](const auto& s) { return crosses(area, s.first, s.second); });
      };
      bool written = false;
      for (const bool off_lines : {true, false}) {
        for (const Text& text : places) {
          const Area area = area_of(text, measure_);
          if (written || area.y1 > bottom_ || area.y0 < top_ - kLine / 2 || area.x0 < left_ || (off_lines && !clear(text))) continue;
          written = labels_.put_free(text);
        }
      }
    }
  }

  const view::Scatter& scatter_;
  const Measure& measure_;
  DisplayList out_;
  Labels labels_;
  Axis axis_ = {};
  double base_ = 0;
  Counts counts_ = {};
  float left_ = 0, right_ = 0, top_ = 0, bottom_ = 0;
  std::vector<std::pair<Point, Point>> segments_;
};

}  // namespace

DisplayList draw_scatter(const view::Scatter& scatter, float width, float height, const Measure& measure) {
  return Drawing(scatter, width, height, measure).draw();
}

}  // namespace xanh::chart
