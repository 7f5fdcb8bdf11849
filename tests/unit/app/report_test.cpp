// The machine's output: JSON, CSV and the terminal's table.
#include "report/report_text.h"

#include <nlohmann/json.hpp>

#include "export.h"

namespace xanh::app {
namespace {

using Json = nlohmann::json;

Json as_json(App& app) {
  const auto report = view::make_report(app.inputs(), {});
  EXPECT_TRUE(report.has_value());
  return Json::parse(report::report_json(*report, app.say()));
}

TEST(ReportJson, CarriesNumeratorDenominatorAndGap) {
  auto app = opened();
  const Json json = as_json(*app);
  EXPECT_EQ(json["period"], (Json{{"from", "2025-01-01"}, {"to", "2025-03-24"}})) << "to the latest event";
  EXPECT_EQ(json["year"], 2025);
  const Json& a = json["total"]["figures"]["full_process_a"];
  EXPECT_EQ(a["numerator"], 3);
  EXPECT_EQ(a["denominator"], 6);
  EXPECT_EQ(a["rate"], 0.5);
  EXPECT_EQ(a["standing"], "missed");
  EXPECT_EQ(a["gapDossiers"], 2);
  EXPECT_EQ(json["files"][0]["dossiers"], 6) << "the one not accepted is left out";
  EXPECT_EQ(json["files"][0]["personalColumnsDropped"], 1);
}

TEST(ReportJson, WhatCannotBeComputedIsNullWithItsNeeds) {
  auto app = opened();
  const Json json = as_json(*app);
  const Json& b = json["total"]["figures"]["full_process_b"];
  EXPECT_EQ(b["standing"], "not_computable");
  EXPECT_TRUE(b["rate"].is_null());
  EXPECT_TRUE(b["numerator"].is_null());
  EXPECT_EQ(b["needs"], Json::array({"eligible"}));
}

TEST(ReportJson, RowsAddUpToTheTotal) {
  auto app = opened();
  const Json json = as_json(*app);
  std::int64_t numerator = 0, denominator = 0;
  for (const Json& row : json["rows"]) {
    numerator += row["figures"]["full_process_a"]["numerator"].get<std::int64_t>();
    denominator += row["figures"]["full_process_a"]["denominator"].get<std::int64_t>();
  }
  EXPECT_EQ(numerator, json["total"]["figures"]["full_process_a"]["numerator"]);
  EXPECT_EQ(denominator, json["total"]["figures"]["full_process_a"]["denominator"]);
}

TEST(ReportTable, NamesAnUnknownMetric) {
  auto app = opened();
  const std::vector<std::string> ids = {"full_process_z"};
  const auto report = view::make_report(app->inputs(), ids);
  ASSERT_FALSE(report.has_value());
  EXPECT_EQ(report.error().code, ErrorCode::unknown_name);
  EXPECT_NE(report.error().args[2].find("full_process_a"), std::string::npos);
}

TEST(ReportTable, SpeaksBothLanguages) {
  auto app = opened();
  auto report = view::make_report(app->inputs(), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_NE(report::report_table(*report, app->say()).find("chưa đạt"), std::string::npos);
  app->act("lang:en");
  report = view::make_report(app->inputs(), {});
  ASSERT_TRUE(report.has_value());
  const std::string english = report::report_table(*report, app->say());
  EXPECT_NE(english.find("missed"), std::string::npos);
  EXPECT_EQ(english.find("chưa đạt"), std::string::npos);
}

TEST(Log, TellsWhatWasLeftOutAndWhy) {
  auto app = opened();
  const intake::ImportLog& log = *app->library().logs().front();
  const Json json = Json::parse(report::log_json(log));
  EXPECT_EQ(json["headerRow"], 2);
  EXPECT_EQ(json["leftOut"]["not_accepted"]["firstRows"], Json::array({9}));
  EXPECT_EQ(json["leftOut"]["total_row"]["firstRows"], Json::array({10}));
  EXPECT_EQ(json["columns"][6]["role"], "personal");
  const std::string table = report::log_table(log, app->say());
  EXPECT_NE(table.find("Dòng tổng cộng"), std::string::npos) << table;
}

}  // namespace
}  // namespace xanh::app
