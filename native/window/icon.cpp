#include "window/icon.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace xanh::window {
namespace {

// The design's own units: 24 x 24, as in the picture.
constexpr float kSide = 24, kCorner = 6, kStroke = 2.6F;
struct Point {
  float x, y;
};
constexpr std::array<Point, 3> kCheck = {{{6, 13}, {10.3F, 17}, {18, 8}}};
constexpr std::array<float, 3> kGreen = {0x0B, 0x7A, 0x4B};

/// How far `p` is outside the square with round corners; inside it is negative.
float outside_square(Point p) {
  const float half = kSide / 2 - kCorner;
  const float x = std::abs(p.x - kSide / 2) - half, y = std::abs(p.y - kSide / 2) - half;
  return std::hypot(std::max(x, 0.0F), std::max(y, 0.0F)) + std::min(std::max(x, y), 0.0F) - kCorner;
}

/// How far `p` is from the line between `a` and `b`, whose ends are flat as the picture's.
float from_line(Point p, Point a, Point b) {
  const float dx = b.x - a.x, dy = b.y - a.y, length = std::hypot(dx, dy);
  const float along = ((p.x - a.x) * dx + (p.y - a.y) * dy) / length;
  const float beside = std::abs((p.x - a.x) * dy - (p.y - a.y) * dx) / length;
  return std::max(beside - kStroke / 2, std::max(-along, along - length));
}

}  // namespace

std::vector<std::uint8_t> icon(int size) {
  std::vector<std::uint8_t> out;
  out.reserve(static_cast<std::size_t>(size) * static_cast<std::size_t>(size) * 4);
  const float unit = kSide / static_cast<float>(size);  // of one pixel
  const auto covered = [unit](float distance) { return std::clamp(0.5F - distance / unit, 0.0F, 1.0F); };
  for (int row = 0; row < size; ++row) {
    for (int column = 0; column < size; ++column) {
      const Point p = {(static_cast<float>(column) + 0.5F) * unit, (static_cast<float>(row) + 0.5F) * unit};
      const float line = std::min(from_line(p, kCheck[0], kCheck[1]), from_line(p, kCheck[1], kCheck[2]));
      // The corner of the check is a disc: the two flat ends would leave a notch.
      const float corner = std::hypot(p.x - kCheck[1].x, p.y - kCheck[1].y) - kStroke / 2;
      const float white = covered(std::min(line, corner));
      for (const float channel : kGreen) {
        out.push_back(static_cast<std::uint8_t>(std::lround(channel + (255 - channel) * white)));
      }
      out.push_back(static_cast<std::uint8_t>(std::lround(255 * covered(outside_square(p)))));
    }
  }
  return out;
}

}  // namespace xanh::window
