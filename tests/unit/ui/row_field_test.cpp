// What is typed into a row that also acts: the levers page.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "imgui.h"
#include "ui/screen.h"

namespace xanh::ui {
namespace {

view::PageView page_with_field() {
  view::Table table{.id = "levers", .caption = "Bảng", .columns = {{.id = "name", .label = "Đơn vị", .width = 300}, {.id = "shift", .label = "Chuyển (%)"}}, .rows = {}};
  table.rows.push_back({.key = "A", .action = "filter:unit=A", .cells = {{.text = "Xã A"}, {.text = "50", .field = "shift:A="}}});
  view::PageView page;
  page.body = view::TablesPage{.id = "levers", .title = "Trang", .tables = {table}};
  return page;
}

class RowFieldTest : public testing::Test {
 protected:
  RowFieldTest() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {1366, 768};
    EXPECT_TRUE(screen_.prepare(page_, 1));
    run();
    // The field lies where the pointer becomes the one of text; left of it, in its row, the name.
    for (float y = 60; y < 500 && y_ == 0; y += 6) {
      io.AddMousePosEvent(1000, y);
      run(2);
      if (ImGui::GetMouseCursor() == ImGuiMouseCursor_TextInput) y_ = y + 6;
    }
    EXPECT_NE(y_, 0) << "no field";
  }
  ~RowFieldTest() override { ImGui::DestroyContext(); }

  std::vector<std::string> run(int frames = 6) {
    std::vector<std::string> all;
    while (frames-- > 0) {
      ImGui::GetIO().DeltaTime = 1.0F / 60;
      ImGui::NewFrame();
      for (std::string& action : screen_.draw(page_, {})) all.push_back(std::move(action));
      ImGui::Render();
    }
    return all;
  }
  std::vector<std::string> click(float x) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y_);
    std::vector<std::string> all = run(3);
    for (const bool down : {true, false}) {
      io.AddMouseButtonEvent(0, down);
      for (std::string& action : run(2)) all.push_back(std::move(action));
    }
    return all;
  }

  view::PageView page_ = page_with_field();
  Screen screen_;
  float y_ = 0;
};

TEST_F(RowFieldTest, AClickOnTheFieldIsNotOneOnItsRow) {
  EXPECT_TRUE(click(1000).empty());
  ASSERT_TRUE(ImGui::GetIO().WantTextInput);
  ImGui::GetIO().AddInputCharactersUTF8("75");
  EXPECT_TRUE(run().empty());
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Enter, true);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Enter, false);
  EXPECT_EQ(run(), std::vector<std::string>{"shift:A=75"});
}

TEST_F(RowFieldTest, AClickOnTheNameIs) {
  std::vector<std::string> found;
  for (float x = 30; x < 500 && found.empty(); x += 40) found = click(x);
  EXPECT_EQ(found, std::vector<std::string>{"filter:unit=A"});
}

}  // namespace
}  // namespace xanh::ui
