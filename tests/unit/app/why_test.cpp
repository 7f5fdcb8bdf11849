// Where a number comes from, on figures counted by hand.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "export.h"
#include "tables.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

const view::WhyPanel& panel(App& app) {
  static const view::WhyPanel kNone{};
  const auto& why = app.page().why;
  EXPECT_TRUE(why.has_value()) << "nothing is explained";
  return why ? *why : kNone;
}

const view::Table* table(const view::WhyPanel& why, std::string_view id) {
  const auto found = std::ranges::find(why.tables, id, &view::Table::id);
  return found == why.tables.end() ? nullptr : &*found;
}

const report::TwinNode* find(const report::TwinNode& node, std::string_view name, std::string_view value) {
  for (const auto& [attribute, held] : node.attributes) {
    if (attribute == name && held == value) return &node;
  }
  for (const report::TwinNode& child : node.children) {
    if (const report::TwinNode* found = find(child, name, value)) return found;
  }
  return nullptr;
}

// A: 3 / 6 = 50.0 %. Of 70 % of 6, that is 4.2, at least 5 are needed: 2 more, 20 points. Wilson with z = 1.96 and n = 6:
// the middle 0.5, half of the width 1.96 / (1 + 3.84 / 6) x sqrt(0.25 / 6 + 3.84 / 144) = 0.312. The file has 8 rows
// under its header: 6 dossiers, one not accepted, one total.
TEST(Why, TheHeadlineWithItsFormulaTargetIntervalAndFile) {
  auto app = opened();
  app->act("page:overview");
  app->act(body<view::OverviewPage>(*app).tiles.at(0).why);
  const view::WhyPanel& why = panel(*app);
  EXPECT_EQ(why.value, "50,0\u00a0%");
  EXPECT_NE(why.title.find("Hồ sơ trực tuyến toàn trình · A"), std::string::npos) << why.title;
  const view::Table* formula = table(why, "why-formula");
  ASSERT_NE(formula, nullptr);
  EXPECT_EQ(formula->rows.at(0).cells.at(1).text, "Hồ sơ trực tuyến toàn trình");
  EXPECT_EQ(formula->rows.at(0).cells.at(2).value, 3.0);
  EXPECT_EQ(formula->rows.at(1).cells.at(1).text, "Tổng số hồ sơ tiếp nhận");
  EXPECT_EQ(formula->rows.at(1).cells.at(2).value, 6.0);
  EXPECT_TRUE(says(why, "không tính hồ sơ kỳ trước chuyển sang")) << all(why);  // the condition, in the definition's words
  EXPECT_TRUE(says(why, "Còn cách 20,00 điểm phần trăm, tức 2 hồ sơ: cần ít nhất 5 trong 6, hiện có 3.")) << all(why);
  EXPECT_TRUE(says(why, "chỉ tiêu 2025 của cấp tỉnh 70\u00a0%")) << all(why);
  EXPECT_TRUE(says(why, "18,8–81,2\u00a0%, với n = 6 hồ sơ")) << all(why);
  EXPECT_TRUE(says(why, "Không dùng bộ lọc")) << all(why);
  const view::Table* files = table(why, "why-files");
  ASSERT_NE(files, nullptr);
  ASSERT_EQ(files->rows.size(), 1U);
  const std::string file = files->rows[0].cells.at(0).text;
  EXPECT_NE(file.find("ho-so.csv"), std::string::npos) << file;
  EXPECT_NE(file.find("Bỏ qua 2 dòng"), std::string::npos) << file;
  EXPECT_NE(file.find("Dòng tổng cộng: 1"), std::string::npos) << file;
  EXPECT_EQ(files->rows[0].cells.at(1).text, "6 / 8");
  EXPECT_EQ(files->rows[0].cells.at(2).text, "3 / 6");
  // C and D are 3 / 4: 25 points more; of finished dossiers 3 / 5, 10 points more.
  const view::Table* variants = table(why, "why-variants");
  ASSERT_NE(variants, nullptr);
  EXPECT_EQ(variants->rows.at(0).cells.at(2).text, "+25,0");
  const auto finished = std::ranges::find(variants->rows, "full_process_a+base.finished", &view::Row::key);
  ASSERT_NE(finished, variants->rows.end());
  EXPECT_EQ(finished->cells.at(2).text, "+10,0");
  // Which explains itself when asked.
  app->act(finished->cells.at(1).why);
  EXPECT_EQ(panel(*app).value, "60,0\u00a0%");
}

