// The page's side of the platform seam: the application, its display, and when to draw. Work is
// done only inside frame(), and a frame is drawn only when something changed.
#ifndef XANH_WASM_PLATFORM_H_
#define XANH_WASM_PLATFORM_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/app.h"
#include "part_workers.h"
#include "stage.h"
#include "ui/screen.h"
#include "view/alone.h"

namespace xanh::wasm {

/// What the page does after a frame.
enum class Next : int {
  rest,   ///< nothing, until an event wakes it
  again,  ///< another frame as soon as the browser draws
  blink,  ///< another frame in half a second: a text caret blinks
};

class Platform {
 public:
  /// Without a canvas context (`drawn` false) the twin alone shows the page.
  Platform(app::Rules rules, bool drawn);

  Next frame(float seconds, bool visible);

  /// The next frames are drawn even if the page stays the same.
  void stir() { frames_ = kSettle; }

  void act(std::string_view action);
  /// The table cells that are selected on the canvas, as text; "" where none are.
  [[nodiscard]] std::string selected_text();
  /// What the address bar holds.
  void restore(std::string_view address);
  /// Before the first frame: the settings built into this copy of the page ("": none), and whether the page can make a copy.
  void settle(std::string_view settings, bool copies);
  void report_error(Error error);
  void add_file(std::unique_ptr<source::ByteSource> file) { chosen_.push_back(std::move(file)); }
  void open_files();

  /// Shows but this chart or tile of the page, by its id of view::build_picture; "": the page itself.
  void alone(std::string_view id);
  /// Whether the window will be made as high as the page (ui::Display::flows), and how high that is: CSS pixels at the
  /// page's own scale, 0 where it is not known or does not matter.
  void flows(bool flows);
  [[nodiscard]] float height() const { return drawing_ ? drawing_->screen.height() : 0; }

  void focus(std::string_view action);
  /// What is being typed in the focused field of the twin.
  void typed(std::string_view text);
  void drag(bool over);
  /// What the system prefers; never Scheme::system.
  void system_scheme(state::Scheme scheme);
  void context_restored();
  [[nodiscard]] const app::App& app() const { return app_; }
  /// A worker's answer, and its bytes (part_workers.h).
  void part_answer(std::uint32_t ticket, std::string_view bytes) { workers_.answer(ticket, bytes); }
  /// Null without a canvas context.
  [[nodiscard]] Stage* stage() { return drawing_ ? &drawing_->stage : nullptr; }

 private:
  // Popups and sizes need a second and a third pass.
  static constexpr int kSettle = 3;
  struct Drawing {
    Stage stage;
    ui::Screen screen;
  };

  /// A slice of reading; true when more can be done at once.
  bool work();
  void draw(float seconds);
  void show_changes();
  void serve_requests();
  [[nodiscard]] ui::Scheme scheme() const;

  PartWorkers workers_;  // before the application, whose library reads with them
  app::App app_;
  std::optional<Drawing> drawing_;
  std::vector<std::unique_ptr<source::ByteSource>> chosen_;
  std::string focused_;
  std::optional<std::string> typed_;
  std::string alone_id_;
  std::optional<view::Alone> alone_;  ///< what is shown in the place of the page, as the twin has it
  std::uint64_t shown_ = 0;  ///< version the twin shows
  int frames_ = kSettle;
  state::Scheme system_ = state::Scheme::light;
  bool flows_ = false, dragging_ = false, presents_ = false, unsaved_ = false;
};

}  // namespace xanh::wasm

#endif  // XANH_WASM_PLATFORM_H_
