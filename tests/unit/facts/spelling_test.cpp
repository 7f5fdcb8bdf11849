#include "facts/spelling.h"

#include <gtest/gtest.h>

#include <array>
#include <vector>

namespace xanh::facts {
namespace {

Shard shard_of(const std::vector<Dossier>& dossiers) {
  Shard shard;
  for (const Dossier& dossier : dossiers) EXPECT_TRUE(shard.add(dossier));
  return shard;
}

std::vector<std::string_view> units_of(const Shard& shard) {
  std::vector<std::string_view> names;
  for (const std::uint16_t code : shard.unit) names.push_back(shard.units.at(code));
  return names;
}

// The two ways of writing that domain.md 4.2 found: case of the kind, place of the tone mark.
TEST(Spelling, OneTextInEveryShardWhateverTheOrder) {
  for (const bool turned : {false, true}) {
    Shard a = shard_of({{.unit = "UBND Phường Sa Pa", .field = "Y tế"}, {.unit = "UBND xã Hoà Bình", .field = "Hộ tịch"}});
    Shard b = shard_of({{.unit = "UBND xã Hòa Bình", .field = "Hộ Tịch"}, {.unit = "UBND phường Sa Pa", .field = "Đất đai"}});
    std::array<Shard*, 2> shards{&a, &b};
    if (turned) std::swap(shards[0], shards[1]);
    agree_on_spelling(shards);
    const std::string_view commune = b.units.at(b.unit[0]);
    EXPECT_TRUE(commune == "UBND xã Hoà Bình" || commune == "UBND xã Hòa Bình");
    EXPECT_EQ(units_of(a), (std::vector<std::string_view>{"UBND phường Sa Pa", commune}));
    EXPECT_EQ(units_of(b), (std::vector<std::string_view>{commune, "UBND phường Sa Pa"}));
    EXPECT_EQ(a.units.find("UBND phường Sa Pa"), a.unit[0]);
    EXPECT_EQ(a.units.find("UBND Phường Sa Pa"), std::nullopt);
    EXPECT_EQ(a.fields.at(a.field[1]), "Hộ tịch");
    EXPECT_EQ(b.fields.at(b.field[0]), "Hộ tịch");
  }
}

// Ten pairs of communes differ by the tone alone (domain.md fact 9).
TEST(Spelling, NamesThatDifferByToneStayApart) {
  Shard a = shard_of({{.unit = "UBND xã Mỹ Tho"}}), b = shard_of({{.unit = "UBND xã Mỹ Thọ"}});
  agree_on_spelling(std::array<Shard*, 2>{&a, &b});
  EXPECT_EQ(a.units.at(a.unit[0]), "UBND xã Mỹ Tho");
  EXPECT_EQ(b.units.at(b.unit[0]), "UBND xã Mỹ Thọ");
}

// A dictionary that holds both spellings keeps its codes: nothing is merged inside a shard.
TEST(Spelling, CodesStayWhenAShardHoldsBoth) {
  Shard a = shard_of({{.unit = "Sở Y Tế"}, {.unit = "SỞ Y TẾ"}, {.unit = "Sở Nội vụ"}}), b = shard_of({{.unit = "Sở Y tế"}});
  agree_on_spelling(std::array<Shard*, 2>{&a, &b});
  EXPECT_EQ(a.units.size(), 4u);
  EXPECT_EQ(units_of(a), (std::vector<std::string_view>{"Sở Y tế", "SỞ Y TẾ", "Sở Nội vụ"}));
}

TEST(Spelling, AnEmptyNameStaysEmptyAndOneShardStaysAsItIs) {
  Shard a = shard_of({{.unit = ""}, {.unit = "SỞ Y TẾ"}}), b;
  agree_on_spelling(std::array<Shard*, 1>{&a});
  agree_on_spelling(std::array<Shard*, 2>{&a, &b});
  EXPECT_EQ(units_of(a), (std::vector<std::string_view>{"", "SỞ Y TẾ"}));
}

// "Xã Tân Tiến" stands in seven provinces (domain.md 4.2).
TEST(Spelling, UnitsOfTwoProvincesThatBearOneNameAreToldApart) {
  Shard a = shard_of({{.unit = "UBND xã Tân Tiến"}, {.unit = "UBND xã Bảo Hà"}, {.unit = "Bộ Tư pháp"}});
  Shard b = shard_of({{.unit = "UBND xã Tân Tiến"}, {.unit = "Bộ Tư pháp"}});
  Shard c = shard_of({{.unit = "UBND xã Tân Tiến"}});
  a.unit_levels = {UnitLevel::unknown, UnitLevel::commune, UnitLevel::commune, UnitLevel::ministry};
  b.unit_levels = {UnitLevel::unknown, UnitLevel::commune, UnitLevel::ministry};
  const std::array<Shard*, 3> all{&a, &b, &c};
  const std::array<std::string, 3> provinces{"Lào Cai", "Đồng Nai", ""};
  for (int again = 0; again < 2; ++again) {
    tell_provinces_apart(all, provinces);
    EXPECT_EQ(units_of(a), (std::vector<std::string_view>{"UBND xã Tân Tiến (Lào Cai)", "UBND xã Bảo Hà", "Bộ Tư pháp"}));
    EXPECT_EQ(units_of(b), (std::vector<std::string_view>{"UBND xã Tân Tiến (Đồng Nai)", "Bộ Tư pháp"}));
    EXPECT_EQ(units_of(c), (std::vector<std::string_view>{"UBND xã Tân Tiến"}));
  }
  tell_provinces_apart(std::array<Shard*, 1>{&a}, std::array<std::string, 1>{"Lào Cai"});
  EXPECT_EQ(units_of(a).front(), "UBND xã Tân Tiến");
}

}  // namespace
}  // namespace xanh::facts
