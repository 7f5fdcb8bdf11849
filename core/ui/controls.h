// Controls of the canvas: each has the id of its action, the same that the HTML twin's control
// carries, so that focus in the twin is drawn here and a click here does what the twin does.
#ifndef XANH_UI_CONTROLS_H_
#define XANH_UI_CONTROLS_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/paint.h"
#include "ui/picks.h"
#include "view/page.h"

namespace xanh::ui {

using view::Tone;

struct TableMemory;  // ui/table_memory.h

struct ToneColors {
  Color solid, soft, text;
};
[[nodiscard]] ToneColors tone_colors(const Palette& palette, Tone tone);

struct Touch {
  bool hovered = false;
  bool held = false;
  bool clicked = false;
};

/// What is being typed, by the action of its field: it outlives the frame.
using Drafts = std::map<std::string, std::string, std::less<>>;

class Controls {
 public:
  /// `reveal`: the focused control changed and is to be scrolled into sight.
  /// `typed`: what stands in the focused field of the twin; null: nothing was typed there.
  Controls(Painter painter, Drafts& drafts, std::string_view focused, bool reveal, const std::string* typed)
      : paint(painter), drafts_(&drafts), focused_(focused), reveal_(reveal), typed_(typed) {}

  Painter paint;
  TableMemory* tables = nullptr;  ///< what tables keep from frame to frame; null: nothing
  std::string_view ask_why = {};  ///< what a control that explains a number is called; outlives the frame

  /// An invisible button over `box`. A click emits `action`.
  Touch touch(std::string_view action, const Box& box);
  /// Says where the control of `action` is, when it is not drawn by touch().
  void place(std::string_view action, const Box& box);
  /// Those of `picks`, which outlive this, are framed at the end of their window.
  void mark_picks(const Picks& picks) { picks_ = &picks; }
  /// Text shown while the pointer rests on `box`.
  void hint(const Box& box, std::string_view text);
  /// Emits an action by hand.
  void emit(std::string_view action) { actions_.emplace_back(action); }
  [[nodiscard]] std::vector<std::string>& actions() { return actions_; }

  /// Draws the ring around the control that has focus in the twin, if it was placed since the
  /// last call: at the end of each window, over everything in it.
  std::optional<Box> focus_ring();
  [[nodiscard]] std::string_view focused() const { return focused_; }
  [[nodiscard]] bool reveal() const { return reveal_; }
  /// The hint that is being shown; empty: none.
  [[nodiscard]] const std::string& shown_hint() const { return shown_hint_; }
  /// Part of the current window that can be seen.
  [[nodiscard]] Box visible() const;

  /// Text cut with an ellipsis owes the whole: it is shown as a hint.
  void fit(const Box& box, Face face, Color color, std::string_view text,
           Align align = Align::left);
  bool primary_button(const view::Link& link, const Box& box);
  bool quiet_button(const view::Link& link, const Box& box);
  /// A line of text that can be changed. Enter, or leaving the field, emits `action` followed by the
  /// new text; Esc leaves it as it was.
  void field(std::string_view action, std::string_view value, std::string_view placeholder, const Box& box);
  /// A field whose text is kept in `text` and acts on nothing: of a list that is searched. `focus`: it takes the keyboard.
  void search_field(std::string& text, std::string_view placeholder, const Box& box, bool focus);
  /// What stands in such a field, by a name of one's own; it outlives the frame.
  [[nodiscard]] std::string& draft(std::string_view name);
  [[nodiscard]] float button_width(const view::Link& link) const;
  /// Text that acts; returns its width.
  float link(const view::Link& link, float x, float y, Face face, Color color);
  /// A rounded label of a state: sign and word, never colour alone. Returns its width.
  float pill(float x, float y, Tone tone, std::string_view label) const;
  [[nodiscard]] float pill_width(std::string_view label) const;
  /// A bar 0-1 on its track, with an optional target mark.
  void bar(const Box& box, double share, Tone tone, std::optional<double> target = {}) const;

 private:
  Drafts* drafts_;
  std::string_view focused_;
  bool reveal_;
  const std::string* typed_;
  std::vector<std::string> actions_;
  std::optional<Box> focus_box_;
  std::string shown_hint_;
  const Picks* picks_ = nullptr;
  std::vector<Box> picked_;       ///< in the current window
};

}  // namespace xanh::ui

#endif  // XANH_UI_CONTROLS_H_
