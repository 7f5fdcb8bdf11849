#include "facts/dictionary.h"

#include <gtest/gtest.h>

#include <memory>

namespace xanh::facts {
namespace {

TEST(Dictionary, CodesInOrderOfFirstSight) {
  Dictionary d;
  EXPECT_EQ(d.size(), 1u);
  EXPECT_EQ(d.at(0), "");
  EXPECT_EQ(d.code(""), 0);
  EXPECT_EQ(d.code("Sở Tư pháp"), 1);
  EXPECT_EQ(d.code("Sở Y tế"), 2);
  EXPECT_EQ(d.code("Sở Tư pháp"), 1);
  EXPECT_EQ(d.find("Sở Y tế"), 2);
  EXPECT_EQ(d.find("Sở Nội vụ"), std::nullopt);
  EXPECT_EQ(d.at(2), "Sở Y tế");
  EXPECT_EQ(d.size(), 3u);
}

TEST(Dictionary, HoldsAllSixteenBitCodesAndNoMore) {
  Dictionary d;
  for (int i = 1; i <= 65535; ++i) ASSERT_EQ(d.code(std::to_string(i)), i);
  EXPECT_EQ(d.code("one more"), std::nullopt);
  EXPECT_EQ(d.find("one more"), std::nullopt);
  EXPECT_EQ(d.size(), 65536u);
  EXPECT_EQ(d.code("65535"), 65535);
  EXPECT_EQ(d.code(""), 0);
}

// Short strings live inside the entries: a copy that kept the old views would read freed memory.
TEST(Dictionary, CopiesStandAlone) {
  auto first = std::make_unique<Dictionary>();
  ASSERT_EQ(first->code("a"), 1);
  Dictionary copy = *first;
  Dictionary assigned;
  ASSERT_EQ(assigned.code("x"), 1);
  assigned = *first;
  Dictionary moved = std::move(*first);
  first.reset();
  for (Dictionary* d : {&copy, &assigned, &moved}) {
    EXPECT_EQ(d->find("a"), 1);
    EXPECT_EQ(d->find("x"), std::nullopt);
    EXPECT_EQ(d->code("b"), 2);
    EXPECT_EQ(d->at(1), "a");
  }
}

}  // namespace
}  // namespace xanh::facts
