// The functions that the page's scripts call (public/page/core.js). Each is an edge of the core:
// no exception crosses it, and running out of memory becomes a notice.
#include <emscripten.h>

#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>

#include "browser_file.h"
#include "figures.h"
#include "platform.h"

namespace {

using xanh::wasm::AgentKey;
using xanh::wasm::BrowserFile;
using xanh::wasm::Next;
using xanh::wasm::Platform;
using xanh::wasm::Stage;

/// One page, one platform: made by xanh_start, lives as long as the page.
std::unique_ptr<Platform>& platform() {
  static std::unique_ptr<Platform> made;
  return made;
}

/// Runs `body` on the platform.
template <class Body>
void edge(Body body) {
  if (!platform()) return;
  try {
    body(*platform());
  } catch (const std::bad_alloc&) {
    platform()->report_error({.code = xanh::ErrorCode::out_of_memory});
  }
}

/// Runs `body` on the stage; input to a page without a canvas has nowhere to go.
template <class Body>
void on_stage(Body body) {
  edge([&](Platform& p) {
    if (Stage* stage = p.stage()) {
      body(*stage);
      p.stir();
    }
  });
}

}  // namespace

extern "C" {

/// False when the built-in rules do not parse, which a test of the build forbids.
EMSCRIPTEN_KEEPALIVE int xanh_start(int drawn) {
  auto rules = xanh::app::builtin_rules();
  if (!rules) return 0;
  platform() = std::make_unique<Platform>(*std::move(rules), drawn != 0);
  return 1;
}

/// Before anything else: a settings file that was built into this copy of the page, "" for none; `copies`: the page can
/// save a copy of itself.
EMSCRIPTEN_KEEPALIVE void xanh_settle(const char* settings, int copies) {
  edge([=](Platform& p) { p.settle(settings, copies != 0); });
}

EMSCRIPTEN_KEEPALIVE int xanh_frame(float seconds, int visible) {
  Next next = Next::again;  // after a failure: the notice is drawn
  edge([&](Platform& p) { next = p.frame(seconds, visible != 0); });
  return static_cast<int>(next);
}

EMSCRIPTEN_KEEPALIVE void xanh_resize(float width, float height, float ratio) {
  on_stage([=](Stage& stage) { stage.resize(width, height, ratio); });
}

EMSCRIPTEN_KEEPALIVE void xanh_command(const char* action) {
  edge([=](Platform& p) {
    // Esc leaves what lies over the page first: the menu of a narrow window, an open list.
    if (std::string_view(action) == "back" && p.stage() != nullptr && (p.stage()->covered() || !p.selected_text().empty())) {
      p.stage()->key(AgentKey::escape);
      p.stir();
    } else {
      p.act(action);
    }
  });
}
EMSCRIPTEN_KEEPALIVE void xanh_restore(const char* address) {
  edge([=](Platform& p) { p.restore(address); });
}
EMSCRIPTEN_KEEPALIVE void xanh_focus(const char* action) {
  edge([=](Platform& p) { p.focus(action); });
}
EMSCRIPTEN_KEEPALIVE void xanh_typed(const char* text) {
  edge([=](Platform& p) { p.typed(text); });
}
EMSCRIPTEN_KEEPALIVE void xanh_drag(int over) {
  edge([=](Platform& p) { p.drag(over != 0); });
}
/// What the system prefers: contrast goes before dark.
EMSCRIPTEN_KEEPALIVE void xanh_system_scheme(int dark, int contrast) {
  using xanh::state::Scheme;
  edge([=](Platform& p) { p.system_scheme(contrast != 0 ? Scheme::contrast : dark != 0 ? Scheme::dark : Scheme::light); });
}
/// Whether the system asks for less motion: the caret of a field stands still.
EMSCRIPTEN_KEEPALIVE void xanh_system_still(int still) {
  on_stage([=](Stage& stage) { stage.still(still != 0); });
}
EMSCRIPTEN_KEEPALIVE void xanh_context_restored() {
  edge([](Platform& p) { p.context_restored(); });
}

// ---- files: added one by one, opened together; their bytes come when they were asked for
EMSCRIPTEN_KEEPALIVE void xanh_file_add(int id, const char* name, double size) {
  edge([=](Platform& p) {
    p.add_file(std::make_unique<BrowserFile>(id, name, static_cast<std::uint64_t>(size)));
  });
}
EMSCRIPTEN_KEEPALIVE void xanh_files_open() {
  edge([](Platform& p) { p.open_files(); });
}
EMSCRIPTEN_KEEPALIVE void xanh_file_feed(int id, double offset, const std::byte* bytes,
                                         std::size_t length) {
  edge([=](Platform&) {
    try {
      BrowserFile::feed(id, static_cast<std::uint64_t>(offset), {bytes, length});
    } catch (const std::bad_alloc&) {
      BrowserFile::fail(id, "out of memory");
    }
  });
}
EMSCRIPTEN_KEEPALIVE void xanh_file_failed(int id, const char* reason) {
  edge([=](Platform&) { BrowserFile::fail(id, reason); });
}
EMSCRIPTEN_KEEPALIVE void xanh_sample_failed(const char* reason) {
  edge([=](Platform& p) {
    p.report_error({.code = xanh::ErrorCode::file_unreadable, .args = {reason}});
  });
}

/// What a worker has read; no bytes: it could not. The caller frees them.
EMSCRIPTEN_KEEPALIVE void xanh_part_answer(int ticket, const char* bytes, std::size_t length) {
  edge([=](Platform& p) { p.part_answer(static_cast<std::uint32_t>(ticket), {bytes, length}); });
}

// ---- for the pages around this one
EMSCRIPTEN_KEEPALIVE int xanh_file_count() {
  int count = 0;
  edge([&](Platform& p) { count = xanh::wasm::file_count(p.app()); });
  return count;
}
/// Shows but a chart or tile, by its id; "": the page.
EMSCRIPTEN_KEEPALIVE void xanh_alone(const char* id) {
  edge([=](Platform& p) { p.alone(id); });
}
/// Whether the frame around this page takes the height that the page needs, and that height in CSS pixels; 0: any.
EMSCRIPTEN_KEEPALIVE void xanh_flows(int flows) {
  edge([=](Platform& p) { p.flows(flows != 0); });
}
EMSCRIPTEN_KEEPALIVE float xanh_height() {
  float height = 0;
  edge([&](Platform& p) { height = p.height(); });
  return height;
}
/// Holds until it is asked for again.
EMSCRIPTEN_KEEPALIVE const char* xanh_figures(const char* metrics) {
  static std::string text;
  text.clear();
  edge([&](Platform& p) { text = xanh::wasm::figures(p.app(), metrics); });
  return text.c_str();
}

// ---- input
EMSCRIPTEN_KEEPALIVE void xanh_pointer(float x, float y, int touch) {
  on_stage([=](Stage& stage) { stage.pointer(x, y, touch != 0); });
}
EMSCRIPTEN_KEEPALIVE void xanh_pointer_leave() {
  on_stage([](Stage& stage) { stage.pointer_leave(); });
}
EMSCRIPTEN_KEEPALIVE void xanh_more(int held) {
  on_stage([=](Stage& stage) { stage.more(held); });
}
EMSCRIPTEN_KEEPALIVE void xanh_button(int index, int down) {
  on_stage([=](Stage& stage) { stage.button(index, down != 0); });
}
EMSCRIPTEN_KEEPALIVE void xanh_wheel(float x, float y) {
  on_stage([=](Stage& stage) { stage.wheel(x, y); });
}
EMSCRIPTEN_KEEPALIVE int xanh_scrolls(float x, float y) {
  int scrolls = 0;
  edge([&](Platform& p) { scrolls = p.stage() != nullptr && p.stage()->scrolls(x, y) ? 1 : 0; });
  return scrolls;
}
EMSCRIPTEN_KEEPALIVE int xanh_pending() {
  int pending = 0;
  edge([&](Platform& p) { pending = p.stage() != nullptr && p.stage()->pending() ? 1 : 0; });
  return pending;
}
EMSCRIPTEN_KEEPALIVE int xanh_pan(float x, float y, float dx, float dy) {
  int moved = 0;
  on_stage([&](Stage& stage) { moved = stage.pan(x, y, dx, dy) ? 1 : 0; });
  return moved;
}
EMSCRIPTEN_KEEPALIVE void xanh_key(int key) {
  on_stage([=](Stage& stage) { stage.key(static_cast<AgentKey>(key)); });
}
EMSCRIPTEN_KEEPALIVE void xanh_text(const char* utf8) {
  on_stage([=](Stage& stage) { stage.text(utf8); });
}
/// The selected cells of a table; "" where none are. Holds until it is asked for again.
EMSCRIPTEN_KEEPALIVE const char* xanh_selected_cells() {
  static std::string text;
  text.clear();
  edge([&](Platform& p) { text = p.selected_text(); });
  return text.c_str();
}
EMSCRIPTEN_KEEPALIVE const char* xanh_selection() {
  const char* text = "";
  edge([&](Platform& p) {
    if (p.stage() != nullptr) text = p.stage()->selection();
  });
  return text;
}

}  // extern "C"
