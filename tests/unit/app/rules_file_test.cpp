// Files of rules: taken in as a whole or not at all, and given back.
#include "app/rules_file.h"

#include <algorithm>
#include <string>

#include "export.h"

namespace xanh::app {
namespace {

constexpr const char* kInPerson = R"(,"metrics": [{"id": "in_person", "family": "in_person", "tag": "thử", "short_name": {"vi": "Nộp trực tiếp", "en": "In person"},
  "name": {"vi": "Tỷ lệ nộp trực tiếp", "en": "Filed in person"}, "definition": {"vi": "a", "en": "b"}, "numerator_name": {"vi": "a", "en": "b"},
  "denominator_name": {"vi": "a", "en": "b"}, "used_by": {"vi": "a", "en": "b"}, "numerator": {"base": "received", "where": "channel = in_person"},
  "denominator": {"base": "received"}, "needs": ["received_day", "channel"], "source": "mine"}])";

std::string of_kind(const std::string& kind, const std::string& rest) { return R"({"xanh": ")" + kind + R"(", "version": 1)" + rest + "}"; }

std::string only_notice(App& app) {
  const auto& notices = app.page().notices;
  EXPECT_EQ(notices.size(), 1U);
  return notices.empty() ? std::string{} : notices.front().text;
}

const view::Tile& first_tile(App& app) {
  app.act("page:overview");
  return body<view::OverviewPage>(app).tiles.at(0);
}

TEST(RulesFile, IsToldFromOtherJsonByItsBeginning) {
  EXPECT_EQ(kind_of_file("\xEF\xBB\xBF { \"xanh\" :\n\"settings\""), "settings");
  EXPECT_EQ(kind_of_file("{\"xanh\": \"metrics\", \"version\": 1}"), "metrics");
  EXPECT_EQ(kind_of_file("{\"version\": 1, \"xanh\": \"settings\"}"), "");
  EXPECT_EQ(kind_of_file("[{\"xanh\": \"settings\"}]"), "");
  EXPECT_EQ(kind_of_file("{\"xanh\": \"sett"), "");
  EXPECT_EQ(kind_of_file(""), "");
}

// 2 of the 6 dossiers of 2025 were filed in person: 33,3 %. The definition is counted by data alone, and stays
// unpinned until the user chooses it.
TEST(RulesFile, ANewDefinitionNeedsNoProgramAndIsGivenBack) {
  auto app = opened();
  EXPECT_EQ(first_tile(*app).value, app->say().percent(0.5));
  open(*app, "cua-tinh.json", of_kind("metrics", kInPerson));
  EXPECT_NE(only_notice(*app).find("cua-tinh.json"), std::string::npos);
  EXPECT_EQ(only_notice(*app), app->say()("news.rules.metrics", {"cua-tinh.json", "1", "0"}));
  EXPECT_EQ(app->library().logs().size(), 1U) << "rules are no list";
  EXPECT_EQ(first_tile(*app).value, app->say().percent(0.5)) << "it never switches by itself";
  app->act("metric:in_person");
  EXPECT_EQ(first_tile(*app).value, app->say().percent(2.0 / 6));
  app->act("metric:full_process_a");
  app->act("rules:metrics");
  EXPECT_EQ(app->rules().metrics.find("in_person"), nullptr);
  EXPECT_TRUE(app->library().rules_files().empty());
  EXPECT_TRUE(app->page().notices.empty());
}

// The example of public/rules/README.md: a question asked of all variants. Of a metric of a known id the file's goes first.
TEST(RulesFile, AQuestionMayComeAloneAndAKnownDefinitionIsReplaced) {
  auto app = opened();
  const std::size_t before = app->rules().metrics.metrics.size();
  open(*app, "hoi.json", of_kind("metrics", R"(,"options": [{"id": "refused", "name": {"vi": "a", "en": "b"}, "why": {"vi": "a", "en": "b"}, "families": ["full_process"],
    "choices": [{"id": "kept", "name": {"vi": "a", "en": "b"}, "definition": {"vi": "a", "en": "b"}},
                {"id": "out", "name": {"vi": "c", "en": "d"}, "definition": {"vi": "c", "en": "d"}, "denominator": "status != refused", "needs": ["status"]}]}])"));
  EXPECT_NE(app->rules().metrics.find("full_process_a+refused.out"), nullptr);
  EXPECT_NE(app->rules().metrics.find("full_process_a+base.handled+refused.out"), nullptr) << "the built-in questions stay";
  std::string own = kInPerson;
  own.replace(own.find("\"id\": \"in_person\""), std::string("\"id\": \"in_person\"").size(), "\"id\": \"online_filing\"");
  open(*app, "thay.json", of_kind("metrics", own));
  EXPECT_EQ(only_notice(*app), app->say()("news.rules.metrics", {"thay.json", "0", "1"}));
  EXPECT_EQ(app->rules().metrics.metrics.size(), before);
  EXPECT_EQ(app->rules().metrics.find("online_filing")->name.en, "Filed in person");
}

