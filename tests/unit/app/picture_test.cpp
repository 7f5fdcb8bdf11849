// Charts as files: what stands in them, and that texts of a file stay text.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/picture_file.h"
#include "export.h"
#include "report/svg.h"
#include "report/twin.h"
#include "report/widget_html.h"
#include "view/alone.h"
#include "view/chart_table.h"
#include "view/picture.h"

namespace xanh::app {
namespace {

std::vector<std::string> takes(const std::vector<view::Link>& links) {
  std::vector<std::string> out;
  for (const view::Link& link : links) {
    if (view::takes_picture(link)) out.push_back(link.action);
  }
  return out;
}

TEST(Pictures, EveryChartOfAPageIsOffered) {
  auto app = opened();
  app->act("page:overview");
  const auto overview = takes(body<view::OverviewPage>(*app).exports);
  EXPECT_EQ(overview.size(), 3U * 4U + 2U);  // the grid is a table itself
  EXPECT_TRUE(std::ranges::contains(overview, "export:chart:laggards:png"));
  app->act("page:trend");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(takes(page.exports).size(), 5 * page.charts.size());
  EXPECT_EQ(view::picture_ids(page).front(), "trend");
}

TEST(Pictures, OneKeyPutsTheFiguresOfAChartBesideThePage) {
  auto app = opened();
  app->act("page:overview");
  app->act("chart:table");
  {
    ASSERT_TRUE(app->page().why.has_value());
    const view::WhyPanel& panel = *app->page().why;
    EXPECT_EQ(panel.title, "Diễn biến");
    ASSERT_EQ(panel.tables.size(), 1U);
    EXPECT_EQ(panel.tables[0].columns.size(), 3U) << "month, in the month, up to it";
    // Up to January 1 of 1, to February 2 of 2, to March 3 of 6.
    ASSERT_GE(panel.tables[0].rows.size(), 3U);
    EXPECT_EQ(panel.tables[0].rows[2].cells[2].text, "50,0\xC2\xA0%");
  }
  app->act("chart:table");
  {
    ASSERT_TRUE(app->page().why.has_value());
    const view::WhyPanel& panel = *app->page().why;
    ASSERT_EQ(panel.tables.at(0).rows.size(), 1U);
    EXPECT_EQ(panel.tables[0].rows[0].cells[0].text, "Xã Cốc San");
    EXPECT_EQ(panel.tables[0].rows[0].cells[1].text, "2");
    ASSERT_EQ(panel.links.size(), 1U);
    EXPECT_EQ(panel.links[0].action, "why:chart:trend");
  }
  app->act("chart:table");
  EXPECT_FALSE(app->page().why.has_value()) << "behind the last one it closes";
  app->act("why:chart:none");
  EXPECT_FALSE(app->page().why.has_value());
  app->act("page:targets");
  app->act("chart:table");
  EXPECT_EQ(app->page().notices.size(), 1U) << "a page without charts says so";
}

TEST(Pictures, EveryKindOfChartHasATable) {
  const auto app = make_app();
  const std::vector<view::Chart> kinds = {
      view::Trend{.months = {"T1", "T2"}, .monthly = {0.5, {}}, .cumulative = {0.5, {}}, .forecast = {{}, 0.4}, .low = {{}, 0.3}, .high = {{}, 0.5}},
      view::Scatter{.points = {{.x = 200, .y = 0.25, .label = "Xã Cốc San"}}}, view::Strip{.marks = {{.share = 0.5, .label = "Xã Cốc San"}}},
      view::Pareto{.bars = {{.label = "Xã Cốc San", .value = "7", .size = 7, .cumulative = 0.7}}},
      view::Waterfall{.steps = {{.label = "Kỳ trước", .value = "41,6 %", .change = 0.416, .level = true}}},
      view::Slope{.lines = {{.label = "Xã Cốc San", .before = 3, .now = 1, .before_text = "3", .now_text = "1"}}}};
  ASSERT_EQ(kinds.size(), std::variant_size_v<view::Chart>);
  std::vector<std::vector<std::string>> last;  // the last row of each
  for (const view::Chart& chart : kinds) {
    const view::Table table = view::chart_table(chart, app->say());
    ASSERT_FALSE(table.rows.empty()) << last.size();
    last.emplace_back();
    for (const view::Cell& cell : table.rows.back().cells) last.back().push_back(cell.text);
    EXPECT_EQ(last.back().size(), table.columns.size()) << last.size();
  }
  const std::string unit = "Xã Cốc San", percent = "\xC2\xA0%";
  EXPECT_EQ(last, (std::vector<std::vector<std::string>>{
                      {"T2", "—", "—", "40,0" + percent + " (30,0" + percent + " – 50,0" + percent + ")"}, {unit, "200", "25,0" + percent}, {unit, "50,0" + percent},
                      {unit, "7", "70,0" + percent}, {"Kỳ trước", "41,6 %"}, {unit, "3", "1"}}));
}

/// The texts of a tree, and how many of its nodes can be used.
void read_twin(const report::TwinNode& node, std::string& text, int& controls) {
  text += node.text + "\n";
  if (node.tag == "button" || node.tag == "select" || node.tag == "input") ++controls;
  for (const report::TwinNode& child : node.children) read_twin(child, text, controls);
}

TEST(Pictures, AChartAloneHasNothingToClickAndFollowsTheFilters) {
  auto app = opened();
  const auto alone = [&](std::string_view id) { return view::build_alone(app->inputs(), app->page(), id); };
  const auto shows = [&](std::string_view id, std::string_view text) {
    const view::Alone made = alone(id);
    if (!made.picture) return false;
    std::string said;
    int controls = 0;
    read_twin(report::make_twin(made.page, *made.picture), said, controls);
    EXPECT_EQ(controls, 0) << id;
    EXPECT_TRUE(made.page.frame.menu.empty() && made.page.frame.chips.empty() && made.page.frame.links.empty());
    EXPECT_NE(said.find("01/01–24/03/2025"), std::string::npos) << "of which days: " << said;
    return said.find(text) != std::string::npos;
  };
  app->act("page:overview");
  EXPECT_TRUE(shows("tile-full_process_a", "3 / 6"));
  EXPECT_TRUE(shows("laggards", "Cốc San"));
  const view::Alone on_time = alone("tile-on_time_closed");
  ASSERT_TRUE(on_time.picture);
  EXPECT_EQ(on_time.picture->about.find("toàn trình"), std::string::npos) << "its own definition, not the pinned one: " << on_time.picture->about;
  EXPECT_TRUE(shows("trend", "03"));
  app->act("only:unit=Sở Tư pháp");
  EXPECT_TRUE(shows("tile-full_process_a", "3 / 4"));
  EXPECT_TRUE(shows("tile-full_process_a", "Sở Tư pháp")) << "whose figure";
  app->act("page:spread");
  EXPECT_FALSE(shows("tile-full_process_a", "")) << "of another page";

  const view::Alone none = alone("nope");
  ASSERT_EQ(none.page.notices.size(), 1U);
  EXPECT_FALSE(none.picture);
  EXPECT_NE(none.page.notices.front().text.find("nope"), std::string::npos);

  const auto empty = make_app();
  const view::Alone waits = view::build_alone(empty->inputs(), empty->page(), "trend");
  EXPECT_FALSE(waits.picture);
  EXPECT_TRUE(waits.page.notices.empty()) << "no data are no fault";
}

TEST(Pictures, TwoChartsOfOneNameAreTold) {
  view::TablesPage page;
  page.charts = {view::Trend{}, view::Strip{.id = "x"}, view::Trend{}};
  EXPECT_EQ(view::picture_ids(page), (std::vector<std::string>{"trend", "x", "trend-2"}));
}

TEST(Pictures, CarryDefinitionPeriodAndSources) {
  auto app = opened();
  app->act("page:trend");
  app->act("export:chart:trend:svg");
  app->act("export:chart:1:svg");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].name, "xanh-trend-2025-03-24.svg");
  EXPECT_EQ(requests[0].bytes, requests[1].bytes) << "by number, too";
  for (const char* part : {"Tỷ lệ hồ sơ trực tuyến toàn trình", "01/01–24/03/2025", "ho-so.csv", "24/03/2025", "Xanh "}) {
    EXPECT_NE(requests[0].bytes.find(part), std::string::npos) << part;
  }
  EXPECT_EQ(requests[0].bytes.find("Bí Mật"), std::string::npos) << "no personal column";
  EXPECT_EQ(requests[0].bytes.find("[picture"), std::string::npos) << "a text is missing";
  // Light unless another scheme was chosen, whatever the system prefers.
  app->system_scheme(state::Scheme::dark);
  app->act("export:chart:trend:svg");
  app->act("scheme:dark");
  app->act("export:chart:trend:svg");
  const auto schemes = app->take_requests();
  EXPECT_EQ(schemes[0].bytes, requests[0].bytes);
  EXPECT_NE(schemes[1].bytes.find("fill=\"#18201c\""), std::string::npos) << "the dark card";
}

