#include "stage.h"

#include <GLES3/gl3.h>

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
    case AgentKey::up: return ImGuiKey_UpArrow;
    case AgentKey::down: return ImGuiKey_DownArrow;
    default: return ImGuiKey_None;
  }
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
  ratio_ = ratio;
}

void Stage::pointer(float css_x, float css_y, bool touch) {
  touch_ = touch;
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(touch ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
  io.AddMousePosEvent(css_x * ratio_, css_y * ratio_);
}

void Stage::pointer_leave() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

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
    io.AddKeyEvent(mapped, true);
    io.AddKeyEvent(mapped, false);
  }
}

void Stage::text(const char* utf8) { ImGui::GetIO().AddInputCharactersUTF8(utf8); }

bool Stage::scrolls() const {
  for (ImGuiWindow* window = ImGui::GetCurrentContext()->HoveredWindow; window != nullptr;
       window = window->ParentWindow) {
    if (window->ScrollMax.y > 0) return true;
  }
  return false;
}

void Stage::restore() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplOpenGL3_Init("#version 300 es");
}

void Stage::upload_fonts() { ImGui_ImplOpenGL3_DestroyFontsTexture(); }

void Stage::begin(float seconds) {
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = seconds;
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
