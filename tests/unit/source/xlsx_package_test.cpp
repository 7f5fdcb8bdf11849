// What stands around the rows: parts, relations, namespaces, limits.
#include <gtest/gtest.h>

#include "workbook.h"

namespace xanh::source {
namespace {

TEST(XlsxPackage, SeveralSheetsInOrderChartsLeftOut) {
  Parts parts = workbook(sheet("<row><c><v>1</v></c></row>"));
  part(parts, "xl/workbook.xml") =
      R"(<workbook xmlns:r="q"><sheets><sheet name="Hai" sheetId="2" r:id="rId2"/><sheet name="Biểu đồ" sheetId="3" r:id="rId9"/>)"
      R"(<sheet name="Một" sheetId="1" state="veryHidden" r:id="rId1"/></sheets></workbook>)";
  part(parts, "xl/_rels/workbook.xml.rels") =
      R"(<Relationships><Relationship Id="rId9" Type="x/chartsheet" Target="chartsheets/sheet1.xml"/>)"
      R"(<Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
      R"(<Relationship Id="rId2" Type="x/worksheet" Target="./worksheets/../worksheets/sheet2.xml"/></Relationships>)";
  SlowSource source(make_zip(parts, true));
  const auto document = make_xlsx_document(source);
  EXPECT_EQ(read_all(*document, 0).cells, (Cells{{"7"}}));
  EXPECT_EQ(read_all(*document, 1).cells, (Cells{{"1"}}));
  ASSERT_EQ(document->tables().size(), 2u);
  EXPECT_EQ(document->tables()[0].name, "Hai");
  EXPECT_FALSE(document->tables()[0].hidden);
  EXPECT_EQ(document->tables()[1].name, "Một");
  EXPECT_TRUE(document->tables()[1].hidden);
  EXPECT_FALSE(document->tables()[1].system_1904);
  EXPECT_EQ(document->dialect().format, Format::xlsx);
}

// Strict OOXML with a prefix on every name, as some libraries write it; parts have other names.
TEST(XlsxPackage, StrictWithPrefixesAndOwnNames) {
  const std::string types = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  const Parts parts{
      {"[Content_Types].xml", "<Types/>"},
      {"_rels/.rels", "<p:Relationships xmlns:p=\"z\"><p:Relationship Id=\"r\" Type=\"" + types + "officeDocument\" Target=\"/book/main.xml\"/></p:Relationships>"},
      {"book/main.xml", "<x:workbook xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\" xmlns:rel=\"q\"><x:workbookPr date1904=\"true\"/><x:sheets><x:sheet name=\"S\" sheetId=\"1\" rel:id=\"a\"/></x:sheets></x:workbook>"},
      {"book/_rels/main.xml.rels", "<p:Relationships xmlns:p=\"z\"><p:Relationship Id=\"a\" Type=\"" + types + "worksheet\" Target=\"one.xml\"/><p:Relationship Id=\"b\" Type=\"" + types + "styles\" Target=\"look.xml\"/><p:Relationship Id=\"c\" Type=\"" + types + "sharedStrings\" Target=\"words.xml\"/></p:Relationships>"},
      {"book/look.xml", "<x:styleSheet xmlns:x=\"s\"><x:numFmts><x:numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\"/></x:numFmts><x:cellXfs><x:xf numFmtId=\"0\"/><x:xf numFmtId=\"170\"/></x:cellXfs></x:styleSheet>"},
      {"book/words.xml", "<x:sst xmlns:x=\"s\"><x:si><x:r><x:rPr><x:b/></x:rPr><x:t>Mã </x:t></x:r><x:r><x:t>số</x:t></x:r></x:si></x:sst>"},
      {"book/one.xml", "<x:worksheet xmlns:x=\"s\"><x:sheetData><x:row r=\"4\"><x:c r=\"A4\" t=\"s\"><x:v>0</x:v></x:c><x:c r=\"C4\" s=\"1\"><x:f>NOW()</x:f><x:v>43830.25</x:v></x:c></x:row></x:sheetData></x:worksheet>"}};
  SlowSource source(make_zip(parts, true));
  const auto document = make_xlsx_document(source);
  const Rows rows = read_all(*document);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Mã số", "", "43830.25"}}));
  EXPECT_EQ(rows.kinds[0][2], CellKind::date_serial);
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{4}));
  EXPECT_TRUE(document->tables()[0].system_1904);
}

