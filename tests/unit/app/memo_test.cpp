// The memo of an export that was counted by hand, as the page saves it.
#include <algorithm>

#include "app/exports.h"
#include "export.h"
#include "report/memo_html.h"
#include "view/memo.h"

namespace xanh::app {
namespace {

std::string text_of(const view::Memo& memo) {
  std::string out = memo.agency + "\n" + memo.subject + "\n" + memo.period + "\n";
  const auto add = [&out](const std::vector<view::MemoBlock>& blocks) {
    for (const view::MemoBlock& block : blocks) {
      if (const auto* heading = std::get_if<view::MemoHeading>(&block)) out += heading->text + "\n";
      if (const auto* paragraph = std::get_if<view::MemoParagraph>(&block)) out += paragraph->text + "\n";
      if (const auto* item = std::get_if<view::MemoItem>(&block)) out += item->text + "\n";
      const auto* table = std::get_if<view::MemoTable>(&block);
      if (table == nullptr) continue;
      out += table->caption + "\n";
      for (const view::MemoRow& row : table->rows) {
        for (const view::MemoCell& cell : row.cells) out += cell.text + "|";
        out += "\n";
      }
    }
  };
  add(memo.blocks);
  for (const view::MemoAnnex& annex : memo.annexes) {
    out += annex.name + " " + annex.title + "\n";
    add(annex.blocks);
  }
  return out;
}

TEST(Memo, SaysTheFiguresOfTheFile) {
  auto app = opened();
  const auto memo = view::build_memo(app->inputs());
  ASSERT_TRUE(memo.has_value());
  const std::string text = text_of(*memo);
  // 3 of 6, 70 % of 6 is 4.2: 5 are needed.
  EXPECT_NE(text.find("Tỷ lệ hồ sơ trực tuyến toàn trình (A)|3|6|50,0\xC2\xA0%|70\xC2\xA0%|2|× chưa đạt|"), std::string::npos) << text;
  EXPECT_NE(text.find("I. Kết quả chung"), std::string::npos) << text;
  EXPECT_NE(text.find("Xã Cốc San"), std::string::npos);
  EXPECT_NE(text.find("ho-so.csv"), std::string::npos) << "where the numbers come from";
  EXPECT_NE(text.find("Phụ lục I"), std::string::npos);
  EXPECT_EQ(text.find("Bí Mật"), std::string::npos) << "no personal column";
  EXPECT_EQ(text.find("[memo"), std::string::npos) << text;
}

TEST(Memo, TablesHaveOneCellAColumnAndFillThePage) {
  auto app = opened();
  for (const char* language : {"lang:vi", "lang:en"}) {
    app->act(language);
    for (const char* action : {"year:2025", "metric:full_process_b", "metric:on_time_closed", "metric:full_process_a", "filter:unit=Sở Tư pháp", "clear", "from:2025-03-01", "from:"}) {
      app->act(action);
      const auto memo = view::build_memo(app->inputs());
      ASSERT_TRUE(memo.has_value()) << action;
      EXPECT_EQ(text_of(*memo).find('['), std::string::npos) << action << text_of(*memo);
      for (const view::MemoBlock& block : memo->blocks) {
        const auto* table = std::get_if<view::MemoTable>(&block);
        if (table == nullptr) continue;
        double width = 0;
        for (const view::MemoColumn& column : table->columns) width += column.width;
        EXPECT_NEAR(width, view::kMemoWidth, 0.01) << table->caption;
        for (const view::MemoRow& row : table->rows) EXPECT_EQ(row.cells.size(), table->columns.size()) << table->caption;
      }
    }
  }
}

TEST(Memo, IsSavedFromOverviewAndRanking) {
  auto app = opened();
  app->act("page:overview");
  const auto offers = [](const std::vector<view::Link>& links) {
    return std::ranges::count_if(links, [](const view::Link& link) { return link.action == "export:memo" || link.action == "export:memo-html"; });
  };
  EXPECT_EQ(offers(body<view::OverviewPage>(*app).exports), 2);
  app->act("export:memo");
  app->act("page:ranking");
  EXPECT_EQ(offers(body<view::TablesPage>(*app).exports), 2);
  app->act("sort:name");
  app->act("search:xyz");
  app->act("export:memo");
  app->act("export:memo-html");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 3U);
  EXPECT_EQ(requests[0].name, "xanh-memo-2025-03-24.docx");
  EXPECT_TRUE(requests[0].bytes.starts_with("PK"));
  EXPECT_TRUE(requests[0].bytes == requests[1].bytes) << "search and order are the page's, not the report's";
  EXPECT_EQ(requests[2].name, "xanh-memo-2025-03-24.html");
  const auto memo = memo_with_origin(app->inputs(), {.sha256 = app->library().sha256s()});
  ASSERT_TRUE(memo.has_value());
  EXPECT_EQ(requests[2].bytes, report::memo_html(*memo));
}

TEST(Memo, NamesTheUnitWhoseExportItIs) {
  auto app = make_app();
  std::string own;
  for (std::size_t at = 0; at < kExport.size();) {  // the lines of the commune alone
    const std::size_t end = kExport.find("\r\n", at) + 2;
    const std::string line = kExport.substr(at, end - at);
    if (line.find("Sở Tư pháp") == std::string::npos) own += line;
    at = end;
  }
  open(*app, "xa.csv", own);
  const auto memo = view::build_memo(app->inputs());
  ASSERT_TRUE(memo.has_value());
  EXPECT_EQ(memo->agency, "Ủy ban nhân dân Xã Cốc San");
  EXPECT_EQ(memo->above, "");
  EXPECT_NE(text_of(*memo).find("theo thủ tục"), std::string::npos);
}

}  // namespace
}  // namespace xanh::app
