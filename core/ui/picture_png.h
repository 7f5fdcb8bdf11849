// Pictures without a display: what the screen would show, painted by the same code and kept as PNG.
#ifndef XANH_UI_PICTURE_PNG_H_
#define XANH_UI_PICTURE_PNG_H_

#include <string>

#include "base/result.h"
#include "ui/theme.h"
#include "view/page.h"
#include "view/picture.h"

namespace xanh::ui {

/// Pixels to a logical pixel of a chart's picture.
inline constexpr int kPictureScale = 2;
/// Of a picture of the presentation: 16:9.
inline constexpr int kSlideWidth = 1920, kSlideHeight = 1080;

/// The chart on its sheet (chart/sheet.h) in the program's own typeface. Equal pictures are equal bytes, in the page as
/// in the command line. Works on a Dear ImGui context of its own; the current one stays. Errors: out_of_memory.
[[nodiscard]] Result<std::string> picture_png(const view::Picture& picture, Scheme scheme);

/// A screen of the presentation as a projector of kSlideWidth x kSlideHeight shows it, without the controls that its
/// view has labels for. As above. REQUIRES: the body is a PresentPage.
[[nodiscard]] Result<std::string> present_png(const view::PageView& page, Scheme scheme);

}  // namespace xanh::ui

#endif  // XANH_UI_PICTURE_PNG_H_
