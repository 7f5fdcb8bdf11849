// The load as a whole: slow bytes, workbooks of several sheets, errors.
#include "../source/slow_source.h"
#include "../source/workbook.h"
#include "load.h"

namespace xanh::intake {
namespace {

std::string long_list() {
  std::string text = "Mã hồ sơ,Ngày tiếp nhận,Đơn vị,Hình thức nộp,Ghi chú\n";
  for (int i = 0; i < 30000; ++i) {
    const std::string number = std::to_string(10000 + i);
    text += "H38.12-250301-" + number + (i % 7 == 0 ? ",2/3/2025" : ",01/03/2025 08:00:00") + ",Xã số " +
            std::to_string(i % 13) + (i % 3 == 0 ? ",Trực tuyến," : ",Trực tiếp,") + std::string(100, 'x') + "\n";
  }
  return text;
}

TEST(Load, PendingBytesChangeNothing) {
  const Loaded plain = load(long_list());
  source::SlowSource slow(long_list());
  const Loaded late = load(slow);
  ASSERT_FALSE(plain.error);
  ASSERT_FALSE(late.error);
  EXPECT_GT(late.pending, 2u);
  EXPECT_EQ(plain.shard->size(), 30000u);
  EXPECT_EQ(late.shard->unit, plain.shard->unit);
  EXPECT_EQ(late.shard->trait, plain.shard->trait);
  EXPECT_EQ(late.shard->received, plain.shard->received);
  EXPECT_EQ(late.shard->code, plain.shard->code);
  EXPECT_EQ(late.shard->row, plain.shard->row);
  EXPECT_EQ(late.log.rows_read, plain.log.rows_read);
  // 30000 rows, i % 13 == 5 from 5 on: 2307 whole rounds give 2307 rows, and 29996 = 5 + 13 * 2307.
  EXPECT_EQ(std::ranges::count(plain.shard->unit, *plain.shard->units.find("Xã số 5")), 2308);
}

TEST(Load, WorkIsBoundedPerStep) {
  source::MemorySource bytes("a.csv", long_list());
  Loader loader(bytes, {.rules = &shipped_rules()});
  std::uint64_t rows = 0, steps = 0;
  while (true) {
    const auto step = loader.step();
    ASSERT_TRUE(step);
    EXPECT_LE(loader.rows_read() - rows, 8192u);
    rows = loader.rows_read();
    ++steps;
    if (*step == source::Step::end) break;
  }
  EXPECT_GT(steps, 8u);
  EXPECT_EQ(rows, 30000u);
}

TEST(Load, AnErrorIsRepeated) {
  source::MemorySource bytes("a.csv", "a,b\n1,2\n");
  Loader loader(bytes, {.rules = &shipped_rules()});
  Result<source::Step> step = source::Step::ready;
  while (step) step = loader.step();
  EXPECT_EQ(step.error().code, ErrorCode::header_not_found);
  EXPECT_EQ(loader.step().error().code, ErrorCode::header_not_found);
}

std::string cell(const std::string& text) { return "<c t=\"inlineStr\"><is><t>" + text + "</t></is></c>"; }

std::string sheet(const std::vector<std::vector<std::string>>& rows) {
  std::string xml = "<worksheet><sheetData>";
  for (const auto& row : rows) {
    xml += "<row>";
    for (const std::string& text : row) xml += text.starts_with("<c") ? text : cell(text);
    xml += "</row>";
  }
  return xml + "</sheetData></worksheet>";
}

// A workbook of sheets with names; attributes such as state="hidden" stand behind a name.
std::string book(const std::vector<std::pair<std::string, std::string>>& sheets, const std::string& properties = "") {
  std::string list, relations;
  std::vector<std::pair<std::string, std::string>> parts;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    list += "<sheet name=\"" + sheets[i].first + "\" sheetId=\"" + id + "\" r:id=\"rId" + id + "\"/>";
    relations += "<Relationship Id=\"rId" + id +
                 "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" "
                 "Target=\"worksheets/sheet" + id + ".xml\"/>";
    parts.emplace_back("xl/worksheets/sheet" + id + ".xml", sheets[i].second);
  }
  parts.insert(parts.begin(),
               {{"[Content_Types].xml", "<Types/>"},
                {"_rels/.rels",
                 "<Relationships><Relationship Id=\"rId1\" "
                 "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
                 "Target=\"xl/workbook.xml\"/></Relationships>"},
                {"xl/workbook.xml",
                 "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" + properties +
                     "<sheets>" + list + "</sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"}});
  return source::make_zip(parts, source::ZipOptions{});
}

const std::vector<std::string> kNames = {"Mã hồ sơ", "Ngày tiếp nhận", "Đơn vị", "Mã TTHC"};
const std::vector<std::string> kDossier = {"H38.12-250301-0001", "<c><v>45717.5</v></c>", "Xã A", "<c><v>1.01001</v></c>"};

TEST(Load, SerialDatesAndCutCodesOfAWorkbook) {
  const Loaded list = load(book({{"Hồ sơ", sheet({{"Danh sách"}, kNames, kDossier})}}));
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.sheet, "Hồ sơ");
  EXPECT_EQ(list.log.header_row, 2u);
  EXPECT_EQ(list.shard->received[0], day(2025, 3, 1));
  EXPECT_EQ(list.shard->row[0], 3u);
  EXPECT_EQ(list.procedure(0), "1.010010");
  // The 1904 system counts 1462 days less.
  const Loaded old = load(book({{"Hồ sơ", sheet({kNames, {"x", "<c><v>44255</v></c>", "Xã A", "1.001193"}})}},
                               "<workbookPr date1904=\"1\"/>"));
  ASSERT_FALSE(old.error);
  EXPECT_EQ(old.shard->received[0], day(2025, 3, 1));
}

