#include "source/html.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "rows.h"
#include "slow_source.h"
#include "source/html_entity.h"
#include "source/html_scan.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;

Rows read_html(const std::string& text, std::size_t table = 0, ColumnMask mask = {}, std::size_t piece = 1 << 20) {
  SlowSource source(text);
  return read_all(*make_html_document(source, piece), table, std::move(mask));
}

std::vector<std::string> names(const std::string& text) {
  MemorySource source("x.xls", text);
  const auto document = make_html_document(source);
  while (true) {
    const auto step = document->open();
    if (!step) return {"error"};
    if (*step == Step::end) break;
  }
  std::vector<std::string> out;
  for (const TableInfo& table : document->tables()) out.push_back(table.name);
  return out;
}

// One cell beside a second row that makes the table one.
std::string cell(const std::string& inside) {
  const Rows rows = read_html("<table><tr><td>" + inside + "</td></tr><tr><td>x</td></tr></table>");
  EXPECT_FALSE(rows.error);
  if (rows.cells.empty() || rows.cells[0].empty() || rows.numbers[0] != 1) return "(none)";
  return rows.cells[0][0];
}

TEST(Html, RowsAndCells) {
  const Rows rows = read_html("<html><body><p>a</p><TABLE><tr><th>Mã</th><th>Tên</th></tr>\n<tr><td>1</td><td>Hai</td></tr>"
                              "<tr><td> </td><td>&nbsp;</td></tr><tr><td></td><td>3</td></tr></table>after</body></html>");
  EXPECT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"Mã", "Tên"}, {"1", "Hai"}, {"", "3"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 4}));
  EXPECT_EQ(rows.kinds[2], (std::vector{CellKind::empty, CellKind::text}));
}

TEST(Html, TextAsBrowsersShowIt) {
  EXPECT_EQ(cell("  Sở \r\n\t Tư   pháp "), "Sở Tư pháp");
  EXPECT_EQ(cell("a<br>b<BR/> c<br />"), "a\nb\nc");
  EXPECT_EQ(cell("a <br> b"), "a\nb");
  EXPECT_EQ(cell("<p>a</p><p>b</p>"), "a\nb");
  EXPECT_EQ(cell("<div>a</div>b"), "a\nb");
  EXPECT_EQ(cell("<b>1</b>.<font color='#>0'>234</font>"), "1.234");
  EXPECT_EQ(cell("12&nbsp;hồ&nbsp;sơ"), "12\u00A0hồ\u00A0sơ");
  EXPECT_EQ(cell("x<script>document.write('<td>no</td>')</script>y<style>td{}</style>z"), "xyz");
  EXPECT_EQ(cell("a<!-- <td>no --> b"), "a b");
  EXPECT_EQ(cell("a<!--[if gte mso 9]><xml><td>no</td></xml><![endif]-->b"), "ab");
  EXPECT_EQ(cell("<![if !supportEmptyParas]>shown<![endif]>"), "shown");
  EXPECT_EQ(cell("a<!-->b<!--->c<!-- x --!>d<!---- x ---->e"), "abcde");
  EXPECT_EQ(cell("1 < 2 <3 </ 4>"), "1 < 2 <3");
  EXPECT_EQ(cell("<?php a ?>b<!DOCTYPE html>c"), "bc");
  EXPECT_EQ(cell(std::string("a\0b", 3)), "ab");
  EXPECT_EQ(cell("<a title=\"x > y\" href=x>t</a>"), "t");
  EXPECT_EQ(cell("don't <b a='\">'>stop</b>"), "don't stop");
  EXPECT_EQ(cell("<script>if (a < b) '</scrip' + '</scriptx>'</script >z"), "z");
}

