#include "ui/picture_png.h"

#include <cmath>
#include <utility>

#include "chart/sheet.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "report/png_writer.h"
#include "ui/controls.h"
#include "ui/draw_list.h"
#include "ui/fonts.h"
#include "ui/raster.h"
#include "ui/screen.h"

namespace xanh::ui {
namespace {

/// A Dear ImGui context without window and GPU; the one that was current is so again at its end.
class Studio {
 public:
  Studio() : before_(ImGui::GetCurrentContext()), own_(ImGui::CreateContext()) {
    ImGui::SetCurrentContext(own_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
    io.DeltaTime = 1.0F / 60;
    // Sines differ in their last place from one C library to the next: rounded corners are cut the same everywhere.
    for (ImVec2& point : own_->DrawListSharedData.ArcFastVtx) point = {std::round(point.x * 4096) / 4096, std::round(point.y * 4096) / 4096};
  }
  ~Studio() {
    ImGui::DestroyContext(own_);
    ImGui::SetCurrentContext(before_);
  }
  Studio(const Studio&) = delete;
  Studio& operator=(const Studio&) = delete;

  static void size(int width, int height) { ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)}; }

  /// The frame that was begun with ImGui::NewFrame().
  [[nodiscard]] static Result<std::string> take(Color ground, int scale) {
    ImGui::Render();
    const Raster raster = rasterise(*ImGui::GetDrawData(), *ImGui::GetIO().Fonts, ground);
    return report::png(raster.width, raster.height, raster.rgb, scale);
  }

 private:
  ImGuiContext* before_;
  ImGuiContext* own_;
};

}  // namespace

Result<std::string> picture_png(const view::Picture& picture, Scheme scheme) {
  const Studio studio;
  Fonts fonts;
  fonts.bake(kPictureScale, true);
  const Palette& colors = palette(scheme);
  Drafts drafts;
  Controls c(Painter(fonts, colors, kPictureScale), drafts, {}, false, nullptr);
  const chart::DisplayList list = chart::draw_sheet(picture, measure_with(c.paint));
  Studio::size(static_cast<int>(std::ceil(list.width)) * kPictureScale, static_cast<int>(std::ceil(list.height)) * kPictureScale);
  ImGui::NewFrame();
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("picture", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs);
  draw(c, 0, 0, list);
  ImGui::End();
  ImGui::PopStyleVar(2);
  return Studio::take(colors.card, kPictureScale);
}

Result<std::string> present_png(const view::PageView& page, Scheme scheme) {
  const Studio studio;
  Studio::size(kSlideWidth, kSlideHeight);
  Screen screen;
  screen.prepare(page, 1);
  do {  // as often as the screen itself wants it
    ImGui::NewFrame();
    (void)screen.draw(page, {.scale = 1, .scheme = scheme});
    if (!screen.wants_frame()) break;
    ImGui::EndFrame();
  } while (true);
  return Studio::take(palette(scheme).page, 1);
}

}  // namespace xanh::ui
