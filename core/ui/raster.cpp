#include "ui/raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace xanh::ui {
namespace {

constexpr float kSteps = 256;         // places within a pixel
constexpr std::int64_t kStep = 256, kHalf = 128;

/// Coverage in the atlas, 0-1, between its texels.
class Texture {
 public:
  explicit Texture(const ImFontAtlas& atlas) : pixels_(atlas.TexPixelsAlpha8), width_(atlas.TexWidth), height_(atlas.TexHeight) {}

  /// Places are rounded to 1/256 texel: where a letter lies in the atlas depends on the sort of the C library, and
  /// must not be seen in what is drawn of it.
  [[nodiscard]] float at(float u, float v) const {
    const auto x = static_cast<int>(std::floor(u * static_cast<float>(width_) * kSteps + 0.5F)) - static_cast<int>(kHalf);
    const auto y = static_cast<int>(std::floor(v * static_cast<float>(height_) * kSteps + 0.5F)) - static_cast<int>(kHalf);
    const int ix = x >> 8, iy = y >> 8;
    const float dx = static_cast<float>(x & 255) / kSteps, dy = static_cast<float>(y & 255) / kSteps;
    const float above = texel(ix, iy) * (1 - dx) + texel(ix + 1, iy) * dx;
    const float below = texel(ix, iy + 1) * (1 - dx) + texel(ix + 1, iy + 1) * dx;
    return (above * (1 - dy) + below * dy) / 255;
  }

 private:
  [[nodiscard]] float texel(int x, int y) const {
    x = std::clamp(x, 0, width_ - 1);
    y = std::clamp(y, 0, height_ - 1);
    return pixels_[static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x)];
  }
  const unsigned char* pixels_;
  int width_, height_;
};

/// Pixels that may be drawn to: from the first up to the one behind the last.
struct Clip {
  int left, top, right, bottom;
};

using Channels = std::array<float, 4>;
Channels channels(ImU32 color) {
  return {static_cast<float>(color >> IM_COL32_R_SHIFT & 255U), static_cast<float>(color >> IM_COL32_G_SHIFT & 255U),
          static_cast<float>(color >> IM_COL32_B_SHIFT & 255U), static_cast<float>(color >> IM_COL32_A_SHIFT & 255U)};
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0); }

/// One side of a triangle: not negative within, in squares of 1/256 pixel.
struct Edge {
  std::int64_t dx = 0, dy = 0, at = 0;  ///< change by a step to the right and down; value at the grid's origin

  /// The value in the middle of a pixel's column and row.
  [[nodiscard]] std::int64_t value(int x, int y) const { return at + dx * (x * kStep + kHalf) + dy * (y * kStep + kHalf); }
};

class Canvas {
 public:
  Canvas(Raster& out, const Texture& texture) : out_(out), texture_(texture) {}

  void triangle(const ImDrawVert& a, const ImDrawVert& b0, const ImDrawVert& c0, const ImVec2& origin, const Clip& clip) {
    const ImDrawVert* vertices[] = {&a, &b0, &c0};
    std::array<std::int64_t, 3> xs{}, ys{};
    for (std::size_t i = 0; i < 3; ++i) {
      xs[i] = std::lround((vertices[i]->pos.x - origin.x) * kSteps);
      ys[i] = std::lround((vertices[i]->pos.y - origin.y) * kSteps);
    }
    std::int64_t area = (xs[1] - xs[0]) * (ys[2] - ys[0]) - (xs[2] - xs[0]) * (ys[1] - ys[0]);
    if (area == 0) return;
    if (area < 0) {  // one way round
      std::swap(vertices[1], vertices[2]);
      std::swap(xs[1], xs[2]);
      std::swap(ys[1], ys[2]);
      area = -area;
    }
    // edges[i] is opposite vertex i, so that its value over the area is that vertex's part.
    std::array<Edge, 3> edges{};
    std::array<std::int64_t, 3> least{};
    for (std::size_t i = 0; i < 3; ++i) {
      const std::size_t p = (i + 1) % 3, q = (i + 2) % 3;
      const std::int64_t dx = xs[q] - xs[p], dy = ys[q] - ys[p];
      edges[i] = {-dy, dx, dy * xs[p] - dx * ys[p]};
      const bool owns = (dy == 0 && dx > 0) || dy < 0;  // a top or a left edge owns what lies on it
      least[i] = owns ? 0 : 1;
    }
    const auto [low, high] = std::minmax({ys[0], ys[1], ys[2]});
    const auto [left, right] = std::minmax({xs[0], xs[1], xs[2]});
    const int top = std::max(clip.top, static_cast<int>(floor_div(low - kHalf, kStep)));
    const int bottom = std::min(clip.bottom - 1, static_cast<int>(floor_div(high, kStep)));
    const int first = std::max(clip.left, static_cast<int>(floor_div(left - kHalf, kStep)));
    const int last = std::min(clip.right - 1, static_cast<int>(floor_div(right, kStep)));
    shade(*vertices[0], *vertices[1], *vertices[2], area, edges);
    for (int y = top; y <= bottom; ++y) {
      int from = first, to = last;
      for (std::size_t i = 0; i < 3 && from <= to; ++i) {
        const std::int64_t start = edges[i].value(0, y) - least[i], step = edges[i].dx * kStep;  // start + step * x >= 0
        if (step == 0) {
          if (start < 0) to = from - 1;
        } else if (step > 0) {
          from = static_cast<int>(std::clamp<std::int64_t>(-floor_div(start, step), from, std::int64_t{to} + 1));
        } else {
          to = static_cast<int>(std::clamp<std::int64_t>(floor_div(start, -step), std::int64_t{from} - 1, to));
        }
      }
      if (from <= to) span(y, from, to, edges);
    }
  }

