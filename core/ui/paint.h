// Shapes and text in logical pixels over a Dear ImGui draw list.
#ifndef XANH_UI_PAINT_H_
#define XANH_UI_PAINT_H_

#include <string>
#include <string_view>

#include "imgui.h"
#include "ui/fonts.h"
#include "ui/theme.h"

namespace xanh::ui {

/// A rectangle in logical pixels of the screen.
struct Box {
  float x = 0, y = 0, w = 0, h = 0;
  [[nodiscard]] float right() const { return x + w; }
  [[nodiscard]] float bottom() const { return y + h; }
  [[nodiscard]] Box inset(float dx, float dy) const {
    return {x + dx, y + dy, w - 2 * dx, h - 2 * dy};
  }
};

enum class Align : std::uint8_t { left, center, right };

class Painter {
 public:
  Painter(const Fonts& fonts, const Palette& palette, float scale)
      : fonts_(&fonts), palette_(&palette), scale_(scale) {}

  [[nodiscard]] const Palette& colors() const { return *palette_; }
  [[nodiscard]] float scale() const { return scale_; }
  /// Device pixels, for Dear ImGui calls.
  [[nodiscard]] float device(float logical) const { return logical * scale_; }
  [[nodiscard]] ImVec2 device(float x, float y) const { return {x * scale_, y * scale_}; }

  void fill(const Box& box, Color color, float radius = 0, float alpha = 1) const;
  /// An edge inside `box`, never thinner than the palette's.
  void stroke(const Box& box, Color color, float radius = 0, float width = 1) const;
  void line(float x0, float y0, float x1, float y1, Color color, float width = 1) const;
  void dashed(float x0, float y0, float x1, float y1, Color color, float width, float dash,
              float gap) const;
  /// A white card with a hairline.
  void card(const Box& box) const;
  /// The check-mark tile of the brand.
  void logo(float x, float y, float size) const;

  [[nodiscard]] ImFont* font(Face face) const { return fonts_->font(face); }
  [[nodiscard]] float width(Face face, std::string_view text) const;
  [[nodiscard]] float line_height(Face face) const;
  /// Text in one line from the top left; returns its width.
  float text(float x, float y, Face face, Color color, std::string_view text) const;
  /// Text centred by height in `box`, cut with an ellipsis if it does not fit. Returns true
  /// when it was cut: the caller then owes a tooltip.
  bool fit(const Box& box, Face face, Color color, std::string_view text,
           Align align = Align::left) const;
  /// Wrapped at words; returns the height used. `draw` false only measures. A single word wider
  /// than `width` is cut with an ellipsis.
  float paragraph(float x, float y, float width, Face face, Color color, std::string_view text,
                  bool draw = true, Align align = Align::left) const;

  /// The longest beginning of `text` that fits with an ellipsis; all of it if it fits.
  [[nodiscard]] std::string ellipsis(Face face, std::string_view text, float width) const;

 private:
  [[nodiscard]] ImDrawList* list() const { return ImGui::GetWindowDrawList(); }
  [[nodiscard]] float snap(float logical) const;

  const Fonts* fonts_;
  const Palette* palette_;
  float scale_;
};

/// Dear ImGui's packed colour.
[[nodiscard]] ImU32 pack(Color color, float alpha = 1);
/// Between two colours, t in 0-1.
[[nodiscard]] Color mix(Color from, Color to, float t);

}  // namespace xanh::ui

#endif  // XANH_UI_PAINT_H_
