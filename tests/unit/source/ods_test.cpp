#include "source/ods.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"
#include "zip_builder.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;
using Parts = std::vector<std::pair<std::string, std::string>>;
using enum CellKind;

const std::string kManifest = R"(<?xml version="1.0"?><manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>)";

std::string content_of(const std::string& tables, const std::string& styles = "") {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"o\"><office:scripts/><office:automatic-styles>" + styles +
         "</office:automatic-styles><office:body><office:spreadsheet>" + tables + "</office:spreadsheet></office:body></office:document-content>";
}
Parts parts_of(const std::string& content, const std::string& manifest = kManifest) {
  return {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}, {"META-INF/manifest.xml", manifest}};
}
Rows read_parts(const Parts& parts, std::size_t table = 0, std::size_t piece = 256 << 10, ColumnMask mask = {}) {
  SlowSource source(make_zip(parts, true));
  const auto document = make_ods_document(source, piece);
  return read_all(*document, table, std::move(mask));
}
/// One table of the rows given as XML.
Rows read_rows(const std::string& rows, std::size_t piece = 256 << 10, ColumnMask mask = {}) {
  return read_parts(parts_of(content_of("<table:table table:name=\"S\"><table:table-column/>" + rows + "</table:table>")), 0, piece, std::move(mask));
}
std::string row(const std::string& cells, const std::string& attributes = "") { return "<table:table-row " + attributes + ">" + cells + "</table:table-row>"; }
std::string cell(const std::string& attributes, const std::string& inside = "") {
  return inside.empty() ? "<table:table-cell " + attributes + "/>" : "<table:table-cell " + attributes + ">" + inside + "</table:table-cell>";
}
std::string words(const std::string& inside) { return cell("office:value-type=\"string\"", "<text:p>" + inside + "</text:p>"); }

TEST(Ods, ValuesByTheirType) {
  const Rows rows = read_rows(row(
      words("Hồ sơ &lt;A&amp;B&gt; &#7879;") +
      cell(R"(office:value-type="float" office:value="1234.5")", "<text:p>1.234,5</text:p>") +
      cell(R"(office:value-type="percentage" office:value="0.687")", "<text:p>68,7%</text:p>") +
      cell(R"(office:value-type="currency" office:currency="VND" office:value="20000")", "<text:p>20.000 ₫</text:p>") +
      cell(R"(office:value-type="date" office:date-value="2025-01-31T08:05:09")", "<text:p>31/01/25</text:p>") +
      cell(R"(office:value-type="date" office:date-value="2025-01-31")", "<text:p>31/01/25</text:p>") +
      cell(R"(office:value-type="boolean" office:boolean-value="true")", "<text:p>ĐÚNG</text:p>") +
      cell(R"(office:value-type="boolean" office:boolean-value="false")") +
      cell(R"(office:value-type="time" office:time-value="PT10H20M30S")", "<text:p>10:20:30</text:p>") +
      cell(R"(office:value-type="string" office:string-value="" calcext:value-type="error")", "<text:p>#N/A</text:p>") +
      cell(R"(office:value-type="string" office:string-value="a &amp; b")") +
      cell(R"(office:value-type="float" office:value="7")") + cell("", "<text:p>untyped</text:p>")));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Hồ sơ <A&B> ệ", "1234.5", "0.687", "20000", "2025-01-31T08:05:09", "2025-01-31", "1", "0", "10:20:30", "#N/A", "a & b", "7", "untyped"}}));
  EXPECT_EQ(rows.kinds[0], (std::vector{text, number, number, number, text, text, boolean, boolean, text, error, text, number, text}));
}

TEST(Ods, HiddenRowsAreDataAndCounted) {
  const Rows rows = read_rows(row(words("a")) + row(words("b"), R"(table:visibility="filter" table:number-rows-repeated="2")") +
                              row(words("c"), R"(table:visibility="collapse")") + row(cell(""), R"(table:visibility="collapse")"));
  EXPECT_EQ(rows.cells, (Cells{{"a"}, {"b"}, {"b"}, {"c"}}));
  EXPECT_EQ(rows.hidden, 3u);
}

