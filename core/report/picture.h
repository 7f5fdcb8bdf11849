// How a chart looks outside the program: a scheme's colours, and the widths of a typeface that every office has.
// Inside this room only.
#ifndef XANH_REPORT_PICTURE_H_
#define XANH_REPORT_PICTURE_H_

#include <cstdint>
#include <string_view>

#include "chart/display_list.h"
#include "state/workspace.h"

namespace xanh::report {

/// 0xRRGGBB: those of ui::kLight and its kin (tests/unit/ui/theme_test.cpp compares them); `system` is light.
using Color = std::uint32_t;
using state::Scheme;
[[nodiscard]] Color ink_color(chart::Ink ink, Scheme scheme = Scheme::light);
[[nodiscard]] Color paint_color(const chart::Paint& paint, Scheme scheme = Scheme::light);
/// Of a text: its own, or the one that stands out from its ground.
[[nodiscard]] Color text_color(const chart::Text& text, Scheme scheme = Scheme::light);

/// Em in logical pixels, and weight, of a face.
[[nodiscard]] float face_size(chart::Face face);
[[nodiscard]] bool face_is_bold(chart::Face face);

/// Arial, and the faces of the same widths (Helvetica, Liberation Sans).
inline constexpr std::string_view kPictureFace = "Arial";
/// Advance of a code point in thousandths of the em.
[[nodiscard]] int letter_width(char32_t letter, bool bold);
/// The width of a text in them, in logical pixels.
[[nodiscard]] float picture_width(chart::Face face, std::string_view text);

}  // namespace xanh::report

#endif  // XANH_REPORT_PICTURE_H_