// Cốc San: 0 of 2; 70 % of 2 is 1.4, so 2 are missing, 70 points. Communes have no target of their own: for reference.
TEST(Why, AGroupIsHeldAgainstAReferenceOnly) {
  auto app = opened();
  app->act("page:ranking");
  app->act("why:full_process_a@unit=Xã Cốc San");
  const view::WhyPanel& why = panel(*app);
  EXPECT_EQ(why.value, "0,0\u00a0%");
  EXPECT_EQ(why.title.find("Xã Cốc San"), 0U) << why.title;
  EXPECT_TRUE(says(why, "không dùng để xét")) << all(why);
  EXPECT_TRUE(says(why, "Còn cách 70,00 điểm phần trăm, tức 2 hồ sơ: cần ít nhất 2 trong 2, hiện có 0.")) << all(why);
  EXPECT_TRUE(std::ranges::any_of(why.links, [](const view::Link& link) { return link.action == "filter:unit=Xã Cốc San"; }));
  // In the filter by it the number stays, and there is no more to filter by.
  app->act("filter:unit=Xã Cốc San");
  app->act("page:ranking");
  app->act("why:full_process_a@unit=Xã Cốc San");
  EXPECT_EQ(panel(*app).value, "0,0\u00a0%");
  EXPECT_TRUE(says(panel(*app), "Bộ lọc đang dùng: Đơn vị: Xã Cốc San")) << all(panel(*app));
  EXPECT_TRUE(std::ranges::none_of(panel(*app).links, [](const view::Link& link) { return link.action.starts_with("filter:"); }));
}

TEST(Why, WhatIsLackingAndWhatIsEmptyAreNoZero) {
  auto app = opened();
  app->act("page:overview");
  app->act("why:full_process_b");  // the file knows no eligibility
  EXPECT_EQ(panel(*app).value, "—");
  EXPECT_TRUE(says(panel(*app), "Chưa tính được")) << all(panel(*app));
  EXPECT_EQ(table(panel(*app), "why-formula")->rows.at(0).cells.at(2).text, "—");
  app->act("filter:channel=in_person");
  app->act("why:full_process_d");  // of those filed online there are none now
  EXPECT_EQ(panel(*app).value, "—");
  EXPECT_TRUE(says(panel(*app), "mẫu số bằng 0")) << all(panel(*app));
}

TEST(Why, NamesWithSignsAndNamesThatAreNot) {
  std::string text = kExport.substr(0, kExport.find("H38.02-250212"));
  text += "H38.02-250212-0001,Đăng ký kết hôn,Hộ tịch,Quầy A=B@C,Trực tuyến,Toàn trình,X,12/02/2025,17/02/2025,17/02/2025,Đã trả kết quả\r\n";
  text += "H38.02-250213-0001,Đăng ký kết hôn,Hộ tịch,Quầy A=B@C,Trực tiếp,Toàn trình,X,13/02/2025,17/02/2025,17/02/2025,Đã trả kết quả\r\n";
  auto app = make_app();
  open(*app, "a.csv", text);
  app->act("page:ranking");
  app->act("why:full_process_a@unit=Quầy A=B@C");
  EXPECT_EQ(panel(*app).value, "50,0\u00a0%");
  for (const char* asked : {"why:no_such_metric", "why:full_process_a@unit=Không Có", "why:full_process_a@planet=Mars", "why:full_process_a@", "why:full_process_a@month=x",
                            "why:full_process_a@level=", "why:@unit=A", "why:full_process_a@unit"}) {
    app->act(asked);
    const view::WhyPanel& why = panel(*app);
    EXPECT_EQ(why.value, "—") << asked;
    EXPECT_EQ(why.sentences.size(), 1U) << asked;
    EXPECT_TRUE(why.tables.empty()) << asked;
    EXPECT_EQ(why.close.action, "why:") << asked;
  }
}

TEST(Why, IsClosedBeforeAnythingIsUndone) {
  auto app = opened();
  app->act("page:ranking");
  app->act("filter:field=Hộ tịch");
  app->act("why:full_process_a");
  app->act("back");
  EXPECT_FALSE(app->page().why);
  EXPECT_EQ(app->workspace().filters.size(), 1U);
  app->act("why:full_process_a");
  app->act("page:ranking");  // in sight already
  EXPECT_FALSE(app->page().why);
  app->act("back");
  EXPECT_TRUE(app->workspace().filters.empty()) << "opening and closing left a trace";
  app->act("why:full_process_a");
  app->act("page:trend");
  EXPECT_FALSE(app->page().why);
}

