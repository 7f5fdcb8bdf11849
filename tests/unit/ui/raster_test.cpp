// Triangles in pixels, by the rules of a GPU, and pictures made of them.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "imgui.h"
#include "ui/picture_png.h"
#include "ui/raster.h"

namespace xanh::ui {
namespace {

constexpr Color kWhite = 0xFFFFFF, kBlack = 0x000000;

/// Draw data of one list, made by hand: a texture of 2 x 2 whose left half is empty.
class RasterTest : public testing::Test {
 protected:
  RasterTest() : context_(ImGui::CreateContext()), list_(ImGui::GetDrawListSharedData()) {
    atlas_.TexPixelsAlpha8 = static_cast<unsigned char*>(ImGui::MemAlloc(4));
    atlas_.TexPixelsAlpha8[0] = atlas_.TexPixelsAlpha8[2] = 0;
    atlas_.TexPixelsAlpha8[1] = atlas_.TexPixelsAlpha8[3] = 255;
    atlas_.TexWidth = atlas_.TexHeight = 2;
    list_._ResetForNewFrame();
    list_.PushClipRect({0, 0}, {8, 4});
  }
  ~RasterTest() override { ImGui::DestroyContext(context_); }

  static ImDrawVert vertex(float x, float y, ImU32 color, float u = 1, float v = 1) { return {{x, y}, {u, v}, color}; }
  void triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    list_.PrimReserve(3, 3);
    for (const ImDrawVert& v : {a, b, c}) {
      list_.PrimWriteIdx(static_cast<ImDrawIdx>(list_._VtxCurrentIdx));
      list_.PrimWriteVtx(v.pos, v.uv, v.col);
    }
  }
  /// Two triangles that share a diagonal.
  void quad(float x0, float y0, float x1, float y1, ImU32 color) {
    triangle(vertex(x0, y0, color), vertex(x1, y0, color), vertex(x1, y1, color));
    triangle(vertex(x0, y0, color), vertex(x1, y1, color), vertex(x0, y1, color));
  }
  Raster draw(Color ground = kWhite) {
    ImDrawData data;
    data.Valid = true;
    data.DisplaySize = {8, 4};
    data.AddDrawList(&list_);
    return rasterise(data, atlas_, ground);
  }
  /// Rows of the red channel.
  static std::string reds(const Raster& raster, const std::string& signs, const std::vector<int>& values) {
    std::string out;
    for (int y = 0; y < raster.height; ++y) {
      for (int x = 0; x < raster.width; ++x) {
        const int red = raster.rgb[static_cast<std::size_t>(3 * (y * raster.width + x))];
        char sign = '?';
        for (std::size_t i = 0; i < values.size(); ++i) {
          if (values[i] == red) sign = signs[i];
        }
        out += sign;
      }
      out += '\n';
    }
    return out;
  }

