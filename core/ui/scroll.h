// An area that scrolls its content.
#ifndef XANH_UI_SCROLL_H_
#define XANH_UI_SCROLL_H_

#include "ui/controls.h"

namespace xanh::ui {

/// A scrolling area. Content is drawn from content() on; end(height) tells the height used.
class Scroll {
 public:
  Scroll(Controls& c, const char* id, const Box& box);
  ~Scroll();
  Scroll(const Scroll&) = delete;
  Scroll& operator=(const Scroll&) = delete;

  /// The content's origin and width; its height is the visible height.
  [[nodiscard]] const Box& content() const { return content_; }
  void end(float used) { used_ = used; }
  /// Lets PageUp, PageDown, Home and End scroll it, unless something is typed or a list is open.
  void take_keys();

 private:
  Controls& controls_;
  Box box_, content_;
  float used_ = 0;
};

}  // namespace xanh::ui

#endif  // XANH_UI_SCROLL_H_
