#include "facts/trait.h"

#include <gtest/gtest.h>

#include <set>

#include "facts/trait_names.h"

namespace xanh::facts {
namespace {

TEST(Traits, EveryValueOfEveryPropertySurvives) {
  std::set<TraitWord> words;
  const auto check = [&words](const Traits& t) {
    EXPECT_EQ(unpack(pack(t)), t);
    words.insert(pack(t));
  };
  std::size_t count = 0;
  for (unsigned channel = 0; channel < 4; ++channel) {
    for (unsigned level = 0; level < 4; ++level) {
      for (unsigned status = 0; status < 8; ++status) {
        for (unsigned timing = 0; timing < 4; ++timing) {
          Traits t{};
          t.channel = Channel(channel), t.level = Level(level), t.status = Status(status), t.timing = Timing(timing);
          check(t);
          ++count;
        }
      }
    }
  }
  Flag Traits::*const flags[] = {&Traits::eligible, &Traits::integrated, &Traits::digitised, &Traits::reused,
                                 &Traits::e_result, &Traits::paid_online, &Traits::has_fee};
  for (const auto flag : flags) {
    for (const Flag value : {Flag::no, Flag::yes}) {
      Traits t{};
      t.*flag = value;
      check(t);
      ++count;
    }
  }
  EXPECT_EQ(words.size(), count);  // no two share a word
}

TEST(Traits, AllAtTheirLargest) {
  const Traits t{.channel = Channel::post, .level = Level::full, .status = Status::withdrawn,
                 .timing = Timing::late, .eligible = Flag::yes, .integrated = Flag::yes,
                 .digitised = Flag::yes, .reused = Flag::yes, .e_result = Flag::yes,
                 .paid_online = Flag::yes, .has_fee = Flag::yes, .reported = Timing::late};
  EXPECT_EQ(unpack(pack(t)), t);
  EXPECT_EQ(pack(Traits{}), 0u);
}

TEST(Traits, NamesStandAtTheirValues) {
  EXPECT_EQ(kChannelNames[static_cast<std::size_t>(Channel::online)], "online");
  EXPECT_EQ(kLevelNames[static_cast<std::size_t>(Level::full)], "full");
  EXPECT_EQ(kStatusNames[static_cast<std::size_t>(Status::suspended)], "suspended");
  EXPECT_EQ(kStatusNames[static_cast<std::size_t>(Status::withdrawn)], "withdrawn");
  EXPECT_EQ(kTimingNames[static_cast<std::size_t>(Timing::late)], "late");
  EXPECT_EQ(kFlagNames[static_cast<std::size_t>(Flag::yes)], "yes");
}

}  // namespace
}  // namespace xanh::facts
