#include <gtest/gtest.h>

#include "encoding_cases.h"
#include "text/encoding.h"

namespace xanh::text {
namespace {

Encoding found(std::string_view bytes) { return detect_encoding(bytes, true).encoding; }

TEST(EncodingDetect, ADossierListInEachEncoding) {
  const auto cases = encoding_cases("list");
  ASSERT_EQ(cases.size(), 9u);
  for (const auto& each : cases) {
    const EncodingGuess guess = detect_encoding(each.bytes, true);
    EXPECT_EQ(encoding_name(guess.encoding), encoding_name(each.encoding));
    EXPECT_GT(guess.confidence, 0.8) << encoding_name(each.encoding);
    EXPECT_EQ(guess.mark_size, 0u);
    for (const auto& evidence : guess.evidence) {
      if (evidence.encoding == guess.encoding) {
        EXPECT_GT(evidence.syllables, 60u);
      } else if (each.encoding == Encoding::utf8) {  // what is sound passes the repairs
        EXPECT_LE(evidence.syllables, guess.evidence[0].syllables);
      } else if (each.encoding == Encoding::vni_in_utf8) {
        EXPECT_LT(evidence.syllables * 2, evidence.words) << encoding_name(evidence.encoding);
      } else {
        EXPECT_LT(evidence.syllables * 3, evidence.words) << encoding_name(evidence.encoding);
      }
    }
  }
}

// Wherever the sample is cut, from the end of the header on.
TEST(EncodingDetect, AnyCut) {
  for (const auto& each : encoding_cases("list")) {
    for (std::size_t size = each.bytes.find('\r'); size < each.bytes.size(); ++size) {
      const EncodingGuess guess = detect_encoding(std::string_view(each.bytes).substr(0, size));
      ASSERT_EQ(encoding_name(guess.encoding), encoding_name(each.encoding)) << size;
      ASSERT_GE(guess.confidence, kEncodingDoubt);
    }
  }
}

TEST(EncodingDetect, AsciiAndEnglishAndSoundUtf8AreLeftAlone) {
  for (const std::string_view text : {
           "", "a", "Code,Unit\n1,2\n", "So ho so,Don vi,Ngay tiep nhan\nH38.12-250101-0001,Xa Nam Xe,02/01/2025\n",
           "Số hồ sơ;Đơn vị", "ĐÃ NỘP; Ã; Â° Â» à»“", "Café “à la carte” – naïve façade, 5 €", "Tiếng Việt và café",
           "Ngày 5 – “Hồ sơ” đã trả… 20 °C, 3 m²", "Ðà Nẵng", "日本語,한국어", "Ã¡"}) {
    const EncodingGuess guess = detect_encoding(text, true);
    EXPECT_EQ(encoding_name(guess.encoding), "UTF-8") << text;
    EXPECT_EQ(guess.confidence, 1) << text;
  }
  // Decomposed Vietnamese is UTF-8, too.
  EXPECT_EQ(found("So\xCC\x82\xCC\x81 ho\xCC\x82\xCC\x80 so\xCC\x9B"), Encoding::utf8);
}

TEST(EncodingDetect, AFewBadBytesDoNotMakeAnotherEncoding) {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Số hồ sơ;Đơn vị\n";
  text.insert(text.size() / 2 - 1, "\xFF");
  EXPECT_EQ(found(text), Encoding::utf8);
  EXPECT_EQ(found("\xEF\xBB\xBF" "a;\xFF\n"), Encoding::utf8);  // a mark is a promise
}

TEST(EncodingDetect, ShortTexts) {
  EXPECT_EQ(found("Th\xAB" "ng tin,b\n"), Encoding::tcvn3);
  EXPECT_EQ(found("H\xE5 s\xAC;\xA7\xAC" "n v\xDE\n"), Encoding::tcvn3);
  EXPECT_EQ(found("Vie\xE4t Nam;So\xE1 ho\xE0 s\xF4\n"), Encoding::vni);
  EXPECT_EQ(found("S\xF4\xEC h\xF4\xCC s\xF5\n"), Encoding::windows_1258);
  EXPECT_EQ(found(std::string("a\0;\0b\0\n\0", 8)), Encoding::utf16_le);
  EXPECT_EQ(found(std::string("\0a\0;\0b\0\n", 8)), Encoding::utf16_be);
}

TEST(EncodingDetect, WesternTextsAreWindows1252) {
  for (const std::string_view text : {"Caf\xE9,r\xE9sum\xE9\nna\xEFve,fa\xE7" "ade\n", "\x93quoted\x94 \x96 it\x92s 5 \x80\n",
                                      "Gr\xFC\xDF" "e aus M\xFCnchen, Stra\xDF" "e\n"}) {
    const EncodingGuess guess = detect_encoding(text, true);
    EXPECT_EQ(guess.encoding, Encoding::windows_1252) << text;
    EXPECT_GE(guess.confidence, kEncodingDoubt);
    EXPECT_LE(guess.confidence, 0.5);
  }
}

TEST(EncodingDetect, WhatFitsNothingIsInDoubt) {
  std::string junk;
  unsigned seed = 7;
  for (int i = 0; i < 4000; ++i) {
    seed = seed * 1103515245u + 12345u;
    junk += static_cast<char>(0x80 | (seed >> 16 & 0x7F));
  }
  EXPECT_LT(detect_encoding(junk).confidence, kEncodingDoubt);
  // Another country's code page: Russian in windows-1251, Japanese in Shift JIS.
  EXPECT_LT(detect_encoding("\xCD\xEE\xEC\xE5\xF0;\xC4\xE0\xF2\xE0;\xD1\xF3\xEC\xEC\xE0\n").confidence, kEncodingDoubt);
  EXPECT_LT(detect_encoding("\x94\xD4\x8D\x86,\x93\xFA\x95t,\x8B\xE0\x8Az\n").confidence, kEncodingDoubt);
}

TEST(EncodingDetect, MarksDecide) {
  EXPECT_EQ(detect_encoding("\xFF\xFE").encoding, Encoding::utf16_le);
  EXPECT_EQ(detect_encoding("\xFE\xFF").mark_size, 2u);
  EXPECT_EQ(detect_encoding("\xEF\xBB\xBFx").mark_size, 3u);
}

}  // namespace
}  // namespace xanh::text
