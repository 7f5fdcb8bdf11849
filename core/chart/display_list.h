// A chart is a list of shapes: drawn by Dear ImGui on the canvas, written as SVG in reports.
#ifndef XANH_CHART_DISPLAY_LIST_H_
#define XANH_CHART_DISPLAY_LIST_H_

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace xanh::chart {

/// Colours by meaning; the theme gives them their values.
enum class Ink : std::uint8_t {
  text, muted, faint, grid, track, card, accent, accent_soft,
  good, good_soft, near, near_soft, bad, bad_soft, neutral
};
/// A colour between two inks: from at 0, to at 1.
struct Paint {
  Ink from = Ink::text;
  Ink to = Ink::text;
  float mix = 0;
};
/// Faces of the type scale (12, 12, 13, 13, 17 and 31 logical pixels). `figure` holds digits and signs only.
enum class Face : std::uint8_t { caption, caption_strong, body, strong, title, figure };
enum class Anchor : std::uint8_t { start, middle, end };

/// Lengths are logical pixels from the chart's top left corner.
struct Point {
  float x = 0, y = 0;
};
struct Rect {
  float x = 0, y = 0, w = 0, h = 0, radius = 0;
  Paint fill = {};
};
struct Line {
  std::vector<Point> points;
  Paint stroke = {};
  float width = 1;
  float dash = 0;         ///< 0: solid
};
struct Text {
  float x = 0, y = 0;     ///< anchor, baseline centre of the line's height (vertical middle)
  std::string text = {};
  Face face = Face::caption;
  Paint fill = {};
  Anchor anchor = Anchor::start;
  bool on_fill = false;   ///< stands on a filled shape: drawn light or dark, whichever `ground` bears
  Paint ground = {};
};
using Shape = std::variant<Rect, Line, Text>;

/// A region with its data: what it says when pointed at, and what a click does.
struct Hit {
  float x = 0, y = 0, w = 0, h = 0;
  std::string hint = {}, action = {};
};

struct DisplayList {
  float width = 0, height = 0;
  std::vector<Shape> shapes;
  std::vector<Hit> hits;
};

/// Width of a text in logical pixels.
using Measure = std::function<float(Face, std::string_view)>;

/// `text`, or its longest beginning with an ellipsis that fits into `width`.
[[nodiscard]] std::string fit_text(const Measure& measure, Face face, std::string_view text, float width);

/// `text` in lines broken at spaces. A single word wider than `width` is cut with an ellipsis.
[[nodiscard]] std::vector<std::string> wrap_text(const Measure& measure, Face face,
                                                 std::string_view text, float width);

/// Height that a line of text takes in logical pixels.
[[nodiscard]] inline constexpr float line_height(Face face) {
  switch (face) {
    case Face::caption: case Face::caption_strong: return 16;
    case Face::body: case Face::strong: break;
    case Face::title: return 24;
    case Face::figure: return 40;
  }
  return 18;
}

}  // namespace xanh::chart

#endif  // XANH_CHART_DISPLAY_LIST_H_
