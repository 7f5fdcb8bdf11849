// Every letter of every text that the program can say is in the typeface.
#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <iterator>
#include <string>

#include "imgui.h"
#include "text/utf8.h"
#include "ui/fonts.h"

namespace xanh::ui {
namespace {

TEST(Letters, OfAllTextsAndRulesAreInTheTypeface) {
  ImGui::CreateContext();
  Fonts fonts;
  fonts.bake(1);
  for (const char* path : {"text/vi.json", "text/en.json", "rules/metrics.json", "rules/targets.json", "rules/units.json"}) {
    std::ifstream file(std::string(XANH_PUBLIC) + "/" + path);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(bytes.empty()) << path;
    for (std::size_t at = 0; at < bytes.size();) {
      const char32_t letter = text::next_code_point(bytes, at);
      if (letter < 0x20) continue;
      for (const Face face : {Face::body, Face::strong}) {
        EXPECT_NE(fonts.font(face)->FindGlyphNoFallback(static_cast<ImWchar>(letter)), nullptr)
            << path << ": U+" << std::hex << static_cast<unsigned>(letter);
      }
    }
  }
  // Signs of pages that the typeface lacks are drawn as their nearest.
  for (const ImWchar sign : std::initializer_list<ImWchar>{0x25B2, 0x25BC, 0x2715}) {
    for (const Face face : {Face::body, Face::strong}) EXPECT_NE(fonts.font(face)->FindGlyphNoFallback(sign), nullptr) << std::hex << sign;
  }
  ImGui::DestroyContext();
}

}  // namespace
}  // namespace xanh::ui
