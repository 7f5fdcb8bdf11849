// The screen without a display: Dear ImGui's core needs no backend.
#include "ui/screen.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "imgui.h"
#include "sample_pages.h"
#include "ui/pages.h"
#include "view/picture.h"

namespace xanh::ui {
namespace {

class ScreenTest : public testing::Test {
 protected:
  ScreenTest() {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    EXPECT_TRUE(screen_.prepare(view::PageView{}, 1));
  }
  ~ScreenTest() override { ImGui::DestroyContext(); }

  void resize(float width, float height) { ImGui::GetIO().DisplaySize = {width, height}; }

  std::vector<std::string> frame(const view::PageView& page, Display display = {}) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    ImGui::NewFrame();
    auto actions = screen_.draw(page, display);
    ImGui::Render();
    return actions;
  }

  /// Frames until the screen has settled; fails if it never does.
  void settle(const view::PageView& page, const Display& display = {}) {
    int frames = 0;
    do {
      EXPECT_TRUE(frame(page, display).empty());
    } while (screen_.wants_frame() && ++frames < 20);
    EXPECT_LT(frames, 20) << "an idle screen must not ask for frames";
  }

  std::vector<std::string> click(const view::PageView& page, float x, float y) {
    ImGuiIO& io = ImGui::GetIO();
    std::vector<std::string> all;
    const auto add = [&] {
      for (std::string& action : frame(page)) all.push_back(std::move(action));
    };
    io.AddMousePosEvent(x, y);
    add();
    add();
    io.AddMouseButtonEvent(0, true);
    add();
    io.AddMouseButtonEvent(0, false);
    add();
    add();
    return all;
  }

  Screen screen_;
};

std::vector<view::PageView> all_pages() {
  return {tests::start_sample(), tests::progress_sample(), tests::overview_sample(),
          tests::ranking_sample(), tests::import_sample(), tests::present_sample()};
}

// A frame around the page takes the height that it tells: that must not depend on the height it has, or it would never end.
TEST_F(ScreenTest, APageThatFlowsTellsTheSameHeightInEveryWindow) {
  for (const float width : {390.0F, 911.0F, 1366.0F}) {
    for (const view::PageView& page : {tests::overview_sample(), tests::ranking_sample(), tests::import_sample(), tests::start_sample()}) {
      SCOPED_TRACE(testing::Message() << width << " page " << page.body.index());
      resize(width, 160);
      settle(page, {.flows = true});
      // Lines at the foot of the page have found room under the menu by the second time.
      resize(width, screen_.height());
      settle(page, {.flows = true});
      const float height = screen_.height();
      EXPECT_GT(height, 160);
      for (const float other : {height, height + 1000}) {
        resize(width, other);
        settle(page, {.flows = true});
        EXPECT_EQ(screen_.height(), height) << "in a window " << other << " high";
      }
    }
  }
  settle(tests::present_sample());
  EXPECT_EQ(screen_.height(), 0) << "the presentation takes what there is";
}

TEST_F(ScreenTest, AChartAloneFillsItsWindowAndHasNoControl) {
  view::Picture picture{.title = "Diễn biến", .about = "Tỉnh Lào Cai · 01/01–24/03/2025"};
  const auto height = [&](const auto& chart, float window, bool flows) {
    picture.chart = chart;
    resize(480, window);
    settle({}, {.bare = true, .alone = &picture, .flows = flows});
    return screen_.height();
  };
  const view::Chart trend = tests::trend_sample();
  EXPECT_EQ(height(trend, 300, false), 300);
  EXPECT_EQ(height(trend, 700, false), 700);
  EXPECT_GT(height(trend, 100, false), 152) << "a chart that cannot be read is scrolled instead";
  EXPECT_EQ(height(trend, 100, true), height(trend, 700, true));
  const view::BarList bars = tests::bars_sample();
  EXPECT_GE(height(bars, 100, true), 34 * static_cast<float>(bars.bars.size())) << "each bar has its row";
  view::Tile tile = std::get<view::OverviewPage>(tests::overview_sample().body).tiles.front();
  EXPECT_GT(height(tile, 10, true), 80);
  EXPECT_EQ(height(tile, 10, true), height(tile, 900, true));

  // A bar that filters on its own page does nothing here.
  picture.chart = bars;
  resize(480, 400);
  const Display display{.bare = true, .alone = &picture};
  settle({}, display);
  ImGuiIO& io = ImGui::GetIO();
  for (float y = 40; y < 400; y += 12) {
    io.AddMousePosEvent(60, y);
    EXPECT_TRUE(frame({}, display).empty());
    io.AddMouseButtonEvent(0, true);
    EXPECT_TRUE(frame({}, display).empty());
    io.AddMouseButtonEvent(0, false);
    EXPECT_TRUE(frame({}, display).empty());
  }
}

TEST_F(ScreenTest, EveryPageSettlesAtEverySize) {
  constexpr ImVec2 kSizes[] = {{1366, 768}, {1093, 480}, {911, 400}, {1920, 1080}, {390, 844},
                               {899, 500}, {320, 320}, {60, 40}, {1, 1}};
  for (const ImVec2 size : kSizes) {
    resize(size.x, size.y);
    for (const view::PageView& page : all_pages()) {
      for (const Scheme scheme : {Scheme::light, Scheme::dark, Scheme::contrast}) {
        SCOPED_TRACE(testing::Message() << size.x << "x" << size.y << " page " << page.body.index());
        settle(page, {.scale = 1, .scheme = scheme, .dragging = scheme == Scheme::dark});
      }
    }
  }
}

TEST_F(ScreenTest, ThePresentationIsLargeOnEveryProjector) {
  constexpr float kBody = kFaces[static_cast<std::size_t>(Face::body)].size;
  for (const ImVec2 size : {ImVec2{1024, 768}, ImVec2{1366, 768}, ImVec2{1920, 1080}}) {
    EXPECT_GE(std::round(kBody * present_growth(size.x, size.y)), 24) << size.x;
  }
  EXPECT_GT(present_growth(1920, 1080), present_growth(1024, 768)) << "a larger screen is filled";
}

TEST_F(ScreenTest, ThePresentationTurnsByKeyAndButton) {
  resize(1024, 768);
  const view::PageView page = tests::present_sample();
  EXPECT_TRUE(screen_.prepare(page, 1)) << "larger letters";
  settle(page);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_PageDown, true);
  std::vector<std::string> all = frame(page);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_PageDown, false);
  EXPECT_TRUE(frame(page).empty()) << "once a press";
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
  for (std::string& action : frame(page)) all.push_back(std::move(action));
  EXPECT_EQ(all, (std::vector<std::string>{"screen:next", "back"}));
  EXPECT_TRUE(screen_.prepare(view::PageView{}, 1)) << "other pages have their own size again";
}

