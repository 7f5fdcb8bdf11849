#include "text/nfc.h"

#include <gtest/gtest.h>

#include "text/utf8.h"

namespace xanh::text {
namespace {

TEST(Nfc, ComposesWhatMacsAndWindows1258Write) {
  EXPECT_EQ(to_nfc("Ho\xCC\x82\xCC\x80 so\xCC\x9B"), "Hồ sơ");
  // windows-1258 decodes to the letter with its circumflex and a separate tone.
  EXPECT_EQ(to_nfc("Th\xE1\xBB\xA7 t\xC3\xB9\xCC\xA3"), to_nfc("Thủ tù\xCC\xA3"));
  EXPECT_EQ(to_nfc("\xC3\xAA\xCC\xA3"), "ệ");
}

TEST(Nfc, QuickCheckIsHonest) {
  EXPECT_TRUE(is_nfc("Thủ tục hành chính"));
  EXPECT_TRUE(is_nfc(""));
  EXPECT_FALSE(is_nfc("12345678e\xCC\x81"));
  EXPECT_FALSE(is_nfc("\xFF"));
}

TEST(Nfc, InvalidBytesBecomeReplacements) {
  EXPECT_EQ(to_nfc("a\xC3"), "a\xEF\xBF\xBD");
  EXPECT_EQ(to_nfc("\xC0\x80x"), "\xEF\xBF\xBD\xEF\xBF\xBDx");
}

TEST(Utf8, RoundTripsEveryScalar) {
  for (char32_t c = 0; c <= 0x10FFFF; c = c < 0x3000 ? c + 1 : c + 97) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_code_point(text, c);
    std::size_t pos = 0;
    ASSERT_EQ(next_code_point(text, pos), c);
    ASSERT_EQ(pos, text.size());
    ASSERT_TRUE(is_valid_utf8(text));
  }
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80"));  // a surrogate
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80"));
  EXPECT_EQ(count_code_points("Đặc khu"), 7u);
}

}  // namespace
}  // namespace xanh::text
