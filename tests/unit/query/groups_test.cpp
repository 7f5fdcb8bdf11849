#include <gtest/gtest.h>

#include "dossiers.h"

namespace xanh::query {
namespace {

using facts::Channel;
using facts::Level;

facts::Shard list() {
  facts::Shard s;
  add(s, {.unit = "Sở A", .procedure = "1", .field = "Đất", .traits = {.channel = Channel::online, .level = Level::full}, .received = on(3, 1)});
  add(s, {.unit = "Sở A", .procedure = "2", .field = "Đất", .traits = {.channel = Channel::in_person, .level = Level::full}, .received = on(4, 1)});
  add(s, {.unit = "Sở A", .procedure = "2", .field = "Đất", .traits = {.channel = Channel::online, .level = Level::partial}, .received = on(5, 2)});
  add(s, {.unit = "Sở B", .procedure = "3", .field = "Tư pháp", .traits = {.channel = Channel::post}, .received = on(6, 2)});
  add(s, {.unit = "", .procedure = "1", .field = "", .traits = {}, .received = on(7, 2)});
  return s;
}

Query count(std::vector<Dimension> group_by, std::vector<Filter> filters = {}) {
  return {.measures = {{}, {.where = where("channel = online")}}, .group_by = std::move(group_by),
          .filters = std::move(filters), .period = {on(1, 1), on(31, 12)}};
}

TEST(Groups, EveryDimension) {
  const facts::Shard s = list();
  EXPECT_EQ(run(count({Dimension::unit}), s).groups, (Groups2{{{"", ""}, {1, 0}}, {{"Sở A", ""}, {3, 2}}, {{"Sở B", ""}, {1, 0}}}));
  EXPECT_EQ(run(count({Dimension::procedure}), s).groups, (Groups2{{{"1", ""}, {2, 1}}, {{"2", ""}, {2, 1}}, {{"3", ""}, {1, 0}}}));
  EXPECT_EQ(run(count({Dimension::field}), s).groups, (Groups2{{{"", ""}, {1, 0}}, {{"Tư pháp", ""}, {1, 0}}, {{"Đất", ""}, {3, 2}}}));
  EXPECT_EQ(run(count({Dimension::month}), s).groups, (Groups2{{{"2025-01", ""}, {2, 1}}, {{"2025-02", ""}, {3, 1}}}));
  EXPECT_EQ(run(count({Dimension::level}), s).groups, (Groups2{{{"full", ""}, {2, 1}}, {{"partial", ""}, {1, 1}}, {{"unknown", ""}, {2, 0}}}));
  EXPECT_EQ(run(count({Dimension::channel}), s).groups,
            (Groups2{{{"in_person", ""}, {1, 0}}, {{"online", ""}, {2, 2}}, {{"post", ""}, {1, 0}}, {{"unknown", ""}, {1, 0}}}));
}

TEST(Groups, TwoDimensionsInTheOrderAsked) {
  const facts::Shard s = list();
  const Groups2 expected{{{"Sở A", "2025-01"}, {2, 1}}, {{"Sở A", "2025-02"}, {1, 1}}, {{"Sở B", "2025-02"}, {1, 0}}, {{"", "2025-02"}, {1, 0}}};
  EXPECT_EQ(run(count({Dimension::unit, Dimension::month}), s).groups, expected);
  Groups2 turned;
  for (const auto& [key, counts] : expected) turned[{key[1], key[0]}] = counts;
  EXPECT_EQ(run(count({Dimension::month, Dimension::unit}), s).groups, turned);
  EXPECT_EQ(run(count({Dimension::level, Dimension::unit}), s).groups,
            (Groups2{{{"full", "Sở A"}, {2, 1}}, {{"partial", "Sở A"}, {1, 1}}, {{"unknown", "Sở B"}, {1, 0}}, {{"unknown", ""}, {1, 0}}}));
}

TEST(Groups, Filters) {
  const facts::Shard s = list();
  const auto total = [&s](std::vector<Filter> filters) { return run(count({}, std::move(filters)), s).groups[{}]; };
  using Counts = std::vector<std::int64_t>;
  EXPECT_EQ(total({{Dimension::unit, {"Sở A"}}}), (Counts{3, 2}));
  EXPECT_EQ(total({{Dimension::unit, {"Sở B", "Sở A", "Sở X"}}}), (Counts{4, 2}));
  EXPECT_EQ(total({{Dimension::unit, {""}}}), (Counts{1, 0}));
  EXPECT_EQ(total({{Dimension::unit, {"Sở X"}}}), (Counts{0, 0}));
  EXPECT_EQ(total({{Dimension::unit, {}}}), (Counts{0, 0}));
  EXPECT_EQ(total({{Dimension::level, {"full", "partial"}}}), (Counts{3, 2}));
  EXPECT_EQ(total({{Dimension::channel, {"post"}}}), (Counts{1, 0}));
  EXPECT_EQ(total({{Dimension::field, {"Đất"}}, {Dimension::procedure, {"2"}}}), (Counts{2, 1}));
  EXPECT_EQ(total({{Dimension::unit, {"Sở A"}}, {Dimension::unit, {"Sở B"}}}), (Counts{0, 0}));
}

// More possible groups than are numbered by code: the sparse numbering.
TEST(Groups, ManyPossibleGroupsFewUsed) {
  facts::Shard s;
  Groups2 expected;
  for (int i = 0; i < 300; ++i) {
    for (const int j : {i, i * 7 % 300}) {
      const std::string unit = "u" + std::to_string(i), procedure = "p" + std::to_string(j);
      add(s, {.unit = unit, .procedure = procedure, .received = on(2, 2)});
      auto& counts = expected[{unit, procedure}];
      counts.resize(2);
      ++counts[0];
    }
  }
  EXPECT_EQ(run(count({Dimension::unit, Dimension::procedure}), s).groups, expected);
}

TEST(Groups, SixtyFourMeasures) {
  Query query = count({});
  query.measures.assign(64, {});
  query.measures.back().where = where("channel = post");
  std::vector<std::int64_t> expected(64, 5);
  expected.back() = 1;
  EXPECT_EQ(run(query, list()).groups, (Groups2{{{}, expected}}));
}

TEST(Groups, MergeAddsByText) {
  Partial sum;
  merge(sum, {{{{"b", ""}, {1, 2}}}});
  merge(sum, {{{{"a", ""}, {5, 0}}, {{"b", ""}, {10, 20}}}});
  merge(sum, {});
  EXPECT_EQ(sum.groups, (Groups2{{{"a", ""}, {5, 0}}, {{"b", ""}, {11, 22}}}));
}

}  // namespace
}  // namespace xanh::query
