#include "platform.h"

#include <emscripten.h>
#include <emscripten/html5.h>  // the time of day

#include <algorithm>
#include <cstdint>
#include <new>
#include <span>
#include <utility>
#include <variant>

#include "host.h"
#include "report/twin.h"
#include "ui/table_copy.h"

namespace xanh::wasm {
namespace {

/// Of a frame's 16 ms, so that drawing keeps its half.
constexpr double kSliceMs = 8;

}  // namespace

Platform::Platform(app::Rules rules, bool drawn) : app_(std::move(rules)) {
  if (drawn) drawing_.emplace();
  app_.read_parts_with(&workers_);
  app_.use_clock([] { return static_cast<std::int64_t>(emscripten_date_now() / 1000); });
}

Next Platform::frame(float seconds, bool visible) {
  const bool more = work();
  serve_requests();
  show_changes();
  if (visible && drawing_ && frames_ > 0) {
    --frames_;
    draw(seconds);
    serve_requests();
    show_changes();
    if (drawing_->screen.wants_frame() || drawing_->stage.pending()) frames_ = std::max(frames_, 1);
  }
  if (more || (visible && drawing_ && frames_ > 0)) return Next::again;
  const bool typing = visible && drawing_ && ImGui::GetIO().WantTextInput;
  if (typing) frames_ = 1;
  return typing ? Next::blink : Next::rest;
}

bool Platform::work() {
  const double until = emscripten_get_now() + kSliceMs;
  try {
    do {
      if (app_.step() != source::Step::ready) return false;
    } while (emscripten_get_now() < until);
    return true;
  } catch (const std::bad_alloc&) {
    // The file being read goes, and with it most of what was allocated; what was loaded stays.
    app_.act("cancel");
    app_.report_error({.code = ErrorCode::out_of_memory});
    return false;
  }
}

void Platform::draw(float seconds) {
  auto& [stage, screen] = *drawing_;
  const view::PageView& page = alone_ ? alone_->page : app_.page();
  if (screen.prepare(page, stage.ratio())) stage.upload_fonts();
  stage.begin(seconds);
  const auto actions = screen.draw(page, {.scale = stage.ratio(),
                                          .scheme = scheme(),
                                          .focused = focused_,
                                          .typed = typed_ ? &*typed_ : nullptr,
                                          .dragging = dragging_,
                                          .bare = alone_.has_value(),
                                          .alone = alone_ && alone_->picture ? &*alone_->picture : nullptr,
                                          .flows = flows_});
  stage.end();
  for (const std::string& action : actions) act(action);
}

void Platform::show_changes() {
  if (shown_ == app_.version()) return;
  shown_ = app_.version();
  stir();
  alone_.reset();
  if (!alone_id_.empty()) alone_ = view::build_alone(app_.inputs(), app_.page(), alone_id_);
  const view::PageView& page = alone_ ? alone_->page : app_.page();
  host::look(page.language == text::Language::vi ? "vi" : "en",
             scheme() == ui::Scheme::dark ? "dark" : scheme() == ui::Scheme::contrast ? "contrast" : "light");
  host::title(page.frame.title.empty() ? "Xanh" : page.frame.title + " - Xanh");
  host::twin(report::twin_json(alone_ && alone_->picture ? report::make_twin(page, *alone_->picture) : report::make_twin(page)));
  host::status(page.status);
  host::address(app_.address());
  if (const bool unsaved = app_.unsaved(); unsaved != std::exchange(unsaved_, unsaved)) host::unsaved(unsaved);
  const bool presents = std::holds_alternative<view::PresentPage>(page.body);
  if (presents != std::exchange(presents_, presents)) host::presents(presents);
}

void Platform::serve_requests() {
  for (const app::Request& request : app_.take_requests()) {
    switch (request.kind) {
      case app::Request::Kind::open_files: host::pick(); break;
      case app::Request::Kind::open_sample: host::open_sample(); break;
      case app::Request::Kind::copy_picture: host::copy_picture(request.name, request.said, std::as_bytes(std::span(request.bytes))); break;
      case app::Request::Kind::save_page: host::save_page(request.name, std::as_bytes(std::span(request.bytes))); break;
      case app::Request::Kind::copy_diagnostics: host::copy_diagnostics(); break;
      case app::Request::Kind::save:
        host::download(request.name, request.type, std::as_bytes(std::span(request.bytes)));
        break;
    }
  }
}

void Platform::act(std::string_view action) {
  if (const view::Table* table = ui::table_to_copy(app_.page(), action)) {
    host::copy(ui::table_text(*table));
    return;
  }
  app_.act(action);
  stir();
}

std::string Platform::selected_text() { return drawing_ ? drawing_->screen.selected_text(app_.page()) : std::string(); }

void Platform::restore(std::string_view address) {
  app_.restore(address);
  stir();
}

void Platform::settle(std::string_view settings, bool copies) {
  app_.can({.copies = copies, .diagnoses = true});
  if (!settings.empty()) app_.build_in(settings, "xanh.html");
  stir();
}

void Platform::report_error(Error error) {
  app_.report_error(std::move(error));
  stir();
}

void Platform::open_files() {
  app_.open(std::exchange(chosen_, {}));
  stir();
}

void Platform::alone(std::string_view id) {
  if (alone_id_ == id) return;
  alone_id_ = id;
  shown_ = 0;
  stir();
}

void Platform::flows(bool flows) {
  flows_ = flows;
  stir();
}

void Platform::focus(std::string_view action) {
  focused_ = action;
  typed_.reset();
  stir();
}

void Platform::typed(std::string_view text) {
  typed_ = text;
  stir();
}

void Platform::drag(bool over) {
  dragging_ = over;
  stir();
}

void Platform::system_scheme(state::Scheme scheme) {
  app_.system_scheme(scheme);
  system_ = scheme;
  shown_ = 0;  // the page around the canvas follows
  stir();
}

void Platform::context_restored() {
  if (drawing_) drawing_->stage.restore();
  stir();
}

ui::Scheme Platform::scheme() const {
  const state::Scheme chosen = app_.workspace().scheme;
  switch (chosen == state::Scheme::system ? system_ : chosen) {
    case state::Scheme::dark: return ui::Scheme::dark;
    case state::Scheme::contrast: return ui::Scheme::contrast;
    case state::Scheme::light:
    case state::Scheme::system: break;
  }
  return ui::Scheme::light;
}

}  // namespace xanh::wasm