TEST(Html, References) {
  EXPECT_EQ(cell("&amp;&lt;&gt;&quot;&apos;&#39;"), "&<>\"''");
  EXPECT_EQ(cell("&Agrave;&aacute;&acirc;&Ecirc;&ocirc;&ETH;&eth;&yacute;&Yacute;"), "Àáâ\u00CAôÐðýÝ");
  EXPECT_EQ(cell("&abreve;&Abreve;&dstrok;&Dstrok;&itilde;&utilde;"), "ăĂđĐĩũ");
  EXPECT_EQ(cell("&#7879;&#x1EC7;&#X1ec7;&#432;&#417"), "ệệệươ");
  EXPECT_EQ(cell("&#150;&#151;&#128;"), "–—€");
  EXPECT_EQ(cell("A & B; &unknown; &; &# &amp"), "A & B; &unknown; &; &# &");
  EXPECT_EQ(cell("&#0;&#xD800;&#99999999999;"), "&#0;\uFFFD\uFFFD");
  EXPECT_EQ(html_character("hellip"), U'…');
  EXPECT_EQ(html_character("nbsp"), U'\u00A0');
  EXPECT_EQ(html_character("ndash"), U'–');
  EXPECT_EQ(html_character(""), 0u);
}

// What browsers close by themselves.
TEST(Html, MissingEndTags) {
  const Cells two{{"a", "b"}, {"1", "2"}};
  for (const char* text : {"<table><tr><td>a<td>b<tr><td>1<td>2</table>", "<table><td>a<td>b<tr><td>1<td>2",
                           "<table><thead><tr><th>a<th>b<tbody><tr><td>1<td>2</tbody></table>",
                           "<table><tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2",
                           "<table><tr><td>a</td>lost<td>b</td></tr>lost<tr><td>1</td><td>2</td></tr></table></table></td></tr>",
                           "</table><table><tr><td><b>a<td>b</tr></tr><tr><td>1</td></td><td>2</b></table>"}) {
    const Rows rows = read_html(text);
    EXPECT_FALSE(rows.error) << text;
    EXPECT_EQ(rows.cells, two) << text;
  }
  // A table that begins between cells ends the one around it.
  EXPECT_EQ(read_html("<table><tr><td>a<tr><td>b</tr><table><tr><td>c<tr><td>d").cells, (Cells{{"a"}, {"b"}}));
  EXPECT_EQ(read_html("<table><tr><td>a<tr><td>b</tr><table><tr><td>c<tr><td>d", 1).cells, (Cells{{"c"}, {"d"}}));
}

TEST(Html, SpansKeepTheValueAtTheTopLeft) {
  // Three header rows of form II.06a in small.
  const Rows rows = read_html(
      "<table><tr><td rowspan=3>TT</td><td rowspan='3'>Đơn vị</td><td colspan=\"3\">Tiếp nhận</td><td rowspan=3>Ghi chú</td></tr>"
      "<tr><td rowspan=2>Tổng</td><td colspan=2>Trong kỳ</td></tr><tr><td>Trực tuyến</td><td>Trực tiếp</td></tr>"
      "<tr><td>1</td><td>Sở A</td><td>5</td><td>3</td><td>2</td><td>x</td></tr></table>");
  EXPECT_EQ(rows.cells, (Cells{{"TT", "Đơn vị", "Tiếp nhận", "", "", "Ghi chú"},
                               {"", "", "Tổng", "Trong kỳ"},
                               {"", "", "", "Trực tuyến", "Trực tiếp"},
                               {"1", "Sở A", "5", "3", "2", "x"}}));
}

TEST(Html, RowspanEndsWithItsGroup) {
  EXPECT_EQ(read_html("<table><tbody><tr><td rowspan=9>a<td>b<tr><td>c</tbody><tbody><tr><td>d<td>e</table>").cells,
            (Cells{{"a", "b"}, {"", "c"}, {"d", "e"}}));
  EXPECT_EQ(read_html("<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</tbody><tr><td>e</table>").cells,
            (Cells{{"a", "b"}, {"", "c"}, {"", "d"}, {"e"}}));
}

TEST(Html, AbsurdSpansAreCut) {
  const Rows rows = read_html("<table><tr><td colspan=1000000000>a</td><td>b</td></tr><tr><td rowspan=1000000000>c</td><td colspan=0>d</td><td colspan=x>e</td></tr>"
                              "<tr><td colspan=-3>f</td><td>g</td></tr></table>");
  ASSERT_FALSE(rows.error);
  ASSERT_EQ(rows.cells[0].size(), 1001u);  // the standard's limit is 1000
  EXPECT_EQ(rows.cells[0][1000], "b");
  EXPECT_EQ(rows.cells[1], (std::vector<std::string>{"c", "d", "e"}));
  EXPECT_EQ(rows.cells[2], (std::vector<std::string>{"", "f", "g"}));
}

