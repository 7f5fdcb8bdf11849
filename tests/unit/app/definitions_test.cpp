// Definitions side by side, on the export whose figures are counted by hand.
#include <algorithm>

#include "app/app.h"
#include "export.h"

namespace xanh::app {
namespace {

const view::Row* definition_row(const view::TablesPage& page, std::string_view key) {
  for (const view::Row& row : page.tables.at(0).rows) {
    if (row.key == key) return &row;
  }
  ADD_FAILURE() << key;
  return nullptr;
}

// A: 3 of 6. C: of full-process services 4. D: of those filed online 4. Finished: all but the
// pending one, 3 of 5. Nothing was carried over, and the file knows no eligibility.
TEST(Definitions, SideBySide) {
  auto app = opened();
  app->act("page:definitions");
  const auto& page = body<view::TablesPage>(*app);
  ASSERT_EQ(page.tables.size(), 1U);
  ASSERT_GE(page.sentences.size(), 2U);
  EXPECT_NE(page.sentences.back().find("không bao giờ tự đổi cách tính"), std::string::npos);
  const view::Row* c = definition_row(page, "full_process_c");
  ASSERT_NE(c, nullptr);
  EXPECT_EQ(c->action, "metric:full_process_c");
  EXPECT_EQ(c->cells.at(2).value, 3.0);
  EXPECT_EQ(c->cells.at(3).value, 4.0);
  EXPECT_EQ(c->cells.at(5).text, "+25,0");
  EXPECT_EQ(c->cells.at(6).text, "Tử số chênh 0 hồ sơ, mẫu số chênh −2 hồ sơ.");
  const view::Row* finished = definition_row(page, "full_process_a+base.finished");
  ASSERT_NE(finished, nullptr);
  EXPECT_EQ(finished->cells.at(3).value, 5.0);
  EXPECT_NEAR(*finished->cells.at(5).value, 0.1, 1e-12);
  EXPECT_NE(finished->cells.at(6).text.find("hồ sơ giải quyết xong trong kỳ"), std::string::npos);
  const view::Row* b = definition_row(page, "full_process_b");
  ASSERT_NE(b, nullptr);
  EXPECT_FALSE(b->cells.at(4).value);
  EXPECT_NE(b->cells.at(6).text.find("thiếu"), std::string::npos) << b->cells.at(6).text;
}

TEST(Definitions, OptionsPinVariants) {
  auto app = opened();
  app->act("page:definitions");
  app->act("metric:full_process_a+base.finished");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(page.tables.at(0).rows.at(0).key, "full_process_a+base.finished");
  std::vector<std::string> current;
  std::vector<std::string> offered;
  for (const view::Setting& field : page.fields) {
    for (const view::Link& link : field.options) {
      if (link.current) current.push_back(link.action);
      offered.push_back(link.action);
      EXPECT_TRUE(!link.current || field.value == link.label) << link.label;
    }
  }
  // The choices in force lead to where one is.
  EXPECT_EQ(current, std::vector<std::string>(4, "metric:full_process_a+base.finished"));
  EXPECT_TRUE(std::ranges::contains(offered, "metric:full_process_a+base.finished+post.out"));
  EXPECT_EQ(definition_row(page, "full_process_a")->cells.at(5).text, "−10,0");
}

TEST(Definitions, WhichOneComesClosestToABoard) {
  auto app = opened();
  app->act("page:definitions");
  app->act("published:75,04");  // C and D are 75 %
  std::string said = body<view::TablesPage>(*app).sentences.at(1);
  EXPECT_NE(said.find("khớp với"), std::string::npos) << said;
  EXPECT_NE(said.find("(C)"), std::string::npos) << said;
  EXPECT_NE(said.find("(D)"), std::string::npos) << said;
  EXPECT_EQ(definition_row(body<view::TablesPage>(*app), "full_process_c")->cells.at(6).text, "−0,04");
  app->act("published:60,9");  // finished: 60 %
  said = body<view::TablesPage>(*app).sentences.at(1);
  EXPECT_NE(said.find("lệch 0,90 điểm"), std::string::npos) << said;
  app->act("published:90");
  said = body<view::TablesPage>(*app).sentences.at(1);
  EXPECT_NE(said.find("Không cách tính nào"), std::string::npos) << said;
  EXPECT_NE(said.find("lệch 15,00 điểm"), std::string::npos) << said;
}

}  // namespace
}  // namespace xanh::app