TEST_F(ScreenTest, EmptyPagesAreDrawnToo) {
  resize(1366, 768);
  for (view::PageView page : all_pages()) {
    const std::size_t kind = page.body.index();
    page = {};
    if (kind == 1) page.body = view::ProgressPage{};
    if (kind == 2) page.body = view::OverviewPage{};
    if (kind == 3) page.body = view::ImportPage{};
    if (kind == 4) page.body = view::TablesPage{};
    settle(page);
  }
}

TEST_F(ScreenTest, ARightClickOnAChartOffersItsPicture) {
  resize(1366, 768);
  view::PageView page = tests::overview_sample();
  std::get<view::OverviewPage>(page.body).exports = {{"export:chart:grid:svg", "SVG"}, {"export:chart:grid:png", "PNG"}};
  settle(page);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(600, 400);  // on the grid
  settle(page);
  io.AddMouseButtonEvent(1, true);
  EXPECT_TRUE(frame(page).empty());
  io.AddMouseButtonEvent(1, false);
  EXPECT_TRUE(frame(page).empty());
  settle(page);
  // The list opens where the pointer is: 6 to its first line, 32 a line.
  EXPECT_EQ(click(page, 640, 400 + 6 + 32 + 16), (std::vector<std::string>{"export:chart:grid:png"}));
}

TEST_F(ScreenTest, AClickOnTheMenuReturnsItsAction) {
  resize(1366, 768);
  const view::PageView page = tests::overview_sample();
  settle(page);
  EXPECT_EQ(click(page, 60, 56 + 38 + 18), std::vector<std::string>{"page:ranking"});  // second entry
}

