#include "stage.h"

#include <GLES3/gl3.h>

#include <algorithm>

#include "host.h"
#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"

namespace xanh::wasm {
namespace {

const char* css_cursor(ImGuiMouseCursor cursor) {
  switch (cursor) {
    case ImGuiMouseCursor_TextInput: return "text";
    case ImGuiMouseCursor_Hand: return "pointer";
    case ImGuiMouseCursor_ResizeEW: return "ew-resize";
    case ImGuiMouseCursor_ResizeNS: return "ns-resize";
    case ImGuiMouseCursor_ResizeAll: return "move";
    default: return "default";
  }
}

ImGuiKey imgui_key(AgentKey key) {
  switch (key) {
    case AgentKey::enter: return ImGuiKey_Enter;
    case AgentKey::escape: return ImGuiKey_Escape;
    case AgentKey::left: return ImGuiKey_LeftArrow;
    case AgentKey::right: return ImGuiKey_RightArrow;
    case AgentKey::home: return ImGuiKey_Home;
    case AgentKey::end: return ImGuiKey_End;
    case AgentKey::del: return ImGuiKey_Delete;
    case AgentKey::backspace: return ImGuiKey_Backspace;
    case AgentKey::shift_left: return ImGuiKey_LeftArrow;
    case AgentKey::shift_right: return ImGuiKey_RightArrow;
    case AgentKey::shift_up: return ImGuiKey_UpArrow;
    case AgentKey::shift_down: return ImGuiKey_DownArrow;
    case AgentKey::up: return ImGuiKey_UpArrow;
    case AgentKey::down: return ImGuiKey_DownArrow;
    case AgentKey::page_up: return ImGuiKey_PageUp;
    case AgentKey::page_down: return ImGuiKey_PageDown;
    default: return ImGuiKey_None;
  }
}

/// A finger that hits nothing takes what is so near (CSS pixels): a control of 24 is 40 wide to it.
constexpr float kFinger = 8;

/// The topmost window at `at` that takes the pointer, or null.
ImGuiWindow* window_at(const ImVec2& at) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  for (int i = g.Windows.Size - 1; i >= 0; --i) {
    ImGuiWindow* window = g.Windows[i];
    if (!window->WasActive || window->Hidden || (window->Flags & ImGuiWindowFlags_NoMouseInputs) != 0) continue;
    if (window->OuterRectClipped.Contains(at)) return window;
  }
  return nullptr;
}

/// Where the window is on its way to: several moves may come before a frame.
ImVec2 scroll_of(const ImGuiWindow& window) {
  return {window.ScrollTarget.x < FLT_MAX ? window.ScrollTarget.x : window.Scroll.x,
          window.ScrollTarget.y < FLT_MAX ? window.ScrollTarget.y : window.Scroll.y};
}

/// Moves from `now` against `by` within [0, most]; `by` keeps what is left.
float moved(float now, float& by, float most) {
  const float then = std::clamp(now - by, 0.0F, std::max(0.0F, most));
  by -= now - then;
  return then;
}

}  // namespace

Stage::Stage() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  io.ConfigInputTrickleEventQueue = true;  // backspaces and letters of one frame keep their order
  io.ClipboardUserData = this;
  io.SetClipboardTextFn = [](void* stage, const char* text) {
    static_cast<Stage*>(stage)->clipboard_ = text;
    host::copy(text);
  };
  io.GetClipboardTextFn = [](void* stage) -> const char* {
    return static_cast<Stage*>(stage)->clipboard_.c_str();
  };
  io.SetPlatformImeDataFn = [](ImGuiViewport*, ImGuiPlatformImeData* data) {
    const float ratio = static_cast<Stage*>(ImGui::GetIO().ClipboardUserData)->ratio_;
    host::caret(data->WantVisible, data->InputPos.x / ratio, data->InputPos.y / ratio);
  };
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

Stage::~Stage() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
}

void Stage::resize(float width, float height, float ratio) {
  ImGui::GetIO().DisplaySize = {width, height};
  if (ratio != ratio_) {
    // Scrolling is counted in device pixels: the same text stays in sight at another scale.
    const float grown = ratio / ratio_;
    places_.clear();
    for (const ImGuiWindow* window : ImGui::GetCurrentContext()->Windows) {
      const ImVec2 scroll = scroll_of(*window);
      if (window->WasActive && (scroll.x > 0 || scroll.y > 0)) {
        places_.push_back({.window = window->ID, .scroll = {scroll.x * grown, scroll.y * grown}});
      }
    }
    frames_to_places_ = 2;  // after one frame the new height of the content is known
  }
  ratio_ = ratio;
}