 private:
  /// What is the same for all pixels of a triangle.
  void shade(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, std::int64_t area, const std::array<Edge, 3>& edges) {
    const Channels ca = channels(a.col), cb = channels(b.col), cc = channels(c.col);
    base_ = ca;
    for (std::size_t i = 0; i < 4; ++i) by_b_[i] = cb[i] - ca[i], by_c_[i] = cc[i] - ca[i];
    uv_ = a.uv;
    uv_b_ = {b.uv.x - a.uv.x, b.uv.y - a.uv.y};
    uv_c_ = {c.uv.x - a.uv.x, c.uv.y - a.uv.y};
    one_color_ = a.col == b.col && a.col == c.col;
    one_place_ = uv_b_.x == 0 && uv_b_.y == 0 && uv_c_.x == 0 && uv_c_.y == 0;
    if (one_place_) cover_ = texture_.at(uv_.x, uv_.y);
    area_ = static_cast<double>(area);
    step_b_ = static_cast<double>(edges[1].dx * kStep) / area_;
    step_c_ = static_cast<double>(edges[2].dx * kStep) / area_;
  }

  void span(int y, int from, int to, const std::array<Edge, 3>& edges) {
    std::uint8_t* pixel = out_.rgb.data() + 3 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(out_.width) + static_cast<std::size_t>(from));
    const double b0 = static_cast<double>(edges[1].value(from, y)) / area_, c0 = static_cast<double>(edges[2].value(from, y)) / area_;
    for (int x = from; x <= to; ++x, pixel += 3) {
      Channels color = base_;
      float cover = cover_;
      if (!one_color_ || !one_place_) {
        const auto b = static_cast<float>(b0 + step_b_ * (x - from)), c = static_cast<float>(c0 + step_c_ * (x - from));
        if (!one_color_) {
          for (std::size_t i = 0; i < 4; ++i) color[i] += by_b_[i] * b + by_c_[i] * c;
        }
        if (!one_place_) cover = texture_.at(uv_.x + uv_b_.x * b + uv_c_.x * c, uv_.y + uv_b_.y * b + uv_c_.y * c);
      }
      const float alpha = std::clamp(color[3] * cover / 255, 0.0F, 1.0F);
      if (alpha <= 0) continue;
      for (std::size_t i = 0; i < 3; ++i) {
        pixel[i] = static_cast<std::uint8_t>(std::clamp(color[i] * alpha + static_cast<float>(pixel[i]) * (1 - alpha) + 0.5F, 0.0F, 255.0F));
      }
    }
  }

  Raster& out_;
  const Texture& texture_;
  Channels base_{}, by_b_{}, by_c_{};
  ImVec2 uv_, uv_b_, uv_c_;
  bool one_color_ = false, one_place_ = false;
  float cover_ = 1;
  double area_ = 1, step_b_ = 0, step_c_ = 0;
};

}  // namespace

Raster rasterise(const ImDrawData& data, const ImFontAtlas& atlas, Color ground) {
  Raster out{.width = static_cast<int>(data.DisplaySize.x), .height = static_cast<int>(data.DisplaySize.y)};
  const std::size_t pixels = static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height);
  out.rgb.reserve(3 * pixels);
  for (std::size_t i = 0; i < pixels; ++i) {
    for (const unsigned shift : {16U, 8U, 0U}) out.rgb.push_back(static_cast<std::uint8_t>(ground >> shift & 255U));
  }
  const Texture texture(atlas);
  Canvas canvas(out, texture);
  const ImVec2 origin = data.DisplayPos;
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      if (command.UserCallback != nullptr) continue;
      const Clip clip = {std::max(0, static_cast<int>(command.ClipRect.x - origin.x)), std::max(0, static_cast<int>(command.ClipRect.y - origin.y)),
                         std::min(out.width, static_cast<int>(command.ClipRect.z - origin.x)), std::min(out.height, static_cast<int>(command.ClipRect.w - origin.y))};
      if (clip.left >= clip.right || clip.top >= clip.bottom) continue;
      const ImDrawVert* vertices = list->VtxBuffer.Data + command.VtxOffset;
      const ImDrawIdx* indices = list->IdxBuffer.Data + command.IdxOffset;
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) canvas.triangle(vertices[indices[i]], vertices[indices[i + 1]], vertices[indices[i + 2]], origin, clip);
    }
  }
  return out;
}

}  // namespace xanh::ui
