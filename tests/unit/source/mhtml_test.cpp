#include "source/mhtml.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"
#include "source/mhtml_part.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;

std::string decoded(Transfer transfer, const std::string& text, std::size_t piece = 1000) {
  TransferDecoder decoder(transfer);
  std::string out;
  for (std::size_t at = 0; at < text.size(); at += piece) decoder.feed(std::string_view(text).substr(at, piece), out);
  decoder.finish(out);
  return out;
}

// RFC 2045, 6.7.
TEST(Mhtml, QuotedPrintable) {
  for (std::size_t piece = 1; piece < 9; ++piece) {
    const auto plain = [&](const std::string& text) { return decoded(Transfer::quoted_printable, text, piece); };
    EXPECT_EQ(plain("a=3Db =C4=90=c6=a1n"), "a=b Đơn");
    EXPECT_EQ(plain("one=\r\ntwo=\nthree=  \r\nfour\r\nfive"), "onetwothreefour\r\nfive");
    EXPECT_EQ(plain("50=% =G1 =1G =="), "50=% =G1 =1G =");
    EXPECT_EQ(plain("cut="), "cut");
    EXPECT_EQ(plain("cut=4"), "cut=4");
  }
}

// RFC 4648, 10, and lines.
TEST(Mhtml, Base64) {
  for (std::size_t piece = 1; piece < 9; ++piece) {
    const auto plain = [&](const std::string& text) { return decoded(Transfer::base64, text, piece); };
    EXPECT_EQ(plain(""), "");
    EXPECT_EQ(plain("Zg=="), "f");
    EXPECT_EQ(plain("Zm8="), "fo");
    EXPECT_EQ(plain("Zm9v\r\nYmFy\r\n"), "foobar");
    EXPECT_EQ(plain("xJDGoW4="), "Đơn");
    EXPECT_EQ(plain("Zg==Zg=="), "ff");
    EXPECT_EQ(plain("Z m-9 v!"), "foo");
  }
}

// As Excel saves a workbook: a frame page that names the sheets, a part a sheet, other parts.
std::string excel() {
  return "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related; boundary=\"----=_NextPart_01DC\"\r\n\r\n"
         "This document is a Single File Web Page.\r\n\r\n"
         "------=_NextPart_01DC\r\nContent-Location: file:///C:/5F/Book1.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
         "Content-Type: text/html; charset=\"utf-8\"\r\n\r\n"
         "<html><head><!--[if gte mso 9]><xml><x:ExcelWorkbook><x:ExcelWorksheets>=\r\n"
         "<x:ExcelWorksheet><x:Name>Th=C3=A1ng 9</x:Name><x:WorksheetSource HRef=3D\"Book1.files/sheet001.htm\"/></x:ExcelWorksheet>"
         "<x:ExcelWorksheet><x:Name>A &amp; B</x:Name><x:WorksheetSource HRef=3D\"Book1.files/sheet002.htm\"/></x:ExcelWorksheet>"
         "</x:ExcelWorksheets></x:ExcelWorkbook></xml><![endif]--></head><frameset></frameset></html>\r\n\r\n"
         "------=_NextPart_01DC\r\nContent-Location: file:///C:/5F/Book1.files/tabstrip.htm\r\nContent-Transfer-Encoding: 7bit\r\n"
         "Content-Type: text/html; charset=us-ascii\r\n\r\n<table><tr><td>Sheet1</td><td>Sheet2</td></tr></table>\r\n\r\n"
         "------=_NextPart_01DC\r\nContent-Location: file:///C:/5F/Book1.files/sheet001.htm\r\nContent-Transfer-Encoding: quoted-printable\r\n"
         "Content-Type: text/html;\r\n\tcharset=\"windows-1258\"\r\n\r\n"
         "<table border=3D0><tr><td class=3Dxl24>caf=E9</td><td colspan=3D2>H=\r\nai</td></tr>\r\n<tr><td x:num=3D\"45292\">1/1/2024</td></tr></table>\r\n\r\n"
         "------=_NextPart_01DC\r\nContent-Location: file:///C:/5F/Book1.files/image001.png\r\nContent-Transfer-Encoding: base64\r\n"
         "Content-Type: image/png\r\n\r\nPHRhYmxlPjx0cj48dGQ+bm88dHI+PHRkPm5v\r\n\r\n"
         "------=_NextPart_01DC\r\nContent-Location: file:///C:/5F/Book1.files/sheet002.htm\r\nContent-Transfer-Encoding: base64\r\n"
         "Content-Type: TEXT/HTML; charset=utf-8\r\n\r\n"
         // <!--<x:Visible>SheetHidden--><table><tr><td>Đơn</td></tr><tr><td>2</td></tr></table>
         "PCEtLTx4OlZpc2libGU+U2hlZXRIaWRkZW4tLT48dGFibGU+PHRyPjx0ZD7EkMahbjwvdGQ+PC90\r\n"
         "cj48dHI+PHRkPjI8L3RkPjwvdHI+PC90YWJsZT4=\r\n\r\n"
         "------=_NextPart_01DC--\r\n------=_NextPart_01DC\r\n";
}

