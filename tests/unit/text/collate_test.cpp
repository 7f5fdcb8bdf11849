#include "text/collate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace xanh::text {
namespace {

TEST(Collate, DictionaryOrder) {
  const std::vector<std::string> sorted = {
      "",     "A Lưới 1", "A Lưới 2", "A Lưới 10", "an",  "ăn",   "ân",  "ba", "bà",
      "bả",   "bã",       "bá",       "bạ",        "cam", "Cẩm Giang", "Cẩm Giàng", "dân",
      "Dân",  "đa",       "Đà Nẵng",  "đất",       "em",  "êm",   "lan", "nô", "nơ",
      "Ô Chợ Dừa", "ơn",  "tư",       "từ",        "xã",  "Ý Yên"};
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t j = 0; j < sorted.size(); ++j) {
      const int order = collate(sorted[i], sorted[j]);
      EXPECT_EQ(order < 0, i < j) << sorted[i] << " | " << sorted[j];
      EXPECT_EQ(order == 0, i == j) << sorted[i] << " | " << sorted[j];
    }
  }
}

TEST(Collate, LettersBeforeTonesBeforeCase) {
  EXPECT_LT(collate("bá a", "ba b"), 0);   // the letters decide first
  EXPECT_LT(collate("ba a", "bá a"), 0);
  EXPECT_EQ(collate("Hồ", "Ho\xCC\x82\xCC\x80"), 0);  // normal forms are one
}

}  // namespace
}  // namespace xanh::text
