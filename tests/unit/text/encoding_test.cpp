// The decoders against Node's and glibc's tables (make_encoding_cases.mjs), in one piece and in many.
#include "text/encoding.h"

#include <gtest/gtest.h>

#include "encoding_cases.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

std::string decode_in_pieces(Encoding encoding, std::string_view bytes, std::size_t piece) {
  Decoder decoder(encoding);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += piece) decoder.feed(bytes.substr(i, piece), out);
  decoder.finish(out);
  return out;
}

// `least` guards against a generator that wrote less than it should.
void check(std::string_view kind, std::size_t least) {
  const auto cases = encoding_cases(kind);
  ASSERT_GE(cases.size(), least);
  std::size_t wrong = 0;
  for (const auto& each : cases) {
    for (std::size_t piece = 1; piece <= 64; ++piece) {
      if (piece > each.bytes.size() && piece < 64) continue;
      const std::string got = decode_in_pieces(each.encoding, each.bytes, piece);
      if (got != each.text && ++wrong < 12) {
        ADD_FAILURE() << encoding_name(each.encoding) << " in pieces of " << piece << ": got " << got
                      << " expected " << each.text;
      }
    }
  }
  EXPECT_EQ(wrong, 0u);
}

TEST(Encoding, EveryVietnameseLetterInEveryEncoding) { check("letter", 9 * 136); }
TEST(Encoding, EveryByteOfTheCodePages) { check("byte", 2 * 128 + 24 * 5); }
TEST(Encoding, BrokenSequencesReadAsABrowserReadsThem) { check("broken", 950); }
TEST(Encoding, ADossierList) { check("list", 9); }

// As they stand in countless old documents; seen in a Latin font.
TEST(Encoding, TextsThatEverybodyKnows) {
  const auto latin1 = [](std::string_view looks) {  // UTF-8 of U+0000-00FF back to bytes
    std::string bytes;
    for (std::size_t i = 0; i < looks.size(); ++i) {
      const auto lead = static_cast<unsigned char>(looks[i]);
      bytes += lead < 0x80 ? looks[i]
                           : static_cast<char>((lead & 3) << 6 | (static_cast<unsigned char>(looks[++i]) & 0x3F));
    }
    return bytes;
  };
  EXPECT_EQ(decode(Encoding::tcvn3, latin1("Céng hßa x· héi chñ nghÜa ViÖt Nam")), "Cộng hòa xã hội chủ nghĩa Việt Nam");
  EXPECT_EQ(decode(Encoding::tcvn3, latin1("§éc lËp - Tù do - H¹nh phóc")), "Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(decode(Encoding::tcvn3, latin1("Th«ng tin")), "Thông tin");
  EXPECT_EQ(decode(Encoding::vni, latin1("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")), "Cộng hòa xã hội chủ nghĩa Việt Nam");
  EXPECT_EQ(decode(Encoding::vni, latin1("Ñoäc laäp - Töï do - Haïnh phuùc")), "Độc lập - Tự do - Hạnh phúc");
  EXPECT_EQ(decode(Encoding::vni, latin1("TRÖÔØNG ÑAÏI HOÏC")), "TRƯỜNG ĐẠI HỌC");
  EXPECT_EQ(decode(Encoding::vni, latin1("Aùp duïng, U\xC3\xB8 taéc")), "Áp dụng, Ù tắc");  // small mark, capital letter
}

TEST(Encoding, DamageIsRepairedAndSoundTextPasses) {
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "Há»“ sÆ¡"), "Hồ sơ");
  // Bytes without a meaning in windows-1252 pass as controls: 81, 8D, 8F, 90, 9D.
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "\xC3\x84\xC2\x90\xC3\xA1\xC2\xBB\xC2\x81"), "Đề");
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "Hồ sơ Há»“, ĐÃ NỘP"), "Hồ sơ Hồ, ĐÃ NỘP");  // half of the file is sound
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "Ă¡p dá»¥ng"), "áp dụng");                        // read as windows-1258
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "Café, 5 €"), "Café, 5 €");
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "ïHá"), "ïHá");
  EXPECT_EQ(decode(Encoding::utf8_as_1252, "\xEF\xBB\xBF" "ï»¿Há»“"), "Hồ");  // the mark was damaged, too
}

