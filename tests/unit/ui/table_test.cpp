// A table under pointer and keys: what is selected, copied, resized, and what stays in sight. Drawn at 0, 0 without a caption:
// the line of the copy button is 28 high, the head 41, each row 36.
#include "ui/table.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/fonts.h"
#include "ui/table_copy.h"
#include "ui/table_memory.h"

namespace xanh::ui {
namespace {

std::string copied;  // what went to the clipboard

view::Table table_of(std::size_t rows, std::size_t numbers = 2, bool wide = false) {
  view::Table table{.id = "t", .columns = {{.id = "name", .label = "Đơn vị", .width = wide ? 150.0F : 0.0F}}, .rows = {}, .wide = wide};
  for (std::size_t i = 0; i < numbers; ++i) table.columns.push_back({.id = "n" + std::to_string(i), .label = "Cột " + std::to_string(i), .number = true, .width = 100});
  for (std::size_t r = 0; r < rows; ++r) {
    const std::string key = std::to_string(r);
    view::Row row{.key = key, .action = "filter:unit=" + key, .cells = {{.text = "Xã " + key}}};
    for (std::size_t i = 0; i < numbers; ++i) row.cells.push_back({.text = std::to_string(10 * r + i), .value = static_cast<double>(10 * r + i)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

float row_y(std::size_t row) { return 28 + 41 + 36 * static_cast<float>(row) + 18; }

class TableTest : public testing::Test {
 protected:
  TableTest() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1000, 700};
    io.SetClipboardTextFn = [](void*, const char* text) { copied = text; };
    copied.clear();
    EXPECT_TRUE(fonts_.bake(1));
  }
  ~TableTest() override { ImGui::DestroyContext(); }

  std::vector<std::string> frame() {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::Begin("table", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav);
    Controls c(Painter(fonts_, palette(Scheme::light), 1), drafts_, focused, false, nullptr);
    c.tables = &memory;
    draw_table(c, 0, 0, width, table, &copy_);
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::Render();
    return c.actions();
  }
  std::vector<std::string> frames(int count = 3) {
    std::vector<std::string> all;
    while (count-- > 0) {
      for (std::string& action : frame()) all.push_back(std::move(action));
    }
    return all;
  }
  void move(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    EXPECT_TRUE(frames().empty());
  }
  std::vector<std::string> button(bool down) {
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    return frames();
  }
  std::vector<std::string> drag(float x0, float y0, float x1, float y1) {
    move(x0, y0);
    EXPECT_TRUE(button(true).empty());
    move(x1, y1);
    return button(false);
  }
  std::vector<std::string> click(float x, float y) {
    move(x, y);
    EXPECT_TRUE(button(true).empty());
    return button(false);
  }
  void press(ImGuiKey key, ImGuiKey with = ImGuiKey_None) {
    ImGuiIO& io = ImGui::GetIO();
    if (with != ImGuiKey_None) io.AddKeyEvent(with, true);
    io.AddKeyEvent(key, true);
    frames(2);
    io.AddKeyEvent(key, false);
    if (with != ImGuiKey_None) io.AddKeyEvent(with, false);
    frames(2);
  }
  std::string text() {
    copied.clear();
    press(ImGuiKey_C, ImGuiMod_Ctrl);
    return copied;
  }
  /// The first place in the head from `from` on whose border can be dragged.
  float border(float from) {
    for (float x = from; x < from + 900; x += 3) {
      move(x, 28 + 20);
      if (ImGui::GetMouseCursor() == ImGuiMouseCursor_ResizeEW) return x;
    }
    ADD_FAILURE() << "no border";
    return 0;
  }

  view::Table table = table_of(5);
  TableMemory memory;
  std::string focused;
  float width = 800;

 private:
  Fonts fonts_;
  Drafts drafts_;
  view::Link copy_{.action = "copy:t", .label = "Sao chép bảng"};
};

TEST(TableText, NumbersAsShownAndHeadsAboveSeveralRows) {
  view::Table table = table_of(3);
  table.rows[1].cells = {{.text = "=HYPERLINK(1)"}, {.text = "61,8\xC2\xA0%", .value = 0.618}, {.text = "hai\tcột\nhai dòng"}};
  table.rows[2].cells = {{.text = "Xã 2"}, {.text = "+0,52", .value = 0.0052}};
  EXPECT_EQ(cells_text(table, {.first_row = 1, .last_row = 1, .first_column = 0, .last_column = 2}), "'=HYPERLINK(1)\t61,8 %\thai cột hai dòng") << "one row alone goes without heads";
  EXPECT_EQ(cells_text(table, {.first_row = 1, .last_row = 2, .first_column = 1, .last_column = 2}), "Cột 0\tCột 1\n61,8 %\thai cột hai dòng\n+0,52\t") << "a number keeps its sign";
  EXPECT_EQ(table_text(table_of(1)), "Đơn vị\tCột 0\tCột 1\nXã 0\t0\t1") << "a whole table has its heads whatever it holds";
  EXPECT_EQ(table_text(view::Table{}), "");
}

// 800 wide: 8 at each edge, the numbers 100 and 100, the name what is left: borders at 592 and 692.
TEST_F(TableTest, ADragSelectsAndDoesNotAct) {
  EXPECT_TRUE(drag(50, row_y(1), 640, row_y(2)).empty()) << "letting go of a selection is no click";
  EXPECT_EQ(text(), "Đơn vị\tCột 0\nXã 1\t10\nXã 2\t20");
  EXPECT_TRUE(drag(740, row_y(3), 640, row_y(3)).empty());
  EXPECT_EQ(text(), "30\t31") << "whichever way it was drawn";
}

TEST_F(TableTest, AClickStillActsAndLetsGo) {
  drag(50, row_y(1), 640, row_y(2));
  EXPECT_EQ(click(50, row_y(3)), std::vector<std::string>{"filter:unit=3"});
  EXPECT_EQ(text(), "");
}

TEST_F(TableTest, ShiftExtendsByClickAndByArrows) {
  drag(640, row_y(1), 740, row_y(1));
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  EXPECT_TRUE(click(740, row_y(2)).empty());
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
  EXPECT_EQ(text(), "Cột 0\tCột 1\n10\t11\n20\t21");
  press(ImGuiKey_UpArrow, ImGuiMod_Shift);
  EXPECT_EQ(text(), "10\t11");
  press(ImGuiKey_LeftArrow);
  EXPECT_EQ(text(), "10") << "without Shift the selection moves: from 11 to the left";
  press(ImGuiKey_A, ImGuiMod_Ctrl);
  EXPECT_EQ(text(), table_text(table));
  press(ImGuiKey_Escape);
  EXPECT_EQ(text(), "");
}

TEST_F(TableTest, WithoutAPointerTheFocusedRowIsTheBeginning) {
  focused = "filter:unit=2";
  frames();
  press(ImGuiKey_RightArrow, ImGuiMod_Shift);
  press(ImGuiKey_RightArrow, ImGuiMod_Shift);
  EXPECT_EQ(text(), "Xã 2\t20");
}

TEST_F(TableTest, InAnotherOrderNothingIsSelected) {
  drag(50, row_y(1), 640, row_y(2));
  std::swap(table.rows[1], table.rows[4]);
  EXPECT_EQ(text(), "");
}

TEST_F(TableTest, TheButtonCopiesTheWholeTable) {
  EXPECT_TRUE(click(780, 10).empty()) << "the platform does it, not the workspace";
  EXPECT_EQ(copied, table_text(table));
}

TEST_F(TableTest, ABorderIsDraggedAndADoubleClickTakesItBack) {
  frames();
  const float at = border(600) + 3;
  EXPECT_NEAR(at, 692, 6);
  drag(at, 48, at + 60, 48);
  const auto& widths = memory.widths["t"];
  ASSERT_TRUE(widths.contains("n0"));
  EXPECT_NEAR(widths.at("n0").width, 160, 3) << "100 and 60 more";
  EXPECT_TRUE(widths.at("n0").by_hand);
  EXPECT_FALSE(widths.contains("n1")) << "what is behind it gives way";
  // 10 is now under 592 + 130, where 11 was.
  drag(720, row_y(1), 720, row_y(2));
  EXPECT_EQ(text(), "Cột 0\n10\n20");
  move(border(at + 40) + 3, 48);
  for (int i = 0; i < 2; ++i) {
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    frame();
  }
  EXPECT_FALSE(memory.widths.contains("t"));
}

// A window of 400 for 150 + 8 x 100 and their padding: scrolled to the right end the name still stands at the left.
TEST_F(TableTest, TheFirstColumnStaysInSight) {
  table = table_of(5, 8, true);
  width = 400;
  frames();
  move(200, row_y(1));
  for (int i = 0; i < 20; ++i) {
    ImGui::GetIO().AddMouseWheelEvent(-5, 0);
    frames(2);
  }
  drag(20, row_y(1), 390, row_y(1));
  EXPECT_EQ(memory.anchor.column, 0U);
  EXPECT_EQ(memory.head.column, 8U) << "the last column is at the right edge";
  drag(230, row_y(2), 390, row_y(2));
  EXPECT_GE(memory.anchor.column, 6U) << "behind the name those to the right, not the second";
}

// 144 for the words of the second row, which need more: it has two lines, so that 74 below the first row's top lies still the
// second row (36 + 36 without), and 102 the third.
TEST_F(TableTest, ALongTextTakesMoreLinesAndTheRowsBelowGiveWay) {
  EXPECT_EQ(click(20, row_y(2) - 16), std::vector<std::string>{"filter:unit=2"});
  table.rows[1].cells[0].text = "Trung tâm Phục vụ hành chính công";
  width = 366;
  EXPECT_EQ(click(20, row_y(2) - 16), std::vector<std::string>{"filter:unit=1"});
  EXPECT_EQ(click(20, row_y(2) + 12), std::vector<std::string>{"filter:unit=2"});
}

TEST_F(TableTest, OnlyRowsInSightAreDrawn) {
  table = table_of(100);
  frames();
  const int few = ImGui::GetDrawData()->TotalVtxCount;
  table = table_of(10000);
  frames();
  EXPECT_NEAR(ImGui::GetDrawData()->TotalVtxCount, few, few / 20);
}

}  // namespace
}  // namespace xanh::ui