TEST(Html, AsManyColumnsAsExcelHasAndNoMore) {
  std::string text = "<table><tr><td>a";
  for (int i = 0; i < 16; ++i) text += "<td colspan=1000>";
  for (int i = 0; i < 382; ++i) text += "<td>";
  EXPECT_EQ(read_html(text + "<td>last<td><td><tr><td>x").cells[0].size(), kMaxColumns);
  const Rows rows = read_html(text + "<td>last<td>over<tr><td>x");
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_many_columns);
  EXPECT_EQ(rows.error->place.row, 1u);
  EXPECT_EQ(rows.error->place.file, "slow");
}

TEST(Html, EveryTableOfTwoRows) {
  const std::string text = "<table><tr><td>only</table><h2>Danh&nbsp;sách  <i>hồ sơ</i></h2><p>x</p><table><tr><td>a<tr><td>b</table>"
                           "<table><caption> Tổng\nhợp </caption><tr><td>c<tr><td>d</table><table><tr><td>e<tr><td>f</table>";
  EXPECT_EQ(names(text), (std::vector<std::string>{"Danh\u00A0sách hồ sơ", "Tổng hợp", "3"}));
  EXPECT_EQ(read_html(text, 0).cells, (Cells{{"a"}, {"b"}}));
  EXPECT_EQ(read_html(text, 1).cells, (Cells{{"c"}, {"d"}}));
  EXPECT_EQ(read_html(text, 2).cells, (Cells{{"e"}, {"f"}}));
  EXPECT_EQ(names("<table><tr><td>a<tr><td>b</table>"), (std::vector<std::string>{""}));
}

TEST(Html, LinesInFrontOfATable) {
  MemorySource source("x.xls", "<html><head><title>t</title><style>p{}</style></head><body>"
                               "<table><tr><td>UBND TỈNH<br>LÀO CAI</td><td>Biểu số II.06a</td></tr></table>"
                               "<h3>KẾT QUẢ <b>GIẢI QUYẾT</b></h3><p>Kỳ báo cáo: tháng 10 năm 2025</p>"
                               "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>sau bảng</body></html>");
  const auto document = make_html_document(source, 7);
  while (true) {
    const auto step = document->open();
    ASSERT_TRUE(step);
    if (*step == Step::end) break;
  }
  ASSERT_EQ(document->tables().size(), 1u);
  EXPECT_EQ(document->tables()[0].lines_before, (std::vector<std::string>{"UBND TỈNH", "LÀO CAI", "Biểu số II.06a", "KẾT QUẢ GIẢI QUYẾT",
                                                                          "Kỳ báo cáo: tháng 10 năm 2025"}));
}

TEST(Html, ALongListLendsNoCellsToTheTableBehindIt) {
  std::string list = "<table>";
  for (int i = 0; i < 30; ++i) list += "<tr><td>ten " + std::to_string(i) + "</td></tr>";
  MemorySource source("x.html", list + "</table><p>Bảng 2</p><table><tr><td>a</td></tr><tr><td>b</td></tr></table>");
  const auto document = make_html_document(source);
  while (*document->open() != Step::end) {
  }
  ASSERT_EQ(document->tables().size(), 2u);
  EXPECT_TRUE(document->tables()[0].lines_before.empty());
  EXPECT_EQ(document->tables()[1].lines_before, (std::vector<std::string>{"Bảng 2"}));
}

TEST(Html, TheFullestRowWhenNoTableHasTwo) {
  EXPECT_EQ(read_html("<table><tr><td>a</table><table><tr><td>Mã hồ sơ<td>Ngày</table>").cells, (Cells{{"Mã hồ sơ", "Ngày"}}));
  for (const char* text : {"<html><body>nothing</body></html>", "<table></table>", "<table><tr><td>&nbsp;</table>"}) {
    const Rows rows = read_html(text);
    ASSERT_TRUE(rows.error) << text;
    EXPECT_EQ(rows.error->code, ErrorCode::not_a_table);
    EXPECT_EQ(rows.error->place.file, "slow");
  }
}

