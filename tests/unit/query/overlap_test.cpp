// What is told twice is counted once, and shown.
#include "query/overlap.h"

#include <gtest/gtest.h>

#include "dossiers.h"
#include "forms.h"

namespace xanh::query {
namespace {

using facts::Shard;
using facts::Status;

const std::vector<StatementShape> kReceived{shape(Base::received)};

std::vector<Overlap> overlaps(std::initializer_list<Shard*> shards, std::vector<std::uint16_t> preferred = {}) {
  const std::vector<Shard*> all(shards);
  facts::mark_latest(all);
  return set_aside_overlaps(all, preferred);
}

Shard list_of(const std::string& unit, int dossiers, std::uint16_t source) {
  Shard shard;
  for (int i = 0; i < dossiers; ++i) {
    add(shard, {.unit = unit, .traits = {.status = Status::in_progress}, .received = on(1 + i, 10)});
    shard.source = source;
  }
  return shard;
}

TEST(Overlap, AListGoesBeforeItsOwnAggregate) {
  Shard list = list_of("Sa Pa", 4, 0), form;
  add_form(form, 1, on(1, 10), on(31, 10), kReceived, {{"Sa Pa", "", {5}}, {"Bac Ha", "", {9}}});
  add_form(form, 1, on(1, 9), on(30, 9), kReceived, {{"Sa Pa", "", {6}}});
  const auto found = overlaps({&list, &form});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, Overlap::Kind::list_and_form);
  EXPECT_EQ(found[0].unit, "Sa Pa");
  EXPECT_EQ(found[0].counted, 0);
  EXPECT_EQ(found[0].set_aside, 1);
  EXPECT_EQ(found[0].counted_value, 4);
  EXPECT_EQ(found[0].other_value, 5);
  EXPECT_TRUE(found[0].differs());
  EXPECT_TRUE(form.statements[0].covered);   // Sa Pa in October
  EXPECT_FALSE(form.statements[1].covered);  // Bac Ha
  EXPECT_FALSE(form.statements[2].covered);  // Sa Pa in September
}

TEST(Overlap, APreferredFormTakesTheDossiersOut) {
  Shard list = list_of("Sa Pa", 4, 0), form;
  add(list, {.unit = "Sa Pa", .traits = {.status = Status::in_progress}, .received = on(2, 11)});
  add(list, {.unit = "Bac Ha", .traits = {.status = Status::in_progress}, .received = on(2, 10)});
  add_form(form, 1, on(1, 10), on(31, 10), kReceived, {{"Sa Pa", "", {5}}});
  const auto found = overlaps({&list, &form}, {1});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].counted, 1);
  EXPECT_EQ(list.displaced, (std::vector<std::uint8_t>{1, 1, 1, 1, 0, 0}));
  EXPECT_TRUE(form.statements[0].preferred);
  EXPECT_FALSE(form.statements[0].covered);
  // Taken back as soon as nothing is preferred.
  (void)overlaps({&list, &form});
  EXPECT_EQ(list.displaced, std::vector<std::uint8_t>(6, 0));
}

TEST(Overlap, TwoFormsOfOneUnitAndIntervalAreShown) {
  Shard one, two;
  add_form(one, 0, on(1, 10), on(31, 10), kReceived, {{"Sa Pa", "", {95}}, {"Bac Ha", "", {7}}}, on(1, 11));
  add_form(two, 1, on(1, 10), on(31, 10), kReceived, {{"Sa Pa", "", {99}}}, on(5, 11));
  const auto found = overlaps({&one, &two});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, Overlap::Kind::two_forms);
  EXPECT_EQ(found[0].counted, 1);  // the later data date
  EXPECT_EQ(found[0].counted_value, 99);
  EXPECT_EQ(found[0].other_value, 95);
  EXPECT_EQ(overlaps({&two, &one})[0].counted, 1);  // whatever the order
  EXPECT_EQ(overlaps({&one, &two}, {0})[0].counted, 0);
}

TEST(Overlap, UnitsGoBeforeTheProvinceTheyBelongTo) {
  Shard whole, parts;
  add_form(whole, 0, on(1, 10), on(31, 10), kReceived, {{"Lao Cai", "Ho tich", {60}}, {"Lao Cai", "Dat dai", {50}}});
  whole.unit_levels = {facts::UnitLevel::unknown, facts::UnitLevel::province};
  add_form(parts, 1, on(1, 10), on(31, 10), kReceived, {{"Sa Pa", "", {70}}, {"Bac Ha", "", {30}}});
  const auto found = overlaps({&whole, &parts});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].kind, Overlap::Kind::whole_and_parts);
  EXPECT_EQ(found[0].counted, 1);
  EXPECT_EQ(found[0].counted_value, 100);
  EXPECT_EQ(found[0].other_value, 110);
  EXPECT_TRUE(whole.statements[0].set_aside && whole.statements[1].set_aside);
  EXPECT_FALSE(parts.statements[0].set_aside);
}

TEST(Overlap, AloneNothingIsToldTwice) {
  Shard whole;
  add_form(whole, 0, on(1, 10), on(31, 10), kReceived, {{"Lao Cai", "Ho tich", {60}}});
  EXPECT_TRUE(overlaps({&whole}).empty());
  EXPECT_FALSE(whole.statements[0].set_aside);
}

}  // namespace
}  // namespace xanh::query
