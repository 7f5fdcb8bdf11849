// The pages of levers and changes, on the export whose figures are counted by hand.
#include <algorithm>

#include "app/app.h"
#include "export.h"
#include "tables.h"

namespace xanh::app {
namespace {

// Ten of a district in March, none online: 7 would be won by reaching 70 %, but no more come to it. Of the department all are online.
TEST(Judgement, DistrictsThatEndedAreToldApart) {
  std::string list = "Mã hồ sơ,Tên thủ tục hành chính,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\r\n";
  for (int i = 0; i < 10; ++i) {
    list += "H38.99-250311-" + std::to_string(1000 + i) + ",Đăng ký khai sinh,UBND huyện Bảo Thắng,Trực tiếp,Toàn trình,11/03/2025\r\n";
    list += "H38.07-250811-" + std::to_string(1000 + i) + ",Đăng ký khai sinh,Sở Tư pháp tỉnh Lào Cai,Trực tuyến,Toàn trình,11/08/2025\r\n";
  }
  auto app = make_app();
  open(*app, "co-huyen.csv", list);
  app->act("page:levers");
  const auto& lines = body<view::TablesPage>(*app).sentences;
  EXPECT_NE(std::ranges::find(lines, app->say()("levers.ended", {"1", "7"})), lines.end()) << lines.size();
  app->act("by:procedure");
  EXPECT_EQ(std::ranges::find(body<view::TablesPage>(*app).sentences, app->say()("levers.ended", {"1", "7"})), body<view::TablesPage>(*app).sentences.end());
}

// A: 3 of 6. 70 % of 6 is 4.2: 5 are needed, 2 are missing. So Tu phap has 3 of 4 (2.8: none is
// missing), Coc San 0 of 2 (1.4: 2 are missing).
TEST(Judgement, LeversOfTheExport) {
  auto app = opened();
  app->act("page:levers");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(page.id, "levers");
  ASSERT_GE(page.sentences.size(), 4U);
  EXPECT_NE(page.sentences[0].find("còn thiếu 2 hồ sơ để đạt 70 %"), std::string::npos) << page.sentences[0];
  EXPECT_EQ(page.sentences[1], "Nếu 1 đơn vị đầu bảng đạt chỉ tiêu 70 % thì bù đủ số còn thiếu.");
  // Missed: 1 + 2; of services that are not full-process 1 + 1, filed in person though full-process 1.
  EXPECT_NE(page.sentences[2].find("Trong 3 hồ sơ"), std::string::npos);
  EXPECT_NE(page.sentences[2].find("2 hồ sơ thuộc dịch vụ chưa toàn trình"), std::string::npos);
  const auto found = std::ranges::find(page.tables, "levers", &view::Table::id);
  ASSERT_NE(found, page.tables.end());
  const view::Table& table = *found;
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(texts(table.rows[0]), (std::vector<std::string>{"Xã Cốc San", "0", "2", "0,0 %", "2", "100 %", "1", "1", ""}));
  EXPECT_EQ(texts(table.rows[1]), (std::vector<std::string>{"Sở Tư pháp", "3", "4", "75,0 %", "0", "—", "1", "0", ""}));
  EXPECT_EQ(table.rows[0].cells[4].value, 2.0);
}

TEST(Judgement, WithoutATargetTheLeversNeedPeers) {
  auto app = opened();
  app->act("page:levers");
  app->act("metric:online_filing");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_EQ(page.choices.size(), 3U);  // no unit has 30 dossiers: there is no median
  ASSERT_EQ(page.sentences.size(), 1U);
  EXPECT_NE(page.sentences[0].find("chưa có mức để so sánh"), std::string::npos) << page.sentences[0];
  EXPECT_TRUE(page.tables.empty()) << "no distance to nothing";
}

// February: So Tu phap 1 of 1. March: 1 of 2, and Coc San 0 of 2: 100 % falls to 25 %.
// Rate: (1 + 1/2) / 2 x -1/2 = -37.5 points; mix (3/4 - 5/8) x -1/2 = -6.25; new (0 - 5/8) x 1/2 = -31.25.
TEST(Judgement, ChangeOfTheLastMonth) {
  auto app = opened();
  app->act("page:changes");
  const auto& page = body<view::TablesPage>(*app);
  ASSERT_GE(page.sentences.size(), 4U);
  EXPECT_NE(page.sentences[0].find("tháng 02/2025 là 100,0 %, tháng 03/2025 là 25,0 %; thay đổi −75,00 điểm"), std::string::npos) << page.sentences[0];
  EXPECT_NE(page.sentences[1].find("−37,50 điểm do tỷ lệ"), std::string::npos) << page.sentences[1];
  EXPECT_NE(page.sentences[1].find("−6,25 điểm do cơ cấu hồ sơ thay đổi, −31,25 điểm do dòng mới có hồ sơ, 0,00 điểm"), std::string::npos) << page.sentences[1];
  const view::Table& table = page.tables.at(0);
  ASSERT_EQ(table.rows.size(), 2U);
  EXPECT_EQ(table.rows[0].key, "Sở Tư pháp");
  EXPECT_NEAR(*table.rows[0].cells[5].value, -0.375, 1e-12);
  EXPECT_NEAR(*table.rows[0].cells[6].value, -0.0625, 1e-12);
  EXPECT_NEAR(*table.rows[1].cells[6].value, -0.3125, 1e-12);
  EXPECT_EQ(table.rows[1].cells[0].text, "Xã Cốc San (mới có hồ sơ)");
  app->act("against:year");
  EXPECT_TRUE(body<view::TablesPage>(*app).tables.empty());  // nothing of 2024
  app->act("undo");
  EXPECT_FALSE(body<view::TablesPage>(*app).tables.empty());
}

TEST(Judgement, WhatTheFilesLackIsSaidOnBothPages) {
  auto app = make_app();
  open(*app, "khong-muc-do.csv", "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Hình thức nộp\nH38.02-250110-0001,Sở Tư pháp,10/01/2025,Trực tuyến\n");
  for (const char* each : {"page:levers", "page:changes"}) {
    app->act(each);
    const auto& page = body<view::TablesPage>(*app);
    EXPECT_TRUE(page.tables.empty());
    ASSERT_EQ(page.sentences.size(), 1U) << each;
    EXPECT_NE(page.sentences[0].find("dữ liệu thiếu mức độ dịch vụ"), std::string::npos) << page.sentences[0];
  }
}

}  // namespace
}  // namespace xanh::app
