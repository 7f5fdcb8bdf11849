#include "source/scan.h"

#include <gtest/gtest.h>

#include <array>
#include <random>

namespace xanh::source {
namespace {

TEST(Scan, FastEqualsPlain) {
  std::mt19937 random(7);
  std::array<char, 64> block{};
  for (int round = 0; round < 20000; ++round) {
    for (char& c : block) c = round % 2 == 0 ? ",;\t\"\r\n ab"[random() % 9] : static_cast<char>(random());
    for (const char separator : {',', ';', '\t', '\xA0'}) {
      ASSERT_EQ(scan_block(block.data(), separator), scan_block_plain(block.data(), separator));
    }
  }
}

}  // namespace
}  // namespace xanh::source