TEST(Ods, TextOfParagraphsSpansAndBlanks) {
  const Rows rows = read_rows(row(
      cell("office:value-type=\"string\"", "<text:p>dòng 1</text:p>\n <text:p/><text:p>dòng <text:span text:style-name=\"b\">2 <text:a>liên</text:a></text:span> kết</text:p>") +
      words("a<text:s/>b<text:s text:c=\"3\"/>c<text:tab/>d<text:line-break/>e") + words("\n   a \n b  <text:span>  c</text:span>") +
      words("_x0041_ <![CDATA[<x>&amp;]]>") + words("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>!")));
  EXPECT_EQ(rows.cells, (Cells{{"dòng 1\n\ndòng 2 liên kết", "a b   c\td\ne", "a b c", "_x0041_ <x>&amp;", "漢!"}}));
}

TEST(Ods, CommentsAndDrawingsAreNoText) {
  const std::string inner = "<table:table table:name=\"inner\"><table:table-row><table:table-cell><text:p>no</text:p></table:table-cell></table:table-row></table:table>";
  const Rows rows = read_rows(
      "<table:shapes><draw:frame><draw:text-box><text:p>shape</text:p>" + inner + "</draw:text-box></draw:frame></table:shapes>" +
      row(cell("office:value-type=\"string\"", "<office:annotation><dc:date>2025</dc:date><text:p>ghi chú</text:p><text:p>b</text:p></office:annotation><text:p>giá <office:annotation><text:p>x</text:p></office:annotation>trị</text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>") +
          cell("", "<draw:frame><draw:image/></draw:frame>") + words("sau")));
  EXPECT_EQ(rows.cells, (Cells{{"giá trị", "", "sau"}}));
}