TEST(Pictures, AChangeSaysBothItsPeriods) {
  auto app = opened();
  app->act("page:changes");
  app->act("export:chart:1:svg");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  // The month of the data's end against the one before.
  EXPECT_NE(requests[0].bytes.find("01/03/2025 – 24/03/2025 so với 01/02/2025 – 28/02/2025"), std::string::npos) << requests[0].bytes;
}

TEST(Pictures, CopyingGoesBackToSavingInOneSentence) {
  auto app = opened();
  app->act("page:overview");
  app->act("export:chart:laggards:copy");
  auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].kind, Request::Kind::copy_picture);
  EXPECT_TRUE(requests[0].bytes.starts_with("\x89PNG"));
  EXPECT_TRUE(app->page().notices.empty());
  app->act(requests[0].name);  // the clipboard refused
  const auto saved = app->take_requests();
  ASSERT_EQ(saved.size(), 1U);
  EXPECT_EQ(saved[0].kind, Request::Kind::save);
  EXPECT_EQ(saved[0].name, "xanh-overview-laggards-2025-03-24.png");
  EXPECT_EQ(saved[0].bytes, requests[0].bytes);
  ASSERT_EQ(app->page().notices.size(), 1U);
  EXPECT_NE(app->page().notices[0].text.find("PNG"), std::string::npos);
}

