#include "source/xml_spreadsheet.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;

const std::string kBegin =
    "<?xml version=\"1.0\"?>\r\n<?mso-application progid=\"Excel.Sheet\"?>\r\n"
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\""
    " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Styles><Style ss:ID=\"Default\"/></Styles>";

std::string book(const std::string& rows) {
  return kBegin + "<Worksheet ss:Name=\"Danh s&#225;ch\"><Table>" + rows + "</Table></Worksheet></Workbook>";
}
Rows read_xml(const std::string& text, std::size_t table = 0, ColumnMask mask = {}, std::size_t piece = 1 << 20) {
  SlowSource source(text);
  return read_all(*make_xml_spreadsheet_document(source, piece), table, std::move(mask));
}
std::string text_cell(const std::string& text) { return "<Cell><Data ss:Type=\"String\">" + text + "</Data></Cell>"; }

TEST(XmlSpreadsheet, TypesOfValues) {
  const Rows rows = read_xml(book(
      "<Row><Cell><Data ss:Type=\"String\">Sở &amp; ban</Data></Cell><Cell ss:StyleID=\"s21\"><Data ss:Type=\"Number\">0.6854</Data></Cell>"
      "<Cell><Data ss:Type=\"DateTime\">2024-01-31T08:30:00.000</Data></Cell><Cell><Data ss:Type=\"Boolean\">1</Data></Cell>"
      "<Cell ss:Formula=\"=1/0\"><Data ss:Type=\"Error\">#DIV/0!</Data></Cell></Row>"));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Sở & ban", "0.6854", "2024-01-31T08:30:00.000", "1", "#DIV/0!"}}));
  EXPECT_EQ(rows.kinds[0], (std::vector{CellKind::text, CellKind::number, CellKind::text, CellKind::boolean, CellKind::error}));
}

TEST(XmlSpreadsheet, IndexAndMerge) {
  const Rows rows = read_xml(book(
      "<Column ss:Width=\"60\"/><Row ss:Index=\"2\"><Cell ss:MergeAcross=\"2\"><Data ss:Type=\"String\">Tiếp nhận</Data></Cell>" + text_cell("d") + "</Row>"
      "<Row ss:Index='4'><Cell ss:Index=\"2\" ss:MergeDown=\"1\"><Data ss:Type=\"String\">b</Data></Cell><Cell ss:Index=\"5\"><Data ss:Type=\"String\">e</Data></Cell></Row>"
      "<Row><Cell ss:StyleID=\"s1\"/>" + "<Cell ss:Index=\"3\"><Data ss:Type=\"String\">c</Data></Cell></Row>"
      "<Row ss:Height=\"15\" ss:Span=\"2\"/><Row>" + text_cell("last") + "</Row>"));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Tiếp nhận", "", "", "d"}, {"", "b", "", "", "e"}, {"", "", "c"}, {"last"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{2, 4, 5, 9}));  // row 6 and the two like it
}

TEST(XmlSpreadsheet, RichTextCommentsAndCdata) {
  const Rows rows = read_xml(book(
      "<Row><Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\"><B>Số</B><Font html:Color=\"#FF0000\"> hồ &lt;</Font> sơ</ss:Data>"
      "<Comment ss:Author=\"x\"><ss:Data xmlns=\"http://www.w3.org/TR/REC-html40\"><B>x:</B>no</ss:Data></Comment></Cell>"
      "<Cell><Comment><Data>no</Data></Comment><NamedCell ss:Name=\"_Filter\"/></Cell>"
      "<Cell><Data ss:Type=\"String\"><![CDATA[a </Data> & b]]></Data></Cell><Cell><Data ss:Type=\"String\">x&#10;y</Data></Cell><Cell><Data ss:Type=\"String\"/></Cell></Row>"));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Số hồ < sơ", "", "a </Data> & b", "x\ny"}}));
}

TEST(XmlSpreadsheet, ACommentWithinTheDataLeavesTheRunsApart) {
  // Found by fuzzing: the run before the comment was taken twice, the text longer than its place.
  const Rows rows = read_xml(book("<Row><Cell><Data ss:Type=\"String\">Sở<Comment/> Y<Comment/> tế</Data></Cell>" + text_cell("d") + "</Row>"));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Sở Y tế", "d"}}));
}

std::string three_sheets() {
  return kBegin + "<Worksheet ss:Name=\"Một\"><Table ss:ExpandedRowCount=\"7\"><Row>" + text_cell("1") + "</Row></Table></Worksheet>"
         "<Worksheet ss:Name=\"Trống\"/><!-- <Worksheet ss:Name=\"no\"> -->"
         "<ss:Worksheet ss:Name=\"A &amp; B\"><ss:Table><ss:Row><ss:Cell><ss:Data ss:Type=\"Number\">3</ss:Data></ss:Cell></ss:Row></ss:Table>"
         "<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions></ss:Worksheet></Workbook>";
}

TEST(XmlSpreadsheet, Sheets) {
  for (std::size_t piece = 1; piece <= 64; ++piece) {
    SlowSource source("\xEF\xBB\xBF" + three_sheets());
    const auto document = make_xml_spreadsheet_document(source, piece);
    EXPECT_EQ(read_all(*document, 0).cells, (Cells{{"1"}}));
    const auto tables = document->tables();
    ASSERT_EQ(tables.size(), 3u) << piece;
    EXPECT_EQ(tables[0].name, "Một");
    EXPECT_EQ(tables[0].declared_rows, 7u);
    EXPECT_EQ(tables[1].name, "Trống");
    EXPECT_EQ(tables[2].name, "A & B");
    EXPECT_FALSE(tables[0].hidden || tables[1].hidden);
    EXPECT_TRUE(tables[2].hidden);
    EXPECT_TRUE(document->dialect().byte_order_mark);
    EXPECT_TRUE(read_all(*document, 1).cells.empty());
    const Rows third = read_all(*document, 2);
    EXPECT_FALSE(third.error);
    EXPECT_EQ(third.cells, (Cells{{"3"}})) << piece;
    EXPECT_EQ(third.numbers, (std::vector<std::uint64_t>{1}));
  }
}

