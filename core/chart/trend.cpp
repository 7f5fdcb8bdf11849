#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "chart/charts.h"
#include "chart/labels.h"

namespace xanh::chart {
namespace {

constexpr float kLine = line_height(Face::caption);
constexpr float kTickGap = 8;     ///< between an axis label and the plot
constexpr float kMonths = 20;     ///< height of the month labels
constexpr float kEndGap = 8;      ///< between a line's end and its label
constexpr float kTickLeast = 22;  ///< between grid lines

/// Draws one trend; the members are the state of the work.
class Drawing {
 public:
  Drawing(const view::Trend& trend, float width, float height, const Measure& measure)
      : trend_(trend), measure_(measure), width_(width), labels_(out_, measure) {
    out_.width = width;
    out_.height = height;
  }

  DisplayList draw() {
    if (trend_.months.empty() || out_.width < 120 || out_.height < 90) return std::move(out_);
    lay_out();
    month_hits();  // first: later hits lie over earlier ones
    grid();
    boundary();
    target_line();
    series(trend_.monthly, {{Ink::accent, Ink::card, 0.5F}, 1.5F});
    series(trend_.cumulative, {{Ink::accent}, 2.5F});
    forecast();
    quoted();
    end_labels();
    target_label();
    return std::move(out_);
  }

 private:
  struct Pen {
    Paint paint;
    float width;
  };

  [[nodiscard]] float x_of(double index) const {
    const auto steps = static_cast<double>(std::max<std::size_t>(trend_.months.size(), 2) - 1);
    return left_ + (right_ - left_) * static_cast<float>(index / steps);
  }
  [[nodiscard]] float y_of(double share) const {
    return bottom_ - (bottom_ - top_) * static_cast<float>(std::clamp(share / axis_.top, 0.0, 1.0));
  }

  /// Index of the last month with a value, or -1.
  static int last_of(const std::vector<std::optional<double>>& values) {
    for (auto i = static_cast<int>(values.size()) - 1; i >= 0; --i) {
      if (values[static_cast<std::size_t>(i)]) return i;
    }
    return -1;
  }

  std::string cut(Face face, const std::string& text, float room) const {
    return fit_text(measure_, face, text, room);
  }

  void lay_out() {
    double most = trend_.target.value_or(0);
    for (const view::Trend::Quoted& each : trend_.quoted) most = std::max(most, each.share);
    for (const auto* values : {&trend_.monthly, &trend_.cumulative, &trend_.high}) {
      for (const auto& value : *values) most = std::max(most, value.value_or(0));
    }
    axis_ = choose_axis(most);
    const auto most_label = std::to_string(std::lround(axis_.top * 100));
    float half_month = 0;
    for (const std::string& month : trend_.months) {
      half_month = std::max(half_month, measure_(Face::caption, month) / 2);
    }
    left_ = std::max(measure_(Face::caption, most_label) + kTickGap, half_month);
    right_ = width_ - std::max(half_month, 4.0F);
    top_ = trend_.boundary && !trend_.boundary_label.empty() ? kLine * 1.5F : kLine / 2;
    bottom_ = out_.height - kMonths - 2;

    // Room at the right for the names of the lines, if they end close to the edge.
    const int last = std::max(last_of(trend_.monthly), last_of(trend_.cumulative));
    if (last < 0) return;
    end_room_ = std::min(std::max(measure_(Face::caption, trend_.monthly_label),
                                  measure_(Face::caption_strong, trend_.cumulative_label)),
                         width_ * 0.3F);
    const auto steps = static_cast<float>(std::max<std::size_t>(trend_.months.size(), 2) - 1);
    if (last > 0) {
      const float limit = left_ + (width_ - end_room_ - kEndGap - left_) * steps / static_cast<float>(last);
      right_ = std::min(right_, limit);
    }
  }

  void text(Text text) { labels_.put(std::move(text)); }
  void cut_text(Text whole, float room) { labels_.put_cut(std::move(whole), room); }

  void grid() {
    const double count = std::round(axis_.top / axis_.step);
    const float gap = (bottom_ - top_) / static_cast<float>(count);
    const int stride = gap >= kTickLeast ? 1 : static_cast<int>(std::ceil(kTickLeast / gap));
    for (int i = 0; i <= static_cast<int>(count); i += stride) {
      const double share = axis_.step * i;
      const float y = y_of(share);
      out_.shapes.emplace_back(Line{{{left_, y}, {right_, y}}, {Ink::grid}, 1});
      text({left_ - kTickGap, y, std::to_string(std::lround(share * 100)), Face::caption,
            {Ink::muted}, Anchor::end});
    }
    const float step = x_of(1) - x_of(0);
    float widest = 0;
    for (const std::string& month : trend_.months) {
      widest = std::max(widest, measure_(Face::caption, month));
    }
    const auto every = static_cast<std::size_t>(
        std::max(1.0F, std::ceil((widest + 6) / std::max(step, 1.0F))));
    for (std::size_t i = 0; i < trend_.months.size(); i += every) {
      text({x_of(static_cast<double>(i)), bottom_ + kMonths / 2 + 2, trend_.months[i],
            Face::caption, {Ink::muted}, Anchor::middle});
    }
  }

