// Who has sent what, and what is told twice: lists and forms together.
#include <algorithm>
#include <stdexcept>

#include "app/app.h"

#include "export.h"
#include "tables.h"

namespace xanh::app {
namespace {

std::string form(const std::string& month, const std::string& rows) {
  return ",KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH,,,,\n,Kỳ báo cáo: tháng " + month + " năm 2025 - Tỉnh Lào Cai,,,,\n" +
         "TT,Đơn vị,Tiếp nhận trong kỳ,,Đã giải quyết,\n,,Trực tuyến,\"Trực tiếp, bưu chính\",Đúng hạn,Quá hạn\n" + rows;
}

const view::Table& table(const view::TablesPage& page, std::string_view id) {
  const auto found = std::ranges::find(page.tables, id, &view::Table::id);
  if (found == page.tables.end()) throw std::out_of_range(std::string(id));
  return *found;
}

TEST(Sources, UnitsByMonthWithWhatIsMissingAndWhatDiffers) {
  auto app = make_app();
  open(*app, "t9.csv", form("9", "1,UBND phường Sa Pa,60,40,80,5\n2,UBND xã Bắc Hà,10,10,15,5\n"));
  open(*app, "t10.csv", form("10", "1,UBND phường Sa Pa,50,50,70,9\n"));
  open(*app, "sapa.csv", form("10", "1,UBND phường Sa Pa,51,50,70,9\n"));
  app->act("page:sources");
  const auto& page = body<view::TablesPage>(*app);
  const view::Table& units = table(page, "submissions");
  ASSERT_EQ(units.columns.size(), 3U);  // September is the first month with figures
  ASSERT_EQ(units.rows.size(), 2U);
  EXPECT_EQ(texts(units.rows[0]), (std::vector<std::string>{"Phường Sa Pa", "biểu", "lệch"}));
  EXPECT_EQ(texts(units.rows[1]), (std::vector<std::string>{"Xã Bắc Hà", "biểu", "thiếu"}));

  const view::Table& twice = table(page, "overlaps");
  ASSERT_EQ(twice.rows.size(), 1U);
  EXPECT_EQ(twice.rows[0].cells[3].text, "101");  // 51 + 50: of equal dates the larger
  EXPECT_EQ(twice.rows[0].cells[4].text, "100");
  const view::Cell use = twice.rows[0].cells[5];
  EXPECT_EQ(use.text, "sapa.csv");
  ASSERT_EQ(use.options.size(), 2U);

  // 60 + 40, 10 + 10 and 101 are counted, never 201.
  const auto received = [&app] {
    app->act("page:ranking");
    app->act("metric:online_filing");
    return body<view::TablesPage>(*app).tables.at(0).rows.front().cells[5].text;
  };
  EXPECT_EQ(received(), "221");
  app->act(use.options[1].action);
  EXPECT_EQ(received(), "220");
  app->act("page:sources");
  EXPECT_EQ(table(body<view::TablesPage>(*app), "overlaps").rows[0].cells[5].text, "t10.csv");
  app->act("remove:2");
  EXPECT_EQ(body<view::TablesPage>(*app).tables.size(), 1U);  // nothing is told twice any more
}

// Districts ended on 30 June 2025, communes as they are now began on 1 July: neither is missing outside
// of its time.
TEST(Sources, NothingIsMissingWhereThereWasNoSuchUnit) {
  auto app = make_app();
  open(*app, "ho-so.csv",
       "Mã hồ sơ,Đơn vị xử lý,Ngày tiếp nhận,Hình thức nộp\n"
       "H38.1-250512-0001,UBND huyện Bát Xát,12/05/2025,Trực tuyến\n"
       "H38.1-250803-0001,UBND phường Sa Pa,03/08/2025,Trực tuyến\n"
       "H38.1-250504-0001,Sở Tư pháp,04/05/2025,Trực tuyến\n");
  app->act("page:sources");
  const auto& page = body<view::TablesPage>(*app);
  const view::Table& units = table(page, "submissions");
  ASSERT_EQ(units.columns.size(), 5U);  // May to August
  ASSERT_EQ(units.rows.size(), 3U);
  EXPECT_EQ(texts(units.rows[0]), (std::vector<std::string>{"Huyện Bát Xát", "1", "thiếu", "—", "—"}));
  EXPECT_EQ(texts(units.rows[1]), (std::vector<std::string>{"Phường Sa Pa", "—", "—", "thiếu", "1"}));
  EXPECT_EQ(texts(units.rows[2]), (std::vector<std::string>{"Sở Tư pháp", "1", "thiếu", "thiếu", "thiếu"}));
}

TEST(Sources, AListGoesBeforeItsFormAndIsComparedWithIt) {
  auto app = opened();
  open(*app, "bieu.csv", form("3", "1,Sở Tư pháp,3,1,0,0\n"));
  app->act("page:sources");
  const auto& page = body<view::TablesPage>(*app);
  const view::Table& twice = table(page, "overlaps");
  ASSERT_EQ(twice.rows.size(), 1U);
  EXPECT_EQ(twice.rows[0].cells[2].text, "danh sách hồ sơ và biểu tổng hợp");
  EXPECT_EQ(twice.rows[0].cells[3].text, "2");  // 12 and 15 March
  EXPECT_EQ(twice.rows[0].cells[4].text, "4");
  EXPECT_EQ(twice.rows[0].cells[5].text, "ho-so.csv");
}

}  // namespace
}  // namespace xanh::app
