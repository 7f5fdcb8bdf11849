// Choosing several groups: clicks with Ctrl or Shift held gather them, and letting go takes them all into the filter, so that
// no row goes from under the pointer in between.
#ifndef XANH_UI_PICKS_H_
#define XANH_UI_PICKS_H_

#include <string>
#include <string_view>
#include <vector>

namespace xanh::ui {

/// The actions that wait: "pick:DIMENSION=VALUE".
using Picks = std::vector<std::string>;

/// What a click with Ctrl on the control of `action` picks; "" where it filters by nothing.
[[nodiscard]] std::string pick_of(std::string_view action);

/// Moves what was clicked with a key held from `actions` to `picks`, a second click takes it out again; without the key
/// gives those that wait behind the other actions.
void gather_picks(Picks& picks, std::vector<std::string>& actions, bool held);

}  // namespace xanh::ui

#endif  // XANH_UI_PICKS_H_