TEST_F(ScreenTest, AClickOnATileReturnsItsAction) {
  resize(1366, 768);
  const view::PageView page = tests::overview_sample();
  settle(page);
  EXPECT_EQ(click(page, 300, 100), std::vector<std::string>{"metric:online-a"});
}

TEST_F(ScreenTest, APointerAtRestWantsNoFrames) {
  resize(1366, 768);
  const view::PageView page = tests::overview_sample();
  ImGui::GetIO().AddMousePosEvent(300, 100);  // over a tile with a hint
  settle(page);
}

/// Points of the screen that are tried when a control is looked for.
std::vector<std::string> sweep(const std::function<std::vector<std::string>(float, float)>& click,
                               float x0, float x1, float y) {
  for (float x = x0; x < x1; x += 24) {
    if (auto actions = click(x, y); !actions.empty()) return actions;
  }
  return {};
}

TEST_F(ScreenTest, AChipOpensItsOptionsAndAChoiceClosesThem) {
  resize(1366, 768);
  view::PageView page = tests::overview_sample();
  page.frame.chips = {{"", "K", "V", false, {{"choose:first", "Lựa chọn thứ nhất"}, {"choose:second", "Lựa chọn thứ hai"}}}};
  page.frame.title = "T";
  settle(page);
  // The chip stands after the title: 24 of margin, one letter, 20 of gap.
  const float x = 224 + 24 + 11 + 20 + 20;
  EXPECT_TRUE(click(page, x, 28).empty());
  EXPECT_EQ(click(page, x + 20, 28 + 16 + 4 + 6 + 32 + 16), std::vector<std::string>{"choose:second"});
  // Closed: the same point now belongs to what lies under it.
  const auto under = click(page, x + 20, 28 + 16 + 4 + 6 + 32 + 16);
  EXPECT_NE(under, std::vector<std::string>{"choose:second"});
}

TEST_F(ScreenTest, EscapeAndAClickOutsideCloseTheOptions) {
  resize(1366, 768);
  view::PageView page = tests::overview_sample();
  page.frame.chips = {{"", "K", "V", false, {{"choose:first", "Lựa chọn thứ nhất"}}}};
  page.frame.title = "T";
  settle(page);
  const float x = 224 + 24 + 11 + 20 + 20, option_y = 28 + 16 + 4 + 6 + 16;
  EXPECT_TRUE(click(page, x, 28).empty());
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
  frame(page);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
  frame(page);
  frame(page);
  EXPECT_NE(click(page, x + 10, option_y), std::vector<std::string>{"choose:first"});
  EXPECT_TRUE(click(page, x, 28).empty());   // open again
  EXPECT_TRUE(click(page, 800, 28).empty()); // outside
  EXPECT_NE(click(page, x + 10, option_y), std::vector<std::string>{"choose:first"});
}

TEST_F(ScreenTest, TheMenuOfAPhoneOpensOverThePage) {
  resize(390, 844);
  const view::PageView page = tests::overview_sample();
  settle(page);
  const float second = 56 + 2 + 40 + 20;  // under the drawer's head, behind the first entry
  const std::vector<std::string> ranking{"page:ranking"};
  const auto is_open = [&] { return click(page, 60, second) == ranking; };
  EXPECT_FALSE(is_open());
  EXPECT_TRUE(click(page, 30, 28).empty());
  EXPECT_TRUE(is_open());
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, true);
  frame(page);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Escape, false);
  frame(page);
  EXPECT_FALSE(is_open()) << "Esc shuts it";
  EXPECT_TRUE(click(page, 30, 28).empty());
  EXPECT_TRUE(click(page, 370, 700).empty()) << "a click beside it does nothing but shut it";
  EXPECT_FALSE(is_open());
}

TEST_F(ScreenTest, TheMenuOfAPhoneShowsTheFocusOfTheTwin) {
  resize(390, 844);
  const view::PageView page = tests::overview_sample();
  settle(page);
  settle(page, {.focused = "page:ranking"});
  EXPECT_EQ(click(page, 60, 56 + 2 + 40 + 20), std::vector<std::string>{"page:ranking"}) << "it opened by itself";
  settle(page, {.focused = "page:ranking"});
  settle(page, {.focused = "open"});
  EXPECT_NE(click(page, 60, 56 + 2 + 40 + 20), std::vector<std::string>{"page:ranking"}) << "focus went elsewhere";
}

