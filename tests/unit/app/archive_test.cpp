// A ZIP of exports is opened as the files in it.
#include "../source/zip_builder.h"
#include "export.h"

namespace xanh::app {
namespace {

// The lines of kExport as two files: Sở Tư pháp's four dossiers, and the three of UBND xã Cốc San.
std::string part_of(bool first) {
  const std::size_t rows = kExport.find("H38.02-250110"), second = kExport.find("H38.99-250320");
  return kExport.substr(0, rows) + (first ? kExport.substr(rows, second - rows) : kExport.substr(second));
}

TEST(Archive, ItsFilesAddUpAndTheRestIsNamed) {
  auto app = make_app();
  const std::string nested = source::make_zip({{"c.csv", kExport}}, true);
  open(*app, "tuan.zip", source::make_zip({{"so.csv", part_of(true)}, {"__MACOSX/._so.csv", "?"}, {"anh.png", "\x89PNG\r\n\x1a\n"},
                                           {"xa/xa.csv", part_of(false)}, {"trong.zip", nested}}, true));
  const auto logs = app->library().logs();
  ASSERT_EQ(logs.size(), 2U);
  EXPECT_EQ(logs[0]->file, "tuan.zip/so.csv");
  EXPECT_EQ(logs[0]->dossiers, 4U);
  EXPECT_EQ(logs[1]->file, "tuan.zip/xa/xa.csv");
  const auto report = view::make_report(app->inputs(), {});
  ASSERT_TRUE(report);
  EXPECT_EQ(report->total.figures[0].numerator, 3);
  EXPECT_EQ(report->total.figures[0].denominator, 6);
  const auto& notices = app->page().notices;
  ASSERT_EQ(notices.size(), 2U);
  EXPECT_NE(notices[0].text.find("tuan.zip/anh.png"), std::string::npos) << notices[0].text;
  EXPECT_NE(notices[1].text.find("tuan.zip/trong.zip"), std::string::npos) << notices[1].text;
  app->act("remove:0");
  ASSERT_EQ(app->library().logs().size(), 1U);
  EXPECT_EQ(app->library().logs()[0]->file, "tuan.zip/xa/xa.csv");
}

TEST(Archive, APasswordIsSaid) {
  auto app = make_app();
  open(*app, "khoa.zip", source::make_zip({{"so.csv", kExport}}, source::ZipOptions{.flags = 1}));
  ASSERT_EQ(app->page().notices.size(), 1U);
  EXPECT_NE(app->page().notices[0].text.find("mật khẩu"), std::string::npos) << app->page().notices[0].text;
  EXPECT_TRUE(app->library().failed_in_archive());
  open(*app, "anh.png", "\x89PNG\r\n\x1a\n");
  EXPECT_FALSE(app->library().failed_in_archive());
}

TEST(Archive, CancellingWhileItIsUnpackedLeavesNothing) {
  auto app = make_app();
  std::vector<std::unique_ptr<source::ByteSource>> files;
  files.push_back(std::make_unique<source::MemorySource>("tuan.zip", source::make_zip({{"a.csv", kExport}, {"b.csv", kExport}}, true)));
  app->open(std::move(files));
  for (int i = 0; i < 3; ++i) ASSERT_EQ(app->step(), source::Step::ready);
  body<view::ProgressPage>(*app);
  app->act("cancel");
  EXPECT_EQ(app->step(), source::Step::end);
  EXPECT_TRUE(app->library().logs().empty());
  open(*app, "ho-so.csv", kExport);
  EXPECT_EQ(app->library().logs().size(), 1U);
}

}  // namespace
}  // namespace xanh::app
