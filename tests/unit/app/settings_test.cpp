// Remembering for files like this, unit aliases, and the settings file that carries both away.
#include "app/settings.h"

#include <nlohmann/json.hpp>

#include "export.h"

namespace xanh::app {
namespace {

std::string of_other_province(std::string text) {
  for (std::size_t at = 0; (at = text.find("H38.", at)) != std::string::npos; at += 4) text.replace(at, 4, "H39.");
  return text;
}

/// kExport with its columns in another order: the last goes first.
std::string turned() {
  std::string out;
  const std::string text = of_other_province(kExport);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find("\r\n", at), comma = text.rfind(',', end);
    const std::string line = text.substr(at, end - at);
    out += line.find(',') == std::string::npos ? line : text.substr(comma + 1, end - comma - 1) + "," + text.substr(at, comma - at);
    out += "\r\n";
    at = end + 2;
  }
  return out;
}

bool offers(App& app, const std::string& action, std::size_t file = 0) {
  app.act("page:import");
  for (const view::Link& link : body<view::ImportPage>(app).files.at(file).exports) {
    if (link.action == action) return true;
  }
  return false;
}

TEST(Profile, NewFilesLikeItAreReadTheSameWayWhateverTheOrderOfTheirColumns) {
  auto app = opened();
  EXPECT_FALSE(offers(*app, "remember:0")) << "nothing was decided";
  act(*app, "role:0:2=unit");  // the field stands for the unit
  act(*app, "given:0:as_of=31/03/2025");
  ASSERT_TRUE(offers(*app, "remember:0"));
  act(*app, "remember:0");
  EXPECT_TRUE(offers(*app, "forget:0"));
  open(*app, "second.csv", turned());
  ASSERT_EQ(app->library().logs().size(), 2U);
  EXPECT_EQ(log(*app, 1).columns[3].header, "Lĩnh vực");
  EXPECT_EQ(log(*app, 1).columns[3].role, intake::Role::unit);
  EXPECT_TRUE(log(*app, 1).columns[3].chosen);
  EXPECT_EQ(log(*app, 1).data_as_of, text::day_from_civil(2025, 3, 24)) << "a date holds for one file only";
  ASSERT_TRUE(offers(*app, "forget:1", 1));
  const auto& sentences = body<view::ImportPage>(*app).files.at(1).sentences;
  EXPECT_TRUE(std::ranges::contains(sentences, app->say()("import.remembered")));
  act(*app, "forget:1");
  EXPECT_EQ(log(*app, 1).columns[3].role, intake::Role::field);
  EXPECT_EQ(log(*app, 0).columns[2].role, intake::Role::unit) << "what was decided for the first file stays";
  act(*app, "undo");
  EXPECT_EQ(log(*app, 1).columns[3].role, intake::Role::unit);
  EXPECT_TRUE(offers(*app, "forget:1", 1));
}

TEST(Profile, AFileWithOtherColumnsIsReadByItself) {
  auto app = opened();
  act(*app, "role:0:2=unit");
  act(*app, "remember:0");
  std::string other = of_other_province(kExport);
  other.replace(other.find("Lĩnh vực"), std::string("Lĩnh vực").size(), "Lĩnh vực TTHC");
  open(*app, "other.csv", other);
  EXPECT_EQ(log(*app, 1).columns[2].role, intake::Role::field);
}

TEST(Alias, NamesAUnitThatIsNotKnownAndIsTakenBack) {
  auto app = make_app();
  std::string text = kExport;
  for (std::size_t at = 0; (at = text.find("UBND xã Cốc San", at)) != std::string::npos;) text.replace(at, std::string("UBND xã Cốc San").size(), "UBND xã Cóc Sann");
  open(*app, "ho-so.csv", text);
  ASSERT_EQ(log(*app).units.unmatched.names, std::vector<std::string>{"UBND xã Cóc Sann"});
  app->act("page:import");
  const view::Table& table = body<view::ImportPage>(*app).files.at(0).tables.front();
  ASSERT_EQ(table.rows.size(), 1U);
  const auto& options = table.rows[0].cells[2].options;
  ASSERT_GE(options.size(), 2U);
  EXPECT_EQ(options[1].label, "Xã Cốc San") << "the likest first";
  act(*app, options[1].action);
  EXPECT_EQ(log(*app).units.unmatched.count, 0U);
  EXPECT_EQ(log(*app).units.matched, 2U);
  app->act("page:ranking");
  app->act("level:commune");
  bool found = false;
  for (const view::Row& row : body<view::TablesPage>(*app).tables.at(0).rows) found = found || row.cells.front().text == "Xã Cốc San";
  EXPECT_TRUE(found);
  act(*app, "undo");  // the level
  act(*app, "undo");  // the page
  act(*app, "undo");  // the alias
  EXPECT_EQ(log(*app).units.unmatched.count, 1U);
  act(*app, "redo");
  EXPECT_EQ(log(*app).units.unmatched.count, 0U);
}

TEST(SettingsFile, GoesOutAndComesBackIntoANewSession) {
  auto first = opened();
  act(*first, "role:0:2=unit");
  act(*first, "given:0:channel=online");
  act(*first, "remember:0");
  act(*first, "alias:Chứng thực=Sở Tư pháp");
  open(*first, "danh-muc.csv", "Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Mức độ DVC\n1.000001,Đăng ký kết hôn,Hộ tịch,Toàn trình\n1.000002,Chứng thực chữ ký,Chứng thực,Một phần\n");
  ASSERT_NE(first->library().catalogue(), nullptr);
  const std::string file = saved(*first, "export:settings");
  EXPECT_EQ(file.find("H38"), std::string::npos) << "no dossier";
  EXPECT_EQ(file.find("Bí Mật"), std::string::npos);

  auto second = make_app();
  open(*second, "ho-so.csv", kExport);
  EXPECT_EQ(log(*second).columns[2].role, intake::Role::field);
  open(*second, "cau-hinh.json", file);
  ASSERT_EQ(second->page().notices.size(), 1U);
  EXPECT_NE(second->page().notices[0].text.find("cau-hinh.json"), std::string::npos);
  EXPECT_EQ(second->library().logs().size(), 1U) << "settings are no list";
  EXPECT_EQ(log(*second).columns[2].role, intake::Role::unit) << "what is loaded is read again";
  EXPECT_EQ(log(*second).givens.channel, facts::Channel::online);
  ASSERT_NE(second->library().catalogue(), nullptr);
  ASSERT_EQ(second->library().catalogue()->procedures().size(), 2U);
  EXPECT_EQ(second->library().catalogue()->procedures()[0].level, facts::Level::full);
  EXPECT_EQ(second->library().settings().aliases, first->library().settings().aliases);
  EXPECT_EQ(saved(*second, "export:settings"), file) << "nothing is lost on the way";
  act(*second, "dismiss:news");
  EXPECT_TRUE(second->page().notices.empty());
}

TEST(SettingsFile, ItsTargetsGoBeforeThoseBuiltIn) {
  auto app = opened();
  const auto* built_in = app->rules().targets.find(2025, {.level = facts::UnitLevel::province}, *app->rules().metrics.find("full_process_a"));
  ASSERT_NE(built_in, nullptr);
  EXPECT_DOUBLE_EQ(built_in->value, 0.7);
  open(*app, "s.json", R"({"xanh": "settings", "version": 1, "targets": {"version": 1, "near_basis": {"vi": "a", "en": "b"}, "targets": [
    {"year": 2025, "kind": "locality", "metric": "full_process_a", "value": 0.45, "near": 0.4, "basis": {"vi": "Tỉnh", "en": "Province"}, "basis_date": "2025-01-02"}]}})");
  EXPECT_DOUBLE_EQ(app->rules().targets.find(2025, {.level = facts::UnitLevel::province}, *app->rules().metrics.find("full_process_a"))->value, 0.45);
  EXPECT_DOUBLE_EQ(app->rules().targets.find(2025, {.level = facts::UnitLevel::ministry}, *app->rules().metrics.find("full_process_a"))->value, 0.85) << "the others stay";
  app->act("page:overview");
  EXPECT_EQ(body<view::OverviewPage>(*app).tiles[0].standing, app->say()("standing.met")) << "50 % of 45 %";
  EXPECT_NE(saved(*app, "export:settings").find("0.45"), std::string::npos);
}

