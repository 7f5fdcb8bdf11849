#include "window/surface.h"

#include <GLFW/glfw3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "imgui.h"
#include "imgui_impl_glfw.h"
#include "imgui_impl_opengl3.h"
#include "window/icon.h"

namespace xanh::window {
namespace {

std::string glfw_says() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text != nullptr ? text : "the window could not be made";
}

/// Device pixels per unit of the cursor's position: 1 on X11 and Windows.
double cursor_ratio(GLFWwindow* window) {
  int width = 0, height = 0, pixels = 0, pixels_high = 0;
  glfwGetWindowSize(window, &width, &height);
  glfwGetFramebufferSize(window, &pixels, &pixels_high);
  return width > 0 ? static_cast<double>(pixels) / width : 1.0;
}

Surface& surface_of(GLFWwindow* window) {
  return *static_cast<Surface*>(glfwGetWindowUserPointer(window));
}

}  // namespace

std::expected<std::unique_ptr<Surface>, std::string> Surface::create(const Options& options) {
  if (glfwInit() == GLFW_FALSE) return std::unexpected(glfw_says());
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_VISIBLE, options.visible ? GLFW_TRUE : GLFW_FALSE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, options.scale > 0 ? GLFW_FALSE : GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "xanh");  // as the .desktop file names it
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "xanh");
  const float grow = options.scale > 0 ? options.scale : 1;
  GLFWwindow* window = glfwCreateWindow(static_cast<int>(static_cast<float>(options.width) * grow),
                                        static_cast<int>(static_cast<float>(options.height) * grow),
                                        "Xanh", nullptr, nullptr);
  if (window == nullptr) {
    std::string reason = glfw_says();
    glfwTerminate();
    return std::unexpected(std::move(reason));
  }
  glfwMakeContextCurrent(window);
  glfwSwapInterval(options.visible ? 1 : 0);
  std::unique_ptr<Surface> surface(new Surface(window, options));
  if (options.visible) surface->settle();
  return surface;
}

Surface::Surface(GLFWwindow* window, const Options& options) : window_(window), options_(options), scale_(options.scale) {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  glfwSetWindowUserPointer(window_, this);
  listen();
  ImGui_ImplGlfw_InitForOpenGL(window_, false);  // the callbacks are our own, set above
  ImGui_ImplOpenGL3_Init("#version 150");
}

Surface::~Surface() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(window_);
  glfwTerminate();
}

// Every event that may change the picture stirs; nothing is drawn otherwise.
void Surface::listen() {
  glfwSetWindowFocusCallback(window_, [](GLFWwindow* w, int focused) {
    surface_of(w).stirred_ = true;
    ImGui_ImplGlfw_WindowFocusCallback(w, focused);
  });
  glfwSetCursorEnterCallback(window_, [](GLFWwindow* w, int entered) {
    surface_of(w).stirred_ = true;
    ImGui_ImplGlfw_CursorEnterCallback(w, entered);
  });
  glfwSetCursorPosCallback(window_, [](GLFWwindow* w, double x, double y) {
    surface_of(w).stirred_ = true;
    const double ratio = cursor_ratio(w);
    ImGui_ImplGlfw_CursorPosCallback(w, x * ratio, y * ratio);
  });
  glfwSetMouseButtonCallback(window_, [](GLFWwindow* w, int button, int action, int mods) {
    surface_of(w).stirred_ = true;
    ImGui_ImplGlfw_MouseButtonCallback(w, button, action, mods);
  });
  glfwSetScrollCallback(window_, [](GLFWwindow* w, double x, double y) {
    surface_of(w).stirred_ = true;
    ImGui_ImplGlfw_ScrollCallback(w, x, y);
  });
  glfwSetKeyCallback(window_, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
    surface_of(w).stirred_ = true;
    ImGui_ImplGlfw_KeyCallback(w, key, scancode, action, mods);
  });
  glfwSetCharCallback(window_, [](GLFWwindow* w, unsigned int letter) {
    surface_of(w).stirred_ = true;
    ImGui_ImplGlfw_CharCallback(w, letter);
  });
  glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* w, int, int) {
    surface_of(w).stirred_ = true;
  });
  glfwSetWindowContentScaleCallback(window_, [](GLFWwindow* w, float, float) {
    surface_of(w).stirred_ = true;
  });
  glfwSetWindowRefreshCallback(window_, [](GLFWwindow* w) { surface_of(w).stirred_ = true; });
  glfwSetDropCallback(window_, [](GLFWwindow* w, int count, const char** paths) {
    Surface& surface = surface_of(w);
    surface.dropped_.insert(surface.dropped_.end(), paths, paths + count);
    surface.stirred_ = true;
  });
}