TEST(XmlSpreadsheet, Utf16) {
  std::string wide = "\xFF\xFE";
  for (const char c : book("<Row>" + text_cell("a &#7879;") + "</Row>")) wide += c, wide += '\0';
  SlowSource source(wide);
  const auto document = make_xml_spreadsheet_document(source, 101);
  EXPECT_EQ(read_all(*document).cells, (Cells{{"a ệ"}}));
  EXPECT_EQ(document->dialect().encoding, "UTF-16LE");
}

TEST(XmlSpreadsheet, AnyCutGivesTheSameRows) {
  std::string body;
  for (int i = 0; i < 60; ++i) {
    body += "<Row" + std::string(i % 7 == 0 ? " ss:Index=\"" + std::to_string(i * 2 + 1) + "\"" : "") + ">" + text_cell("Cấp &lt;bản&gt; " + std::to_string(i * 7919)) +
            "<Cell ss:Index=\"" + std::to_string(i % 5 + 3) + "\"><Data ss:Type=\"Number\">" + std::to_string(i) + "</Data></Cell></Row>\r\n";
  }
  const Rows whole = read_xml(book(body));
  ASSERT_FALSE(whole.error);
  ASSERT_EQ(whole.cells.size(), 60u);
  EXPECT_EQ(whole.numbers[59], 116u);  // row 56 has index 113
  EXPECT_EQ(whole.cells[1], (std::vector<std::string>{"Cấp <bản> 7919", "", "", "1"}));
  for (std::size_t piece = 1; piece <= 64; ++piece) {
    const Rows cut = read_xml(book(body), 0, {}, piece);
    ASSERT_FALSE(cut.error) << piece;
    ASSERT_EQ(cut.cells, whole.cells) << piece;
    ASSERT_EQ(cut.kinds, whole.kinds) << piece;
    ASSERT_EQ(cut.numbers, whole.numbers) << piece;
  }
}

TEST(XmlSpreadsheet, MaskKeepsOnlyTheColumnsWanted) {
  const Rows rows = read_xml(book("<Row>" + text_cell("a") + text_cell("b") + text_cell("c") + "</Row><Row>" + text_cell("d") + "</Row>"), 0,
                             {.all = false, .columns = {1, 2}});
  EXPECT_EQ(rows.cells, (Cells{{"b", "c"}, {}}));
}

TEST(XmlSpreadsheetHostile, EndsInAClearError) {
  const auto error = [](const std::string& text) {
    const Rows rows = read_xml(text);
    return rows.error ? rows.error->code : ErrorCode::cancelled;
  };
  const std::string cut = kBegin + "<Worksheet ss:Name=\"a\"><Table><Row>" + text_cell("1");
  EXPECT_EQ(error(cut), ErrorCode::xml_malformed);
  EXPECT_EQ(error(kBegin + "</Workbook>"), ErrorCode::xml_malformed);
  EXPECT_EQ(error(kBegin + "<Worksheet ss:Name=\"a\"><!-- " + std::string(70u << 20, 'x')), ErrorCode::too_large);
  EXPECT_EQ(error(book("<Row>" + text_cell(std::string(kMaxCellBytes + 1, 'x')) + "</Row>")), ErrorCode::cell_too_long);
  EXPECT_EQ(error(book("<Row>" + text_cell(std::string(kMaxCellBytes, 'x')) + "</Row>")), ErrorCode::cancelled);
  EXPECT_EQ(error(book("<Row><Cell ss:Index=\"4000000000\"><Data>1</Data></Cell></Row>")), ErrorCode::too_many_columns);
  EXPECT_EQ(error(book("<Row><Cell ss:MergeAcross=\"4000000000\"/><Cell/><Cell><Data>1</Data></Cell></Row>")), ErrorCode::too_many_columns);
  std::string row;
  for (int i = 0; i < 9; ++i) row += text_cell(std::string(8u << 20, 'x'));
  EXPECT_EQ(error(book("<Row>" + row + "</Row>")), ErrorCode::too_large);
  std::string sheets = kBegin;
  for (int i = 0; i < 10001; ++i) sheets += "<Worksheet/>";
  EXPECT_EQ(error(sheets), ErrorCode::too_large);
  std::string nested = kBegin + "<Worksheet ss:Name=\"a\"><Table>";
  for (int i = 0; i < 1000000; ++i) nested += "<Row>";
  EXPECT_EQ(error(nested + "</Table></Worksheet>"), ErrorCode::cancelled);
}

TEST(XmlSpreadsheet, LooksLikeIt) {
  EXPECT_TRUE(looks_like_xml_spreadsheet(kBegin));
  EXPECT_TRUE(looks_like_xml_spreadsheet("<ss:Workbook xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">"));
  EXPECT_FALSE(looks_like_xml_spreadsheet("<?xml version=\"1.0\"?><rss/>"));
  EXPECT_FALSE(looks_like_xml_spreadsheet("urn:schemas-microsoft-com:office:spreadsheet Workbook"));
}

}  // namespace
}  // namespace xanh::source