TEST(Html, TheTableWithinALayoutWins) {
  const std::string text = "<table><tr><td>UBND tỉnh</td></tr><tr><td><table><tr><td>a<td>b<tr><td>1<td>2</table></td></tr></table>";
  EXPECT_EQ(names(text).size(), 1u);
  EXPECT_EQ(read_html(text).cells, (Cells{{"a", "b"}, {"1", "2"}}));
  // Here the inner one is a note in one cell of the data.
  EXPECT_EQ(read_html("<table><tr><td>a<td>b<td>c<tr><td>1<td>x<table><tr><td>p<td>q<tr><td>r</table>y<td>3</table>").cells,
            (Cells{{"a", "b", "c"}, {"1", "x\np q\nr\ny", "3"}}));
}

TEST(Html, NumbersThatExcelAndLibreOfficeKeep) {
  const Rows rows = read_html(
      "<table><tr><td x:num=\"45292\">1/1/2024</td><td x:num='0.6854'>68,54%</td><td x:num>12</td><td sdval=\"1234.5\" sdnum=\"1066;\">1.234,5</td></tr>"
      "<tr><td x:num=\"1234567\">1.234.567</td><td x:str=\"'007\" x:num=7>007</td><td x:num=\"evil\">9</td>"
      "<td style='mso-number-format:\"\\@\";color:red' x:num=\"1.001\">1.001000</td><td data-value=5>6</td></tr></table>");
  EXPECT_EQ(rows.cells, (Cells{{"45292", "0.6854", "12", "1234.5"}, {"1234567", "007", "9", "1.001000", "6"}}));
  EXPECT_EQ(rows.kinds[0], (std::vector{CellKind::date_serial, CellKind::number, CellKind::text, CellKind::number}));
  EXPECT_EQ(rows.kinds[1], (std::vector{CellKind::number, CellKind::text, CellKind::text, CellKind::text, CellKind::text}));
}

TEST(Html, MaskKeepsOnlyTheColumnsWanted) {
  const Rows rows = read_html("<table><tr><td>a<td colspan=2>b<td>c<tr><td>1<td>2<td>3<td>4<tr><td><td>5<tr><td></table>", 0,
                              {.all = false, .columns = {0, 3}});
  EXPECT_EQ(rows.cells, (Cells{{"a", "c"}, {"1", "4"}, {}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3}));  // row 3 is blank under the mask only
}

TEST(Html, Encodings) {
  const auto encoding = [](const std::string& text, const Cells& cells) {
    SlowSource source(text);
    const auto document = make_html_document(source);
    EXPECT_EQ(read_all(*document).cells, cells) << text;
    return document->dialect().encoding;
  };
  const Cells cells{{"Đơn vị"}, {"Sở Nội vụ"}};
  const std::string body = "<table><tr><td>Đơn vị<tr><td>Sở Nội vụ</table>";
  EXPECT_EQ(encoding(body, cells), "UTF-8");
  EXPECT_EQ(encoding("\xEF\xBB\xBF" + body, cells), "UTF-8");
  EXPECT_EQ(encoding("<meta charset=windows-1252>" + body, cells), "UTF-8");  // declares one, writes another
  std::u16string wide = u"\uFEFF<table><tr><td>Đơn vị<tr><td>Sở Nội vụ</table>";
  std::string little, big;
  for (const char16_t c : wide) {
    little += static_cast<char>(c & 0xFF), little += static_cast<char>(c >> 8);
    big += static_cast<char>(c >> 8), big += static_cast<char>(c & 0xFF);
  }
  EXPECT_EQ(encoding(little, cells), "UTF-16LE");
  EXPECT_EQ(encoding(big, cells), "UTF-16BE");
  // windows-1258: D0 is Đ, F5 is ơ, F2 a dot below; A tilde and kin follow their letter.
  EXPECT_EQ(encoding("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1258\"><table><tr><td>caf\xE9<tr><td>x</table>",
                     Cells{{"café"}, {"x"}}), "windows-1258");
  // TCVN3 of "Đơn vị", "Sở Nội vụ" (TCVN 5712 table: 167 Đ, 172 ơ, 222 ị, 235 ở, 233 ộ... as a document of .VnTime).
  EXPECT_EQ(encoding("<table><tr><td>Th\xABng tin<tr><td>h\xE5 s\xACn</table>", Cells{{"Thông tin"}, {"hồ sơn"}}), "TCVN3");
}

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(XANH_FIXTURES) + "/html/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// domain.md 5.6, first row: no meta charset, no mark, text format on every cell, '.' thousands.
TEST(Html, TheProvincialExporter) {
  const std::string text = fixture("provincial-exporter.xls");
  EXPECT_EQ(text.find("charset"), std::string::npos);
  EXPECT_EQ(names(text), (std::vector<std::string>{"Theo dõi DVC"}));
  const Rows rows = read_html(text);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells,
            (Cells{{"BÁO CÁO TÌNH HÌNH GIẢI QUYẾT HỒ SƠ"},
                   {"Từ ngày 01/10/2025 đến ngày\u00A031/10/2025"},
                   {"STT", "Đơn vị", "Tiếp nhận", "", "", "Đã giải quyết"},
                   {"", "", "Tổng số", "Trực tuyến", "Trực tiếp", "Đúng hạn", "Quá hạn"},
                   {"1", "Sở Nông nghiệp & Môi trường", "12.480", "11.034", "1.446", "12.001", "37"},
                   {"2", "UBND xã Ea Kao", "1.205", "998", "207", "1.190", "4"},
                   {"", "Tổng cộng", "13.685", "12.032", "1.653", "13.191", "41"}}));
  for (std::size_t i = 0; i < rows.kinds.size(); ++i) {
    for (const CellKind kind : rows.kinds[i]) EXPECT_TRUE(kind == CellKind::text || kind == CellKind::empty);
  }
}

