// The two files of a memo: what stands where, and that whatever a cell holds stays text.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "report/memo_docx.h"
#include "report/memo_html.h"
#include "unzip.h"

namespace xanh::report {
namespace {

constexpr const char* kHostile = "</td><script>alert(1)</script>\xE2\x80\xAE=cmd|' /C calc'!A0 & \x07";

view::Memo memo_of(const std::string& cell) {
  view::Memo memo{.as_of = 20'000, .above = "Above", .agency = cell, .number = "No", .nation = "Nation", .motto = "Motto", .place_and_day = "Place", .kind = "Kind",
                  .subject = cell, .period = "(2025)", .to = "To", .copies_title = "Copies", .copies = {"- one;"}, .signer = "Signer", .signature = "Sign", .made_by = "By"};
  memo.blocks.emplace_back(view::MemoHeading{.text = "I. " + cell});
  memo.blocks.emplace_back(view::MemoItem{.text = cell});
  view::MemoTable table{.caption = "Table 1", .columns = {{.label = cell, .width = 100}, {.label = "n", .width = 65, .align = view::MemoColumn::Align::end}}};
  table.rows.push_back({.cells = {{.text = cell}, {.text = "9", .tone = view::Tone::bad, .filled = true}}});
  table.rows.push_back({.cells = {{.text = "only one"}}, .total = true});
  memo.blocks.emplace_back(table);
  view::BarList bars;
  bars.bars.push_back({.label = cell, .value = "12", .part = 1});
  memo.blocks.emplace_back(view::MemoPicture{.caption = "Figure 1", .words = cell, .chart = bars});
  memo.annexes.push_back({.name = "Annex I", .title = "Ranking", .of = "(of)", .blocks = {table}});
  return memo;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(MemoHtml, IsOnePageWithoutScriptsOrLinks) {
  const std::string html = memo_html(memo_of("Sở Tư pháp"));
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"));
  EXPECT_NE(html.find("default-src 'none'"), std::string::npos);
  for (const char* never : {"<script", "<link", "<img", "src=", "href=", "@import", "url("}) EXPECT_EQ(html.find(never), std::string::npos) << never;
  EXPECT_NE(html.find("@page { size: A4; margin: 20mm 15mm 20mm 30mm;"), std::string::npos);
  EXPECT_EQ(count(html, "<table"), 2U);
  EXPECT_EQ(count(html, "<svg "), 1U);
  EXPECT_EQ(count(html, "<section>"), 1U);
  EXPECT_NE(html.find("<td class=\"r bad\">9</td>"), std::string::npos);
  EXPECT_EQ(html, memo_html(memo_of("Sở Tư pháp")));
}

TEST(MemoHtml, HostileCellsStayText) {
  const std::string html = memo_html(memo_of(kHostile));
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(html.find("\xE2\x80\xAE"), std::string::npos) << "nothing turns the direction of what follows";
  EXPECT_EQ(html.find('\x07'), std::string::npos);
  EXPECT_NE(html.find("<td>&lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt;=cmd|' /C calc'!A0 &amp; </td>"), std::string::npos);
  EXPECT_EQ(count(html, "</td>"), count(html, "<td")) << "no cell was closed early";
}

TEST(MemoDocx, HostileCellsStayText) {
  StringSink sink;
  ASSERT_TRUE(write_memo_docx(memo_of(kHostile), sink));
  const auto parts = unzip(sink.bytes());
  const std::string& document = parts.at("word/document.xml");
  EXPECT_EQ(document.find("<script"), std::string::npos);
  EXPECT_EQ(document.find("\xE2\x80\xAE"), std::string::npos);
  EXPECT_EQ(count(document, "<w:tc>"), count(document, "</w:tc>"));
  EXPECT_NE(document.find("&lt;/td&gt;&lt;script&gt;alert(1)"), std::string::npos);
}

TEST(MemoDocx, HasHeadTablesChartAndAnnex) {
  StringSink sink, again;
  ASSERT_TRUE(write_memo_docx(memo_of("Sở Tư pháp"), sink));
  ASSERT_TRUE(write_memo_docx(memo_of("Sở Tư pháp"), again));
  EXPECT_TRUE(sink.bytes() == again.bytes());
  const auto parts = unzip(sink.bytes());
  const std::string& document = parts.at("word/document.xml");
  EXPECT_EQ(count(document, "<w:tbl>"), 4U) << "head, table, signature, annex";
  EXPECT_EQ(count(document, "<w:tblHeader/>"), 2U) << "heads of tables stand again on each page";
  EXPECT_EQ(count(document, "<w:sectPr>"), 2U);
  // Word calls a file broken whose cell has no paragraph, or where a table ends a cell or the document.
  EXPECT_EQ(document.find("</w:tcPr></w:tc>"), std::string::npos);
  EXPECT_EQ(document.find("</w:tbl><w:sectPr>"), std::string::npos);
  EXPECT_TRUE(parts.at("word/media/chart1.emf").size() > 1000);
  EXPECT_LT(document.find("Motto"), document.find("Kind"));
  EXPECT_LT(document.find("Signer"), document.find("Annex I"));
}

}  // namespace
}  // namespace xanh::report
