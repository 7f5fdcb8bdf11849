#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"
#include "source/document.h"

namespace xanh::source {
namespace {

Result<Step> detect_bytes(std::string bytes, std::unique_ptr<Document>& out) {
  static std::vector<std::unique_ptr<MemorySource>> keep;  // documents must not outlive sources
  keep.push_back(std::make_unique<MemorySource>("x.xlsx", std::move(bytes)));
  return detect(*keep.back(), out);
}

ErrorCode refused(std::string bytes) {
  std::unique_ptr<Document> document;
  const auto step = detect_bytes(std::move(bytes), document);
  EXPECT_FALSE(step);
  EXPECT_FALSE(document);
  if (step) return ErrorCode::cancelled;
  EXPECT_EQ(step.error().place.file, "x.xlsx");
  return step.error().code;
}

TEST(Detect, ContentDecidesNotTheName) {
  std::unique_ptr<Document> document;
  ASSERT_TRUE(detect_bytes("a,b\n1,2\n", document));
  EXPECT_EQ(document->dialect().format, Format::csv);
  ASSERT_TRUE(detect_bytes(std::string("PK\x03\x04rest"), document));
  EXPECT_EQ(document->dialect().format, Format::xlsx);
}

TEST(Detect, OpenDocumentByItsFirstEntry) {
  const auto head = [](const std::string& extra, const std::string& type) {
    return "PK\x03\x04" + std::string(22, '\0') + std::string("\x08\0", 2) + static_cast<char>(extra.size()) + '\0' + "mimetype" + extra + type + "PK";
  };
  for (const auto& [bytes, format] : {std::pair(head("", "application/vnd.oasis.opendocument.spreadsheet"), Format::ods),
                                      std::pair(head("extra", "application/vnd.oasis.opendocument.spreadsheet-template"), Format::ods),
                                      std::pair(head("", "application/vnd.oasis.opendocument.text"), Format::xlsx)}) {
    std::unique_ptr<Document> document;
    ASSERT_TRUE(detect_bytes(bytes, document));
    EXPECT_EQ(document->dialect().format, format);
  }
}

TEST(Detect, JsonByItsFirstCharacters) {
  for (const char* text : {"[{\"a\":1}]", "\xEF\xBB\xBF \n{\"a\":1}", "{\"a\":"}) {
    std::unique_ptr<Document> document;
    ASSERT_TRUE(detect_bytes(text, document)) << text;
    EXPECT_EQ(document->dialect().format, Format::json) << text;
  }
  std::unique_ptr<Document> document;
  ASSERT_TRUE(detect_bytes("[Biểu 06a];b\n1;2\n", document));
  EXPECT_EQ(document->dialect().format, Format::csv);
}

TEST(Detect, EachFaultHasItsName) {
  EXPECT_EQ(refused(""), ErrorCode::file_empty);
  EXPECT_EQ(refused(" \r\n\t"), ErrorCode::file_empty);
  EXPECT_EQ(refused("\x89PNG\r\n\x1A\n"), ErrorCode::not_a_table);
  EXPECT_EQ(refused("%PDF-1.7 ..."), ErrorCode::not_a_table);
  EXPECT_EQ(refused(std::string("\0\1\2\3abc", 7)), ErrorCode::not_a_table);
  EXPECT_EQ(refused(std::string("MZ\x90\0\3\0\0\0\4\0\0\0\xFF\xFF\0\0", 16)), ErrorCode::not_a_table);
  EXPECT_EQ(refused("\xFF\xD8\xFF\xE0" "JFIF"), ErrorCode::not_a_table);
  EXPECT_EQ(refused("<?xml version=\"1.0\"?><rss/>"), ErrorCode::not_a_table);
  EXPECT_EQ(refused("\xEF\xBB\xBF"), ErrorCode::file_empty);
  EXPECT_EQ(refused(std::string("\xFF\xFE" "a\0\1\0\0\0\2\0", 10)), ErrorCode::not_a_table);
  EXPECT_EQ(refused("\xCD\xEE\xEC\xE5\xF0,b\n"), ErrorCode::encoding_invalid);  // windows-1251
}

TEST(Detect, MarkupOfEveryKind) {
  const auto format = [](std::string bytes) {
    std::unique_ptr<Document> document;
    EXPECT_TRUE(detect_bytes(bytes, document)) << bytes;
    return document ? format_name(document->dialect().format) : "";
  };
  EXPECT_EQ(format("\xEF\xBB\xBF <!DOCTYPE html><HTML><body><Table>"), "html");
  EXPECT_EQ(format("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><table>"), "html");
  EXPECT_EQ(format("<style>" + std::string(9000, 'x') + "</style>\n<TABLE border=1>"), "html");
  EXPECT_EQ(format(std::string("\xFF\xFE<\0t\0a\0b\0l\0e\0>\0", 16)), "html");
  EXPECT_EQ(format("<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), "xml_spreadsheet");
  EXPECT_EQ(format("<html xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><body Workbook>"), "html");
  EXPECT_EQ(format("MIME-Version: 1.0\r\n"), "mhtml");
  EXPECT_EQ(format("From: <Saved by Blink>\r\nSubject: a\r\n b\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n"), "mhtml");
  EXPECT_EQ(format("from,to\n1,2\n"), "csv");
}

TEST(Detect, ACharacterCutByTheSampleIsNoFault) {
  for (std::size_t pad = 0; pad < 4; ++pad) {
    std::string text(65533 + pad, 'a');
    text += "ệ,b\n1,2\n";
    std::unique_ptr<Document> document;
    EXPECT_TRUE(detect_bytes(text, document)) << pad;
    EXPECT_TRUE(document) << pad;
  }
}

TEST(Detect, WaitsForBytes) {
  SlowSource source("\xEF\xBB\xBF" "a;b\n1;2\n");
  std::unique_ptr<Document> document;
  ASSERT_EQ(detect(source, document), Step::pending);
  EXPECT_FALSE(document);
  ASSERT_EQ(detect(source, document), Step::end);
  EXPECT_EQ(document->dialect().separator, ';');
  EXPECT_TRUE(document->dialect().byte_order_mark);
  EXPECT_EQ(document->dialect().encoding, "UTF-8");
}

TEST(Detect, OleContainers) {
  const auto ole = [](std::string_view stream) {
    std::string bytes("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    bytes.resize(512, '\0');
    bytes[30] = 9;  // sectors of 512 bytes, the directory in the first
    for (const char c : stream) bytes += c, bytes += '\0';
    bytes.resize(1536, '\0');
    return bytes;
  };
  EXPECT_EQ(refused(ole("EncryptedPackage")), ErrorCode::workbook_encrypted);
  std::unique_ptr<Document> document;
  ASSERT_TRUE(detect_bytes(ole("Workbook"), document));
  EXPECT_EQ(document->dialect().format, Format::biff);
  EXPECT_EQ(refused(ole("WordDocument")), ErrorCode::not_a_table);
}

TEST(Detect, TheUsersWordGoesBeforeTheBytes) {
  MemorySource source("x.csv", "M\u00c3\u00a3 h\u00e1\u00bb\u201c s\u00c6\u00a1;S\u1ed1, ng\u00e0y\n1;2\n");
  const auto rows_of = [&source](const TextChoice& choice) {
    std::unique_ptr<Document> document;
    EXPECT_TRUE(detect(source, document, choice));
    return read_all(*document).cells;
  };
  const auto repaired = rows_of({.encoding = text::Encoding::utf8_as_1252});
  ASSERT_EQ(repaired.size(), 2u);
  EXPECT_EQ(repaired[0], (std::vector<std::string>{"M\u00e3 h\u1ed3 s\u01a1", "S\u1ed1, ng\u00e0y"}));
  const auto kept = rows_of({.encoding = text::Encoding::utf8});
  EXPECT_EQ(kept[0][0], "M\u00c3\u00a3 h\u00e1\u00bb\u201c s\u00c6\u00a1");
  const auto by_comma = rows_of({.encoding = text::Encoding::utf8, .separator = ','});
  EXPECT_EQ(by_comma[0].size(), 2u);
  EXPECT_EQ(by_comma[1], (std::vector<std::string>{"1;2"}));
}

}  // namespace
}  // namespace xanh::source