TEST(SettingsFile, WhatIsWrongIsSaidWithItsPlaceAndNothingIsLost) {
  struct Case {
    const char* text;
    const char* pointer;
  };
  const Case cases[] = {
      {R"({"xanh": "settings", "version": 1, )", "/"},
      {R"({"xanh": "settings"})", "/version"},
      {R"({"xanh": "settings", "version": 3})", "/version"},
      {R"({"xanh": "settings", "version": 3, "owner": {"name": "a"}})", "mới hơn"},
      {R"({"xanh": "settings", "version": 2, "day": "31/02/2026"})", "/day"},
      {R"({"xanh": "settings", "version": 1, "targets": {"version": 3, "aims": []}})", "/targets/version"},
      {R"({"xanh": "settings", "version": 1, "color": "red"})", "/color"},
      {R"({"xanh": "settings", "version": 1, "profiles": {}})", "/profiles"},
      {R"({"xanh": "settings", "version": 1, "profiles": [{"headers": ["a"], "columns": [{"header": "a", "role": "king"}]}]})", "/profiles/0/columns/0/role"},
      {R"({"xanh": "settings", "version": 1, "profiles": [{"headers": ["a"], "channel": "pigeon"}]})", "/profiles/0/channel"},
      {R"({"xanh": "settings", "version": 1, "unit_aliases": [{"text": "a"}]})", "/unit_aliases/0/unit"},
      {R"({"xanh": "settings", "version": 1, "catalogue": {"procedures": [{"code": "1.000001", "level": 4}]}})", "/catalogue/procedures/0/level"},
      {R"({"xanh": "settings", "version": 1, "catalogue": {"procedures": [{}]}})", "/catalogue/procedures/0"},
      {R"({"xanh": "settings", "version": 1, "targets": {"version": 1}})", "/targets"},
  };
  for (const Case& each : cases) {
    auto app = opened();
    open(*app, "sai.json", each.text);
    ASSERT_EQ(app->page().notices.size(), 1U) << each.text;
    const std::string& text = app->page().notices[0].text;
    EXPECT_NE(text.find(each.pointer), std::string::npos) << text;
    EXPECT_NE(text.find("sai.json"), std::string::npos) << text;
    EXPECT_EQ(app->library().logs().size(), 1U);
    EXPECT_TRUE(app->library().settings().profiles.empty());
    EXPECT_TRUE(app->library().settings().aliases.empty());
  }
}

