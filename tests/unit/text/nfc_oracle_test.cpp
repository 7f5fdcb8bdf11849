// to_nfc against the normaliser of a JavaScript engine, over every pair in the generated file.
#include <gtest/gtest.h>

#include <fstream>
#include <string>

#include "text/nfc.h"

namespace xanh::text {
namespace {

TEST(NfcOracle, AgreesOnEveryPair) {
  std::ifstream file(XANH_NFC_PAIRS, std::ios::binary);
  ASSERT_TRUE(file) << XANH_NFC_PAIRS;
  std::size_t pairs = 0, wrong = 0;
  for (std::string line; std::getline(file, line); ++pairs) {
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos);
    const std::string input = line.substr(0, tab), expected = line.substr(tab + 1);
    if (to_nfc(input) != expected && ++wrong < 10) {
      ADD_FAILURE() << "input " << input << " expected " << expected << " got " << to_nfc(input);
    }
    if (is_nfc(input)) {
      EXPECT_EQ(input, expected) << "is_nfc said yes";
    }
    EXPECT_EQ(to_nfc(expected), expected);
  }
  EXPECT_EQ(wrong, 0u);
  EXPECT_GT(pairs, 200000u);
}

}  // namespace
}  // namespace xanh::text