void Surface::settle() {
  std::vector<std::vector<std::uint8_t>> pixels;
  std::vector<GLFWimage> icons;
  for (const int size : {16, 24, 32, 48, 128}) {
    pixels.push_back(icon(size));
    icons.push_back({.width = size, .height = size, .pixels = pixels.back().data()});
  }
  glfwSetWindowIcon(window_, static_cast<int>(icons.size()), icons.data());

  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  std::vector<Area> screens;
  for (int i = 0; i < count; ++i) {
    Area& area = screens.emplace_back();
    glfwGetMonitorWorkarea(monitors[i], &area.x, &area.y, &area.width, &area.height);
    if (area.width <= 0 || area.height <= 0) screens.pop_back();  // a screen that is off
  }
  Area now;
  glfwGetWindowSize(window_, &now.width, &now.height);
  glfwGetWindowPos(window_, &now.x, &now.y);
  const Area there = {.x = options_.corner ? options_.corner->x : now.x,
                      .y = options_.corner ? options_.corner->y : now.y,
                      .width = now.width, .height = now.height};
  const Area wanted = fitted(there, screens);
  if (wanted.width != now.width || wanted.height != now.height) glfwSetWindowSize(window_, wanted.width, wanted.height);
  if (options_.corner && (wanted.x != now.x || wanted.y != now.y)) glfwSetWindowPos(window_, wanted.x, wanted.y);
  if (options_.maximised) glfwMaximizeWindow(window_);
  glfwGetError(nullptr);  // a desktop that lets no window choose its place (Wayland) says so: as it wishes
}

Placement Surface::placement() const {
  Placement out = {.width = options_.width, .height = options_.height, .maximised = false, .corner = options_.corner};
  out.maximised = glfwGetWindowAttrib(window_, GLFW_MAXIMIZED) != GLFW_FALSE;
  if (out.maximised || glfwGetWindowAttrib(window_, GLFW_ICONIFIED) != GLFW_FALSE) return out;
  int width = 0, height = 0;
  glfwGetWindowSize(window_, &width, &height);
  const double logical = cursor_ratio(window_) / scale();
  out.width = std::clamp(static_cast<int>(std::lround(width * logical)), kLeastWidth, kMostPixels);
  out.height = std::clamp(static_cast<int>(std::lround(height * logical)), kLeastHeight, kMostPixels);
  glfwGetError(nullptr);
  Placement::Corner corner;
  glfwGetWindowPos(window_, &corner.x, &corner.y);
  if (glfwGetError(nullptr) == GLFW_NO_ERROR) out.corner = corner;
  return out;
}

float Surface::scale() const {
  if (scale_ > 0) return scale_;
  float x = 1, y = 1;
  glfwGetWindowContentScale(window_, &x, &y);
  return std::clamp(std::max(x, y), 0.5F, 8.0F);
}

bool Surface::closing() const { return glfwWindowShouldClose(window_) != GLFW_FALSE; }
void Surface::stay_open() { glfwSetWindowShouldClose(window_, GLFW_FALSE); }
void Surface::title(const std::string& text) { glfwSetWindowTitle(window_, text.c_str()); }
void Surface::poll() { glfwPollEvents(); }
void Surface::wait(double seconds) {
  if (seconds > 0) {
    glfwWaitEventsTimeout(seconds);
  } else {
    glfwWaitEvents();
  }
}
void Surface::wake() { glfwPostEmptyEvent(); }
bool Surface::take_stirred() { return std::exchange(stirred_, false); }
std::vector<std::string> Surface::take_dropped() { return std::exchange(dropped_, {}); }

void Surface::upload_fonts() { ImGui_ImplOpenGL3_DestroyFontsTexture(); }

void Surface::begin() {
  if (ImGui::GetIO().Fonts->TexID == nullptr) ImGui_ImplOpenGL3_DestroyDeviceObjects();
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  io.DisplayFramebufferScale = {1, 1};
  io.DeltaTime = std::min(io.DeltaTime, 0.1F);  // sleeping is not lag
  ImGui::NewFrame();
}

void Surface::end() {
  ImGui::Render();
  int width = 0, height = 0;
  glfwGetFramebufferSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void Surface::show() { glfwSwapBuffers(window_); }

Pixels Surface::capture() const {
  Pixels picture;
  glfwGetFramebufferSize(window_, &picture.width, &picture.height);
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  picture.rgb.resize(row * static_cast<std::size_t>(picture.height));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, picture.width, picture.height, GL_RGB, GL_UNSIGNED_BYTE, picture.rgb.data());
  // OpenGL counts rows from the bottom.
  for (int low = 0, high = picture.height - 1; low < high; ++low, --high) {
    const auto from = picture.rgb.begin() + static_cast<std::ptrdiff_t>(row) * low;
    const auto to = picture.rgb.begin() + static_cast<std::ptrdiff_t>(row) * high;
    std::swap_ranges(from, from + static_cast<std::ptrdiff_t>(row), to);
  }
  return picture;
}

}  // namespace xanh::window
