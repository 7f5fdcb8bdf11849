// Keys go to Dear ImGui as the window gives them; it needs no display for that.
#include "window/keyboard.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <vector>

#include "imgui.h"

namespace xanh::window {
namespace {

using Actions = std::vector<std::string>;

/// Two choices, a field, a list of two.
view::PageView page_of(const std::string& chosen = "pick:a") {
  view::TablesPage body;
  body.id = "targets";
  body.title = "Chỉ tiêu";
  body.choices = {{.action = "by:unit", .label = "Đơn vị"}, {.action = "by:field", .label = "Lĩnh vực", .enabled = false}, {.action = "by:month", .label = "Tháng"}};
  view::Setting list{.id = "list", .label = "Danh sách"};
  list.options = {{.action = "pick:a", .label = "a", .current = chosen == "pick:a"}, {.action = "pick:b", .label = "b", .current = chosen == "pick:b"}};
  body.fields = {{.id = "soon", .label = "Sắp đến hạn", .action = "soon:", .input = "5", .name = "Sắp đến hạn"}, list};
  view::PageView page;
  page.body = body;
  return page;
}

class KeyboardTest : public testing::Test {
 protected:
  KeyboardTest() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = {800, 600};
    io.Fonts->AddFontDefault();
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    keys_.follow(page_of(), 1);
  }
  ~KeyboardTest() override { ImGui::DestroyContext(); }

  Actions frame(bool closes = false) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    Actions out = keys_.take(closes);
    ImGui::Render();
    return out;
  }

  /// Presses and lets go; what all frames asked for.
  Actions press(ImGuiKey key, std::initializer_list<ImGuiKey> with = {}, bool closes = false) {
    ImGuiIO& io = ImGui::GetIO();
    for (const ImGuiKey each : with) io.AddKeyEvent(each, true);
    io.AddKeyEvent(key, true);
    Actions out = frame(closes);
    io.AddKeyEvent(key, false);
    for (const ImGuiKey each : with) io.AddKeyEvent(each, false);
    for (int i = 0; i < 2; ++i) {  // events of one moment may be told one by one
      const Actions more = frame(closes);
      out.insert(out.end(), more.begin(), more.end());
    }
    return out;
  }

  Actions type(const char* text) {
    ImGui::GetIO().AddInputCharactersUTF8(text);
    return frame();
  }

  Keyboard keys_;
};

TEST_F(KeyboardTest, TabGoesOverWhatCanBeUsedAndAround) {
  EXPECT_EQ(keys_.focused(), "");
  Actions seen;
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(press(ImGuiKey_Tab), Actions{});
    seen.emplace_back(keys_.focused());
  }
  EXPECT_EQ(seen, (Actions{"by:unit", "by:month", "soon:", "pick:a", "by:unit"})) << "what is disabled is passed over";
  press(ImGuiKey_Tab, {ImGuiMod_Shift});
  EXPECT_EQ(keys_.focused(), "pick:a");
}

TEST_F(KeyboardTest, EnterAndSpacePress) {
  EXPECT_EQ(press(ImGuiKey_Enter), Actions{}) << "nothing has focus";
  press(ImGuiKey_Tab);
  EXPECT_EQ(press(ImGuiKey_Enter), Actions{"by:unit"});
  EXPECT_EQ(press(ImGuiKey_Space), Actions{"by:unit"});
}

TEST_F(KeyboardTest, AListChangesByArrowsAndKeepsFocus) {
  press(ImGuiKey_Tab, {ImGuiMod_Shift});
  ASSERT_EQ(keys_.focused(), "pick:a");
  EXPECT_EQ(press(ImGuiKey_UpArrow), Actions{}) << "it is the first";
  EXPECT_EQ(press(ImGuiKey_DownArrow), Actions{"pick:b"});
  keys_.follow(page_of("pick:b"), 2);
  EXPECT_EQ(keys_.focused(), "pick:b");
  EXPECT_EQ(press(ImGuiKey_UpArrow), Actions{"pick:a"});
}

TEST_F(KeyboardTest, AFieldTakesLettersAndGivesThemOnEnterOrWhenItIsLeft) {
  for (int i = 0; i < 3; ++i) press(ImGuiKey_Tab);
  ASSERT_EQ(keys_.focused(), "soon:");
  EXPECT_EQ(keys_.typed(), nullptr);
  EXPECT_EQ(type("Sở ợ"), Actions{});
  ASSERT_NE(keys_.typed(), nullptr);
  EXPECT_EQ(*keys_.typed(), "Sở ợ") << "what stood there is replaced";
  press(ImGuiKey_Backspace);
  EXPECT_EQ(*keys_.typed(), "Sở ") << "a letter at a time";
  press(ImGuiKey_Escape);
  EXPECT_EQ(keys_.typed(), nullptr) << "as it was";
  type("10");
  EXPECT_EQ(press(ImGuiKey_Enter), Actions{"soon:10"});
  type("?");
  EXPECT_EQ(press(ImGuiKey_Tab), Actions{"soon:?"}) << "a letter here, no shortcut";
  EXPECT_EQ(keys_.focused(), "pick:a");
}

TEST_F(KeyboardTest, ShortcutsAreThoseOfThePage) {
  EXPECT_EQ(press(ImGuiKey_S, {ImGuiMod_Ctrl}), Actions{"export:view"});
  EXPECT_EQ(press(ImGuiKey_S, {ImGuiMod_Ctrl, ImGuiMod_Shift}), Actions{"export:xlsx"});
  EXPECT_EQ(press(ImGuiKey_S, {ImGuiMod_Ctrl, ImGuiMod_Alt}), Actions{"export:chart:1:png"});
  EXPECT_EQ(press(ImGuiKey_O, {ImGuiMod_Ctrl}), Actions{"open"});
  EXPECT_EQ(press(ImGuiKey_Z, {ImGuiMod_Ctrl}), Actions{"undo"});
  EXPECT_EQ(press(ImGuiKey_Z, {ImGuiMod_Ctrl, ImGuiMod_Shift}), Actions{"redo"});
  EXPECT_EQ(press(ImGuiKey_Y, {ImGuiMod_Ctrl}), Actions{"redo"});
  EXPECT_EQ(press(ImGuiKey_Escape), Actions{"back"});
  EXPECT_EQ(press(ImGuiKey_Escape, {}, true), Actions{}) << "something nearer is closed";
  EXPECT_EQ(type("?"), Actions{"page:about"});
}

TEST_F(KeyboardTest, FocusStaysNearAControlThatHasGone) {
  press(ImGuiKey_Tab);
  press(ImGuiKey_Tab);
  ASSERT_EQ(keys_.focused(), "by:month");
  view::PageView page = page_of();
  std::get<view::TablesPage>(page.body).choices.pop_back();
  keys_.follow(page, 2);
  EXPECT_EQ(keys_.focused(), "soon:") << "what stands in its place";
  page.body = view::PresentPage{};
  keys_.follow(page, 3);
  EXPECT_EQ(keys_.focused(), "");
  EXPECT_EQ(press(ImGuiKey_Tab), Actions{});
}

}  // namespace
}  // namespace xanh::window
