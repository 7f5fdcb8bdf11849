#include "source/xlsx.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"
#include "source/xlsx_parts.h"
#include "zip_builder.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;
using Parts = std::vector<std::pair<std::string, std::string>>;

constexpr char kRels[] =
    R"(<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
    R"(<Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>)"
    R"(<Relationship Id="rId3" Type="x/styles" Target="styles.xml"/>)"
    R"(<Relationship Id="rId4" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)";

Parts workbook(std::string sheet1, std::string strings = "<sst/>", std::string properties = "") {
  return {{"[Content_Types].xml", "<Types/>"},
          {"_rels/.rels", R"(<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
          {"xl/workbook.xml", "<workbook xmlns:r=\"q\">" + properties + R"(<sheets><sheet name="Hồ sơ" sheetId="1" r:id="rId1"/><sheet name="Ẩn" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>)"},
          {"xl/_rels/workbook.xml.rels", kRels},
          {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0.0&quot; ngày&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)"},
          {"xl/sharedStrings.xml", std::move(strings)},
          {"xl/worksheets/sheet1.xml", std::move(sheet1)},
          {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"}};
}

Rows read_xlsx(const Parts& parts, std::size_t table = 0, std::size_t piece = 256 << 10, bool deflated = true, ColumnMask mask = {}) {
  SlowSource source(make_zip(parts, deflated));
  const auto document = make_xlsx_document(source, piece);
  return read_all(*document, table, std::move(mask));
}

const char kSheet[] =
    R"(<?xml version="1.0"?><worksheet><dimension ref="A1"/><!-- <row> --><sheetData>)"
    R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row>)"
    R"(<row r="3" spans="1:4"><c r="A3" t="inlineStr"><is><r><t>Cấp </t></r><r><t xml:space="preserve">&amp; đổi</t></r><rPh><t>no</t></rPh></is></c>)"
    R"(<c r="B3" s="1"><v>45292</v></c><c r="C3" s="2"><v>45292.5</v></c><c r="D3" s="3"><v>12.5</v></c></row>)"
    R"(<row r="4"/><row><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="str"><f>A1&amp;"x"</f><v>a&lt;b_x000D_</v></c><c/><c t="d"><v>2024-01-01</v></c></row>)"
    R"(</sheetData><mergeCells><row r="9"><c><v>1</v></c></row></mergeCells></worksheet>)";
const char kStrings[] = R"(<sst count="2"><si><t>Mã hồ sơ</t></si><si><r><t>Ngày</t></r><r><t xml:space="preserve"> trả</t></r><rPh><t>x</t></rPh></si><si/></sst>)";

TEST(Xlsx, KindsOfCells) {
  const Rows rows = read_xlsx(workbook(kSheet, kStrings));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Mã hồ sơ", "", "Ngày trả"},
                               {"Cấp & đổi", "45292", "45292.5", "12.5"},
                               {"1", "#N/A", "a<b\r", "", "2024-01-01"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{2, 3, 5}));
  using enum CellKind;
  EXPECT_EQ(rows.kinds[0], (std::vector{shared_text, empty, shared_text}));
  EXPECT_EQ(rows.kinds[1], (std::vector{text, date_serial, date_serial, number}));
  EXPECT_EQ(rows.kinds[2], (std::vector{boolean, error, text, empty, text}));
}

TEST(Xlsx, AnyCutAndStoredEntriesGiveTheSameRows) {
  std::string sheet = "<worksheet><sheetData>";
  for (int i = 0; i < 200; ++i) {
    sheet += "<row><c t=\"inlineStr\"><is><t>n&amp;" + std::to_string(i) + "</t></is></c><c s='1'><v>" + std::to_string(45000 + i) + "</v></c></row>";
  }
  sheet += "</sheetData></worksheet>";
  const Rows whole = read_xlsx(workbook(sheet));
  ASSERT_EQ(whole.cells.size(), 200u);
  EXPECT_EQ(whole.cells[9], (std::vector<std::string>{"n&9", "45009"}));
  for (const std::size_t piece : {1, 2, 3, 5, 7, 16, 33, 64, 100, 1000}) {
    EXPECT_EQ(read_xlsx(workbook(sheet), 0, piece).cells, whole.cells) << piece;
    EXPECT_EQ(read_xlsx(workbook(sheet), 0, piece, false).cells, whole.cells) << piece;
    EXPECT_EQ(read_xlsx(workbook(kSheet, kStrings), 0, piece).cells, read_xlsx(workbook(kSheet, kStrings)).cells) << piece;
  }
}

TEST(Xlsx, MaskAndSecondSheet) {
  EXPECT_EQ(read_xlsx(workbook(kSheet, kStrings), 0, 4096, true, {.all = false, .columns = {2}}).cells,
            (Cells{{"Ngày trả"}, {"45292.5"}, {"a<b\r"}}));
  EXPECT_EQ(read_xlsx(workbook(kSheet, kStrings), 1).cells, (Cells{{"7"}}));
}

TEST(Xlsx, SheetsAreNamedHiddenOnesMarkedEpochKept) {
  SlowSource source(make_zip(workbook(kSheet, kStrings, "<workbookPr date1904=\"1\"/>"), true));
  const auto document = make_xlsx_document(source);
  (void)read_all(*document);
  ASSERT_EQ(document->tables().size(), 2u);
  EXPECT_EQ(document->tables()[0].name, "Hồ sơ");
  EXPECT_FALSE(document->tables()[0].hidden);
  EXPECT_TRUE(document->tables()[1].hidden);
  EXPECT_TRUE(document->tables()[0].system_1904);
}

TEST(Xlsx, PrefixedStrictDocument) {
  Parts parts = workbook("<x:worksheet xmlns:x=\"s\"><x:sheetData><x:row r=\"1\"><x:c r=\"B1\"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>");
  EXPECT_EQ(read_xlsx(parts).cells, (Cells{{"", "5"}}));
}

TEST(Xlsx, EveryTruncationIsAnErrorNotACrash) {
  const std::string zip = make_zip(workbook(kSheet, kStrings), true);
  for (std::size_t size = 0; size + 1 < zip.size(); size += 3) {
    SlowSource source(zip.substr(0, size));
    const auto document = make_xlsx_document(source);
    const Rows rows = read_all(*document);
    ASSERT_TRUE(rows.error) << size;
    EXPECT_EQ(rows.error->code, ErrorCode::archive_truncated) << size;
  }
}

TEST(Xlsx, FlippedBytesNeverCrash) {
  const std::string zip = make_zip(workbook(kSheet, kStrings), true);
  for (std::size_t at = 0; at < zip.size(); ++at) {
    std::string broken = zip;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    SlowSource source(broken);
    const auto document = make_xlsx_document(source);
    bool open = true;
    while (open) {
      const auto step = document->open();
      if (!step || *step == Step::end) open = false;
    }
    if (!document->tables().empty()) (void)read_all(*document);
  }
}

TEST(Xlsx, FaultsSayWhereTheyAre) {
  const Rows wrong = read_xlsx(workbook(R"(<worksheet><sheetData><row r="8"><c t="s"><v>99</v></c></row></sheetData></worksheet>)", kStrings));
  ASSERT_TRUE(wrong.error);
  EXPECT_EQ(wrong.error->code, ErrorCode::xml_malformed);
  EXPECT_EQ(wrong.error->place.row, 8u);
  EXPECT_EQ(wrong.error->place.sheet, "Hồ sơ");
  const Rows cut = read_xlsx(workbook("<worksheet><sheetData><row><c><v>1</v></c></row><row><c>"));
  ASSERT_TRUE(cut.error);
  EXPECT_EQ(cut.error->code, ErrorCode::xml_malformed);
  const Rows wide = read_xlsx(workbook("<worksheet><sheetData><row><c r=\"ZZZ1\"><v>1</v></c></row></sheetData></worksheet>"));
  ASSERT_TRUE(wide.error);
  EXPECT_EQ(wide.error->code, ErrorCode::too_many_columns);
}

TEST(Xlsx, DateFormats) {
  for (const char* yes : {"dd/mm/yyyy", "[$-42A]d mmmm yyyy", "h:mm AM/PM", "[h]:mm", "yyyy\\-mm\\-dd"}) EXPECT_TRUE(is_date_format(yes)) << yes;
  for (const char* no : {"General", "0.00", "#,##0", "0\" ngày\"", "[Red]0", "@", "0.0%", "\\d0"}) EXPECT_FALSE(is_date_format(no)) << no;
}

}  // namespace
}  // namespace xanh::source
