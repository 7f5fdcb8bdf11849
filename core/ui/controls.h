// Controls of the canvas: each has the id of its action, the same that the HTML twin's control
// carries, so that focus in the twin is drawn here and a click here does what the twin does.
#ifndef XANH_UI_CONTROLS_H_
#define XANH_UI_CONTROLS_H_

#include <string>
#include <string_view>
#include <vector>

#include "ui/paint.h"

namespace xanh::ui {

enum class Tone : std::uint8_t { good, near, bad, neutral, accent };

struct ToneColors {
  Color solid, soft, text;
};
[[nodiscard]] ToneColors tone_colors(const Palette& palette, Tone tone);

struct Touch {
  bool hovered = false;
  bool held = false;
  bool clicked = false;
};

class Controls {
 public:
  Controls(Painter painter, std::string_view focused) : paint(painter), focused_(focused) {}

  Painter paint;

  /// An invisible button over `box`. A click emits `action`.
  Touch touch(std::string_view action, const Box& box);
  /// Text shown while the pointer rests on `box`.
  void hint(const Box& box, std::string_view text) const;
  /// Emits an action by hand.
  void emit(std::string_view action) { actions_.emplace_back(action); }
  [[nodiscard]] std::vector<std::string>& actions() { return actions_; }
  /// Where the control that has focus in the twin was drawn; h == 0 when it was not.
  [[nodiscard]] const Box& focus_box() const { return focus_box_; }

  /// Text cut with an ellipsis owes the whole: it is shown as a hint.
  void fit(const Box& box, Face face, Color color, std::string_view text,
           Align align = Align::left) const;
  bool primary_button(std::string_view action, const Box& box, std::string_view label,
                      bool enabled = true);
  bool quiet_button(std::string_view action, const Box& box, std::string_view label);
  /// Text that acts; returns its width.
  float link(std::string_view action, float x, float y, Face face, std::string_view label,
             Color color);
  /// A rounded label of a state: sign and word, never colour alone. Returns its width.
  float pill(float x, float y, Tone tone, std::string_view label) const;
  [[nodiscard]] float pill_width(std::string_view label) const;
  /// A chip of the top bar: "Kỳ" and its value. Returns its width.
  float chip(std::string_view action, float x, float y, float max_width, std::string_view name,
             std::string_view value, bool lit);
  /// A bar 0-1 on its track, with an optional target mark (share, or negative for none).
  void bar(const Box& box, double share, Tone tone, double target = -1) const;

 private:
  std::string_view focused_;
  std::vector<std::string> actions_;
  Box focus_box_;
};

}  // namespace xanh::ui

#endif  // XANH_UI_CONTROLS_H_