TEST(Ods, RepeatsOfColumnsAndRows) {
  const Rows rows = read_rows(row(words("a") + cell("table:number-columns-repeated=\"3\"") + cell("table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"5\"", "<text:p>5</text:p>") + words("z")) +
                              row(cell("table:number-columns-repeated=\"16384\""), "table:number-rows-repeated=\"10\"") +
                              "<table:table-row table:number-rows-repeated=\"4\"/>" + row(words("b"), "table:number-rows-repeated=\"3\"") + row(words("c")));
  EXPECT_EQ(rows.cells, (Cells{{"a", "", "", "", "5", "5", "z"}, {"b"}, {"b"}, {"b"}, {"c"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 16, 17, 18, 19}));
}

TEST(Ods, MillionsOfEmptyCellsCostNothing) {
  std::string rest;
  for (int i = 0; i < 1000; ++i) {
    rest += row(cell("table:style-name=\"ce1\" table:number-columns-repeated=\"4294967295\"") + cell("table:number-columns-repeated=\"99999999999999999999999\""),
                "table:number-rows-repeated=\"1048575\"");
  }
  const Rows rows = read_rows(row(words("a")) + rest + row(words("b")));
  EXPECT_EQ(rows.cells, (Cells{{"a"}, {"b"}}));
  EXPECT_EQ(rows.numbers[1], 1u + 1048575000u + 1u);
}

TEST(Ods, RepeatedValuesAreBounded) {
  const Rows rows = read_rows(row(cell("table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\""), "table:number-rows-repeated=\"1048576\""),
                              256 << 10, {.all = false, .columns = {0}});
  ASSERT_TRUE(rows.error || rows.cells.size() == 1048576u);
  SlowSource source(make_zip(parts_of(content_of("<table:table table:name=\"S\">" + row(cell("table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\""), "table:number-rows-repeated=\"1048576\"") + "</table:table>")), true));
  const auto document = make_ods_document(source);
  for (auto step = document->open(); step != Step::end; step = document->open()) ASSERT_TRUE(step);
  const auto reader = document->read(0, {});
  std::uint64_t count = 0;
  while (true) {
    Batch batch;
    const auto step = (*reader)->next(batch);
    if (!step) {
      EXPECT_EQ(step.error().code, ErrorCode::too_large);
      EXPECT_EQ(step.error().args, (std::vector<std::string>{"repeated cells", std::to_string(64 << 20)}));
      break;
    }
    ASSERT_NE(*step, Step::end);
    if (*step == Step::ready) count += batch.row_count();
    ASSERT_LT(count, 5000u);
  }
  EXPECT_EQ(count, (64u << 20) / 16385 + 1);
  EXPECT_EQ(read_rows(row(words("x") + cell("table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\""))).error->code, ErrorCode::too_many_columns);
}

TEST(Ods, ManyRepeatedRowsCrossBatches) {
  const Rows rows = read_rows(row(words("a") + words("b"), "table:number-rows-repeated=\"10000\"") + row(words("c")));
  ASSERT_EQ(rows.cells.size(), 10001u);
  for (std::size_t i = 0; i < 10000; ++i) {
    ASSERT_EQ(rows.cells[i], (std::vector<std::string>{"a", "b"}));
    ASSERT_EQ(rows.numbers[i], i + 1);
  }
  EXPECT_EQ(rows.cells[10000], (std::vector<std::string>{"c"}));
}

TEST(Ods, CoveredCellsAreEmpty) {
  const Rows rows = read_rows(row(cell("table:number-columns-spanned=\"2\" table:number-rows-spanned=\"2\" office:value-type=\"string\"", "<text:p>gộp</text:p>") +
                                  "<table:covered-table-cell office:value-type=\"string\"><text:p>ẩn</text:p></table:covered-table-cell>" + words("c")) +
                              row("<table:covered-table-cell table:number-columns-repeated=\"2\"/>" + words("d")));
  EXPECT_EQ(rows.cells, (Cells{{"gộp", "", "c"}, {"", "", "d"}}));
}

TEST(Ods, RowsInGroupsAndHeaders) {
  const Rows rows = read_rows("<table:table-header-rows>" + row(words("h")) + "</table:table-header-rows><table:table-row-group><table:table-rows>" +
                              row(words("1")) + "</table:table-rows><table:table-row-group>" + row(words("2"), "table:visibility=\"collapse\"") + "</table:table-row-group></table:table-row-group>");
  EXPECT_EQ(rows.cells, (Cells{{"h"}, {"1"}, {"2"}}));
}

TEST(Ods, TablesInOrderHiddenOnesMarked) {
  const std::string styles = R"(<style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style>)"
                             R"(<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>)";
  const std::string nested = row(cell("", "<table:table table:name=\"sub\">" + row(words("no")) + "</table:table>") + words("một"));
  const Parts parts = parts_of(content_of(
      "<table:tracked-changes/><table:table table:name=\"A &amp; B\" table:style-name=\"ta1\">" + nested + "</table:table><table:table table:name=\"Ẩn\" table:style-name=\"ta2\"/>"
      "<table:table table:name=\"Ba\" table:style-name=\"ta1\">" + row(words("ba")) + "</table:table>"
      "<table:dde-links><table:dde-link><table:table table:name=\"dde\">" + row(words("no")) + "</table:table></table:dde-link></table:dde-links>", styles));
  SlowSource source(make_zip(parts, true));
  const auto document = make_ods_document(source, 100);
  EXPECT_EQ(read_all(*document, 0).cells, (Cells{{"", "một"}}));
  EXPECT_EQ(read_all(*document, 1).cells, Cells{});
  EXPECT_EQ(read_all(*document, 2).cells, (Cells{{"ba"}}));
  ASSERT_EQ(document->tables().size(), 3u);
  EXPECT_EQ(document->tables()[0].name, "A & B");
  EXPECT_FALSE(document->tables()[0].hidden);
  EXPECT_EQ(document->tables()[1].name, "Ẩn");
  EXPECT_TRUE(document->tables()[1].hidden);
  EXPECT_FALSE(document->tables()[2].hidden);
  EXPECT_EQ(document->dialect().format, Format::ods);
}

TEST(Ods, PiecesOfAnySizeGiveTheSame) {
  const std::string rows = "\n" + row(words("Mã &amp;<text:s/>số") + cell("table:number-columns-repeated=\"2\" office:value-type=\"float\" office:value=\"-1.5\"")) + "<!-- <table:table-row> -->\n" +
                           row(words("x"), "table:number-rows-repeated=\"3\"") + "<table:table-row/>" + row(cell("") + words("é<text:span>ệ</text:span>")) + "\n";
  const Rows whole = read_rows(rows);
  ASSERT_FALSE(whole.error);
  EXPECT_EQ(whole.cells, (Cells{{"Mã & số", "-1.5", "-1.5"}, {"x"}, {"x"}, {"x"}, {"", "éệ"}}));
  EXPECT_EQ(whole.numbers, (std::vector<std::uint64_t>{1, 2, 3, 4, 6}));
  for (std::size_t piece = 1; piece <= 64; ++piece) {
    const Rows got = read_rows(rows, piece);
    EXPECT_EQ(got.cells, whole.cells) << piece;
    EXPECT_EQ(got.kinds, whole.kinds) << piece;
    EXPECT_EQ(got.numbers, whole.numbers) << piece;
    EXPECT_FALSE(got.error) << piece;
  }
}

TEST(Ods, AMaskTakesItsColumns) {
  const Rows rows = read_rows(row(words("a") + words("b") + cell("table:number-columns-repeated=\"3\" office:value-type=\"float\" office:value=\"9\"") + words("f")) + row(words("only a")), 7,
                              {.all = false, .columns = {1, 3, 5}});
  EXPECT_EQ(rows.cells, (Cells{{"b", "9", "f"}, {}}));
}

TEST(Ods, EachFaultIsNamed) {
  const auto code = [](const Rows& rows) { return rows.error ? rows.error->code : ErrorCode::cancelled; };
  const std::string good = content_of("<table:table table:name=\"S\">" + row(words("a")) + "</table:table>");
  // As LibreOffice writes it with a password, and since 24.2 with one package inside another.
  const std::string locked = R"(<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="content.xml" manifest:size="9"><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>)";
  EXPECT_EQ(code(read_parts(parts_of("\x12\x34garbage", locked))), ErrorCode::workbook_encrypted);
  EXPECT_EQ(code(read_parts({{"mimetype", "x"}, {"encrypted-package", "y"}, {"META-INF/manifest.xml", locked}})), ErrorCode::workbook_encrypted);
  EXPECT_EQ(code(read_parts(parts_of(good, "<manifest"))), ErrorCode::xml_malformed);
  EXPECT_EQ(code(read_parts({{"mimetype", "x"}})), ErrorCode::part_missing);
  EXPECT_EQ(code(read_parts({{"content.xml", good}})), ErrorCode::cancelled);  // a manifest is not needed
  EXPECT_EQ(code(read_parts(parts_of(content_of("")))), ErrorCode::file_empty);
  EXPECT_EQ(code(read_parts(parts_of("<office:document-content><office:body><office:text><table:table table:name=\"S\"/></office:text></office:body></office:document-content>"))), ErrorCode::not_a_table);
  EXPECT_EQ(code(read_parts(parts_of(good.substr(0, good.find("</table:table>"))))), ErrorCode::xml_malformed);
  EXPECT_EQ(code(read_parts(parts_of(good.substr(0, good.find("</table:table>") + 5)))), ErrorCode::xml_malformed);
  EXPECT_EQ(code(read_parts(parts_of(std::string("\xFF\xFE<\0t\0", 6)))), ErrorCode::encoding_invalid);
  std::string zip = make_zip(parts_of(good), true);
  SlowSource cut(zip.substr(0, zip.size() - 30));
  EXPECT_EQ(code(read_all(*make_ods_document(cut))), ErrorCode::archive_truncated);
}

// SheetJS writes the manifest first.
TEST(Ods, FoundWhereverItsEntriesStand) {
  const std::string content = content_of("<table:table table:name=\"S\">" + row(words("a")) + "</table:table>");
  SlowSource source(make_zip({{"META-INF/manifest.xml", kManifest}, {"mimetype", "x"}, {"content.xml", content}}, true));
  std::unique_ptr<Document> document;
  int waits = 0;
  for (auto step = detect(source, document); step != Step::end; step = detect(source, document), ++waits) {
    ASSERT_EQ(step, Step::pending);
    ASSERT_LT(waits, 10);
  }
  EXPECT_GT(waits, 1);
  EXPECT_EQ(document->dialect().format, Format::ods);
  EXPECT_EQ(read_all(*document).cells, (Cells{{"a"}}));
}

TEST(Ods, LongTextsAndRowsAreRefused) {
  const Rows spaces = read_rows(row(words("a")) + row(words("x<text:s text:c=\"1000000000\"/>")));
  ASSERT_TRUE(spaces.error);
  EXPECT_EQ(spaces.error->code, ErrorCode::cell_too_long);
  EXPECT_EQ(spaces.error->place.row, 2u);
  EXPECT_EQ(spaces.error->place.column, 1u);
  EXPECT_EQ(spaces.error->place.sheet, "S");
  EXPECT_EQ(spaces.cells, (Cells{{"a"}}));
  EXPECT_EQ(read_rows(row(words(std::string(kMaxCellBytes + 1, 'x')))).error->code, ErrorCode::cell_too_long);
  std::string wide;
  for (int i = 0; i < 5; ++i) wide += words("<text:s text:c=\"16777216\"/>");
  EXPECT_EQ(read_rows(row(wide)).error->code, ErrorCode::too_large);
}

}  // namespace
}  // namespace xanh::source
