// The whole display in one call: a page in, the actions that were asked for out.
#ifndef XANH_UI_SCREEN_H_
#define XANH_UI_SCREEN_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ui/theme.h"
#include "view/page.h"

namespace xanh::view {
struct Picture;
}

namespace xanh::ui {

struct Dialog;

/// What the platform knows of the display.
struct Display {
  float scale = 1;                ///< device pixels per logical pixel
  Scheme scheme = Scheme::light;
  std::string_view focused = {};  ///< action of the control that has focus in the twin
  const std::string* typed = nullptr;  ///< what stands in that control, a field, before it acts
  bool dragging = false;          ///< a file hovers over the window
  const Dialog* dialog = nullptr;  ///< a question over the page (ui/dialog.h)
  bool bare = false;              ///< no menu, no bar: the page's notices and its body
  const view::Picture* alone = nullptr;  ///< with `bare`, in the place of the body
  bool flows = false;             ///< the window will be made as high as the page: what is laid out does not look at its height
};

/// Dear ImGui's context must be current for every member.
class Screen {
 public:
  Screen();
  ~Screen();

  /// Bakes the typeface for `scale` (device pixels per logical pixel) and what `page` wants of it, before
  /// NewFrame. True when the atlas changed: the platform uploads the texture anew.
  bool prepare(const view::PageView& page, float scale);

  /// Draws `page` over the display between NewFrame and Render. Returns the actions asked for.
  [[nodiscard]] std::vector<std::string> draw(const view::PageView& page, const Display& display);

  /// The table cells of `page` that are selected, as text for the clipboard; "" where none are.
  [[nodiscard]] std::string selected_text(const view::PageView& page) const;

  /// The height, in logical pixels, at which nothing of the page last drawn would have to be scrolled; 0: any will do.
  [[nodiscard]] float height() const;

  /// Whether something moves or may have changed size, so that another frame is wanted.
  [[nodiscard]] bool wants_frame() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xanh::ui

#endif  // XANH_UI_SCREEN_H_
