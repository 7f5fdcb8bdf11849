#include "app/app.h"

#include "export.h"

namespace xanh::app {
namespace {

TEST(App, BeginsWithTheEmptyPage) {
  auto app = make_app();
  const auto& start = body<view::StartPage>(*app);
  EXPECT_EQ(start.open.action, "open");
  EXPECT_EQ(start.sample.action, "sample");
  EXPECT_EQ(app->step(), source::Step::end);
}

TEST(App, AsksThePlatformForFilesAndTheSample) {
  auto app = make_app();
  app->act("open");
  app->act("sample");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].kind, Request::Kind::open_files);
  EXPECT_EQ(requests[1].kind, Request::Kind::open_sample);
  EXPECT_TRUE(app->take_requests().empty());
}

TEST(App, ShowsWhatWasUnderstoodThenTheOverview) {
  auto app = opened();
  const auto& import = body<view::ImportPage>(*app);
  ASSERT_EQ(import.files.size(), 1U);
  EXPECT_EQ(import.files[0].name, "ho-so.csv");
  app->act(import.go_on.action);
  EXPECT_FALSE(body<view::OverviewPage>(*app).tiles.empty());
}

TEST(App, AFaultyFileGivesOneSentenceAndKeepsWhatWasLoaded) {
  auto app = opened();
  app->act("page:overview");
  const std::string before = body<view::OverviewPage>(*app).tiles.front().value;
  open(*app, "anh.xlsx", "\x89PNG\r\n\x1a\n and what follows");
  const view::PageView& page = app->page();
  ASSERT_EQ(page.notices.size(), 1U);
  EXPECT_NE(page.notices[0].text.find("anh.xlsx"), std::string::npos) << page.notices[0].text;
  EXPECT_EQ(page.status, page.notices[0].text) << "screen readers hear it";
  EXPECT_EQ(body<view::OverviewPage>(*app).tiles.front().value, before);
  app->act(page.notices[0].dismiss.action);
  EXPECT_TRUE(app->page().notices.empty());
}

TEST(App, ProgressIsShownAndCanBeStopped) {
  auto app = opened();
  std::string large = kExport.substr(0, kExport.find(",,,T"));
  const std::string row = large.substr(large.find("H38.99-250321"), large.find("H38.99-250322") - large.find("H38.99-250321"));
  for (int i = 0; i < 60'000; ++i) large += row;
  std::vector<std::unique_ptr<source::ByteSource>> files;
  files.push_back(std::make_unique<source::MemorySource>("lon.csv", large));
  app->open(std::move(files));
  for (int i = 0; i < 6; ++i) ASSERT_EQ(app->step(), source::Step::ready);
  EXPECT_EQ(body<view::ProgressPage>(*app).cancel.action, "cancel");
  app->act("cancel");
  EXPECT_EQ(app->step(), source::Step::end);
  ASSERT_EQ(app->page().notices.size(), 1U) << "stopping is said";
  EXPECT_EQ(app->library().logs().size(), 1U) << "what was loaded stays";
}

TEST(App, TheSameFileTwiceCountsItsDossiersOnce) {
  auto app = opened();
  open(*app, "lan-hai.csv", kExport);
  app->act("page:overview");
  EXPECT_EQ(app->library().displaced(), 7U);
  const auto report = view::make_report(app->inputs(), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->total.figures[0].denominator, 6);
  app->act("remove:0");
  EXPECT_EQ(app->library().displaced(), 0U) << "removing brings back what was displaced";
  app->act("remove:0");
  body<view::StartPage>(*app);
}

TEST(App, ACatalogueGivenLaterFillsInTheServiceLevel) {
  auto app = make_app();
  open(*app, "ds.csv",
       "Mã hồ sơ,Mã TTHC,Đơn vị,Hình thức nộp,Ngày tiếp nhận\n"
       "H38.02-250110-0001,1.000001,Sở Tư pháp,Trực tuyến,10/01/2025\n"
       "H38.02-250110-0002,1.000002,Sở Tư pháp,Trực tuyến,10/01/2025\n");
  auto report = view::make_report(app->inputs(), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->total.figures[0].standing, metric::Standing::not_computable) << "no service level anywhere";
  open(*app, "danh-muc.csv",
       "Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Mức độ DVC\n1.000001,Đăng ký kết hôn,Hộ tịch,Toàn trình\n1.000002,Chứng thực,Chứng thực,Một phần\n");
  ASSERT_NE(app->library().catalogue(), nullptr);
  report = view::make_report(app->inputs(), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->total.figures[0].numerator, 1);
  EXPECT_EQ(report->total.figures[0].denominator, 2);
}

TEST(App, ExportsAreHandedToThePlatform) {
  auto app = opened();
  app->act("export:csv");
  app->act("export:json");
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 2U);
  EXPECT_EQ(requests[0].kind, Request::Kind::save);
  EXPECT_TRUE(requests[0].name.ends_with(".csv"));
  EXPECT_TRUE(requests[0].bytes.starts_with("\xEF\xBB\xBF")) << "Excel reads it as UTF-8";
  EXPECT_TRUE(requests[1].bytes.starts_with("{"));
  app->act("export:doc");
  EXPECT_EQ(app->page().notices.size(), 1U);
}

TEST(App, NoPersonalCellReachesAnyOutput) {
  auto app = opened();
  app->act("export:csv");
  app->act("export:json");
  for (const Request& request : app->take_requests()) EXPECT_EQ(request.bytes.find("Bí Mật"), std::string::npos);
}

}  // namespace
}  // namespace xanh::app
