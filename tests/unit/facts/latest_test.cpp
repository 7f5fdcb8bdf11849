#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "facts/shard.h"

namespace xanh::facts {
namespace {

struct State {
  PackedCode code = 0;
  Status status = Status::in_progress;
  ShortDay received = 0, due = 0, finished = 0;
  std::string unit = "u";
};

void add(Shard& shard, const State& s, std::uint32_t row) {
  Dossier d;
  d.unit = s.unit, d.traits.status = s.status;
  d.received = s.received, d.due = s.due, d.finished = s.finished;
  d.code = s.code, d.row = row;
  ASSERT_TRUE(shard.add(d));
}

std::size_t mark(std::vector<Shard>& shards) {
  std::vector<Shard*> all;
  for (Shard& shard : shards) all.push_back(&shard);
  return mark_latest(all);
}

// Of two states of one dossier, which stays, tried in both orders and in one shard and two.
void expect_later(const State& later, const State& earlier, const char* why) {
  for (const bool later_first : {true, false}) {
    for (const bool one_shard : {true, false}) {
      std::vector<Shard> shards(2);
      Shard& a = shards[0];
      Shard& b = one_shard ? shards[0] : shards[1];
      add(a, later_first ? later : earlier, 1);
      add(b, later_first ? earlier : later, 2);
      EXPECT_EQ(mark(shards), 1u) << why;
      const std::uint8_t first = a.displaced[0], second = one_shard ? a.displaced[1] : b.displaced[0];
      EXPECT_EQ(first, later_first ? 0 : 1) << why;
      EXPECT_EQ(second, later_first ? 1 : 0) << why;
    }
  }
}

TEST(MarkLatest, StatusThenEventThenContent) {
  expect_later({.code = 9, .status = Status::returned, .received = 10, .finished = 15},
               {.code = 9, .status = Status::in_progress, .received = 20}, "an end outranks a later event");
  expect_later({.code = 9, .status = Status::returned}, {.code = 9, .status = Status::resolved, .finished = 99}, "returned after resolved");
  expect_later({.code = 9, .status = Status::resolved}, {.code = 9, .status = Status::refused}, "domain.md 2.4");
  expect_later({.code = 9, .status = Status::in_progress}, {.code = 9, .status = Status::not_accepted, .received = 50}, "accepted since");
  expect_later({.code = 9, .received = 12}, {.code = 9, .received = 11}, "later event");
  expect_later({.code = 9, .received = 12, .due = 40}, {.code = 9, .status = Status::suspended, .received = 12, .due = 30},
               "resumed with a later due day");
  expect_later({.code = 9, .unit = "b"}, {.code = 9, .unit = "a"}, "content decides the rest");
}

TEST(MarkLatest, NoCodeIsNeverDisplaced) {
  std::vector<Shard> shards(2);
  for (Shard& shard : shards) {
    for (std::uint32_t i = 0; i < 5; ++i) add(shard, {.code = 0}, i);
  }
  EXPECT_EQ(mark(shards), 0u);
  for (const Shard& shard : shards) EXPECT_EQ(std::ranges::count(shard.displaced, 1), 0);
}

TEST(MarkLatest, TwinsLeaveOne) {
  std::vector<Shard> shards(3);
  for (Shard& shard : shards) {
    add(shard, {.code = 7, .received = 3}, 1);
    add(shard, {.code = 7, .received = 3}, 2);
  }
  EXPECT_EQ(mark(shards), 5u);
}

TEST(MarkLatest, RemovingAFileBringsBackWhatItHadDisplaced) {
  Shard old_file, new_file;
  add(old_file, {.code = 7, .received = 3}, 1);
  add(new_file, {.code = 7, .status = Status::resolved, .received = 3, .finished = 8}, 1);
  Shard* const both[] = {&old_file, &new_file};
  EXPECT_EQ(mark_latest(both), 1u);
  EXPECT_EQ(old_file.displaced[0], 1);
  EXPECT_EQ(mark_latest(std::span(both).first(1)), 0u);
  EXPECT_EQ(old_file.displaced[0], 0);
  EXPECT_EQ(mark_latest({}), 0u);
}

// The states kept, as text: equal whatever the order of rows and their spread over shards.
std::multiset<std::string> kept(const std::vector<Shard>& shards) {
  std::multiset<std::string> out;
  for (const Shard& s : shards) {
    for (std::size_t i = 0; i < s.size(); ++i) {
      if (s.displaced[i] != 0) continue;
      std::string text;
      for (const std::uint64_t part : {s.code[i], std::uint64_t{s.trait_words[s.trait[i]]}, std::uint64_t{s.received[i]},
                                       std::uint64_t{s.due[i]}, std::uint64_t{s.finished[i]}}) {
        text += std::to_string(part) + ' ';
      }
      out.insert(text + std::string(s.units.at(s.unit[i])));
    }
  }
  return out;
}

TEST(MarkLatest, OrderOfRowsShardsAndFilesDoesNotMatter) {
  std::mt19937 random(11);
  const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
  std::vector<State> states;
  std::map<PackedCode, std::size_t> by_code;
  std::size_t without_code = 0;
  for (int i = 0; i < 4000; ++i) {
    State s{.code = below(900), .status = Status(below(8)), .received = static_cast<ShortDay>(below(6)),
            .due = static_cast<ShortDay>(below(3)), .finished = static_cast<ShortDay>(below(5)),
            .unit = std::string(1, static_cast<char>('a' + below(3)))};
    if (s.code == 0) ++without_code;
    if (s.code != 0) ++by_code[s.code];
    states.push_back(std::move(s));
  }
  std::multiset<std::string> expected;
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(states, random);
    std::vector<Shard> shards(1 + below(5));
    for (std::size_t i = 0; i < states.size(); ++i) {
      // The same unit gets different codes in different shards.
      add(shards[below(static_cast<unsigned>(shards.size()))], states[i], static_cast<std::uint32_t>(i + 1));
    }
    const std::size_t displaced = mark(shards);
    EXPECT_EQ(displaced, states.size() - without_code - by_code.size());
    const auto now = kept(shards);
    EXPECT_EQ(now.size(), without_code + by_code.size());
    if (round == 0) expected = now;
    ASSERT_EQ(now, expected) << "round " << round;
  }
}

}  // namespace
}  // namespace xanh::facts