  ImGuiContext* context_;
  ImDrawList list_;
  ImFontAtlas atlas_;
};

TEST_F(RasterTest, ARectangleCoversTheCentresInside) {
  // Columns 1.5 is the centre of column 1, on the left edge: in. The right edge 5.5 is the centre of column 5: out.
  // Rows: 0.6 to 3.4 hold the centres 1.5 and 2.5.
  quad(1.5F, 0.6F, 5.5F, 3.4F, IM_COL32(0, 0, 0, 255));
  EXPECT_EQ(reds(draw(), ".#", {255, 0}), "........\n.####...\n.####...\n........\n");
}

TEST_F(RasterTest, ATriangleAndItsOtherHalfMeetWithoutGapAndOverlap) {
  // Half black over white is 128 (0 * a + 255 * (1 - 128/255) + 0.5 = 127.5); twice would be 64.
  quad(0, 0, 8, 4, IM_COL32(0, 0, 0, 128));
  EXPECT_EQ(reds(draw(), "h", {127}), "hhhhhhhh\nhhhhhhhh\nhhhhhhhh\nhhhhhhhh\n");
}

TEST_F(RasterTest, ATriangleByHand) {
  // From (0, 0) to (4, 4) and (0, 4): a centre (x + 0.5, y + 0.5) is in below the diagonal; those on it lie on the right
  // edge, which owns nothing.
  triangle(vertex(0, 0, IM_COL32(0, 0, 0, 255)), vertex(4, 4, IM_COL32(0, 0, 0, 255)), vertex(0, 4, IM_COL32(0, 0, 0, 255)));
  EXPECT_EQ(reds(draw(), ".#", {255, 0}), "........\n#.......\n##......\n###.....\n");
}

TEST_F(RasterTest, ColoursRunFromCornerToCorner) {
  // Alpha from 0 at x = 0 to 255 at x = 8, black over white: at the centre x + 0.5 the red is 255 * (1 - (x + 0.5) / 8),
  // rounded: 239.06, 207.19, 175.31, 143.44, 111.56, 79.69, 47.81, 15.94.
  const ImU32 none = IM_COL32(0, 0, 0, 0), full = IM_COL32(0, 0, 0, 255);
  triangle(vertex(0, 0, none), vertex(8, 0, full), vertex(8, 4, full));
  triangle(vertex(0, 0, none), vertex(8, 4, full), vertex(0, 4, none));
  EXPECT_EQ(reds(draw(), "abcdefgh", {239, 207, 175, 143, 112, 80, 48, 16}), "abcdefgh\nabcdefgh\nabcdefgh\nabcdefgh\n");
}

TEST_F(RasterTest, TheTextureIsReadBetweenItsTexels) {
  // Texels 0 and 255, centres at u = 0.25 and 0.75, over eight pixels: u = (x + 0.5) / 8, coverage
  // clamp((u - 0.25) * 2): 0, 0, 1/8, 3/8, 5/8, 7/8, 1, 1 -> white over black: 0, 0, 32, 96, 159, 223, 255, 255.
  const ImU32 white = IM_COL32(255, 255, 255, 255);
  triangle(vertex(0, 0, white, 0, 0), vertex(8, 0, white, 1, 0), vertex(8, 4, white, 1, 1));
  triangle(vertex(0, 0, white, 0, 0), vertex(8, 4, white, 1, 1), vertex(0, 4, white, 0, 1));
  EXPECT_EQ(reds(draw(kBlack), ".abcd#", {0, 32, 96, 159, 223, 255}), "..abcd##\n..abcd##\n..abcd##\n..abcd##\n");
}

TEST_F(RasterTest, NothingIsDrawnOutsideTheClip) {
  list_.PushClipRect({2, 1}, {4, 3});
  quad(-100, -100, 100, 100, IM_COL32(0, 0, 0, 255));
  EXPECT_EQ(reds(draw(), ".#", {255, 0}), "........\n..##....\n..##....\n........\n");
}

view::Picture picture() {
  view::Picture out{.id = "laggards", .title = "Xã <b>Bản Hồ</b> & \"Ngũ Chỉ Sơn\"", .about = "Tỷ lệ toàn trình", .provenance = {"Nguồn: a.xlsx", "Xanh 1"}};
  out.chart = view::BarList{.title = "x", .unit = {}, .note = {}, .bars = {{.label = "Ghềnh Ráng", .value = "12", .part = 1, .tone = view::Tone::bad}}};
  return out;
}

TEST(PicturePng, IsTwiceAsLargeTheSameEveryTimeAndLeavesTheScreenAlone) {
  ImGuiContext* screen = ImGui::CreateContext();
  ImGui::SetCurrentContext(screen);
  const auto light = picture_png(picture(), Scheme::light), again = picture_png(picture(), Scheme::light);
  EXPECT_EQ(ImGui::GetCurrentContext(), screen);
  ImGui::DestroyContext(screen);
  ASSERT_TRUE(light);
  ASSERT_TRUE(again);
  EXPECT_EQ(*light, *again);
  // 880 logical pixels: 0x06E0 of them.
  EXPECT_EQ(light->substr(16, 4), std::string("\0\0\x06\xE0", 4));
}

}  // namespace
}  // namespace xanh::ui