TEST(Html, AnyCutGivesTheSameRows) {
  const std::string text = fixture("provincial-exporter.xls") +
                           "<table><caption>b&amp;c</caption><tr><td x:num=\"45292\">1/1/2024</td><td>&abreve;&#7879;&nbsp;\xEF\xBB\xBF</td></tr>"
                           "<!-- c --><script></scr</script><tr><td>Đ&đ<br>é<td colspan=3>&lt;&x;</table>";
  for (std::size_t table = 0; table < 2; ++table) {
    const Rows whole = read_html(text, table);
    ASSERT_FALSE(whole.error);
    ASSERT_GE(whole.cells.size(), 2u);
    for (std::size_t piece = 1; piece <= 64; ++piece) {
      const Rows cut = read_html(text, table, {}, piece);
      ASSERT_FALSE(cut.error) << piece;
      ASSERT_EQ(cut.cells, whole.cells) << piece;
      ASSERT_EQ(cut.kinds, whole.kinds) << piece;
      ASSERT_EQ(cut.numbers, whole.numbers) << piece;
    }
  }
}

TEST(Html, ManyRowsComeInBatches) {
  std::string text = "<table>";
  for (int i = 0; i < 20000; ++i) text += "<tr><td>" + std::to_string(i) + "<td>Cấp bản sao " + std::to_string(i * 7919LL % 1000);
  for (const bool all : {true, false}) {
    const Rows rows = read_html(text, 0, {.all = all, .columns = {0, 1}}, 10007);
    ASSERT_EQ(rows.cells.size(), 20000u);
    for (int i = 0; i < 20000; ++i) {
      ASSERT_EQ(rows.cells[static_cast<std::size_t>(i)],
                (std::vector<std::string>{std::to_string(i), "Cấp bản sao " + std::to_string(i * 7919LL % 1000)}));
    }
  }
}

