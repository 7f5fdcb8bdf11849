// Dear ImGui on the page's canvas: context, renderer, input queue. Sizes are device pixels.
#ifndef XANH_WASM_STAGE_H_
#define XANH_WASM_STAGE_H_

#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"

namespace xanh::wasm {

/// Keys of the text agent (public/page/input.js numbers them).
enum class AgentKey : int {
  none, enter, escape, left, right, home, end, del, backspace, up, down, select_all,
  shift_left, shift_right, shift_up, shift_down, page_up, page_down
};

class Stage {
 public:
  Stage();
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  void resize(float width, float height, float ratio);
  [[nodiscard]] float ratio() const { return ratio_; }

  void pointer(float css_x, float css_y, bool touch);
  void pointer_leave();
  void button(int index, bool down);
  /// Which keys are held that make a click choose one more: 1 for Ctrl or the command key, 2 for Shift.
  void more(int held);
  void wheel(float x, float y);
  void key(AgentKey key);
  void text(const char* utf8);
  /// Whether a wheel turned by (x, y) where the pointer is would still move something.
  [[nodiscard]] bool scrolls(float x, float y) const;
  /// Moves what lies under (css_x, css_y) by (dx, dy) CSS pixels, as a finger does; what cannot go
  /// further hands the rest to what it lies in. False when nothing moved.
  bool pan(float css_x, float css_y, float dx, float dy);
  /// Whether input waits for a frame: Dear ImGui takes presses and letters in turn, frame by frame.
  [[nodiscard]] bool pending() const;
  /// Whether something lies over the page that Esc closes.
  [[nodiscard]] bool covered() const;
  /// Whether nothing moves by itself.
  void still(bool still);
  [[nodiscard]] const char* selection() const { return clipboard_.c_str(); }

  /// The renderer lost everything with its context.
  void restore();
  /// The atlas was baked anew.
  void upload_fonts();

  void begin(float seconds);
  void end();

 private:
  struct Place {
    ImGuiID window;
    ImVec2 scroll;
  };
  void return_to_places();

  std::string clipboard_;
  std::vector<Place> places_;  ///< where windows stood before the scale changed
  int frames_to_places_ = 0;
  float ratio_ = 1;
  bool touch_ = false;
  const char* cursor_ = "";
};

}  // namespace xanh::wasm

#endif  // XANH_WASM_STAGE_H_
