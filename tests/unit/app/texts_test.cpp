// No text is missing in either language, and none is left that nothing says.
#include <algorithm>

#include "export.h"
#include "intake/log_names.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

std::vector<std::string> holes(const std::string& text) {
  std::vector<std::string> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && text[i + 2] == '}') found.push_back(text.substr(i, 3));
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

TEST(Texts, BothLanguagesHaveTheSameKeysAndHoles) {
  auto app = make_app();
  const auto& vi = app->rules().vi.all();
  const auto& en = app->rules().en.all();
  for (const auto& [key, text] : vi) {
    ASSERT_TRUE(en.contains(key)) << key;
    EXPECT_FALSE(text.empty()) << key;
    EXPECT_EQ(holes(text), holes(en.find(key)->second)) << key;
  }
  for (const auto& [key, text] : en) EXPECT_TRUE(vi.contains(key)) << key;
}

TEST(Texts, EveryNameOfTheRulesAndLogsHasAText) {
  auto app = make_app();
  for (const view::Strings* say : {&app->rules().vi, &app->rules().en}) {
    for (const metric::Metric& metric : app->rules().metrics.metrics) {
      for (const metric::Need need : metric.needs) EXPECT_TRUE(say->has("need." + std::string(metric::need_id(need)))) << metric::need_id(need);
      EXPECT_FALSE((*say)(metric.name).empty()) << metric.id;
      EXPECT_FALSE((*say)(metric.definition).empty()) << metric.id;
    }
    for (const auto id : intake::kLeftOutNames) EXPECT_TRUE(say->has("left_out." + std::string(id))) << id;
    for (const auto id : intake::kRepairNames) EXPECT_TRUE(say->has("repair." + std::string(id))) << id;
    for (std::size_t i = 1; i < intake::kProvinceFromNames.size(); ++i) {
      EXPECT_TRUE(say->has("province_from." + std::string(intake::kProvinceFromNames[i]))) << i;
    }
    for (int role = 0; role <= static_cast<int>(intake::Role::integrated); ++role) {
      const auto id = intake::role_id(static_cast<intake::Role>(role));
      EXPECT_TRUE(say->has("role." + std::string(id))) << id;
    }
    for (int code = 0; code <= static_cast<int>(ErrorCode::cancelled); ++code) {
      const std::string text = view::message({static_cast<ErrorCode>(code), {.file = "a.csv", .sheet = "S", .row = 3, .column = 2}, {"x", "y", "z"}}, *say);
      EXPECT_EQ(text.find('['), std::string::npos) << text;
      EXPECT_TRUE(text.starts_with("a.csv, ")) << text;
    }
  }
}

TEST(Texts, NoPageShowsAKeyInBrackets) {
  auto app = opened();
  for (const char* language : {"lang:vi", "lang:en"}) {
    app->act(language);
    for (const char* action : {"page:overview", "metric:full_process_b", "metric:full_process_a", "year:2024", "year:2025", "kind:ministry", "kind:locality",
                               "page:ranking", "by:field", "by:procedure", "by:month", "by:level", "by:channel", "by:unit", "from:2025-02-01", "page:overview",
                               "from:", "page:import"}) {
      app->act(action);
      const std::string json = report::twin_json(report::make_twin(app->page()));
      EXPECT_EQ(json.find("\"["), std::string::npos) << action << ": " << json.substr(json.find("\"["), 60);
    }
  }
}

}  // namespace
}  // namespace xanh::app
