// Which inks a tone is drawn with.
#ifndef XANH_CHART_TONES_H_
#define XANH_CHART_TONES_H_

#include <algorithm>

#include "chart/display_list.h"
#include "view/page.h"

namespace xanh::chart {

/// Of bars and marks.
[[nodiscard]] inline Paint solid(view::Tone tone) {
  switch (tone) {
    case view::Tone::good: return {Ink::good};
    case view::Tone::near: return {Ink::near};
    case view::Tone::bad: return {Ink::bad};
    case view::Tone::neutral: break;
  }
  return {Ink::neutral};
}

/// The ground of a figure; text stands on it in Ink::text.
[[nodiscard]] inline Paint soft(view::Tone tone) {
  switch (tone) {
    case view::Tone::good: return {Ink::good_soft};
    case view::Tone::near: return {Ink::near_soft};
    case view::Tone::bad: return {Ink::bad_soft};
    case view::Tone::neutral: break;
  }
  return {Ink::track};
}

/// A cell of a heat grid: the deeper within its tone, the stronger. Each ramp stays on one side
/// of the lightness at which text must change from light to dark, so that a figure on it keeps
/// a contrast of 4.5:1 (tests/unit/ui/theme_test.cpp).
[[nodiscard]] inline Paint heat(view::Tone tone, double depth) {
  const auto d = static_cast<float>(std::clamp(depth, 0.0, 1.0));
  switch (tone) {
    case view::Tone::good:
      return d < 0.5F ? Paint{Ink::good, Ink::card, 0.16F * (0.5F - d)}
                      : Paint{Ink::good, Ink::text, 0.5F * (d - 0.5F)};
    case view::Tone::near: return {Ink::near_soft, Ink::near, 0.25F + 0.25F * d};
    case view::Tone::bad: return {Ink::bad_soft, Ink::bad, 0.42F * d};
    case view::Tone::neutral: break;
  }
  return {Ink::track, Ink::neutral, 0.75F * d};  // a figure without a target: how high, and no verdict
}

}  // namespace xanh::chart

#endif  // XANH_CHART_TONES_H_