TEST(Encoding, TextOfOldFontsInUnicode) {
  EXPECT_EQ(decode(Encoding::tcvn3_in_utf8, "Th«ng tin §éc lËp ViÖt Nam"), "Thông tin Độc lập Việt Nam");
  EXPECT_EQ(decode(Encoding::vni_in_utf8, "Ñoäc laäp – Töï do"), "Độc lập – Tự do");
  EXPECT_EQ(decode(Encoding::vni_in_utf8, "Hồ sơ, ệ\xFF" "a"), "Hồ sơ, ệ\xEF\xBF\xBD" "a");  // no font has these
}

TEST(Encoding, ByteOrderMarksAreDroppedOnceAndReplacementsCounted) {
  EXPECT_EQ(decode(Encoding::utf8, "\xEF\xBB\xBF" "a\xEF\xBB\xBF"), "a\xEF\xBB\xBF");
  EXPECT_EQ(decode(Encoding::utf16_le, std::string("\xFF\xFE" "a\0", 4)), "a");
  EXPECT_EQ(decode(Encoding::utf16_be, std::string("\xFE\xFF\0a", 4)), "a");
  Decoder decoder(Encoding::utf8);
  std::string out;
  decoder.feed("a\xFF\xE1\xBB", out);
  EXPECT_EQ(decoder.replaced(), 1u);
  EXPECT_EQ(out, "a\xEF\xBF\xBD");  // a sequence that may still become whole is kept
  decoder.finish(out);
  EXPECT_EQ(decoder.replaced(), 2u);
}

// Whatever comes, the text is UTF-8 and does not depend on the cuts.
TEST(Encoding, AnyBytesGiveTheSameUtf8HoweverTheyAreCut) {
  unsigned seed = 41;
  const auto random = [&seed](unsigned below) {
    seed = seed * 1103515245u + 12345u;
    return (seed >> 16) % below;
  };
  for (int run = 0; run < 300; ++run) {
    std::string bytes;
    const unsigned style = random(3);  // any byte; mostly Latin; what UTF-8 is made of
    for (unsigned i = 0, size = random(60); i < size; ++i) {
      static constexpr std::string_view kParts = "aAoO \xC3\xC3\xA1\xBA\xBB\xE1\xCC\x81\xF0\x9F\xD8\xDC\xEF\xFF\xFE";
      bytes += style == 0   ? static_cast<char>(random(256))
               : style == 1 ? static_cast<char>(random(4) == 0 ? 0xC0 + random(64) : 'a' + random(26))
                            : kParts[random(kParts.size())];
    }
    for (int i = 0; i < 10; ++i) {
      const auto encoding = static_cast<Encoding>(i);
      const std::string whole = decode(encoding, bytes);
      ASSERT_TRUE(is_valid_utf8(whole)) << encoding_name(encoding);
      for (const std::size_t piece : {1u, 2u, 3u, 5u, 11u}) {
        ASSERT_EQ(decode_in_pieces(encoding, bytes, piece), whole) << encoding_name(encoding) << ' ' << piece;
      }
    }
    (void)detect_encoding(bytes, true);
  }
}

TEST(Encoding, LabelsOfHtmlAndMime) {
  EXPECT_EQ(encoding_of_label("UTF-8"), Encoding::utf8);
  EXPECT_EQ(encoding_of_label("utf8"), Encoding::utf8);
  EXPECT_EQ(encoding_of_label(" ISO-8859-1 "), Encoding::windows_1252);
  EXPECT_EQ(encoding_of_label("us-ascii"), Encoding::windows_1252);
  EXPECT_EQ(encoding_of_label("Windows-1258"), Encoding::windows_1258);
  EXPECT_EQ(encoding_of_label("unicode"), Encoding::utf16_le);
  EXPECT_EQ(encoding_of_label("x-viet-tcvn5712"), Encoding::tcvn3);
  EXPECT_EQ(encoding_of_label("shift_jis"), std::nullopt);
  EXPECT_EQ(encoding_of_label(""), std::nullopt);
}

}  // namespace
}  // namespace xanh::text
