// The look, in one file: palette, type scale, grid and radii. Lengths are logical pixels
// (one CSS pixel); the painter multiplies by the display scale.
#ifndef XANH_UI_THEME_H_
#define XANH_UI_THEME_H_

#include <array>
#include <cstddef>
#include <cstdint>

namespace xanh::ui {

/// `contrast`: black on white with strong borders, where shape and sign say what a fill says elsewhere.
enum class Scheme : std::uint8_t { light, dark, contrast };

/// 0xRRGGBB, opaque unless an alpha is given to the painter.
using Color = std::uint32_t;

struct Palette {
  Color page, card, line, track, hover;
  Color text, muted, faint;
  Color accent, accent_strong, accent_soft, accent_line, on_accent;
  Color good, good_soft, good_text;
  Color near, near_soft, near_text;
  Color bad, bad_soft, bad_text;
  Color neutral, neutral_soft, neutral_text;
  Color tooltip, on_tooltip;
  float border = 1;      ///< least width of the edge of a card or control
  float ring = 2;        ///< width of the ring around what has focus
  bool signs = false;    ///< tones are told by edges and stripes as well, and no colour is a blend
};

// Every text colour reaches a contrast of 4.5:1 on the ground it is used on, of kContrast 7:1
// (WCAG 2.1, 1.4.3 and 1.4.6).
inline constexpr Palette kLight = {
    .page = 0xF4F6F5, .card = 0xFFFFFF, .line = 0xDFE5E2, .track = 0xECF0EE, .hover = 0xF1F5F3,
    .text = 0x15211C, .muted = 0x55625C, .faint = 0x5C6862,
    .accent = 0x0B7A4B, .accent_strong = 0x086139, .accent_soft = 0xE2F2E9,
    .accent_line = 0xA9D5BE, .on_accent = 0xFFFFFF,
    .good = 0x0B7A4B, .good_soft = 0xE2F2E9, .good_text = 0x08663E,
    .near = 0xD9962B, .near_soft = 0xFDF1D8, .near_text = 0x7D5200,
    .bad = 0xC9503C, .bad_soft = 0xFBE5E2, .bad_text = 0xA32A1E,
    .neutral = 0x7C8781, .neutral_soft = 0xEBEFED, .neutral_text = 0x4B5751,
    .tooltip = 0x1B2621, .on_tooltip = 0xF4F7F5};

inline constexpr Palette kDark = {
    .page = 0x101613, .card = 0x18201C, .line = 0x2C3731, .track = 0x2A342F, .hover = 0x212B26,
    .text = 0xEDF3EF, .muted = 0xAAB7B0, .faint = 0x93A199,
    .accent = 0x35B57C, .accent_strong = 0x57CB96, .accent_soft = 0x17382A,
    .accent_line = 0x2B6449, .on_accent = 0x06170F,
    .good = 0x35B57C, .good_soft = 0x17382A, .good_text = 0x7FDDB0,
    .near = 0xE0A63F, .near_soft = 0x3A2D12, .near_text = 0xF2C76E,
    .bad = 0xE2705C, .bad_soft = 0x42201B, .bad_text = 0xF7A497,
    .neutral = 0x8B978F, .neutral_soft = 0x29332E, .neutral_text = 0xB9C4BD,
    .tooltip = 0xEDF3EF, .on_tooltip = 0x15211C};

inline constexpr Palette kContrast = {
    .page = 0xFFFFFF, .card = 0xFFFFFF, .line = 0x000000, .track = 0xCCCCCC, .hover = 0xE6E6E6,
    .text = 0x000000, .muted = 0x1F1F1F, .faint = 0x2E2E2E,
    .accent = 0x00502F, .accent_strong = 0x003D20, .accent_soft = 0xD8F0E2,
    .accent_line = 0x00502F, .on_accent = 0xFFFFFF,
    .good = 0x00502F, .good_soft = 0xE3F5EA, .good_text = 0x003D20,
    .near = 0x6B4300, .near_soft = 0xFFF3D1, .near_text = 0x4A2E00,
    .bad = 0x9B0F0F, .bad_soft = 0xFFE9E6, .bad_text = 0x7A0000,
    .neutral = 0x4A4A4A, .neutral_soft = 0xEDEDED, .neutral_text = 0x222222,
    .tooltip = 0x000000, .on_tooltip = 0xFFFFFF, .border = 2, .ring = 4, .signs = true};

[[nodiscard]] inline constexpr const Palette& palette(Scheme scheme) {
  switch (scheme) {
    case Scheme::dark: return kDark;
    case Scheme::contrast: return kContrast;
    case Scheme::light: break;
  }
  return kLight;
}

/// The type scale. `figure` and `display` hold digits and signs only.
enum class Face : std::uint8_t {
  caption, caption_strong, body, strong, nav, nav_strong, title, heading, figure, display, count_
};

struct FaceStyle {
  float size;      ///< em in logical pixels
  bool semibold;
};
inline constexpr std::array<FaceStyle, static_cast<std::size_t>(Face::count_)> kFaces = {{
    {12, false}, {12, true}, {13, false}, {13, true}, {14, false}, {14, true}, {17, true},
    {26, true}, {31, true}, {72, true}}};

// An 8 px grid.
inline constexpr float kGrid = 8;
inline constexpr float kGutter = 16;       ///< between cards and around the content
inline constexpr float kCardPadding = 16;
inline constexpr float kRadius = 8;
inline constexpr float kSmallRadius = 3;
inline constexpr float kMenuWidth = 224;
inline constexpr float kTopBar = 56;
inline constexpr float kRowHeight = 32;
inline constexpr float kControlHeight = 32;
/// Below this width the menu folds into a strip above the content.
inline constexpr float kNarrow = 900;

/// Relative luminance and contrast ratio (1-21) of WCAG 2.1.
[[nodiscard]] double luminance(Color color);
[[nodiscard]] double contrast(Color a, Color b);

}  // namespace xanh::ui

#endif  // XANH_UI_THEME_H_
