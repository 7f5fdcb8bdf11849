// The drawer that explains a number, and the numbers that ask for it.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "imgui.h"
#include "ui/screen.h"
#include "ui/why.h"

namespace xanh::ui {
namespace {

view::PageView page_of_numbers() {
  view::Table table{.id = "ranking", .caption = "Bảng", .columns = {{.id = "name", .label = "Đơn vị", .width = 300}, {.id = "rate", .label = "Tỷ lệ", .number = true, .width = 200}}, .rows = {}};
  for (int i = 0; i < 8; ++i) {
    const std::string name = "Xã " + std::to_string(i);
    table.rows.push_back({.key = name, .action = "filter:unit=" + name, .cells = {{.text = name}, {.text = "50,0 %", .value = 0.5, .why = "why:a@unit=" + name}}});
  }
  view::PageView page;
  page.ask_why = "Vì sao";
  page.body = view::TablesPage{.id = "ranking", .title = "Trang", .tables = {table}};
  return page;
}

view::WhyPanel panel_of(int sentences) {
  view::WhyPanel panel{.title = "Xã 1: Tỷ lệ (A)", .value = "50,0 %", .close = {.action = "why:", .label = "Đóng"}};
  for (int i = 0; i < sentences; ++i) panel.sentences.push_back("Một câu dài để phần này phải cuộn khi cửa sổ thấp, số " + std::to_string(i));
  view::Table formula{.id = "why-formula", .caption = "Công thức", .columns = {{.id = "part", .label = "Phần"}, {.id = "what", .label = "Đếm gì"}, {.id = "count", .label = "Số đếm", .number = true, .width = 90}}, .rows = {}};
  formula.rows.push_back({.key = "numerator", .cells = {{.text = "Tử số"}, {.text = "Hồ sơ trực tuyến toàn trình của thủ tục đủ điều kiện"}, {.text = "1.234.567"}}});
  panel.tables.push_back(formula);
  return panel;
}

class WhyTest : public testing::Test {
 protected:
  WhyTest() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    resize(1366, 768);
    EXPECT_TRUE(screen_.prepare(page_, 1));
  }
  ~WhyTest() override { ImGui::DestroyContext(); }

  void resize(float w, float h) { ImGui::GetIO().DisplaySize = {w, h}; }
  std::vector<std::string> run(int frames = 4) {
    std::vector<std::string> all;
    while (frames-- > 0) {
      ImGui::GetIO().DeltaTime = 1.0F / 60;
      ImGui::NewFrame();
      for (std::string& action : screen_.draw(page_, {})) all.push_back(std::move(action));
      ImGui::Render();
    }
    return all;
  }
  std::vector<std::string> click(float x, float y) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(x, y);
    std::vector<std::string> all = run(3);
    for (const bool down : {true, false}) {
      io.AddMouseButtonEvent(0, down);
      for (std::string& action : run(2)) all.push_back(std::move(action));
    }
    return all;
  }
  std::vector<std::string> escape() {
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
    std::vector<std::string> all = run(2);
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
    for (std::string& action : run(2)) all.push_back(std::move(action));
    return all;
  }

  view::PageView page_ = page_of_numbers();
  Screen screen_;
};

TEST_F(WhyTest, AClickOnANumberAsksAndOneOnItsRowDoesNot) {
  std::vector<std::string> asked, other;
  for (float y = 80; y < 420 && asked.empty(); y += 20) {
    for (const std::string& action : click(1200, y)) (action.starts_with("why:") ? asked : other).push_back(action);
  }
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_TRUE(other.empty()) << other.front() << ": a click does one thing";
  for (float y = 80; y < 420 && other.empty(); y += 20) {
    for (const std::string& action : click(60, y)) (action.starts_with("why:") ? asked : other).push_back(action);
  }
  ASSERT_EQ(other.size(), 1U);
  EXPECT_TRUE(other.front().starts_with("filter:unit=")) << other.front();
  EXPECT_EQ(asked.size(), 1U);
}

TEST_F(WhyTest, EscClosesItAndItsButtonDoes) {
  EXPECT_TRUE(escape().empty());
  page_.why = panel_of(2);
  run();
  EXPECT_EQ(escape(), std::vector<std::string>{"why:"});
  std::vector<std::string> found;
  for (float x = 1350; x > 1240 && found.empty(); x -= 10) found = click(x, kTopBar + 24);
  EXPECT_EQ(found, std::vector<std::string>{"why:"});
}

TEST_F(WhyTest, LeavesThePageInSightWhereThereIsRoomForBoth) {
  EXPECT_EQ(drawer_width({0, 0, 1142, 700}), kDrawer);
  EXPECT_EQ(drawer_width({0, 0, 687, 350}), 687);
  page_.why = panel_of(2);
  run();
  // The row's number is still there to be clicked, left of the drawer.
  std::vector<std::string> asked;
  for (float y = 80; y < 420 && asked.empty(); y += 20) asked = click(1366 - kDrawer - 100, y);
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_TRUE(asked.front().starts_with("why:a@unit=")) << asked.front();
}

TEST_F(WhyTest, SettlesAtEverySize) {
  constexpr ImVec2 kSizes[] = {{1366, 768}, {911, 400}, {390, 844}, {320, 320}, {60, 40}, {1, 1}};
  page_.why = panel_of(40);
  for (const ImVec2 size : kSizes) {
    resize(size.x, size.y);
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(run(1).empty());
    EXPECT_FALSE(screen_.wants_frame()) << size.x << "x" << size.y;
  }
}

}  // namespace
}  // namespace xanh::ui
