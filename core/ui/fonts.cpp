#include "ui/fonts.h"

#include <cmath>
#include <utility>

#include "font_data.h"

namespace xanh::ui {
namespace {

// The subset made by cmake/Font.cmake. Dear ImGui bakes ahead, so the ranges are named here.
constexpr ImWchar kLetters[] = {
    0x0020, 0x007E, 0x00A0, 0x017F, 0x01A0, 0x01A1, 0x01AF, 0x01B0, 0x0300, 0x0303,
    0x0306, 0x0306, 0x0309, 0x0309, 0x0323, 0x0323, 0x1EA0, 0x1EF9, 0x2009, 0x200A,
    0x2010, 0x2015, 0x2018, 0x201E, 0x2020, 0x2022, 0x2026, 0x2026, 0x2030, 0x2030,
    0x2032, 0x2033, 0x2039, 0x203A, 0x20AB, 0x20AB, 0x2190, 0x2195, 0x2206, 0x2206,
    0x2211, 0x2212, 0x221E, 0x221E, 0x2248, 0x2248, 0x2260, 0x2260, 0x2264, 0x2265,
    0x2713, 0x2713, 0};
constexpr ImWchar kDigits[] = {0x0020, 0x003F, 0x00A0, 0x00A0, 0x00D7, 0x00D7, 0x2009, 0x200A,
                               0x2013, 0x2014, 0x2212, 0x2212, 0};

/// Plex's ascent plus descent is 1.3 em, and that sum is what Dear ImGui calls a font's size.
constexpr float kLineOverEm = 1.3F;

}  // namespace

bool Fonts::bake(float scale, bool charts) {
  if (scale == scale_) return false;
  scale_ = scale;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  for (std::size_t i = 0; i < kFaces.size(); ++i) {
    const FaceStyle& style = kFaces[i];
    const auto face = static_cast<Face>(i);
    if (charts && (face == Face::nav || face == Face::nav_strong || face == Face::heading || face == Face::display)) continue;
    const std::string_view bytes =
        style.semibold ? builtin::data::font_semibold() : builtin::data::font_regular();
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = style.size > 20 ? 1 : 2;
    config.OversampleV = 1;
    const bool digits = i >= static_cast<std::size_t>(Face::figure);
    fonts_[i] = atlas.AddFontFromMemoryTTF(
        const_cast<char*>(bytes.data()),  // read only: the atlas does not own it
        static_cast<int>(bytes.size()), std::round(style.size * kLineOverEm * scale), &config,
        digits ? kDigits : kLetters);
  }
  ImGui::GetIO().FontDefault = font(Face::body);
  if (!atlas.Build()) return false;
  // Signs that the face lacks are shown as the nearest one that it has.
  constexpr std::pair<ImWchar, ImWchar> kNearest[] = {
      {0x2714, 0x2713}, {0x2715, 0x00D7}, {0x2717, 0x00D7}, {0x2718, 0x00D7},
      {0x25B2, 0x2191}, {0x25BC, 0x2193}, {0x25CF, 0x2022}};
  for (ImFont* f : fonts_) {
    if (f == nullptr) continue;
    // Told to overwrite: else it takes a letter that is missing for one that is there.
    for (const auto& [missing, there] : kNearest) f->AddRemapChar(missing, there, true);
  }
  return true;
}

}  // namespace xanh::ui
