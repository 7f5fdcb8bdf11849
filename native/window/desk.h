// The window's side of the platform seam: files from disk, dialogs, the generated sample, and a
// loop that sleeps until something happens.
#ifndef XANH_WINDOW_DESK_H_
#define XANH_WINDOW_DESK_H_

#include <cstdint>
#include <future>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "cli/part_threads.h"
#include "ui/dialog.h"
#include "ui/screen.h"
#include "window/keyboard.h"
#include "window/surface.h"

namespace xanh::window {

class Desk {
 public:
  /// `surface` must outlive the desk.
  Desk(Surface& surface, app::Rules rules);
  /// A dialog that is still open is closed.
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void open(const std::vector<std::string>& paths);
  void act(std::string_view action);

  /// Shows the page until the window is closed.
  void run();
  /// Reads all files, draws until nothing moves, and gives the picture. Draws nothing else.
  [[nodiscard]] Pixels picture();

  /// The errors of files that could not be opened so far, for a caller without eyes.
  [[nodiscard]] const std::vector<Error>& refused() const { return refused_; }
  [[nodiscard]] const app::App& app() const { return app_; }

 private:
  // Popups and sizes need a second and a third pass.
  static constexpr int kSettle = 3;

  /// A slice of reading; true when more is to be done.
  bool work();
  void draw();
  void follow_changes();
  void serve_requests();
  void take_answers();
  void open_sample();
  void save_to(const std::string& path, const app::Request& file);
  void refuse(Error error);
  /// Whether the window closes now: with unsaved settings it asks first.
  bool leaves();
  /// An answer to that question; false: the action is another.
  bool answer(std::string_view action);
  void settings_saved(bool done);

  Surface& surface_;
  cli::PartThreads threads_;  // before the application, whose library reads with them
  app::App app_;
  ui::Screen screen_;
  Keyboard keyboard_;
  int frames_ = kSettle;
  std::uint64_t shown_ = 0;
  std::vector<Error> refused_;
  // Dialogs run on threads; their answers are taken by the loop.
  std::future<std::vector<std::string>> opening_;
  std::future<std::optional<std::string>> saving_;
  app::Request to_save_ = {};
  bool asks_ = false;               ///< whether to close, over the page
  bool leaves_ = false, leaves_when_saved_ = false;
};

}  // namespace xanh::window

#endif  // XANH_WINDOW_DESK_H_
