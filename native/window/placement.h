// Where the window stood when it was closed: kept between runs, and nothing else with it.
#ifndef XANH_WINDOW_PLACEMENT_H_
#define XANH_WINDOW_PLACEMENT_H_

#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace xanh::window {

/// A part of the desktop, in the system's screen coordinates.
struct Area {
  int x = 0, y = 0, width = 0, height = 0;
};

struct Placement {
  int width = 1366, height = 768;  ///< logical pixels, of the window that is not maximised
  bool maximised = false;
  struct Corner {
    int x = 0, y = 0;  ///< screen coordinates of the content's upper left corner
  };
  std::optional<Corner> corner;  ///< none: where the system puts it
};

/// Sizes that a window may be asked to have.
inline constexpr int kLeastWidth = 320, kLeastHeight = 240, kMostPixels = 8192;

/// `text` as written by to_json(). Errors: what is wrong with it, in a few words.
[[nodiscard]] std::expected<Placement, std::string> parse_placement(std::string_view text);
[[nodiscard]] std::string to_json(const Placement& placement);

/// `window` (screen coordinates) no larger than the screen that holds most of it, and wholly on it; on
/// the first screen when it lies on none, as after a screen was unplugged.
[[nodiscard]] Area fitted(const Area& window, std::span<const Area> screens);

/// $XDG_CONFIG_HOME/xanh/window.json, or that under ~/.config; on Windows %APPDATA%\\Xanh\\window.json. Empty without a home.
[[nodiscard]] std::string placement_path();
/// The last run's; a file that is not there gives the default, a broken one a sentence on stderr, too.
[[nodiscard]] Placement remembered_placement();
/// What goes wrong is said on stderr: the window is about to close.
void remember(const Placement& placement);

}  // namespace xanh::window

#endif  // XANH_WINDOW_PLACEMENT_H_
