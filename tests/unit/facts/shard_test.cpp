#include "facts/shard.h"

#include <gtest/gtest.h>

#include <string>

namespace xanh::facts {
namespace {

Dossier dossier(std::string_view unit, std::string_view procedure, std::string_view name = {}) {
  Dossier d;
  d.unit = unit, d.procedure_code = procedure, d.procedure_name = name;
  return d;
}

TEST(Shard, KeepsWhatItIsGiven) {
  Shard shard;
  Dossier d = dossier("Sở Y tế", "1.001193", "Cấp phép");
  d.field = "Dược";
  d.traits.channel = Channel::online;
  d.submitted = 1, d.received = 2, d.due = 3, d.finished = 4, d.code = 5, d.row = 7;
  ASSERT_TRUE(shard.add(d));
  ASSERT_TRUE(shard.add(dossier("Sở Y tế", "")));
  ASSERT_EQ(shard.size(), 2u);
  EXPECT_EQ(shard.units.at(shard.unit[0]), "Sở Y tế");
  EXPECT_EQ(shard.unit[0], shard.unit[1]);
  EXPECT_EQ(shard.procedures.at(shard.procedure[0]), "1.001193");
  EXPECT_EQ(shard.procedure_names[shard.procedure[0]], "Cấp phép");
  EXPECT_EQ(shard.procedure[1], 0);
  EXPECT_EQ(shard.fields.at(shard.field[0]), "Dược");
  EXPECT_EQ(unpack(shard.trait_words[shard.trait[0]]), d.traits);
  EXPECT_EQ(unpack(shard.trait_words[shard.trait[1]]), Traits{});
  EXPECT_EQ(shard.submitted[0], 1);
  EXPECT_EQ(shard.received[0], 2);
  EXPECT_EQ(shard.due[0], 3);
  EXPECT_EQ(shard.finished[0], 4);
  EXPECT_EQ(shard.code[0], 5u);
  EXPECT_EQ(shard.row[0], 7u);
  EXPECT_EQ(shard.displaced[0], 0);
}

// A list of 200,000 rows with every word of every column in it draws more than 16 bits can number.
TEST(Shard, DistinctWordsOfTraitsHaveNoEnd) {
  Shard shard;
  constexpr std::uint32_t kWords = 70'000;
  for (std::uint32_t word = 0; word < kWords; ++word) shard.add(CodedDossier{.traits = unpack(word), .row = word + 1});
  ASSERT_EQ(shard.size(), kWords);
  EXPECT_EQ(shard.trait_words.size(), kWords);
  for (const std::uint32_t row : {0u, 65'535u, 65'536u, kWords - 1}) EXPECT_EQ(shard.trait_words[shard.trait[row]], row);
}

TEST(Shard, TheNameIsTheKeyOfAProcedureWithoutCode) {
  Shard shard;
  ASSERT_TRUE(shard.add(dossier("u", "", "Khai sinh")));
  ASSERT_TRUE(shard.add(dossier("u", "1.000001", "")));
  ASSERT_TRUE(shard.add(dossier("u", "1.000001", "Khai tử")));
  ASSERT_TRUE(shard.add(dossier("u", "1.000001", "Khai tử (mới)")));
  EXPECT_EQ(shard.procedures.at(shard.procedure[0]), "Khai sinh");
  EXPECT_EQ(shard.procedure_names[shard.procedure[1]], "Khai tử");  // the first name given
}

TEST(Shard, ARowCostsAtMost32Bytes) {
  Shard shard;
  constexpr std::size_t kRows = 1 << 17;  // a power of two, so that the vectors hold no spare room
  for (std::size_t i = 0; i < kRows; ++i) {
    Dossier d = dossier("Sở Y tế", "1.001193");
    d.code = i + 1;
    ASSERT_TRUE(shard.add(d));
  }
  EXPECT_LE(shard.memory_bytes(), kRows * 32);
  EXPECT_GE(shard.memory_bytes(), kRows * 29);
}

TEST(Shard, GivesBackReservedRoom) {
  Shard shard;
  constexpr std::size_t kRows = 140'000;  // just over a power of two: the columns have nearly doubled
  for (std::size_t i = 0; i < kRows; ++i) {
    Dossier d = dossier("Sở Y tế", "1.001193");
    d.code = i + 1;
    ASSERT_TRUE(shard.add(d));
  }
  EXPECT_GT(shard.memory_bytes(), kRows * 32);
  shard.shrink_to_fit();
  EXPECT_LE(shard.memory_bytes(), kRows * 32);
  EXPECT_EQ(shard.code[kRows - 1], kRows);
}

TEST(Shard, AFullDictionaryIsAnErrorAndAddsNoRow) {
  Shard shard;
  for (int i = 1; i <= 65535; ++i) ASSERT_TRUE(shard.add(dossier(std::to_string(i), "p")));
  const auto full = shard.add(dossier("one more", "p"));
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().code, ErrorCode::too_many_values);
  EXPECT_EQ(shard.size(), 65535u);
  EXPECT_EQ(shard.unit.size(), shard.displaced.size());
  EXPECT_TRUE(shard.add(dossier("77", "p")));
}

}  // namespace
}  // namespace xanh::facts
