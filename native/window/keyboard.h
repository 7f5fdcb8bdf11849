// The window without a mouse: focus goes over the controls of the twin in its order, as it does in the page, and the
// canvas shows where it is. Lists change by the arrows, fields take what is typed.
#ifndef XANH_WINDOW_KEYBOARD_H_
#define XANH_WINDOW_KEYBOARD_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "report/twin.h"
#include "view/page.h"

namespace xanh::window {

class Keyboard {
 public:
  /// The page as it is now; `version` changes with it. Focus stays on its action, or where that was.
  void follow(const view::PageView& page, std::uint64_t version);

  /// What the keys of this frame ask for, between NewFrame and what is drawn. Nothing while a field of Dear ImGui is typed
  /// in, but shortcuts of the whole program. `closes`: Esc has something nearer to close than the page.
  [[nodiscard]] std::vector<std::string> take(bool closes);

  /// Action of the control that has focus; "": none.
  [[nodiscard]] std::string_view focused() const { return focused_; }
  /// What stands in it, if it is a field that was typed in; null: nothing was.
  [[nodiscard]] const std::string* typed() const { return typing_ ? &typed_ : nullptr; }
  /// A mouse is used: focus goes.
  void leave();

 private:
  struct Stop {
    enum class Kind : std::uint8_t { button, list, field } kind = Kind::button;
    std::string action = {}, text = {};       ///< of a field what stands in it
    std::vector<std::string> options = {};    ///< of a list
  };
  void gather(const report::TwinNode& node);
  void put(std::size_t stop);
  void move(bool back);
  void choose(const Stop& list, bool back, std::vector<std::string>& out);
  bool type(const Stop& field);
  void commit(std::vector<std::string>& out);

  std::vector<Stop> stops_;
  std::size_t at_ = 0;
  std::string focused_, typed_;
  bool typing_ = false, presents_ = false, known_ = false;
  std::uint64_t version_ = 0;
};

/// The action of a shortcut that was pressed in this frame (view/about.cpp lists them); "": none.
[[nodiscard]] std::string_view shortcut();

}  // namespace xanh::window

#endif  // XANH_WINDOW_KEYBOARD_H_