// 28 November, 17:00 UTC: in Viet Nam the 29th has begun.
std::int64_t evening() { return 1'795'885'200; }

TEST(Copy, HoldsTheSettingsAndSaysWhoseTheyAreAndOfWhichDay) {
  auto app = opened();
  app->use_clock(&evening);
  app->act("export:copy");
  EXPECT_TRUE(app->take_requests().empty()) << "not every platform has a page to copy";
  app->can({.copies = true, .diagnoses = true});
  const std::string hostile = "</script><b>";
  act(*app, "alias:" + hostile + "=UBND xã Cốc San");
  act(*app, "target:2025:commune::full_process_a=55");
  act(*app, "owner:  tỉnh Lào  Cai ");
  EXPECT_TRUE(app->unsaved());
  app->act("export:copy");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_EQ(requests[0].kind, Request::Kind::save_page);
  EXPECT_EQ(requests[0].name, "xanh-tinh-lao-cai.html");
  EXPECT_EQ(requests[0].bytes.find("H38"), std::string::npos) << "no dossier";
  EXPECT_FALSE(app->unsaved());

  auto copy = make_app();
  copy->build_in(requests[0].bytes, "xanh.html");
  ASSERT_EQ(copy->page().notices.size(), 1U);
  EXPECT_NE(copy->page().notices[0].text.find("Bản Xanh của tỉnh Lào Cai, cấu hình ngày 29/11/2026: 0 cấu hình đọc tệp, 1 tên đơn vị, 0 thủ tục, 1 chỉ tiêu"), std::string::npos) << copy->page().notices[0].text;
  EXPECT_FALSE(copy->unsaved());
  open(*copy, "ho-so.csv", kExport);
  EXPECT_TRUE(std::ranges::any_of(copy->page().frame.footer, [](const std::string& line) { return line.contains("tỉnh Lào Cai"); }));
  ASSERT_EQ(copy->library().settings().aliases.size(), 1U);
  EXPECT_EQ(copy->library().settings().aliases[0].text, hostile);
  ASSERT_TRUE(copy->library().settings().targets);
  EXPECT_DOUBLE_EQ(copy->library().settings().targets->targets.at(0).value, 0.55);
  copy->act("page:about");
  const auto& about = body<view::TablesPage>(*copy);
  EXPECT_TRUE(std::ranges::any_of(about.sentences, [](const std::string& each) { return each.contains("29/11/2026") && each.contains("có hiệu lực ngay khi mở"); }));
  EXPECT_FALSE(std::ranges::contains(about.exports, "export:copy", &view::Link::action)) << "this platform cannot";
  // The user's own go over what is built in, and keep the rest.
  open(*copy, "s.json", R"({"xanh": "settings", "version": 1, "targets": {"version": 2, "near_basis": {"vi": "a", "en": "b"}, "targets": [{"year": 2025, "holder": {"level": "commune"},
      "metric": "full_process_a", "value": 0.6, "near": 0.5, "basis": {"vi": "a", "en": "b"}, "basis_date": "2025-01-01"}]}})");
  ASSERT_EQ(copy->library().settings().targets->targets.size(), 1U);
  EXPECT_DOUBLE_EQ(copy->library().settings().targets->targets[0].value, 0.6);
  EXPECT_EQ(copy->library().settings().owner, "tỉnh Lào Cai");
  EXPECT_EQ(copy->library().settings().aliases.size(), 1U);
}

TEST(Copy, SettingsOfANewerProgramAreRefusedInOneSentence) {
  auto copy = make_app();
  copy->build_in(R"({"xanh": "settings", "version": 7, "moods": []})", "xanh.html");
  ASSERT_EQ(copy->page().notices.size(), 1U);
  EXPECT_NE(copy->page().notices[0].text.find("mới hơn"), std::string::npos) << copy->page().notices[0].text;
  EXPECT_TRUE(copy->page().frame.footer.empty());
}

}  // namespace
}  // namespace xanh::app
