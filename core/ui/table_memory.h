// What tables keep from frame to frame while the program runs: widths given by hand, and the cells that are
// selected. Inside this room only.
#ifndef XANH_UI_TABLE_MEMORY_H_
#define XANH_UI_TABLE_MEMORY_H_

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace xanh::ui {

/// A cell by its row and column, heads not counted.
struct CellAt {
  std::size_t row = 0, column = 0;
  bool operator==(const CellAt&) const = default;
};

struct TableMemory {
  struct Width {
    float width = 0;       ///< with the padding of its cells, in logical pixels
    bool by_hand = false;  ///< else it was only held in its place while another was dragged
  };
  /// By table id, then column id.
  std::map<std::string, std::map<std::string, Width, std::less<>>, std::less<>> widths = {};
  /// The border that is being dragged: of which column, how wide that was, where the pointer took it.
  struct Drag {
    std::string table = {}, column = {};
    float width = 0, from = 0;
    bool moved = false;
  };
  std::optional<Drag> drag = {};

  std::string selected = {};            ///< id of the table; "": nothing is selected
  CellAt anchor = {}, head = {};        ///< where the selection began and where it has come to
  std::string anchor_key = {}, head_key = {};  ///< of their rows: in another order the selection is gone
  std::string pressed = {};             ///< the table on whose cell `press` the button went down
  CellAt press = {};
  bool swallow = false;                 ///< the button selects: letting it go does nothing else
  bool reveal = false;                  ///< the selection moved by keys: it is to be seen
  std::string copied = {};              ///< the table whose copy button was just used

  void clear() { selected.clear(); }
};

}  // namespace xanh::ui

#endif  // XANH_UI_TABLE_MEMORY_H_