  void boundary() {
    if (!trend_.boundary) return;
    const auto months = static_cast<double>(trend_.months.size());
    if (*trend_.boundary <= 0 || *trend_.boundary >= months) return;
    const float x = x_of(*trend_.boundary - 0.5);  // half a month before the month's point
    out_.shapes.emplace_back(Line{{{x, kLine + 2}, {x, bottom_}}, {Ink::faint}, 1, 2});
    const float half = std::min(measure_(Face::caption, trend_.boundary_label), width_) / 2;
    cut_text({std::clamp(x, half, width_ - half), kLine / 2, trend_.boundary_label, Face::caption,
              {Ink::muted}, Anchor::middle}, width_);
  }

  void target_line() {
    if (!trend_.target) return;
    const float y = y_of(*trend_.target);
    out_.shapes.emplace_back(Line{{{left_, y}, {right_, y}}, {Ink::text}, 1, 4});
  }

  void series(const std::vector<std::optional<double>>& values, Pen pen) {
    std::vector<Point> run;
    const auto close = [&] {
      if (run.size() == 1) dot(run.front(), pen);  // a month between two absent ones
      for (std::size_t i = 1; i < run.size(); ++i) segments_.emplace_back(run[i - 1], run[i]);
      if (run.size() > 1) out_.shapes.emplace_back(Line{std::move(run), pen.paint, pen.width});
      run.clear();
    };
    for (std::size_t i = 0; i < values.size() && i < trend_.months.size(); ++i) {
      if (values[i]) run.push_back({x_of(static_cast<double>(i)), y_of(*values[i])});
      else close();
    }
    close();
  }

  /// Dashed from the last known point on: what is expected, and between thin lines what is likely.
  void forecast() {
    const int last = last_of(trend_.cumulative);
    if (last < 0) return;
    const auto begin = static_cast<std::size_t>(last);
    const auto dashed = [&](const std::vector<std::optional<double>>& values, const Paint& paint, float width) {
      std::vector<Point> run = {{x_of(last), y_of(*trend_.cumulative[begin])}};
      for (std::size_t i = begin + 1; i < values.size() && i < trend_.months.size(); ++i) {
        if (values[i]) run.push_back({x_of(static_cast<double>(i)), y_of(*values[i])});
      }
      for (std::size_t i = 1; i < run.size(); ++i) segments_.emplace_back(run[i - 1], run[i]);
      if (run.size() > 1) out_.shapes.emplace_back(Line{std::move(run), paint, width, 4});
    };
    dashed(trend_.low, {Ink::faint}, 1);
    dashed(trend_.high, {Ink::faint}, 1);
    dashed(trend_.forecast, {Ink::accent}, 2);
  }

  /// Squares apart from the lines: quotations are no data.
  void quoted() {
    for (const view::Trend::Quoted& each : trend_.quoted) {
      // A month's point is its end: what was said at the end of June stands over June.
      const float x = x_of(std::clamp(each.x - 1, 0.0, static_cast<double>(trend_.months.size()) - 1)), y = y_of(each.share);
      constexpr float kHalf = 4;
      out_.shapes.emplace_back(Rect{x - kHalf, y - kHalf, 2 * kHalf, 2 * kHalf, 0, {Ink::text}});
      out_.shapes.emplace_back(Rect{x - kHalf + 1.5F, y - kHalf + 1.5F, 2 * kHalf - 3, 2 * kHalf - 3, 0, {Ink::card}});
      out_.hits.push_back({std::clamp(x - 8, 0.0F, width_ - 16), std::max(0.0F, y - 8), 16, 16, each.hint});
    }
  }

  void dot(Point at, Pen pen) {
    const float r = pen.width + 0.5F;
    out_.shapes.emplace_back(Rect{at.x - r, at.y - r, 2 * r, 2 * r, r, pen.paint});
  }

