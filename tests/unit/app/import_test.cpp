// The first rows as they stand, and what can be taken away from an import.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "export.h"
#include "report/report_text.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

const view::Table* preview(App& app) {
  app.act("page:import");
  for (const view::Table& table : body<view::ImportPage>(app).files.front().tables) {
    if (table.id == "preview-0") return &table;
  }
  return nullptr;
}

TEST(Preview, ShowsTheFirstRowsWithTheHeaderMarkedAndNoPersonalCell) {
  auto app = opened();
  const view::Table* table = preview(*app);
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->columns.size(), 12U);  // row number and the file's 11
  ASSERT_EQ(table->rows.size(), 8U);      // a title, the header, six of the eight rows
  EXPECT_EQ(table->rows[0].cells[1].text, "DANH SÁCH HỒ SƠ");
  EXPECT_FALSE(table->rows[0].heading);
  EXPECT_TRUE(table->rows[1].heading);
  EXPECT_FALSE(table->rows[2].heading);
  EXPECT_EQ(table->rows[2].cells[0].text, "3");
  EXPECT_EQ(table->rows[2].cells[1].text, "H38.02-250110-0001") << "a dossier code is no phone number";
  EXPECT_EQ(table->rows[2].cells[8].text, "10/01/2025");
  EXPECT_EQ(table->rows[1].cells[7].text, "Chủ hồ sơ") << "its header is no secret";
  EXPECT_EQ(table->rows[2].cells[7].text, "•••");
  EXPECT_TRUE(table->rows[2].cells[7].struck);
  EXPECT_FALSE(table->rows[2].cells[8].struck);
  for (const intake::PreviewRow& row : app->library().logs().front()->preview) {
    for (const auto& cell : row.cells) EXPECT_EQ(cell.text.find("Bí Mật"), std::string::npos);
  }
  EXPECT_EQ(report::twin_json(report::make_twin(app->page())).find("Bí Mật"), std::string::npos);
}

TEST(Preview, KeepsNoContactThatStandsInAnotherColumnAndNoColumnOnceJudgedPersonal) {
  auto app = make_app();
  open(*app, "a.csv",
       "Mã hồ sơ,Đơn vị,Chủ hồ sơ,Ghi chú,Ngày tiếp nhận\n"
       "H38.02-250110-0001,Sở Tư pháp,Nguyễn Văn A,xong,10/01/2025\n"
       "H38.02-250110-0002,0912345678,Nguyễn Văn B,xong,11/01/2025\n"
       "H38.02-250110-0003,Sở Y tế,Nguyễn Văn C,xong,12/01/2025\n");
  app->act("role:0:2=applicant_type");
  for (int steps = 0; app->step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000);
  const view::Table* table = preview(*app);
  ASSERT_NE(table, nullptr);
  ASSERT_EQ(table->rows.size(), 4U);
  EXPECT_EQ(table->rows[1].cells[2].text, "Sở Tư pháp");
  EXPECT_EQ(table->rows[2].cells[2].text, "•••");
  EXPECT_EQ(table->rows[1].cells[3].text, "•••") << "a role was named for it, its values stay out of sight";
}

TEST(LeftOutCsv, ListsEveryRowAndItsReasonAndNothingElse) {
  auto app = opened();
  app->act("lang:en");
  EXPECT_EQ(saved(*app, "export:left-out:0"),
            "\xEF\xBB\xBFRow,Reason\r\n"
            "9," + app->say()("left_out.not_accepted") + "\r\n"
            "10," + app->say()("left_out.total_row") + "\r\n");
}

TEST(LeftOutCsv, SaysHowManyItDoesNotList) {
  intake::ImportLog log;
  for (std::uint64_t row = 1; row <= 100'003; ++row) log.leave_out(intake::LeftOut::blank, row);
  EXPECT_EQ(log.left_out_rows.size(), 100'000U);
  auto app = make_app();
  app->act("lang:en");
  const std::string csv = report::left_out_csv(log, app->say());
  EXPECT_NE(csv.find("\r\n100000,"), std::string::npos);
  EXPECT_EQ(csv.find("\r\n100001,"), std::string::npos);
  EXPECT_TRUE(csv.ends_with(",and 3 more rows that are not listed\r\n")) << csv.substr(csv.size() - 60);
}

TEST(Shape, HoldsHeadersTypesAndCountsButNoValue) {
  auto app = opened();
  const std::string text = saved(*app, "export:shape:0");
  const auto shape = nlohmann::json::parse(text);
  EXPECT_EQ(shape["headerRow"], 2);
  ASSERT_EQ(shape["columns"].size(), 11U);
  const auto& code = shape["columns"][0];
  EXPECT_EQ(code["header"], "Mã hồ sơ");
  EXPECT_EQ(code["role"], "dossier_code");
  EXPECT_EQ(code["type"], "dossier_code");
  EXPECT_EQ(code["sampled"]["rows"], 8);
  EXPECT_EQ(code["sampled"]["filled"], 7);
  EXPECT_EQ(shape["columns"][6]["role"], "personal");
  EXPECT_EQ(shape["columns"][7]["type"], "date");
  EXPECT_EQ(shape["columns"][9]["sampled"]["dates"], 5) << "two are still open";
  EXPECT_EQ(shape["leftOut"]["not_accepted"], 1);
  for (const char* value : {"Bí Mật", "H38", "Sở Tư pháp", "kết hôn", "2025", "ho-so.csv", "DANH SÁCH"}) {
    EXPECT_EQ(text.find(value), std::string::npos) << value;
  }
}

TEST(Shape, OfAFileThatWasNotUnderstoodIsOfferedWithTheError) {
  auto app = make_app();
  open(*app, "la.csv", "Mã hồ sơ,Đơn vị,Cột lạ\nH38.02-250110-0001,Sở Tư pháp,bìa vàng\nH38.02-250110-0002,Sở Tư pháp,bìa đỏ\n");
  const auto& notices = app->page().notices;
  ASSERT_EQ(notices.size(), 1U);
  ASSERT_EQ(notices[0].more.action, "export:refused-shape:0");
  const std::string json = report::twin_json(report::make_twin(app->page()));
  EXPECT_NE(json.find("export:refused-shape:0"), std::string::npos);
  const auto shape = nlohmann::json::parse(saved(*app, "export:refused-shape:0"));
  ASSERT_EQ(shape["columns"].size(), 3U);
  EXPECT_EQ(shape["columns"][1]["role"], "unit");
  EXPECT_EQ(shape["columns"][2]["header"], "Cột lạ");
  EXPECT_EQ(shape["columns"][2]["type"], "text");
}

}  // namespace
}  // namespace xanh::app