// One dossier of four names no channel: filed otherwise 2 / 4; left out 2 / 3 = +16.67 points, filed online 3 / 4 = +25.
TEST(Why, NamesTheChecksThatTouchIt) {
  std::string text = "Mã hồ sơ,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n";
  const char* const kChannels[] = {"Trực tuyến", "Trực tuyến", "Trực tiếp", ""};
  for (int i = 0; i < 4; ++i) text += "H38.02-25021" + std::to_string(i) + "-0001,Sở Tư pháp," + kChannels[i] + ",Toàn trình,1" + std::to_string(i) + "/02/2025\r\n";
  auto app = make_app();
  open(*app, "a.csv", text);
  app->act("page:overview");
  app->act("why:full_process_a");
  const view::Table* checks = table(panel(*app), "why-checks");
  ASSERT_NE(checks, nullptr) << all(panel(*app));
  const auto row = std::ranges::find(checks->rows, "no_channel", &view::Row::key);
  ASSERT_NE(row, checks->rows.end());
  EXPECT_EQ(row->cells.at(1).text, "1");
  EXPECT_EQ(row->cells.at(2).text, "từ 0,00 đến +25,00");
  app->act("why:on_time_closed");  // reads no channel
  const view::Table* other = table(panel(*app), "why-checks");
  EXPECT_TRUE(other == nullptr || std::ranges::find(other->rows, "no_channel", &view::Row::key) == other->rows.end());
}

// Whatever page, period and filter: the number that is explained is the one that was asked for.
TEST(Why, ExplainsTheNumberThatIsAskedFor) {
  for (const char* narrowed : {"period:", "period:2025-03", "filter:field=Hộ tịch", "filter:unit=Sở Tư pháp", "calendar:reporting"}) {
    auto app = opened();
    app->act(narrowed);
    for (const char* page : {"overview", "ranking", "trend", "spread", "levers", "changes", "definitions", "targets", "index766"}) {
      for (const char* by : {"by:unit", "by:field", "by:month"}) {
        app->act(by);
        app->act(std::string("page:") + page);
        std::vector<std::pair<std::string, double>> asked;
        if (const auto* tables = std::get_if<view::TablesPage>(&app->page().body)) {
          for (const view::Table& each : tables->tables) {
            for (const view::Row& row : each.rows) {
              for (const view::Cell& cell : row.cells) {
                if (!cell.why.empty() && cell.value) asked.emplace_back(cell.why, *cell.value);
              }
            }
          }
          if (std::string_view(page) == "ranking") {
            EXPECT_GT(asked.size(), 1U) << narrowed << by;
          }
        }
        for (const auto& [action, value] : asked) {
          app->act(action);
          const view::WhyPanel& why = panel(*app);
          ASSERT_FALSE(why.tables.empty()) << narrowed << " " << page << " " << by << " " << action << ": " << all(why);
          const auto found = why.tables.front().rows.at(2).cells.at(2).value;
          ASSERT_TRUE(found) << narrowed << " " << page << " " << action;
          EXPECT_NEAR(*found, value, 1e-9) << narrowed << " " << page << " " << by << " " << action;
        }
      }
    }
  }
}

TEST(Why, TheTwinAsksAndAnswers) {
  auto app = opened();
  app->act("page:ranking");
  const report::TwinNode before = report::make_twin(app->page());
  const report::TwinNode* button = find(before, "data-action", "why:full_process_a@unit=Sở Tư pháp");
  ASSERT_NE(button, nullptr);
  EXPECT_EQ(button->tag, "button");
  EXPECT_EQ(button->text, "75,0\u00a0%");  // as the cell was
  const auto name = std::ranges::find(button->attributes, "aria-label", &std::pair<std::string, std::string>::first);
  ASSERT_NE(name, button->attributes.end());
  EXPECT_EQ(name->second, "Vì sao 75,0\u00a0%: Tỷ lệ, Sở Tư pháp");
  EXPECT_EQ(find(before, "id", "why"), nullptr);
  app->act("why:full_process_a@unit=Sở Tư pháp");
  EXPECT_NE(app->page().status.find("75,0"), std::string::npos) << "it is not announced: " << app->page().status;
  const report::TwinNode after = report::make_twin(app->page());
  const report::TwinNode* why = find(after, "id", "why");
  ASSERT_NE(why, nullptr);
  EXPECT_EQ(why->children.at(0).tag, "h2");
  EXPECT_NE(find(*why, "data-action", "why:"), nullptr) << "no way to close it";
  EXPECT_NE(find(*why, "id", "table-why-formula"), nullptr);
  const std::string json = report::twin_json(after);
  EXPECT_EQ(json.find("\"["), std::string::npos) << json.substr(json.find("\"["), 60);
}

}  // namespace
}  // namespace xanh::app