TEST(Mhtml, APartASheet) {
  for (const std::size_t piece : {1u, 2u, 3u, 7u, 64u, 100000u}) {
    SlowSource source(excel());
    const auto document = make_mhtml_document(source, piece);
    const Rows first = read_all(*document, 0);
    ASSERT_FALSE(first.error);
    EXPECT_EQ(first.cells, (Cells{{"café", "Hai"}, {"45292"}})) << piece;
    EXPECT_EQ(first.kinds[1][0], CellKind::date_serial);
    EXPECT_EQ(read_all(*document, 1).cells, (Cells{{"Đơn"}, {"2"}})) << piece;
    ASSERT_EQ(document->tables().size(), 2u);
    EXPECT_EQ(document->tables()[0].name, "Tháng 9");
    EXPECT_EQ(document->tables()[1].name, "A & B");
    EXPECT_FALSE(document->tables()[0].hidden);
    EXPECT_TRUE(document->tables()[1].hidden);
    EXPECT_EQ(document->dialect().format, Format::mhtml);
  }
}

TEST(Mhtml, OtherMessages) {
  const auto rows = [](const std::string& text) {
    SlowSource source(text);
    return read_all(*make_mhtml_document(source, 5));
  };
  const Cells cells{{"a"}, {"b"}};
  const std::string table = "<table><tr><td>a<tr><td>b</table>";
  // One page, no parts; bare line feeds.
  EXPECT_EQ(rows("MIME-Version: 1.0\nContent-Type: text/html\n\n" + table).cells, cells);
  // As a browser saves it, the last boundary cut off; a multipart within a multipart.
  EXPECT_EQ(rows("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=outer\r\n\r\n"
                 "--outer\r\nContent-Type: multipart/alternative; boundary=\"in ner\"\r\n\r\n--in ner\r\nContent-Type: text/plain\r\n\r\n<table>no\r\n"
                 "--in ner\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\n\r\n" + table + "\r\n--in ner--\r\n").cells, cells);
  for (const char* text : {"MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\n\r\n--x--",
                           "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\n<table><tr><td>a<tr><td>b"}) {
    const Rows none = rows(text);
    ASSERT_TRUE(none.error) << text;
    EXPECT_EQ(none.error->code, ErrorCode::not_a_table);
  }
}

TEST(MhtmlHostile, EndsWithinBounds) {
  const auto error = [](const std::string& text) {
    SlowSource source(text);
    const Rows rows = read_all(*make_mhtml_document(source));
    return rows.error ? rows.error->code : ErrorCode::cancelled;
  };
  std::string parts = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n";
  for (int i = 0; i < 5000; ++i) parts += "--x\nContent-Type: text/html\n\n<table><tr><td>a<tr><td>b</table>\n";
  EXPECT_EQ(error(parts), ErrorCode::too_large);
  EXPECT_EQ(error("MIME-Version: 1.0\n" + std::string(20u << 20, 'x')), ErrorCode::not_a_table);
  std::string header = "MIME-Version: 1.0\n";
  for (int i = 0; i < 300000; ++i) header += "X-Field: " + std::to_string(i) + "\n";
  EXPECT_EQ(error(header), ErrorCode::not_a_table);
}

TEST(Mhtml, LooksLikeIt) {
  EXPECT_TRUE(looks_like_mhtml("mime-version: 1.0\r\n"));
  EXPECT_TRUE(looks_like_mhtml("Subject: x\r\n\tcontinued: y\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"));
  EXPECT_FALSE(looks_like_mhtml("Subject: x\r\n\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"));
  EXPECT_FALSE(looks_like_mhtml("a;b\n1;2\n"));
  EXPECT_FALSE(looks_like_mhtml(""));
}

}  // namespace
}  // namespace xanh::source