  /// The names of the lines beside their ends: as near as can be without meeting each other, the target line or
  /// what is expected from there on.
  void end_labels() {
    struct End {
      const std::string* label;
      Face face;
      Pen pen;
      Point at;
    };
    std::vector<End> ends;
    const auto add = [&](const auto& values, const std::string& label, Face face, Pen pen) {
      const int last = std::min(last_of(values), static_cast<int>(trend_.months.size()) - 1);
      if (last < 0 || label.empty()) return;
      ends.push_back({&label, face, pen, {x_of(last), y_of(*values[static_cast<std::size_t>(last)])}});
    };
    add(trend_.monthly, trend_.monthly_label, Face::caption, {{Ink::accent}, 1.5F});
    add(trend_.cumulative, trend_.cumulative_label, Face::caption_strong, {{Ink::accent}, 2.5F});
    if (ends.empty()) return;
    for (const End& end : ends) dot(end.at, {end.pen.paint, end.pen.width});

    const float high = kLine / 2 + (trend_.boundary_label.empty() ? 0 : kLine), low = bottom_ - kLine / 2;
    const float target = trend_.target ? y_of(*trend_.target) : -100;
    const auto badness = [&](std::size_t i, float y) {
      const float x = std::min(ends[i].at.x + kEndGap, width_ - 20);
      const Area area = {x, y - kLine / 2, std::min(width_, x + measure_(ends[i].face, *ends[i].label)), y + kLine / 2};
      const bool on_target = x < right_ && std::abs(y - target) < kLine / 2 + 2;
      const bool on_line = std::ranges::any_of(segments_, [&](const auto& s) { return s.second.x > ends[i].at.x && crosses(area, s.first, s.second); });
      return std::abs(y - ends[i].at.y) + (on_target ? 1000.0F : 0.0F) + (on_line ? 300.0F : 0.0F);
    };
    constexpr float kStep = 2;
    std::array<std::vector<float>, 2> costs;  // of each height, from `high` on
    for (std::size_t i = 0; i < ends.size(); ++i) {
      for (float y = high; y <= low; y += kStep) costs[i].push_back(badness(i, y));
    }
    const auto height = [&](std::size_t step) { return high + kStep * static_cast<float>(step); };
    std::array<float, 2> best = {std::clamp(ends[0].at.y, high, low),
                                 std::clamp(ends.back().at.y, high, low)};
    float least = 1e9F;
    for (std::size_t first = 0; first < costs[0].size(); ++first) {
      if (ends.size() == 1) {
        if (costs[0][first] < least) least = costs[0][first], best[0] = height(first);
        continue;
      }
      for (std::size_t second = 0; second < costs[1].size(); ++second) {
        const float apart = height(second) - height(first);
        if (std::abs(apart) < kLine) continue;
        // The upper line's name stays above the lower's.
        const bool crossed = (ends[1].at.y - ends[0].at.y) * apart < 0;
        const float cost = costs[0][first] + costs[1][second] + (crossed ? 200.0F : 0.0F);
        if (cost < least) least = cost, best = {height(first), height(second)};
      }
    }
    for (std::size_t i = 0; i < ends.size(); ++i) {
      const float x = std::min(ends[i].at.x + kEndGap, width_ - 20);
      const float room = width_ - x;
      const float w = std::min(measure_(ends[i].face, *ends[i].label), room);
      // Grid lines and the boundary stop behind the name.
      out_.shapes.emplace_back(Rect{x - 2, best[i] - kLine / 2, std::min(w + 4, width_ - x + 2), kLine, 0, {Ink::card}});
      cut_text({x, best[i], *ends[i].label, ends[i].face, ends[i].pen.paint}, room);
    }
  }

  /// Above the line where nothing is in the way, else below; along it from the right.
  void target_label() {
    if (!trend_.target || trend_.target_label.empty()) return;
    const float line = y_of(*trend_.target);
    const std::string shown = cut(Face::caption_strong, trend_.target_label, right_ - left_);
    const float w = measure_(Face::caption_strong, shown);
    std::optional<Point> found;
    bool clean = false;
    for (const float y : {line - kLine / 2 - 1, line + kLine / 2 + 2}) {
      if (y - kLine / 2 < 0 || y + kLine / 2 > bottom_) continue;
      for (float x = right_ - w - 8; x >= left_ && !clean; x -= 8) {
        const Area area = {x, y - kLine / 2, x + w, y + kLine / 2};
        if (!labels_.is_free(area)) continue;
        clean = std::ranges::none_of(segments_, [&](const auto& s) { return crosses(area, s.first, s.second); });
        if (clean || !found) found = Point{x, y};
      }
    }
    if (found) {
      cut_text({found->x, found->y, trend_.target_label, Face::caption_strong, {Ink::text}},
               right_ - left_);
    } else {  // no room for words: the line says them when pointed at
      out_.hits.push_back({left_, std::max(0.0F, line - 4), width_ - left_, 8, trend_.target_label});
    }
  }

  void month_hits() {
    for (std::size_t i = 0; i < trend_.months.size() && i < trend_.hints.size(); ++i) {
      if (trend_.hints[i].empty()) continue;
      const float half = std::max(1.0F, (x_of(1) - x_of(0)) / 2);
      const float x0 = std::max(0.0F, x_of(static_cast<double>(i)) - half);
      const float x1 = std::min(width_, x_of(static_cast<double>(i)) + half);
      out_.hits.push_back({x0, top_, x1 - x0, out_.height - top_, trend_.hints[i]});
    }
  }

  const view::Trend& trend_;
  const Measure& measure_;
  float width_;
  DisplayList out_;
  Labels labels_;
  Axis axis_ = {};
  float left_ = 0, right_ = 0, top_ = 0, bottom_ = 0, end_room_ = 0;
  std::vector<std::pair<Point, Point>> segments_;
};

}  // namespace

DisplayList draw_trend(const view::Trend& trend, float width, float height,
                       const Measure& measure) {
  return Drawing(trend, width, height, measure).draw();
}

}  // namespace xanh::chart
