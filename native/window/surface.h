// A window on the desktop with Dear ImGui in it: GLFW, OpenGL 3, the input queue. Sizes given to
// Dear ImGui are device pixels on every system, as on the page's canvas.
#ifndef XANH_WINDOW_SURFACE_H_
#define XANH_WINDOW_SURFACE_H_

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "window/placement.h"

struct GLFWwindow;

namespace xanh::window {

/// What a window looked like: rows from the top, three bytes a pixel.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

class Surface {
 public:
  struct Options {
    int width = 1366, height = 768;  ///< logical pixels; of a visible window no more than its screen has
    std::optional<Placement::Corner> corner = {};
    bool maximised = false;
    float scale = 0;                 ///< device pixels per logical pixel; 0: the screen's
    bool visible = true;
  };
  /// One at a time. Errors: what the system says (no display, no OpenGL 3).
  [[nodiscard]] static std::expected<std::unique_ptr<Surface>, std::string> create(
      const Options& options);
  ~Surface();
  Surface(const Surface&) = delete;
  Surface& operator=(const Surface&) = delete;

  [[nodiscard]] float scale() const;
  /// Where the window stands now. Maximised, it has the size and place that it was made with.
  [[nodiscard]] Placement placement() const;
  [[nodiscard]] bool closing() const;
  /// The window was asked to close and stays for now.
  void stay_open();
  void title(const std::string& text);

  /// Takes the events that are there.
  void poll();
  /// Sleeps until an event comes, or wake() from any thread, or `seconds` pass (0: for ever).
  void wait(double seconds);
  static void wake();
  /// Whether anything happened since the last call that may change the picture.
  [[nodiscard]] bool take_stirred();
  /// Paths dropped on the window since the last call.
  [[nodiscard]] std::vector<std::string> take_dropped();

  /// The atlas was baked anew.
  void upload_fonts();
  void begin();
  void end();
  /// The picture of the frame that end() finished. REQUIRES: between end() and show().
  [[nodiscard]] Pixels capture() const;
  void show();

 private:
  Surface(GLFWwindow* window, const Options& options);
  void listen();
  /// Onto one of the screens, at the place asked for.
  void settle();

  GLFWwindow* window_;
  Options options_;
  float scale_;
  bool stirred_ = true;
  std::vector<std::string> dropped_;
};

}  // namespace xanh::window

#endif  // XANH_WINDOW_SURFACE_H_