TEST(Load, TheSheetOfDossiersIsChosen) {
  const std::string notes = sheet({{"Hướng dẫn"}, {"Điền vào sheet sau"}});
  const std::string catalogue = sheet({{"Mã TTHC", "Tên TTHC", "Mức độ"}, {"1.001193", "Khai sinh", "Toàn trình"}});
  const std::string empty = sheet({kNames});
  const std::string list = sheet({kNames, kDossier});
  const auto chosen = [](std::string bytes) {
    const Loaded loaded = load(std::move(bytes));
    return loaded.error ? "error" : loaded.log.sheet;
  };
  EXPECT_EQ(chosen(book({{"a", notes}, {"b", catalogue}, {"c", empty}, {"d", list}})), "d");
  EXPECT_EQ(chosen(book({{"a", notes}, {"b", catalogue}})), "b");
  EXPECT_EQ(chosen(book({{"a\" state=\"hidden", list}, {"b", list}})), "b");
  EXPECT_EQ(chosen(book({{"a", notes}, {"b\" state=\"hidden", list}})), "b");
  const Loaded none = load(book({{"a", notes}, {"c", empty}}));
  ASSERT_TRUE(none.error);
  EXPECT_EQ(none.error->code, ErrorCode::no_rows);
  EXPECT_EQ(none.error->place.sheet, "c");
}

TEST(Load, EqualFactsFromTextAndWorkbook) {
  const Loaded text = load("Mã hồ sơ,Ngày tiếp nhận,Đơn vị,Mã TTHC\nH38.12-250301-0001,01/03/2025 12:00:00,Xã A,1.01001\n");
  const Loaded xlsx = load(book({{"a", sheet({kNames, kDossier})}}));
  ASSERT_FALSE(text.error || xlsx.error);
  EXPECT_EQ(text.shard->code, xlsx.shard->code);
  EXPECT_EQ(text.shard->received, xlsx.shard->received);
  EXPECT_EQ(text.procedure(0), xlsx.procedure(0));
  EXPECT_EQ(text.unit(0), xlsx.unit(0));
}

TEST(Load, ErrorsOfTheFileComeThrough) {
  EXPECT_EQ(load(std::string()).error->code, ErrorCode::file_empty);
  EXPECT_EQ(load(std::string("%PDF-1.4 ...")).error->code, ErrorCode::not_a_table);
  const std::string zip = book({{"a", sheet({kNames, kDossier})}});
  EXPECT_TRUE(load(zip.substr(0, zip.size() / 2)).error);
}

}  // namespace
}  // namespace xanh::intake
