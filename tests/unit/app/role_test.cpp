// The user's word on a column: the file is read again under it, and every figure follows.
#include <algorithm>

#include "export.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

void settle(App& app) {
  for (int steps = 0; app.step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000) << "reading does not end";
}

void choose(App& app, const std::string& choice) {
  app.act("role:" + choice);
  settle(app);
}

const intake::ColumnDecision& column(const App& app, std::size_t index) { return app.library().logs().front()->columns.at(index); }

std::string rate(App& app) {
  app.act("page:overview");
  return body<view::OverviewPage>(app).tiles[0].value;
}

// Columns of kExport: 4 Hình thức nộp, 5 Mức độ DVC, 6 Chủ hồ sơ, 7 Ngày tiếp nhận, 8 Ngày hẹn trả.
TEST(Role, AColumnGivenAwayTakesItsFiguresWithItAndComesBack) {
  auto app = opened();
  EXPECT_EQ(rate(*app), "50,0\xC2\xA0%");
  choose(*app, "0:4=none");
  EXPECT_EQ(column(*app, 4).role, intake::Role::none);
  EXPECT_TRUE(column(*app, 4).chosen);
  EXPECT_NE(rate(*app), "50,0\xC2\xA0%") << "without a channel nothing is known to be online";
  choose(*app, "0:4=auto");
  EXPECT_EQ(column(*app, 4).role, intake::Role::channel);
  EXPECT_FALSE(column(*app, 4).chosen);
  EXPECT_EQ(rate(*app), "50,0\xC2\xA0%");
}

TEST(Role, TheChosenColumnWinsOverTheRecognisedOne) {
  auto app = opened();
  // The field stands for the unit: Hộ tịch 5 received (one not accepted), Chứng thực 2.
  choose(*app, "0:2=unit");
  EXPECT_EQ(column(*app, 2).role, intake::Role::unit);
  EXPECT_EQ(column(*app, 3).role, intake::Role::none) << "a role has one column";
  app->act("page:ranking");
  std::vector<std::string> keys;
  for (const view::Row& row : body<view::TablesPage>(*app).tables.at(0).rows) {
    if (!row.total) keys.push_back(row.cells.front().text);
  }
  std::ranges::sort(keys);
  EXPECT_EQ(keys, (std::vector<std::string>{"Chứng thực", "Hộ tịch"}));
  // The same role for another column: the first choice lapses.
  choose(*app, "0:3=unit");
  EXPECT_EQ(column(*app, 2).role, intake::Role::field);
  EXPECT_EQ(column(*app, 3).role, intake::Role::unit);
}

TEST(Role, APersonalColumnStaysPersonalUntilARoleIsNamedForIt) {
  auto app = opened();
  choose(*app, "0:6=none");
  EXPECT_EQ(column(*app, 6).role, intake::Role::personal);
  choose(*app, "0:6=applicant_type");
  EXPECT_EQ(column(*app, 6).role, intake::Role::applicant_type);
  EXPECT_TRUE(column(*app, 6).judged_personal) << "the log says what it was";
  app->act("page:import");
  const view::Table& table = body<view::ImportPage>(*app).files.front().tables.back();
  EXPECT_EQ(table.rows[6].cells[3].text, "người dùng chọn, vốn là thông tin cá nhân");
  choose(*app, "0:3=personal");
  EXPECT_EQ(column(*app, 3).role, intake::Role::personal) << "and a column can be made personal";
}

TEST(Role, AFileThatCannotBeReadUnderAChoiceStaysAsItWas) {
  auto app = opened();
  choose(*app, "0:7=none");
  ASSERT_EQ(app->page().notices.size(), 1U);
  ASSERT_EQ(app->library().shards().size(), 1U);
  EXPECT_EQ(column(*app, 7).role, intake::Role::received_at);
  EXPECT_EQ(rate(*app), "50,0\xC2\xA0%");
  choose(*app, "0:8=none");
  EXPECT_EQ(column(*app, 8).role, intake::Role::none) << "its bytes are still there to be read";
  EXPECT_TRUE(app->page().notices.empty());
}

TEST(Role, CancellingKeepsTheFileAsItWas) {
  auto app = opened();
  app->act("role:0:4=none");
  ASSERT_TRUE(app->library().reading());
  app->act("cancel");
  EXPECT_EQ(rate(*app), "50,0\xC2\xA0%");
  choose(*app, "0:4=none");
  EXPECT_EQ(column(*app, 4).role, intake::Role::none);
}

TEST(Role, TheOtherFilesKeepTheirPlaces) {
  auto app = opened();
  std::string other = kExport;
  for (std::size_t at = 0; (at = other.find("H38.", at)) != std::string::npos; at += 4) other.replace(at, 4, "H39.");
  open(*app, "second.csv", other);
  choose(*app, "0:2=none");
  ASSERT_EQ(app->library().logs().size(), 2U);
  EXPECT_EQ(app->library().logs()[0]->file, "ho-so.csv");
  EXPECT_EQ(app->library().logs()[1]->columns[2].role, intake::Role::field);
  EXPECT_EQ(rate(*app), "50,0\xC2\xA0%");  // 6 of 12
}

TEST(Role, AChoiceThatMakesNoSenseIsSaid) {
  auto app = opened();
  for (const char* choice : {"role:0:99=unit", "role:7:1=unit", "role:0:1=nonsense", "role:", "role:0=1:2", "role:0:1"}) {
    const std::size_t before = app->page().notices.size();
    app->act(choice);
    EXPECT_FALSE(app->library().reading()) << choice;
    EXPECT_EQ(app->page().notices.size(), before + 1) << choice;
  }
}

TEST(Role, TheTwinOffersEveryRoleAsANativeList) {
  auto app = opened();
  app->act("page:import");
  const view::Table& table = body<view::ImportPage>(*app).files.front().tables.back();
  const view::Cell& cell = table.rows[4].cells[2];
  ASSERT_EQ(cell.options.size(), intake::kRoles.size() + 1 - 3) << "a list has no counts, rates and scores";
  EXPECT_EQ(cell.options.front().action, "role:0:4=auto");
  EXPECT_TRUE(cell.options.front().current);
  const std::string json = report::twin_json(report::make_twin(app->page()));
  EXPECT_NE(json.find(R"({"tag":"option","text":"Đơn vị","attributes":{"value":"role:0:4=unit"}})"), std::string::npos);
  EXPECT_NE(json.find(R"("aria-label":"Chọn ý nghĩa cột Hình thức nộp","data-action":"role:0:4=auto")"), std::string::npos);
  EXPECT_EQ(json.find("role:0:6=none"), std::string::npos) << "a personal column cannot become merely unused";
}

}  // namespace
}  // namespace xanh::app