std::string repeat(std::string_view text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(HtmlHostile, NestedWithoutEnd) {
  for (const char* open : {"<b>", "<div>", "<table>", "<table><tr><td>", "<td>", "<tr>", "<table><tr><td>a<tr><td>b<td>"}) {
    const bool nests = std::string_view(open) == "<table><tr><td>";
    const Rows rows = read_html("<table><tr><td>a<tr><td>b<tr><td>" + repeat(open, nests ? 1000000 : 100000));
    if (!rows.error) {
      EXPECT_FALSE(rows.cells.empty()) << open;
    } else {
      EXPECT_EQ(rows.error->code, ErrorCode::too_large) << open;
    }
  }
}

TEST(HtmlHostile, CommentsAndScriptsWithoutEndAreAFault) {
  const std::string table = "<table><tr><td>a<tr><td>b</table>";
  for (const char* open : {"<!-- ", "<script>", "<style>", "<!--[if mso]>"}) {
    const Rows rows = read_html(table + open + table);
    ASSERT_TRUE(rows.error) << open;
    EXPECT_EQ(rows.error->code, ErrorCode::xml_malformed);
  }
  for (const char* open : {"<td ", "<td a=\"", "</", "<", "&", "&#x", "<!", "<!DOCTYPE"}) {
    EXPECT_EQ(read_html("<table><tr><td>a<tr><td>b</table>" + std::string(open) + repeat("x", 100000)).cells, (Cells{{"a"}, {"b"}})) << open;
  }
}

TEST(HtmlHostile, ALongCellIsRefused) {
  const std::string longest(kMaxCellBytes, 'x');
  EXPECT_EQ(read_html("<table><tr><td>a<tr><td>" + longest).cells[1][0].size(), kMaxCellBytes);
  const Rows rows = read_html("<table><tr><td>a<tr><td>b<td>" + longest + longest);
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::cell_too_long);
  EXPECT_EQ(rows.error->place.row, 2u);
  EXPECT_EQ(rows.error->place.column, 2u);
  // Not when nobody wants it.
  EXPECT_EQ(read_html("<table><tr><td>a<tr><td>b<td>" + longest + longest, 0, {.all = false, .columns = {0}}).cells, (Cells{{"a"}, {"b"}}));
  EXPECT_EQ(cell(repeat("<br>", 1000000) + "a" + repeat("<br>", 1000000) + "b"), "a\n\nb");
}

TEST(HtmlHostile, ALongRowIsRefused) {
  const std::string part = "<td>" + std::string(8u << 20, 'x');
  const Rows rows = read_html("<table><tr><td>a<tr>" + repeat(part, 9));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_large);
}

TEST(HtmlHostile, LongTagsPassInLittleMemory) {
  EXPECT_EQ(cell("<img src=\"data:image/png;base64," + std::string(5u << 20, 'A') + "\" alt='>'>x"), "x");
  HtmlScanner scanner;
  const std::string text = "<a " + std::string(1u << 20, 'b') + ">c";
  const char* at = text.data();
  const HtmlToken token = scanner.next(at, text.data() + text.size());
  EXPECT_EQ(token.kind, HtmlToken::Kind::tag);
  EXPECT_LE(token.attributes.size(), HtmlScanner::kMaxKept);
}

TEST(HtmlHostile, TooManyTables) {
  const Rows rows = read_html(repeat("<table><tr><td>a<tr><td>b</table>", 10001));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_large);
}

TEST(HtmlHostile, SpansOverSpans) {
  std::string row = "<tr>";
  for (int i = 0; i < 17000; ++i) row += "<td rowspan=65534>";
  const Rows rows = read_html("<table><tr><td>a</tr>" + row + repeat("<tr><td>", 2000) + "</tbody><tr><td>b</table>");
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"a"}, {"b"}}));
}

TEST(Html, Attributes) {
  const std::string_view attributes = " nowrap COLSPAN = 3 x:num/ style='a \"b\"' rowspan=\"2\"title=x/";
  EXPECT_EQ(html_attribute(attributes, "colspan"), "3");
  EXPECT_EQ(html_attribute(attributes, "style"), "a \"b\"");
  EXPECT_EQ(html_attribute(attributes, "rowspan"), "2");
  EXPECT_EQ(html_attribute(attributes, "none"), "");
  EXPECT_EQ(html_attribute(" a='unclosed", "a"), "unclosed");
  EXPECT_EQ(html_attribute("=", "a"), "");
  EXPECT_EQ(html_attribute(" a=", "a"), "");
  std::string names;
  HtmlAttribute attribute;
  for (std::string_view rest = attributes; next_attribute(rest, attribute);) names += std::string(attribute.name) + ";";
  EXPECT_EQ(names, "nowrap;COLSPAN;x:num;style;rowspan;title;");
}

}  // namespace
}  // namespace xanh::source