void Stage::pointer(float css_x, float css_y, bool touch) {
  touch_ = touch;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(css_x * ratio_, css_y * ratio_);
}

void Stage::pointer_leave() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

void Stage::more(int held) {
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, (held & 1) != 0);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, (held & 2) != 0);
}

void Stage::button(int index, bool down) { ImGui::GetIO().AddMouseButtonEvent(index, down); }

void Stage::wheel(float x, float y) { ImGui::GetIO().AddMouseWheelEvent(x, y); }

void Stage::key(AgentKey key) {
  ImGuiIO& io = ImGui::GetIO();
  if (key == AgentKey::select_all) {
    io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(ImGuiKey_A, true);
    io.AddKeyEvent(ImGuiKey_A, false);
    io.AddKeyEvent(ImGuiMod_Ctrl, false);
  } else if (const ImGuiKey mapped = imgui_key(key); mapped != ImGuiKey_None) {
    const bool shift = key >= AgentKey::shift_left && key <= AgentKey::shift_down;
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, true);
    io.AddKeyEvent(mapped, true);
    io.AddKeyEvent(mapped, false);
    if (shift) io.AddKeyEvent(ImGuiMod_Shift, false);
  }
}

void Stage::text(const char* utf8) { ImGui::GetIO().AddInputCharactersUTF8(utf8); }

bool Stage::scrolls(float x, float y) const {
  for (const ImGuiWindow* window = ImGui::GetCurrentContext()->HoveredWindow; window != nullptr;
       window = window->ParentWindow) {
    if ((window->Flags & ImGuiWindowFlags_NoScrollWithMouse) != 0) continue;
    const ImVec2 now = scroll_of(*window);
    if ((y > 0 && now.y > 0) || (y < 0 && now.y < window->ScrollMax.y)) return true;
    if ((x > 0 && now.x > 0) || (x < 0 && now.x < window->ScrollMax.x)) return true;
  }
  return false;
}

bool Stage::pan(float css_x, float css_y, float dx, float dy) {
  float x = dx * ratio_, y = dy * ratio_;
  bool any = false;
  for (ImGuiWindow* window = window_at({css_x * ratio_, css_y * ratio_}); window != nullptr;
       window = window->ParentWindow) {
    const ImVec2 now = scroll_of(*window);
    const ImVec2 then = {moved(now.x, x, window->ScrollMax.x), moved(now.y, y, window->ScrollMax.y)};
    if (then.x != now.x) ImGui::SetScrollX(window, then.x);
    if (then.y != now.y) ImGui::SetScrollY(window, then.y);
    any = any || then.x != now.x || then.y != now.y;
  }
  return any;
}

bool Stage::pending() const {
  return !ImGui::GetCurrentContext()->InputEventsQueue.empty() || frames_to_places_ > 0;
}

void Stage::return_to_places() {
  if (frames_to_places_ == 0 || --frames_to_places_ > 0) return;
  for (const Place& place : places_) {
    ImGuiWindow* window = ImGui::FindWindowByID(place.window);
    if (window == nullptr) continue;
    ImGui::SetScrollX(window, place.scroll.x);
    ImGui::SetScrollY(window, place.scroll.y);
  }
  places_.clear();
}

bool Stage::covered() const { return ImGui::GetCurrentContext()->OpenPopupStack.Size > 0; }

void Stage::still(bool still) { ImGui::GetIO().ConfigInputTextCursorBlink = !still; }

void Stage::restore() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Stage::upload_fonts() { ImGui_ImplOpenGL3_DestroyFontsTexture(); }

void Stage::begin(float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = seconds;
  return_to_places();
  // The frame before the press saw what lies right under the finger.
  const bool misses = touch_ && ImGui::GetCurrentContext()->HoveredId == 0;
  const float finger = misses ? kFinger * ratio_ : 0;
  ImGui::GetStyle().TouchExtraPadding = {finger, finger};
  if (io.Fonts->TexID == nullptr) ImGui_ImplOpenGL3_DestroyDeviceObjects();  // made anew below
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
}

void Stage::end() {
  ImGui::Render();
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  glViewport(0, 0, static_cast<GLsizei>(size.x), static_cast<GLsizei>(size.y));
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  const char* cursor = css_cursor(ImGui::GetMouseCursor());
  if (cursor != cursor_) host::cursor(cursor_ = cursor);
}

}  // namespace xanh::wasm
