#include "source/xlsx.h"

#include <gtest/gtest.h>

#include <iterator>
#include <random>
#include <string>

#include "source/xlsx_parts.h"
#include "workbook.h"

namespace xanh::source {
namespace {

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
  for (const std::size_t piece : {1u, 2u, 3u, 5u, 7u, 16u, 33u, 64u, 100u, 1000u}) {
    EXPECT_EQ(read_xlsx(workbook(sheet), 0, piece).cells, whole.cells) << piece;
    EXPECT_EQ(read_xlsx(workbook(sheet), 0, piece, false).cells, whole.cells) << piece;
    EXPECT_EQ(read_xlsx(workbook(kSheet, kStrings), 0, piece).cells, read_xlsx(workbook(kSheet, kStrings)).cells) << piece;
  }
}

// Cells as most programs write them are read by a shorter way than all others: a blank more makes each another.
TEST(Xlsx, PlainCellsAreReadAsAllOthers) {
  std::mt19937 random(11);
  const auto of = [&random](const auto& list) { return std::string(list[random() % std::size(list)]); };
  const char* const references[] = {" r=\"A1\"", " r=\"C9\"", " r=\"B\"", " r=\"\"", " r=\"1\"", "", "", " r=\"AB>\""};
  const char* const styles[] = {"", " s=\"1\"", " s=\"2\"", " s=\"99\"", " s=\"x\"", " s=\"\"", " t=\"n\" s=\"1\"", " s=\"0\" x=\"1\""};
  const char* const types[] = {"", "", " t=\"s\"", " t=\"b\"", " t=\"str\"", " t=\"d\"", " t=\"e\"", " t='s'"};
  const char* const texts[] = {"1", "0", " 1 ", "a&lt;b", "", "45292.5", "2&amp;", "<![CDATA[1]]>"};
  for (int round = 0; round < 24; ++round) {
    std::string plain, other;
    for (int row = 0; row < 6; ++row) {
      plain += "<row>", other += "<row>";
      for (int i = 0, cells = static_cast<int>(random() % 5); i < cells; ++i) {
        const std::string open = "<c" + of(references) + of(types) + of(styles), text = of(texts), tail = random() % 9 == 0 ? "" : "</c>";
        plain += open + "><v>" + text + "</v>" + tail;
        other += open + " ><v >" + text + "</v >" + tail;
      }
      plain += "</row>", other += "</row>";
    }
    const Rows a = read_xlsx(workbook(sheet(plain), kStrings)), b = read_xlsx(workbook(sheet(other), kStrings));
    ASSERT_EQ(a.cells, b.cells) << plain;
    ASSERT_EQ(a.kinds, b.kinds) << plain;
    ASSERT_EQ(a.numbers, b.numbers) << plain;
    ASSERT_EQ(a.error.has_value(), b.error.has_value()) << plain;
  }
}

TEST(Xlsx, HiddenRowsAreDataAndCounted) {
  const std::string sheet =
      "<worksheet><sheetData><row><c><v>1</v></c></row><row hidden=\"1\"><c><v>2</v></c></row>"
      "<row hidden=\"true\"><c><v>3</v></c></row><row hidden=\"1\"/><row hidden=\"0\"><c><v>4</v></c></row></sheetData></worksheet>";
  for (const std::size_t piece : {3u, 4096u}) {
    const Rows rows = read_xlsx(workbook(sheet), 0, piece);
    EXPECT_EQ(rows.cells, (Cells{{"1"}, {"2"}, {"3"}, {"4"}}));
    EXPECT_EQ(rows.hidden, 2u);
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

TEST(Xlsx, SparseRowsAndCells) {
  const Rows rows = read_xlsx(workbook(sheet(
      "<row r=\"5\"><c r=\"B5\"><v>1</v></c><c><v>2</v></c><c r=\"aa5\"><v>3</v></c></row><row><c><v>4</v></c></row>"
      "<row r=\"100\"><c r=\"C100\"/><c r=\"D100\"><v></v></c><c r=\"E100\"><v/></c></row><row r=\"1048576\"><c r=\"A1048576\"><v>5</v></c></row>")));
  ASSERT_FALSE(rows.error);
  std::vector<std::string> first(27);
  first[1] = "1", first[2] = "2", first[26] = "3";
  EXPECT_EQ(rows.cells, (Cells{first, {"4"}, {"5"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{5, 6, 1048576}));
}

// ECMA-376 18.8.30: built-in formats 14-22 and 45-47 are dates and times; custom ones by their code.
TEST(Xlsx, DatesByStyle) {
  Parts parts = workbook("");
  std::string styles = "<styleSheet><numFmts><numFmt numFmtId=\"14\" formatCode=\"0.0\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>";
  std::string cells;
  for (int id = 0; id < 60; ++id) {
    styles += "<xf numFmtId=\"" + std::to_string(id) + "\"/>";
    cells += "<c s=\"" + std::to_string(id) + "\"><v>45292</v></c>";
  }
  part(parts, "xl/styles.xml") = styles + "</cellXfs></styleSheet>";
  part(parts, "xl/worksheets/sheet1.xml") = sheet("<row>" + cells + "<c s=\"999\"><v>1</v></c><c s=\"15\" t=\"str\"><v>1</v></c></row>");
  const Rows rows = read_xlsx(parts);
  ASSERT_FALSE(rows.error);
  for (std::size_t id = 0; id < 60; ++id) {
    const bool date = (id >= 15 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    EXPECT_EQ(rows.kinds[0][id], date ? CellKind::date_serial : CellKind::number) << id;  // 14 is redefined here
  }
  EXPECT_EQ(rows.kinds[0][60], CellKind::number);
  EXPECT_EQ(rows.kinds[0][61], CellKind::text);
}

TEST(Xlsx, TextIsDecoded) {
  const auto text = [](const std::string& xml) {
    const Rows rows = read_xlsx(workbook(sheet("<row><c t=\"inlineStr\"><is><t>" + xml + "</t></is></c></row>"),
                                         "<sst><si><t>" + xml + "</t></si></sst>"));
    const Rows shared = read_xlsx(workbook(sheet("<row><c t=\"s\"><v> 0 </v></c></row>"), "<sst><si><t>" + xml + "</t></si></sst>"));
    EXPECT_EQ(rows.cells, shared.cells);
    return rows.cells.empty() ? "" : rows.cells[0][0];
  };
  EXPECT_EQ(text("a &lt;b&gt; &amp;amp; &quot;c&quot; &apos;d&apos;"), "a <b> &amp; \"c\" 'd'");
  EXPECT_EQ(text("&#7879; &#x1EC7; &#x1F600;"), "ệ ệ 😀");
  EXPECT_EQ(text("x_x000A_y_x005F_x000A__z"), "x\ny_x000A__z");
  EXPECT_EQ(text("<![CDATA[<a> & ]]>b"), "<a> & b");
  EXPECT_EQ(text("&unknown; & &#xZZ; _xGGGG_"), "&unknown; & &#xZZ; _xGGGG_");
  EXPECT_EQ(text("  giữ  khoảng\ntrắng "), "  giữ  khoảng\ntrắng ");
}

TEST(Xlsx, DateFormats) {
  for (const char* yes : {"dd/mm/yyyy", "[$-42A]d mmmm yyyy", "h:mm AM/PM", "[h]:mm", "yyyy\\-mm\\-dd"}) EXPECT_TRUE(is_date_format(yes)) << yes;
  for (const char* no : {"General", "0.00", "#,##0", "0\" ngày\"", "[Red]0", "@", "0.0%", "\\d0"}) EXPECT_FALSE(is_date_format(no)) << no;
}

}  // namespace
}  // namespace xanh::source
