#include <gtest/gtest.h>

#include "dossiers.h"
#include "query/match.h"

namespace xanh::query {
namespace {

using facts::Channel;
using facts::Flag;
using facts::Level;
using facts::Status;
using facts::Timing;
using facts::Traits;

bool holds(std::string_view text, const Traits& traits) { return matches(where(text), facts::pack(traits)); }

TEST(Condition, Terms) {
  const Traits t{.channel = Channel::online, .level = Level::full, .status = Status::returned, .timing = Timing::early,
                 .paid_online = Flag::no};
  EXPECT_TRUE(holds("", t));
  EXPECT_TRUE(holds(" \n", t));
  EXPECT_TRUE(holds("channel = online", t));
  EXPECT_FALSE(holds("channel = in_person", t));
  EXPECT_TRUE(holds("channel != in_person", t));
  EXPECT_FALSE(holds("channel != online", t));
  EXPECT_TRUE(holds("timing in (early, on_time)", t));
  EXPECT_TRUE(holds("timing in(on_time,early)", t));
  EXPECT_FALSE(holds("timing in (late)", t));
  EXPECT_TRUE(holds("status=returned", t));
  // Unknown is not no.
  EXPECT_FALSE(holds("digitised = no", t));
  EXPECT_TRUE(holds("digitised = unknown", t));
  EXPECT_TRUE(holds("digitised != yes", t));
  EXPECT_TRUE(holds("paid_online = no", t));
}

TEST(Condition, EveryPropertyReadsItsOwnValue) {
  const Traits t{.channel = Channel::post, .level = Level::partial, .status = Status::withdrawn, .timing = Timing::late,
                 .eligible = Flag::yes, .integrated = Flag::no, .digitised = Flag::yes, .reused = Flag::no,
                 .e_result = Flag::yes, .paid_online = Flag::no, .has_fee = Flag::yes};
  for (const char* text : {"channel = post", "level = partial", "status = withdrawn", "timing = late", "eligible = yes",
                           "integrated = no", "digitised = yes", "reused = no", "e_result = yes", "paid_online = no",
                           "has_fee = yes"}) {
    EXPECT_TRUE(holds(text, t)) << text;
    EXPECT_FALSE(holds(text, {})) << text;
    EXPECT_FALSE(holds("not " + std::string(text), t)) << text;
    EXPECT_TRUE(holds("not " + std::string(text), {})) << text;
  }
}

TEST(Condition, AndBindsCloserThanOr) {
  const Traits online_partial{.channel = Channel::online, .level = Level::partial};
  EXPECT_TRUE(holds("level = partial or level = full and channel = post", online_partial));
  EXPECT_FALSE(holds("(level = partial or level = full) and channel = post", online_partial));
  EXPECT_TRUE(holds("not (channel = post and level = full) and not level = full", online_partial));
  EXPECT_FALSE(holds("not (channel = online or level = full)", online_partial));
  EXPECT_TRUE(holds("not not channel = online", online_partial));
}

// Every expression of a grammar of depth 3 agrees with plain evaluation, for all values of two properties.
TEST(Condition, RandomExpressionsAgreeWithPlainLogic) {
  std::uint32_t seed = 5;
  const auto draw = [&seed](std::uint32_t n) { return ((seed = seed * 1664525 + 1013904223) >> 16 & 0x7FFF) % n; };
  struct Made {
    std::string text;
    unsigned truth;  // bit channel * 4 + level
  };
  const auto make = [&](auto& self, int depth) -> Made {
    const auto kind = draw(depth == 0 ? 2 : 5);
    if (kind < 2) {
      const unsigned value = draw(4);
      constexpr const char* kChannels[] = {"unknown", "in_person", "online", "post"};
      constexpr const char* kLevels[] = {"unknown", "information", "partial", "full"};
      unsigned truth = 0;
      for (unsigned c = 0; c < 4; ++c) {
        for (unsigned l = 0; l < 4; ++l) truth |= static_cast<unsigned>((kind == 0 ? c : l) == value) << (c * 4 + l);
      }
      return {(kind == 0 ? "channel = " : "level = ") + std::string((kind == 0 ? kChannels : kLevels)[value]), truth};
    }
    const Made a = self(self, depth - 1);
    if (kind == 2) return {"not (" + a.text + ")", ~a.truth & 0xFFFF};
    const Made b = self(self, depth - 1);
    if (kind == 3) return {"(" + a.text + ") and (" + b.text + ")", a.truth & b.truth};
    return {"(" + a.text + ") or (" + b.text + ")", a.truth | b.truth};
  };
  for (int round = 0; round < 3000; ++round) {
    const Made made = make(make, 3);
    const Condition condition = where(made.text);
    for (unsigned bit = 0; bit < 16; ++bit) {
      Traits t;
      t.channel = Channel(bit / 4), t.level = Level(bit % 4);
      ASSERT_EQ(matches(condition, facts::pack(t)), (made.truth >> bit & 1) != 0) << made.text;
    }
  }
}

TEST(Condition, EqualityIsByContent) {
  EXPECT_EQ(where("channel = online and level = full"), where("(channel=online) and level in (full)"));
  EXPECT_FALSE(where("channel = online") == where("channel = post"));
  EXPECT_FALSE(where("channel = online") == where(""));
}

TEST(Condition, ErrorsSayWhere) {
  const auto refused = [](std::string_view text, std::uint32_t column, std::string_view reason) {
    const auto condition = parse_condition(text);
    ASSERT_FALSE(condition) << text;
    EXPECT_EQ(condition.error().code, ErrorCode::rules_invalid);
    EXPECT_EQ(condition.error().place.column, column) << text;
    ASSERT_EQ(condition.error().args.size(), 3u);
    EXPECT_EQ(condition.error().args[2], std::string(reason) + " at character " + std::to_string(column));
  };
  refused("chanel = online", 1, "a property was expected, not 'chanel'");
  refused("channel = onlin", 11, "'onlin' is no value of channel");
  refused("channel = full", 11, "'full' is no value of channel");
  refused("channel =", 10, "the end is no value of channel");
  refused("channel online", 9, "'=', '!=' or 'in' is missing after 'channel'");
  refused("channel in online", 12, "'(' is missing after in");
  refused("channel in (online, post", 25, "')' is missing");
  refused("channel in (online,)", 20, "')' is no value of channel");
  refused("(channel = online", 18, "')' is missing");
  refused("channel = online level = full", 18, "unexpected 'level'");
  refused("channel = online and", 21, "a property was expected, not the end");
  refused("channel = online or or", 21, "a property was expected, not 'or'");
  refused("not", 4, "a property was expected, not the end");
  refused("channel = Online", 11, "'O' is no value of channel");
  refused("()", 2, "a property was expected, not ')'");
}

TEST(Condition, DepthAndSizeAreBounded) {
  EXPECT_FALSE(parse_condition(std::string(100'000, '(')));
  std::string nots;
  for (int i = 0; i < 100'000; ++i) nots += "not ";
  EXPECT_FALSE(parse_condition(nots + "channel = online"));
  std::string wide = "(channel = online or level = full)";
  for (int i = 0; i < 20; ++i) wide += " and (channel = online or level = full)";
  const auto condition = parse_condition(wide);
  ASSERT_FALSE(condition);
  EXPECT_TRUE(condition.error().args[2].starts_with("the condition has too many alternatives"));
}

}  // namespace
}  // namespace xanh::query
