#include "report/docx_writer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "report/plain_text.h"
#include "unzip.h"

namespace xanh::report {
namespace {

std::string written(const std::vector<std::string>& texts) {
  DocxWriter out({.title = "T & <T>", .made_by = "by", .day = 20'000});
  for (const std::string& text : texts) out.paragraph(DocxStyle::body, text);
  out.begin_table({40, 60}, true);
  out.begin_row(true);
  for (int i = 0; i < 2; ++i) {
    out.begin_cell(0x12AB0FU);
    out.paragraph(DocxStyle::head, "head");
    out.end_cell();
  }
  out.end_row();
  out.begin_row();
  for (const std::string& text : {texts.empty() ? std::string() : texts.front(), std::string("9")}) {
    out.begin_cell();
    out.paragraph(DocxStyle::cell, text, {.align = DocxAlign::end, .strong = true});
    out.end_cell();
  }
  out.end_row();
  out.end_table();
  out.picture("EMF", 100, 50, "words \"of\" it");
  out.new_section();
  out.paragraph(DocxStyle::annex_name, "A");
  StringSink sink;
  EXPECT_TRUE(out.write(sink));
  return sink.take();
}

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

TEST(DocxWriter, HasThePartsThatWordAsksFor) {
  const auto parts = unzip(written({"x"}));
  for (const char* name : {"[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml", "word/settings.xml",
                           "word/header1.xml", "docProps/core.xml", "docProps/app.xml", "word/media/chart1.emf"}) {
    EXPECT_TRUE(parts.contains(name)) << name;
  }
  EXPECT_EQ(parts.at("word/media/chart1.emf"), "EMF");
  EXPECT_NE(parts.at("word/_rels/document.xml.rels").find("Target=\"media/chart1.emf\""), std::string::npos);
  EXPECT_NE(parts.at("docProps/core.xml").find("T &amp; &lt;T&gt;"), std::string::npos);
  EXPECT_NE(parts.at("docProps/core.xml").find("2024-10-04T00:00:00Z"), std::string::npos) << "the day of the data, and no clock";
}

TEST(DocxWriter, KeepsToDecree30) {
  const auto parts = unzip(written({"x"}));
  const std::string& document = parts.at("word/document.xml");
  EXPECT_EQ(count(document, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"), 2U) << "A4, in both sections";
  EXPECT_EQ(count(document, "w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""), 2U) << "20, 15, 20 and 30 mm";
  EXPECT_EQ(count(document, "<w:titlePg/>"), 2U) << "no number on a first page";
  EXPECT_EQ(count(document, "<w:tblHeader/>"), 1U);
  EXPECT_EQ(count(document, "<w:cantSplit/>"), 2U) << "no row is parted";
  EXPECT_NE(parts.at("word/styles.xml").find("Times New Roman"), std::string::npos);
  EXPECT_NE(parts.at("word/styles.xml").find("w:val=\"vi-VN\""), std::string::npos);
  EXPECT_NE(parts.at("word/header1.xml").find(" PAGE "), std::string::npos);
}

TEST(DocxWriter, HostileTextStaysText) {
  const std::string hostile = "<w:p/>&\"'<script>\x01\x1F\x7F \xE2\x80\xAEgnp.exe\xE2\x81\xA6 =HYPERLINK(\"http://x\") ]]> \xC3\x28 \xEF\xBF\xBF";
  const std::string document = unzip(written({hostile})).at("word/document.xml");
  EXPECT_EQ(document.find("<script"), std::string::npos);
  EXPECT_NE(document.find("&lt;w:p/&gt;&amp;&quot;'&lt;script&gt; gnp.exe =HYPERLINK(&quot;http://x&quot;) ]]&gt; \xEF\xBF\xBD( \xEF\xBF\xBD"), std::string::npos);
  EXPECT_NE(document.find("descr=\"words &quot;of&quot; it\""), std::string::npos);
  for (const char c : document) EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
}

TEST(DocxWriter, EqualDocumentsAreEqualBytes) {
  EXPECT_TRUE(written({"a", "b"}) == written({"a", "b"}));
  EXPECT_FALSE(written({"a", "b"}) == written({"a", "c"}));
}

TEST(DocxWriter, MarksOfDirectionAreDropped) {
  std::string out;
  append_plain(out, "\xE2\x80\xAA" "a\xE2\x80\x8F" "b\xE2\x81\xA9\xE2\x80\x93\xE2\x81");
  EXPECT_EQ(out, "ab\xE2\x80\x93\xEF\xBF\xBD\xEF\xBF\xBD");
}

}  // namespace
}  // namespace xanh::report