TEST(XlsxPackage, NamesOfPartsMixCaseAndSlashes) {
  Parts parts = workbook(sheet("<row><c t=\"s\"><v>0</v></c></row>"), "<sst><si><t>a</t></si></sst>");
  for (auto& [name, text] : parts) {
    if (name == "xl/worksheets/sheet1.xml") name = "xl\\worksheets\\Sheet1.XML";
    if (name == "xl/sharedStrings.xml") name = "xl/SharedStrings.xml";
  }
  EXPECT_EQ(read_xlsx(parts).cells, (Cells{{"a"}}));
}

TEST(XlsxPackage, StylesAndStringsMayBeMissing) {
  Parts parts = workbook(sheet("<row><c s=\"1\"><v>45292</v></c><c t=\"inlineStr\"><is><t>x</t></is></c></row>"));
  std::erase_if(parts, [](const auto& p) { return p.first == "xl/styles.xml" || p.first == "xl/sharedStrings.xml"; });
  const Rows rows = read_xlsx(parts);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"45292", "x"}}));
  EXPECT_EQ(rows.kinds[0][0], CellKind::number);
}

TEST(XlsxPackage, MissingPartsAreNamed) {
  const Parts whole = workbook(sheet(""));
  const auto without = [&whole](const std::string& name) {
    Parts parts = whole;
    std::erase_if(parts, [&](const auto& p) { return p.first == name; });
    const Rows rows = read_xlsx(parts);
    EXPECT_TRUE(rows.error) << name;
    EXPECT_EQ(rows.error->place.file, "slow");
    return rows.error.value_or(Error{ErrorCode::cancelled});
  };
  EXPECT_EQ(without("xl/worksheets/sheet1.xml").code, ErrorCode::part_missing);
  EXPECT_EQ(without("xl/worksheets/sheet1.xml").args, (std::vector<std::string>{"xl/worksheets/sheet1.xml"}));
  EXPECT_EQ(without("xl/worksheets/sheet1.xml").place.sheet, "Hồ sơ");
  EXPECT_EQ(without("xl/_rels/workbook.xml.rels").code, ErrorCode::part_missing);
  EXPECT_EQ(without("xl/workbook.xml").code, ErrorCode::not_a_table);
  EXPECT_EQ(read_xlsx({{"a.txt", "x"}}).error->code, ErrorCode::not_a_table);
}

TEST(XlsxPackage, OtherOfficeFilesAreNotTables) {
  const auto file = [](const char* target) {
    return read_xlsx({{"[Content_Types].xml", "<Types/>"},
                      {"_rels/.rels", R"(<Relationships><Relationship Id="r" Type="x/officeDocument" Target=")" + std::string(target) + R"("/></Relationships>)"},
                      {target, "x"}});
  };
  EXPECT_EQ(file("word/document.xml").error->code, ErrorCode::not_a_table);
  EXPECT_EQ(file("word/document.xml").error->args, (std::vector<std::string>{"Word"}));
  EXPECT_EQ(file("ppt/presentation.xml").error->args, (std::vector<std::string>{"PowerPoint"}));
  EXPECT_EQ(file("xl/workbook.bin").error->code, ErrorCode::format_unsupported);
}