TEST(Pictures, WhatIsNotThereIsNamed) {
  auto app = opened();
  app->act("page:spread");
  app->act("export:chart:nothing:svg");
  EXPECT_TRUE(app->take_requests().empty());
  ASSERT_FALSE(app->page().notices.empty());
  EXPECT_NE(app->page().notices[0].text.find("nothing"), std::string::npos);
  const auto format = picture_file(app->inputs(), "trend:gif");
  ASSERT_FALSE(format);
  EXPECT_EQ(format.error().code, ErrorCode::unknown_name);
}

TEST(Pictures, HostileTextsStayText) {
  auto app = make_app();
  std::string hostile(kExport);
  constexpr std::string_view kUnit = "Sở Tư pháp", kEvil = "\"<script>alert(1)</script>\xE2\x80\xAE&\"\"'\"";
  for (std::size_t at = hostile.find(kUnit); at != std::string::npos; at = hostile.find(kUnit, at + kEvil.size())) hostile.replace(at, kUnit.size(), kEvil);
  open(*app, "a\"><img src=x onerror=alert(1)>.csv", hostile);
  app->act("page:overview");
  for (const char* action : {"export:chart:laggards:svg", "export:chart:grid:svg", "export:chart:laggards:html", "export:chart:grid:html"}) app->act(action);
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 4U);
  for (const Request& request : requests) {
    EXPECT_EQ(request.bytes.find("<script"), std::string::npos) << request.name;
    EXPECT_EQ(request.bytes.find("<img"), std::string::npos) << request.name;
    EXPECT_EQ(request.bytes.find("\xE2\x80\xAE"), std::string::npos) << request.name << ": turns the direction";
    // The unit misses nothing and is no laggard; the grid names it.
    if (request.name.contains("grid")) {
      EXPECT_NE(request.bytes.find("&lt;script&gt;"), std::string::npos) << request.name << ": it is there as text";
    }
    EXPECT_NE(request.bytes.find("&lt;img src=x"), std::string::npos) << request.name << ": so is the file's name";
  }
}

TEST(Pictures, AWidgetLetsNothingIn) {
  auto app = opened();
  app->act("page:overview");
  app->act("export:chart:trend:html");
  app->act("export:chart:tile-full_process_a:html");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 2U);
  for (const Request& request : requests) {
    EXPECT_NE(request.bytes.find("content=\"default-src 'none'; style-src 'sha256-"), std::string::npos);
    for (const char* never : {"<script", " style=", "href=", "src=", "<button", "data-", "url(", "onload"}) EXPECT_EQ(request.bytes.find(never), std::string::npos) << never;
    EXPECT_NE(request.bytes.find("Số liệu đến ngày 24/03/2025</p>"), std::string::npos);
  }
  EXPECT_NE(requests[0].bytes.find("<table>"), std::string::npos);
  // 3 of 6 (export.h).
  EXPECT_NE(requests[1].bytes.find(">50,0\xC2\xA0%</text>"), std::string::npos);
}

TEST(Pictures, ThePresentationIsThreePictures) {
  auto app = opened();
  app->act("export:present");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].name, "xanh-present-2025-03-24.zip");
  const std::string& zip = requests[0].bytes;
  ASSERT_TRUE(zip.starts_with("PK"));
  for (const char* name : {"xanh-present-2025-03-24-1.png", "xanh-present-2025-03-24-2.png", "xanh-present-2025-03-24-3.png"}) EXPECT_NE(zip.find(name), std::string::npos) << name;
}

}  // namespace
}  // namespace xanh::app
