// The what-if of the levers page, on the export whose figures are counted by hand. 100 dossiers are to come
// after 24 March: of units 4 : 2, so 66.67 of Sở Tư pháp (3 of 4 so far) and 33.33 of Cốc San (0 of 2).
#include <algorithm>

#include "export.h"
#include "tables.h"

namespace xanh::app {
namespace {

std::unique_ptr<App> ahead() {
  auto app = opened();
  app->act("page:levers");
  app->act("future:100");
  return app;
}
enum : std::size_t { kUnit, kNow, kFuture, kWithout, kWith, kChange, kWon, kJudged };

// Without: 3 + 66.67 x 3/4 = 53 of 106, 50 %. With 60 % of Coc San's: 20 more, 73 of 106 = 68.9 %; 70 % of
// 106 is 74.2, so 75 are needed and 2 are missing.
TEST(WhatIf, OfAUnitByHand) {
  auto app = ahead();
  app->act("shift:Xã Cốc San=60");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_TRUE(says(page, "GIẢ ĐỊNH, không phải số liệu: trong số hồ sơ sắp tới lẽ ra không đạt, chuyển được 60\xC2\xA0% của Xã Cốc San."));
  EXPECT_TRUE(says(page, "Cuối năm 2025: 50,0\xC2\xA0% nếu từng dòng giữ tỷ lệ từ đầu năm, 68,9\xC2\xA0% theo giả định (+18,9 điểm phần trăm, thêm 20 hồ sơ)"));
  EXPECT_TRUE(says(page, "vẫn chưa đạt: còn thiếu 2 hồ sơ"));
  EXPECT_TRUE(says(page, "100 hồ sơ, do người dùng nhập"));
  const view::Table& result = table_of(page, "whatif");
  const view::Row& whole = row_of(result, "total");
  EXPECT_NEAR(*whole.cells[kNow].value, 0.5, 1e-12);
  EXPECT_NEAR(*whole.cells[kWithout].value, 53.0 / 106, 1e-12);
  EXPECT_NEAR(*whole.cells[kWith].value, 73.0 / 106, 1e-12);
  EXPECT_EQ(whole.cells[kWon].value, 20.0);
  EXPECT_EQ(whole.cells[kJudged].text, "× còn thiếu 2");
  // Levels: the department is left alone (3 + 50 of 71), the commune goes from 0 to 20 of 35.
  EXPECT_NEAR(*row_of(result, "department").cells[kWith].value, 53.0 / 71, 1e-12);
  EXPECT_EQ(row_of(result, "department").cells[kWon].value, 0.0);
  EXPECT_NEAR(*row_of(result, "commune").cells[kWith].value, 20.0 / 35, 1e-12);
  EXPECT_EQ(row_of(table_of(page, "levers"), "Xã Cốc San").cells.back().text, "60");
}

// By procedures: "Chứng thực chữ ký" 0 of 2, one at each unit: 33.33 to come, of which 30 % are 10. The
// department wins 5 of its 16.67 (58 of 71), the commune 5 (5 of 35).
TEST(WhatIf, OfAProcedureOnEveryLevel) {
  auto app = ahead();
  app->act("by:procedure");
  const auto& before = body<view::TablesPage>(*app);
  const auto& rows = table_of(before, "levers").rows;
  const auto row = std::ranges::find_if(rows, [](const view::Row& r) { return r.cells[0].text.find("Chứng thực chữ ký") != std::string::npos; });
  ASSERT_NE(row, rows.end());
  const std::string field = row->cells.back().field;
  app->act(field + "30");
  const auto& page = body<view::TablesPage>(*app);
  const view::Table& result = table_of(page, "whatif");
  EXPECT_NEAR(*row_of(result, "total").cells[kWith].value, 63.0 / 106, 1e-12);
  EXPECT_NEAR(*row_of(result, "department").cells[kWithout].value, 53.0 / 71, 1e-12);
  EXPECT_NEAR(*row_of(result, "department").cells[kWith].value, 58.0 / 71, 1e-12);
  EXPECT_NEAR(*row_of(result, "commune").cells[kWith].value, 5.0 / 35, 1e-12);
  EXPECT_EQ(table_of(page, "shifted").rows.size(), 1U);
  EXPECT_EQ(table_of(page, "shifted").rows[0].cells[kWon].value, 10.0);
}

// At the target from now on: Coc San wins 70 % of 33.33: 3 + 50 + 23.33, so 76 of the 75 needed.
TEST(WhatIf, ReachingTheTargetFromNowOn) {
  auto app = ahead();
  EXPECT_TRUE(std::ranges::any_of(body<view::TablesPage>(*app).choices, [](const view::Link& link) { return link.action == "shift:@target=100" && !link.current; }));
  app->act("shift:@target=100");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_TRUE(says(page, "từ nay mọi đơn vị dưới mức đều đạt chỉ tiêu 70"));
  EXPECT_TRUE(says(page, "của cả năm sẽ đạt"));
  EXPECT_EQ(row_of(table_of(page, "whatif"), "total").cells[kJudged].text, "✓ đạt");
  EXPECT_EQ(row_of(table_of(page, "levers"), "Xã Cốc San").cells.back().text, "70");
  EXPECT_EQ(row_of(table_of(page, "levers"), "Sở Tư pháp").cells.back().text, "");
}

TEST(WhatIf, LeavesNoTraceElsewhereAndCanBeDropped) {
  auto app = ahead();
  const auto ranked = [&] {
    app->act("page:overview");
    return body<view::OverviewPage>(*app).tiles[0].value;
  };
  const std::string before = ranked();
  app->act("page:levers");
  app->act("shift:Xã Cốc San=100");
  EXPECT_TRUE(says(body<view::TablesPage>(*app), "GIẢ ĐỊNH"));
  EXPECT_EQ(ranked(), before);
  app->act("page:trend");
  EXPECT_FALSE(says(body<view::TablesPage>(*app), "GIẢ ĐỊNH"));
  app->act("page:levers");
  app->act("unshift");
  EXPECT_FALSE(says(body<view::TablesPage>(*app), "GIẢ ĐỊNH"));
}

// Days of a month have no year's end: nothing is left to shift.
TEST(WhatIf, OfChosenDaysIsRefusedInWords) {
  auto app = ahead();
  app->act("shift:Xã Cốc San=60");
  app->act("period:2025-03");
  const auto& page = body<view::TablesPage>(*app);
  EXPECT_TRUE(says(page, "chỉ tính được trên số lũy kế")) << (page.sentences.empty() ? "" : page.sentences.back());
  for (const view::Table& table : page.tables) EXPECT_NE(table.id, "whatif");
}

// Two are missing, and Coc San alone can win them: its bar is lit.
TEST(WhatIf, TheParetoSaysWhatIsNeeded) {
  auto app = ahead();
  const auto& page = body<view::TablesPage>(*app);
  ASSERT_EQ(page.charts.size(), 1U);
  const auto& pareto = std::get<view::Pareto>(page.charts[0]);
  ASSERT_EQ(pareto.bars.size(), 1U);  // only Coc San can win anything
  EXPECT_EQ(pareto.bars[0].size, 2.0);
  EXPECT_EQ(pareto.bars[0].tone, view::Tone::bad);
  EXPECT_EQ(pareto.needed, 2.0);
}

}  // namespace
}  // namespace xanh::app
