#include "facts/dossier_code.h"

#include <gtest/gtest.h>

#include <format>
#include <random>
#include <set>

namespace xanh::facts {
namespace {

constexpr PackedCode kHashBits = PackedCode{3} << 62;
bool is_hash(PackedCode code) { return (code & kHashBits) == kHashBits; }

// The examples of domain.md 5.4 and the edges of each part.
TEST(DossierCode, PackedReversibly) {
  for (const char* text :
       {"H38.12-240501-0001", "H44.100-260817-0042", "000.00.53.H48-220921-0099", "G01-000101-0000",
        "H00-000101-0000", "H99.999-991231-9999999", "G15.07-250630-12345", "H38.1-240501-0001",
        "H38.01-240501-0001", "H38.001-240501-0001", "H38-240501-0001", "H38.12.3-240501-0001",
        "H38.12.03-240501-00001", "000.00.00.G00-000101-0000", "000.00.99.H99-991231-9999999",
        "H38.0-240229-0000"}) {
    const PackedCode code = pack_code(text);
    EXPECT_NE(code, 0u) << text;
    EXPECT_FALSE(is_hash(code)) << text;
    EXPECT_EQ(unpack_code(code), text);
  }
}

TEST(DossierCode, SaysUnitAndDay) {
  const PackedCode code = pack_code("H38.12-240501-0001");
  EXPECT_EQ(filing_day(code), text::day_from_civil(2024, 5, 1));
  EXPECT_EQ(issuing_unit(code), "H38.12");
  const PackedCode legacy = pack_code("000.00.53.H48-220921-0099");
  EXPECT_EQ(filing_day(legacy), text::day_from_civil(2022, 9, 21));
  EXPECT_EQ(issuing_unit(legacy), "000.00.53.H48");
  EXPECT_EQ(issuing_unit(pack_code("G15-991231-0001")), "G15");
  EXPECT_EQ(issuing_unit(pack_code("H38.12.003-240501-0001")), "H38.12.003");
}

TEST(DossierCode, CaseAndBlanksDoNotMatter) {
  const PackedCode code = pack_code("H38.12-240501-0001");
  EXPECT_EQ(pack_code(" h38.12-240501-0001\n"), code);
  EXPECT_EQ(pack_code("H38.12 - 240501 - 0001"), code);
  EXPECT_EQ(pack_code("hs-17/2024 "), pack_code("HS-17/2024"));
}

TEST(DossierCode, WhatIsMended) {
  struct Case {
    const char* text;
    const char* meant;
  };
  for (const Case& c : {Case{"h38.12-240501-0001", "H38.12-240501-0001"}, {"H38.12\xE2\x80\x93""240501\xE2\x80\x93""0001", "H38.12-240501-0001"},
                        {"H38.12 240501 0001", "H38.12-240501-0001"}, {"H38.12 - 240501 - 0001", "H38.12-240501-0001"},
                        {"'H38.12-240501-0001", "H38.12-240501-0001"}, {"H3812-240501-0001", "H38.12-240501-0001"},
                        {"H44100-260817-0042", "H44.100-260817-0042"}, {"0000053H48-220921-0099", "000.00.53.H48-220921-0099"},
                        {"H38.12-\xC2\xA0""240501-0001", "H38.12-240501-0001"}}) {
    const CodeReading read = read_code(c.text);
    EXPECT_EQ(unpack_code(read.code), c.meant) << c.text;
    EXPECT_TRUE(read.known) << c.text;
    EXPECT_TRUE(read.repaired) << c.text;
    EXPECT_FALSE(read_code(c.meant).repaired);
  }
  EXPECT_FALSE(read_code(" H38.12-240501-0001 ").repaired) << "every cell is trimmed";
  // Which segments "H381234" has cannot be told.
  for (const char* odd : {"H381234-240501-0001", "H38.12_240501_0001", "0912345678", "17", "H38122405010001", "00012H38-240501-0001"}) {
    const CodeReading read = read_code(odd);
    EXPECT_FALSE(read.known) << odd;
    EXPECT_FALSE(read.repaired) << odd;
    EXPECT_TRUE(is_hash(read.code)) << odd;
    EXPECT_EQ(read.day, 0) << odd;
    EXPECT_EQ(read.unit, 0u) << odd;
  }
}

TEST(DossierCode, KnownPatternsTooLongToUnpackStillSayTheirDay) {
  for (const char* text : {"000.01.53.H48-240501-0099", "H38.12.3.4-240501-0001", "H38.12-240501-00000001", "H38.12.3-240501-0000001"}) {
    const CodeReading read = read_code(text);
    EXPECT_TRUE(read.known) << text;
    EXPECT_TRUE(is_hash(read.code)) << text;
    EXPECT_EQ(read.day, text::day_from_civil(2024, 5, 1)) << text;
    EXPECT_FALSE(read.repaired) << text;
  }
}

TEST(DossierCode, OneKeyForAUnit) {
  const auto unit = [](const char* text) { return issuing_unit_of(read_code(text).unit); };
  EXPECT_EQ(unit("H38.12-240501-0001"), "H38.12");
  EXPECT_EQ(unit("000.00.12.H38-240501-0001"), "H38.12");
  EXPECT_EQ(unit("000.00.00.H38-240501-0001"), "H38");
  EXPECT_EQ(unit("H38-240501-0001"), "H38");
  EXPECT_EQ(unit("G99.999-240501-0001"), "G99.999");
  EXPECT_EQ(unit("H38.1-240501-0001"), "H38.1");
  EXPECT_EQ(unit("H38.001-240501-0001"), "H38.001");
  EXPECT_EQ(unit("G99.999.999-240501-0001"), "G99.999.999");
  EXPECT_EQ(unit("H00.0.0-240501-0001"), "H00.0.0");
  EXPECT_EQ(read_code("000.00.12.H38-240501-0001").unit, read_code("H38.12-250101-0009").unit);
}

TEST(DossierCode, NoCodeIsZero) {
  EXPECT_EQ(pack_code(""), 0u);
  EXPECT_EQ(pack_code(" \t\r\n"), 0u);
  EXPECT_EQ(unpack_code(0), std::nullopt);
  EXPECT_EQ(filing_day(0), std::nullopt);
  EXPECT_EQ(issuing_unit(0), std::nullopt);
}

TEST(DossierCode, AnythingElseIsAHash) {
  std::set<PackedCode> seen;
  for (const char* text :
       {"17", "HS-2024-0001", "X38.12-240501-0001", "H38.12-240230-0001", "H38.12-241301-0001",
        "H38.12-240501-001", "H38.12-240501-00000001", "H38.1234-240501-0001", "H38..1-240501-0001",
        "H38.1.2.3-240501-0001", "H38.12-240501-0001-Xoa", "H3-240501-0001", "000.00.5.H48-220921-0099",
        "000.01.53.H48-220921-0099", "000.00.53.H48.1-220921-0099", "Mã số 17", "H38.12_240501_0001",
        "H38.12.3-240501-0000001"}) {
    const PackedCode code = pack_code(text);
    EXPECT_TRUE(is_hash(code)) << text;
    EXPECT_EQ(unpack_code(code), std::nullopt) << text;
    EXPECT_EQ(filing_day(code), std::nullopt) << text;
    EXPECT_EQ(pack_code(text), code) << text;
    EXPECT_TRUE(seen.insert(code).second) << text;
  }
}

TEST(DossierCode, DifferentCodesAreDifferentWords) {
  std::mt19937 random(3);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::set<std::string> texts;
  std::set<PackedCode> words;
  for (int i = 0; i < 200'000; ++i) {
    std::string text = std::format("{}{:02}", below(2) == 0 ? 'G' : 'H', below(100));
    const unsigned form = below(4);
    if (form == 3) text = std::format("000.00.{:02}.", below(100)) + text;
    for (unsigned s = 0; s < form && form < 3; ++s) text += std::format(".{:0{}}", below(10), 1 + below(3));
    const unsigned width = form == 2 ? 4 + below(2) : 4 + below(4);
    text += std::format("-{:02}{:02}{:02}-{:0{}}", below(100), 1 + below(12), 1 + below(28), below(10000), width);
    const PackedCode word = pack_code(text);
    ASSERT_EQ(unpack_code(word), text);
    texts.insert(text);
    words.insert(word);
  }
  EXPECT_EQ(words.size(), texts.size());
}

TEST(DossierCode, HashesOfSimilarTextsDoNotCollide) {
  std::set<PackedCode> words;
  for (int i = 0; i < 300'000; ++i) words.insert(pack_code("HS" + std::to_string(i)));
  for (int i = 0; i < 300'000; ++i) words.insert(pack_code(std::to_string(i) + "/2025/UBND"));
  EXPECT_EQ(words.size(), 600'000u);
}

}  // namespace
}  // namespace xanh::facts