TEST(XlsxPackage, MalformedSmallPartsAreNamed) {
  for (const char* name : {"_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}) {
    Parts parts = workbook(sheet(""));
    part(parts, name) = "<a><b></a>";
    const Rows rows = read_xlsx(parts);
    ASSERT_TRUE(rows.error) << name;
    EXPECT_EQ(rows.error->code, ErrorCode::xml_malformed);
    EXPECT_TRUE(std::string(name).ends_with(rows.error->args[0])) << name;
    EXPECT_EQ(rows.error->place.file, "slow");
  }
}

TEST(XlsxPackage, ASixteenBitPartIsAnErrorNotAnEmptySheet) {
  std::string wide("\xFF\xFE");
  for (const char c : sheet("<row><c><v>1</v></c></row>")) wide += c, wide += '\0';
  const Rows rows = read_xlsx(workbook(wide));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::encoding_invalid);
  EXPECT_EQ(rows.error->place.sheet, "Hồ sơ");
  const Rows strings = read_xlsx(workbook(sheet(""), wide));
  ASSERT_TRUE(strings.error);
  EXPECT_EQ(strings.error->code, ErrorCode::encoding_invalid);
}

// The rows have all been read when the damage shows: it must still be told.
TEST(XlsxPackage, DamageBehindTheRowsIsSeen) {
  Parts parts = workbook(sheet("<row><c><v>1</v></c></row>") + "<!-- the last bytes of the part -->");
  std::string zip = make_zip(parts, false);
  zip[zip.find("last bytes")] ^= 1;
  SlowSource source(zip);
  const auto document = make_xlsx_document(source, 16);
  const Rows rows = read_all(*document);
  EXPECT_EQ(rows.cells, (Cells{{"1"}}));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::archive_corrupt);
  EXPECT_EQ(rows.error->place.sheet, "Hồ sơ");
}

TEST(XlsxPackage, BombsEndInAClearError) {
  std::string blank_rows;
  while (blank_rows.size() < 80u << 20) blank_rows += "<row r=\"1\"><c r=\"A1\"/></row><row r=\"1\"><c r=\"A1\"/></row>";
  const Rows rows = read_xlsx(workbook(sheet(blank_rows)));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_large);
  EXPECT_EQ(rows.error->args, (std::vector<std::string>{"xl/worksheets/sheet1.xml", "200:1"}));
  EXPECT_EQ(rows.error->place.sheet, "Hồ sơ");

  const Rows text = read_xlsx(workbook(sheet("<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>" + std::string(kMaxCellBytes + 1, 'x') + "</t></is></c></row>")));
  ASSERT_TRUE(text.error);
  EXPECT_EQ(text.error->code, ErrorCode::cell_too_long);
  EXPECT_EQ(text.error->place.row, 3u);
  EXPECT_EQ(text.error->place.column, 2u);

  const Rows shared = read_xlsx(workbook(sheet(""), "<sst><si><t>" + std::string(kMaxCellBytes + 1, 'x') + "</t></si></sst>"));
  ASSERT_TRUE(shared.error);
  EXPECT_EQ(shared.error->code, ErrorCode::cell_too_long);

  Parts styles = workbook(sheet(""));
  part(styles, "xl/styles.xml") = std::string(40u << 20, ' ');
  EXPECT_EQ(read_xlsx(styles).error->code, ErrorCode::too_large);
}

// One distant cell a row costs little in the file: batches must stay small all the same.
TEST(XlsxPackage, DistantCellsMakeSmallBatches) {
  std::string rows;
  for (int i = 0; i < 2000; ++i) rows += "<row><c r=\"XFD1\"><v>1</v></c></row>";
  SlowSource source(make_zip(workbook(sheet(rows)), true));
  const auto document = make_xlsx_document(source);
  while (*document->open() != Step::end) {}
  const auto reader = document->read(0, {});
  ASSERT_TRUE(reader);
  std::size_t count = 0;
  while (true) {
    Batch batch;
    const auto step = (*reader)->next(batch);
    ASSERT_TRUE(step);
    if (*step == Step::end) break;
    if (*step == Step::pending) continue;
    count += batch.row_count();
    EXPECT_LE(batch.fields.size(), 2u << 20);
    EXPECT_EQ(batch.text(batch.field(0, kMaxColumns - 1)), "1");
  }
  EXPECT_EQ(count, 2000u);
}

}  // namespace
}  // namespace xanh::source
