#include "base/sort.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace xanh {
namespace {

TEST(Sort, IsTheStandardStableSort) {
  std::mt19937 random(7);
  for (const std::size_t size : {0u, 1u, 2u, 11u, 12u, 13u, 24u, 25u, 100u, 1000u, 4097u}) {
    std::vector<std::pair<int, std::size_t>> items;  // many equal keys; the second tells their order before
    for (std::size_t i = 0; i < size; ++i) items.emplace_back(static_cast<int>(random() % 20), i);
    std::vector<std::pair<int, std::size_t>> expected = items;
    std::ranges::stable_sort(expected, std::ranges::greater{}, [](const auto& item) { return item.first; });
    sort_stably(items, std::ranges::greater{}, [](const auto& item) { return item.first; });
    EXPECT_EQ(items, expected) << size;
  }
}

TEST(Sort, TakesWhatTheStandardOneTakes) {
  std::vector<std::string> words = {"nộp", "an", "đơn", "an", ""};
  sort_stably(words);
  EXPECT_EQ(words, (std::vector<std::string>{"", "an", "an", "nộp", "đơn"}));
  std::vector<std::unique_ptr<int>> owned;  // items that can only be moved
  for (const int value : {3, 1, 2}) owned.push_back(std::make_unique<int>(value));
  sort_stably(owned, {}, [](const auto& item) { return *item; });
  EXPECT_EQ(*owned[0] * 100 + *owned[1] * 10 + *owned[2], 123);
  int plain[] = {5, 4, 9};
  sort_stably(plain, [](int a, int b) { return a > b; });
  EXPECT_TRUE(std::ranges::equal(plain, std::vector{9, 5, 4}));
}

}  // namespace
}  // namespace xanh