TEST_F(ScreenTest, AHeadSortsAndARowActs) {
  resize(1366, 768);
  view::PageView page = tests::ranking_sample();
  settle(page);
  const auto at = [&](float x, float y) { return click(page, x, y); };
  std::vector<std::string> head, row;
  for (float y = 140; y < 260 && head.empty(); y += 12) {
    const auto actions = sweep(at, 264, 265, y);
    if (!actions.empty() && actions[0].starts_with("sort:")) head = actions;
  }
  EXPECT_EQ(head, std::vector<std::string>{"sort:name"});
  for (float y = 260; y < 500 && row.empty(); y += 12) row = sweep(at, 400, 401, y);
  ASSERT_FALSE(row.empty());
  EXPECT_TRUE(row[0].starts_with("filter:unit="));
}

TEST_F(ScreenTest, FocusOnARowFarBelowScrollsItIntoSight) {
  resize(1366, 768);
  const view::PageView page = tests::ranking_sample();
  settle(page);
  const auto& table = std::get<view::TablesPage>(page.body).tables.front();
  const std::string last = table.rows.back().action;
  settle(page, {.focused = last});
  // The last row is now the lowest of the screen.
  std::vector<std::string> found;
  for (float y = 760; y > 600 && found.empty(); y -= 8) found = click(page, 400, y);
  EXPECT_EQ(found, std::vector<std::string>{last});
}

/// A page with one field, "31/10/2025", that acts as given:0:as_of=.
view::PageView field_page() {
  view::PageView page;
  view::ImportPage body;
  view::FileSummary file;
  file.name = "a.csv";
  file.settings.push_back({.id = "as_of", .label = "Ngày", .value = "31/10/2025", .action = "given:0:as_of=", .input = "31/10/2025"});
  body.files = {file};
  page.body = body;
  return page;
}

class FieldTest : public ScreenTest {
 protected:
  FieldTest() {
    resize(1366, 768);
    settle(page_);
    // The field lies where the pointer becomes the one of text.
    for (float y = 80; y < 400 && y_ == 0; y += 8) {
      for (float x = 40; x < 600 && y_ == 0; x += 40) {
        ImGui::GetIO().AddMousePosEvent(x, y);
        frame(page_);
        frame(page_);
        if (ImGui::GetMouseCursor() == ImGuiMouseCursor_TextInput) x_ = x + 20, y_ = y + 8;
      }
    }
    EXPECT_NE(y_, 0) << "no field";
  }
  void press(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    ImGui::GetIO().AddKeyEvent(key, false);
  }
  std::vector<std::string> frames(int count = 6) {
    std::vector<std::string> all;
    while (count-- > 0) {
      for (std::string& action : frame(page_)) all.push_back(std::move(action));
    }
    return all;
  }
  void type(const char* text) {
    EXPECT_TRUE(click(page_, x_, y_).empty());
    EXPECT_TRUE(ImGui::GetIO().WantTextInput);
    ImGui::GetIO().AddInputCharactersUTF8(text);
    EXPECT_TRUE(frames().empty()) << "nothing happens before Enter";
  }

  view::PageView page_ = field_page();
  float x_ = 0, y_ = 0;
};

TEST_F(FieldTest, EnterEmitsTheNewText) {
  type("01/11/2025");  // a click chooses all of the old one
  press(ImGuiKey_Enter);
  EXPECT_EQ(frames(), std::vector<std::string>{"given:0:as_of=01/11/2025"});
  EXPECT_FALSE(ImGui::GetIO().WantTextInput);
}

TEST_F(FieldTest, LeavingItEmitsTheNewText) {
  type("Xã Cốc San");
  const auto actions = click(page_, 1300, 700);
  EXPECT_EQ(actions, std::vector<std::string>{"given:0:as_of=Xã Cốc San"});
}

TEST_F(FieldTest, EscapeLeavesItAsItWas) {
  type("rác");
  press(ImGuiKey_Escape);
  EXPECT_TRUE(frames().empty());
  EXPECT_FALSE(ImGui::GetIO().WantTextInput);
}

TEST_F(FieldTest, TheSameTextSaysNothing) {
  type("31/10/2025");
  press(ImGuiKey_Enter);
  EXPECT_TRUE(frames().empty());
}

}  // namespace
}  // namespace xanh::ui
