// What is taken away: workbook, origin, small counts kept back, whom to remind. Of the export counted by hand in export.h.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../report_writer/unzip.h"
#include "../source/zip_builder.h"
#include "export.h"
#include "source/sha256.h"

namespace xanh::app {
namespace {

std::int64_t noon() { return 1'764'300'000; }  // 28 November 2025, 03:20 UTC: 10:20 in Viet Nam

std::string sum_of(std::string_view bytes) {
  source::Sha256 sum;
  sum.add(std::as_bytes(std::span(bytes)));
  return sum.finish();
}

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// The part of a package that holds `words`, which stands in no other; "" where none does.
std::string sheet_with(const std::map<std::string, std::string>& parts, std::string_view words) {
  for (const auto& [name, content] : parts) {
    if (name.starts_with("xl/worksheets/") && holds(content, words)) return content;
  }
  return {};
}

TEST(Workbook, RatesAreFormulasWithTheirValuesAndTotalsSums) {
  auto app = opened();
  app->act("page:overview");
  const auto parts = report::unzip(saved(*app, "export:xlsx"));
  // Full process: Sở Tư pháp 3 of 4, xã Cốc San 0 of 2; the total below them 3 of 6. Rows from the fourth on.
  const std::string sheet = sheet_with(parts, "<f>SUM(B4:B5)</f><v>3</v>");
  ASSERT_FALSE(sheet.empty());
  EXPECT_TRUE(holds(sheet, "<f>SUM(C4:C5)</f><v>6</v>"));
  EXPECT_TRUE(holds(sheet, "B4/C4)</f><v>0.75</v>") || holds(sheet, "B5/C5)</f><v>0.75</v>"));
  EXPECT_TRUE(holds(sheet, "B6/C6)</f><v>0.5</v>"));
  EXPECT_TRUE(holds(sheet, "IF(C6=0,&quot;\xE2\x80\x94&quot;,B6/C6)")) << "an empty denominator is a dash";
  EXPECT_FALSE(holds(sheet, "IFERROR"));
  EXPECT_TRUE(holds(sheet, "<autoFilter ref=\"A3:")) << "the heads filter, and the total stays out of it";
  EXPECT_TRUE(holds(sheet, "ySplit=\"3\"") && holds(sheet, "state=\"frozen\""));
  EXPECT_TRUE(holds(sheet, "<cfRule priority=\"1\" type=\"expression\" dxfId=\"0\""));
  EXPECT_TRUE(holds(parts.at("xl/styles.xml"), "<dxfs count=\"3\">"));
  EXPECT_TRUE(holds(parts.at("xl/workbook.xml"), "Nguồn gốc số liệu"));
}

TEST(Workbook, HostileCellsStayText) {
  auto app = make_app();
  open(*app, "=cmd.csv",
       "Mã hồ sơ,Đơn vị,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận\n"
       "H38.02-250110-0001,<img src=x onerror=alert(1)>,Trực tuyến,Toàn trình,10/01/2025\n"
       "H38.02-250110-0002,=HYPERLINK(\"http://x\"),Trực tuyến,Toàn trình,10/01/2025\n");
  app->act("page:ranking");
  const auto parts = report::unzip(saved(*app, "export:xlsx"));
  for (const auto& [name, content] : parts) {
    EXPECT_FALSE(holds(content, "<f>=") || holds(content, "<f>HYPERLINK") || holds(content, "<img")) << name;
  }
  EXPECT_TRUE(holds(parts.at("xl/sharedStrings.xml"), "=HYPERLINK("));
}

TEST(Provenance, StandsInEveryFile) {
  auto app = opened();
  app->use_clock(&noon);
  app->act("filter:field=Hộ tịch");
  app->act("page:ranking");
  const std::string sum = sum_of(kExport);
  const auto workbook = report::unzip(saved(*app, "export:xlsx"));
  for (const std::string& text : {workbook.at("xl/sharedStrings.xml"), saved(*app, "export:csv"), saved(*app, "export:json"), saved(*app, "export:memo-html"), saved(*app, "export:snapshot")}) {
    for (const std::string& part : {sum, std::string("ho-so.csv"), std::string("28/11/2025 10:20:00"), std::string("Hộ tịch")}) EXPECT_TRUE(holds(text, part)) << part << "\n" << text.substr(0, 300);
    EXPECT_FALSE(holds(text, "Bí Mật"));
  }
  const auto json = nlohmann::json::parse(saved(*app, "export:json"));
  const auto& file = json.at("provenance").at("files").at(0);
  EXPECT_EQ(file.at("sha256"), sum);
  EXPECT_EQ(file.at("bytes"), kExport.size());
  EXPECT_EQ(file.at("used"), 6);  // of eight rows one is a total and one was not accepted
  const std::string csv = saved(*app, "export:csv");
  EXPECT_TRUE(holds(csv, "\r\n\r\n")) << "an empty line before it: the table alone ends there";
}

// Who was sent the archive can check it, too; and the catalogue gives dossiers their level of service.
TEST(Provenance, NamesWhatStandsBehindTheFiles) {
  auto app = make_app();
  const std::string archive = source::make_zip({{"ho-so.csv", kExport}}, true);
  const std::string catalogue = "Mã TTHC,Tên thủ tục,Mức độ DVC\n1.004194,Thủ tục A,Một phần\n1.000001,Thủ tục B,Toàn trình\n";
  open(*app, "tuan.zip", archive);
  open(*app, "danh-muc.csv", catalogue);
  ASSERT_NE(app->library().catalogue(), nullptr);
  app->act("page:ranking");
  const auto files = [&app] { return nlohmann::json::parse(saved(*app, "export:json")).at("provenance").at("files"); };
  const auto all = files();
  ASSERT_EQ(all.size(), 3U) << all;
  const std::string sums[] = {sum_of(kExport), sum_of(archive), sum_of(catalogue)};
  const std::string names[] = {"tuan.zip/ho-so.csv", "tuan.zip", "danh-muc.csv"};
  const std::size_t bytes[] = {kExport.size(), archive.size(), catalogue.size()};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_EQ(all[i].at("file"), names[i]);
    EXPECT_EQ(all[i].at("sha256"), sums[i]);
    EXPECT_EQ(all[i].at("bytes"), bytes[i]);
  }
  open(*app, "khac.csv", kExport);
  app->act("remove:0");
  EXPECT_EQ(files().size(), 2U) << "the archive has gone with its only file";
}

TEST(Exports, EachPageOfTablesLeavesAsText) {
  auto app = opened();
  for (const std::string_view page : {"trend", "spread", "levers", "changes", "definitions", "stocks", "check", "targets", "sources"}) {
    app->act("page:" + std::string(page));
    const auto& body = std::get<view::TablesPage>(app->page().body);
    if (std::ranges::find(body.exports, "export:csv", &view::Link::action) == body.exports.end()) {
      EXPECT_TRUE(std::ranges::all_of(body.tables, [](const view::Table& table) { return table.rows.empty(); })) << page;
      continue;
    }
    const auto table = std::ranges::find_if(body.tables, [](const view::Table& each) { return !each.rows.empty(); });
    ASSERT_NE(table, body.tables.end()) << page;
    const std::string id = table->id, head = table->columns.front().label;
    const auto json = nlohmann::json::parse(saved(*app, "export:json"));
    EXPECT_TRUE(std::ranges::any_of(json.at("tables"), [&](const auto& each) { return each.at("id") == id; })) << page << "\n" << json.dump().substr(0, 300);
    EXPECT_TRUE(json.contains("provenance")) << page;
    EXPECT_TRUE(holds(saved(*app, "export:csv"), head)) << page;
  }
}

TEST(Exports, APageWithoutChartsSaysSo) {
  auto app = opened();
  app->act("page:targets");
  app->act("export:chart:1:png");
  ASSERT_EQ(app->page().notices.size(), 1U);
  EXPECT_TRUE(holds(app->page().notices[0].text, "không có biểu đồ nào")) << app->page().notices[0].text;
  EXPECT_TRUE(app->take_requests().empty());
}

TEST(Provenance, ASnapshotWithItCanBeReadAgain) {
  auto app = opened();
  const std::string snapshot = saved(*app, "export:snapshot");
  open(*app, "snapshot.json", snapshot);
  EXPECT_NE(app->library().snapshot(), nullptr);
}

// The bytes come late, as in a browser: the page says what it waits for, can be told not to, and goes on.
/// Says "not yet" once whenever `late` is set.
class LateSource final : public source::ByteSource {
 public:
  LateSource(const std::string& bytes, bool& late) : bytes_(bytes), late_(late) {}
  std::string_view name() const override { return "ho-so.csv"; }
  std::uint64_t size() const override { return bytes_.size(); }
  Result<source::Step> read(std::uint64_t offset, std::span<std::byte> out) override {
    if (std::exchange(late_, false)) return source::Step::pending;
    std::ranges::copy(std::as_bytes(std::span(bytes_)).subspan(static_cast<std::size_t>(offset), out.size()), out.begin());
    return source::Step::ready;
  }