TEST(RulesFile, WhatATargetNeedsIsNotTakenAway) {
  auto app = opened();
  open(*app, "cua-tinh.json", of_kind("metrics", kInPerson));
  app->act("dismiss:news");
  app->act("target:2025:province::in_person=20");
  app->act("rules:metrics");
  EXPECT_NE(only_notice(*app).find("in_person"), std::string::npos);
  EXPECT_NE(app->rules().metrics.find("in_person"), nullptr);
  app->act("target:2025:province::in_person=");
  app->act("rules:metrics");
  EXPECT_EQ(app->rules().metrics.find("in_person"), nullptr);
}

TEST(RulesFile, ColumnsReadTheLoadedFilesAnewAndAreGivenBack) {
  auto app = opened();
  ASSERT_EQ(app->library().logs().at(0)->columns.at(4).role, intake::Role::channel);
  open(*app, "cot.json", of_kind("columns", R"(,"roles": {"dossier_code": ["Mã hồ sơ"], "unit": ["Đơn vị xử lý"], "received_at": ["Ngày tiếp nhận"]},
    "personal": ["Chủ hồ sơ"], "values": {}, "rows": {"total": ["Tổng cộng"]})"));
  EXPECT_EQ(only_notice(*app), app->say()("news.rules.read", {"cot.json", app->say()("rules.kind.columns")}));
  EXPECT_NE(app->library().logs().at(0)->columns.at(4).role, intake::Role::channel);
  app->act("rules:columns");
  for (int steps = 0; app->step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000);
  EXPECT_EQ(app->library().logs().at(0)->columns.at(4).role, intake::Role::channel);
}

TEST(RulesFile, WhatIsWrongIsSaidWithItsPlaceAndTheRulesStay) {
  const std::string target = R"({"xanh": "targets", "version": 2, "near_basis": {"vi": "a", "en": "b"}, "targets": [{"year": 2025, "holder": {"level": "province"},
    "metric": "no_such", "value": 0.5, "near": 0.4, "basis": {"vi": "a", "en": "b"}, "basis_date": "2025"}]})";
  struct Case {
    std::string text, pointer;
  };
  const Case cases[] = {{of_kind("metrics", ""), "/metrics"},
                        {of_kind("metrics", R"(,"metrics": [{"id": "x"}])"), "/metrics/0/family"},
                        {of_kind("metrics", R"(,"metrics": [{"id": "full_process_a", "colour": 1}])"), "/metrics/0/colour"},
                        {R"({"xanh": "metrics", "version": 1,)", " /:"},
                        {target, "/targets/0/metric"},
                        {R"({"xanh": "targets", "version": 2, "near_basis": {"vi": "a", "en": "b"}})", "/targets"},
                        {of_kind("columns", R"(,"roles": {"king": ["a"]})"), "/roles/king"},
                        {of_kind("forms", ""), "/terms"},
                        {R"({"xanh": "units", "version": 2})", "/version"},
                        {R"({"xanh": "metrics", "version": 2, "colour": 1})", "mới hơn"},
                        {R"({"xanh": "columns", "version": 9, "roles": {}})", "mới hơn"},
                        {R"({"xanh": "targets", "version": 3, "aims": []})", "mới hơn"},
                        {of_kind("agencies", R"(,"colour": 1)"), "/colour"},
                        {of_kind("index766", ""), "/total"},
                        {of_kind("pigeon", ""), "/xanh"}};
  for (const Case& each : cases) {
    auto app = opened();
    open(*app, "sai.json", each.text);
    const std::string text = only_notice(*app);
    EXPECT_NE(text.find(each.pointer), std::string::npos) << each.text << "\n" << text;
    EXPECT_EQ(text.find("sai.json"), text.rfind("sai.json")) << text;
    EXPECT_NE(text.find("sai.json"), std::string::npos) << text;
    EXPECT_EQ(app->library().logs().size(), 1U);
    EXPECT_TRUE(app->library().rules_files().empty());
    EXPECT_FALSE(app->library().settings().targets.has_value());
    EXPECT_EQ(first_tile(*app).value, app->say().percent(0.5));
    EXPECT_EQ(first_tile(*app).standing, app->say()("standing.missed"));
  }
}

}  // namespace
}  // namespace xanh::app