 private:
  const std::string& bytes_;
  bool& late_;
};

TEST(Provenance, WaitsForSourcesThatAreReadAgain) {
  bool late = false;  // outlives the sources
  auto app = make_app();
  std::vector<std::unique_ptr<source::ByteSource>> files;
  files.push_back(std::make_unique<LateSource>(kExport, late));
  app->open(std::move(files));
  for (int steps = 0; app->step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000);
  late = true;
  app->act("export:json");
  const auto waits = [&app] { return std::ranges::any_of(app->page().notices, [](const view::Notice& notice) { return notice.dismiss.action == "cancel"; }); };
  EXPECT_TRUE(app->take_requests().empty() && waits());
  app->act("cancel");
  EXPECT_FALSE(waits());
  late = true;
  app->act("export:json");
  EXPECT_TRUE(app->take_requests().empty());
  for (int steps = 0; app->step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000);
  const auto requests = app->take_requests();
  ASSERT_EQ(requests.size(), 1U);
  EXPECT_TRUE(holds(requests.front().bytes, sum_of(kExport)));
  EXPECT_FALSE(waits());
}

// 3 of 6, 3 of 4, 0 of 2: below five everything but the empty numerator.
TEST(Suppress, KeepsSmallCountsOutOfPageAndFiles) {
  auto app = opened();
  app->act("suppress:5");
  app->act("page:ranking");
  const auto& total = body<view::TablesPage>(*app).tables.front().rows.front();
  std::vector<std::string> texts;
  for (const view::Cell& cell : total.cells) texts.push_back(cell.text);
  EXPECT_TRUE(std::ranges::contains(texts, "<5") && std::ranges::contains(texts, "*") && std::ranges::contains(texts, "giữ kín"));
  const auto json = nlohmann::json::parse(saved(*app, "export:json"));
  EXPECT_EQ(json.at("total").at("figures").at("full_process_a").at("standing"), "withheld");
  EXPECT_TRUE(json.at("total").at("figures").at("full_process_a").at("numerator").is_null());
  const std::string csv = saved(*app, "export:csv");
  EXPECT_TRUE(holds(csv, ",<5,*,")) << csv;
  EXPECT_TRUE(holds(csv, "Giữ kín số nhỏ"));
  const auto snapshot = nlohmann::json::parse(saved(*app, "export:snapshot"));
  EXPECT_EQ(snapshot.at("suppress"), 5);
  for (const auto& metric : snapshot.at("metrics")) {
    for (const auto& unit : metric.at("units")) {
      const int n = unit.at("to_date").at(0), m = unit.at("to_date").at(1);
      EXPECT_FALSE((n > 0 && n < 5) || (m > 0 && m < 5)) << metric.at("id");
    }
  }
  app->act("page:levers");
  EXPECT_TRUE(body<view::TablesPage>(*app).tables.empty());
  app->act("page:stocks");
  for (const view::Table& table : body<view::TablesPage>(*app).tables) EXPECT_NE(table.id, "dossiers");
  app->act("suppress:0");
  EXPECT_TRUE(std::ranges::contains(body<view::TablesPage>(*app).tables, "dossiers", &view::Table::id));
}

// One dossier is pending and overdue: Sở Tư pháp, due 20 March. Codes are listed only where that was switched on.
TEST(Followup, NamesWhomToRemindAndNoDossierUnlessAsked) {
  auto app = opened();
  app->act("page:stocks");
  const std::string text = saved(*app, "export:followup-text");
  EXPECT_TRUE(holds(text, "1. Sở Tư pháp: ")) << text;
  EXPECT_TRUE(holds(text, "giải quyết 1 hồ sơ quá hạn")) << text;
  EXPECT_FALSE(holds(text, "H38."));
  EXPECT_FALSE(holds(saved(*app, "export:followup-csv"), "H38."));
  app->act("codes:on");
  EXPECT_TRUE(holds(saved(*app, "export:followup-text"), "H38.02-250315-0001"));
  EXPECT_FALSE(holds(saved(*app, "export:view"), "codes"));
  EXPECT_FALSE(holds(app->address(), "codes"));
  EXPECT_FALSE(holds(saved(*app, "export:followup-csv"), "Bí Mật"));
}

}  // namespace
}  // namespace xanh::app
