// What is answered from memory is what counting each dossier anew gives, whatever was asked before.
#include "query/memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "query/buckets.h"
#include "reference.h"

namespace xanh::query {
namespace {

using text::Day;

struct Told {
  Row row;
  bool displaced = false;
};

struct Named {
  const char* text;
  bool (*holds)(const Row&);
};
constexpr std::array kConditions = {
    Named{"", [](const Row&) { return true; }},
    Named{"channel = online", [](const Row& r) { return r.traits.channel == facts::Channel::online; }},
    Named{"level in (full, partial) and channel != post",
          [](const Row& r) {
            return (r.traits.level == facts::Level::full || r.traits.level == facts::Level::partial) && r.traits.channel != facts::Channel::post;
          }},
    Named{"level = unknown or channel = post", [](const Row& r) { return r.traits.level == facts::Level::unknown || r.traits.channel == facts::Channel::post; }}};
constexpr std::array kAllBases = {Base::received, Base::finished, Base::carried_over, Base::handled, Base::pending, Base::pending_in_time,
                                  Base::pending_overdue, Base::pending_due_soon};

const char* text_of(facts::Level level) { return std::array{"unknown", "information", "partial", "full"}[static_cast<std::size_t>(level)]; }
const char* text_of(facts::Channel channel) { return std::array{"unknown", "in_person", "online", "post"}[static_cast<std::size_t>(channel)]; }

std::string value_of(const Row& r, Dimension dimension) {
  switch (dimension) {
    case Dimension::unit: return r.unit;
    case Dimension::procedure: return r.procedure;
    case Dimension::field: return r.field;
    case Dimension::level: return text_of(r.traits.level);
    case Dimension::channel: return text_of(r.traits.channel);
    case Dimension::month: break;
  }
  return {};
}

Groups2 one_by_one(const Query& query, const std::vector<std::size_t>& conditions, const std::vector<Told>& told) {
  const bool by_time = std::ranges::contains(query.group_by, Dimension::month);
  std::vector<Bucket> buckets{{"", query.period.first, query.period.last}};
  if (by_time) buckets = buckets_of(query.period, query.rhythm);
  Groups2 out;
  if (query.group_by.empty()) out[{}].resize(query.measures.size());
  for (const Told& each : told) {
    const Row& r = each.row;
    if (each.displaced) continue;
    if (!std::ranges::all_of(query.filters, [&r](const Filter& f) { return std::ranges::contains(f.values, value_of(r, f.dimension)); })) continue;
    for (const Bucket& bucket : buckets) {
      Key key;
      for (std::size_t d = 0; d < query.group_by.size(); ++d) {
        key[d] = query.group_by[d] == Dimension::month ? bucket.name : value_of(r, query.group_by[d]);
      }
      for (std::size_t m = 0; m < query.measures.size(); ++m) {
        if (!kConditions[conditions[m]].holds(r) || !counted(r, query.measures[m].base, {bucket.first, bucket.last}, query.soon_days)) continue;
        std::vector<std::int64_t>& sums = out[key];
        sums.resize(query.measures.size());
        ++sums[m];
      }
    }
  }
  return out;
}

class Asking {
 public:
  explicit Asking(unsigned seed) : random_(seed) {}
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

  Query query(std::vector<std::size_t>& conditions) {
    Query q;
    const int measures = 1 + below(4);
    for (int m = 0; m < measures; ++m) {
      conditions.push_back(static_cast<std::size_t>(below(static_cast<int>(kConditions.size()))));
      q.measures.push_back({kAllBases[static_cast<std::size_t>(below(static_cast<int>(kAllBases.size())))], where(kConditions[conditions.back()].text)});
    }
    static const std::vector<std::vector<Dimension>> kBy = {
        {}, {Dimension::month}, {Dimension::unit}, {Dimension::unit, Dimension::month}, {Dimension::month, Dimension::level},
        {Dimension::field, Dimension::procedure}, {Dimension::channel}, {Dimension::procedure, Dimension::month}};
    q.group_by = kBy[static_cast<std::size_t>(below(static_cast<int>(kBy.size())))];
    q.filters = filters();
    const Day begin = text::day_from_civil(2024, 11, 1 + below(2) * 9);  // few periods, so that some are parts of others
    q.period = {begin, text::day_from_civil(2025, 3 + below(3), 15)};
    if (below(4) == 0) q.period.first = q.period.last;
    q.rhythm.grain = std::array{Rhythm::Grain::month, Rhythm::Grain::week, Rhythm::Grain::day, Rhythm::Grain::reporting_month}[static_cast<std::size_t>(below(4))];
    q.soon_days = std::array{0, 7, 400}[static_cast<std::size_t>(below(3))];
    return q;
  }
  std::vector<Filter> filters() {
    static const std::vector<std::vector<Filter>> kFilters = {
        {}, {{Dimension::unit, {"u1"}}}, {{Dimension::unit, {"u0", "u3"}}, {Dimension::level, {"full", "unknown"}}}, {{Dimension::channel, {"online"}}},
        {{Dimension::field, {"f1"}}, {Dimension::procedure, {"p1", "p2", "p3", "p5", "p8"}}}, {{Dimension::unit, {"nobody"}}}};
    return kFilters[static_cast<std::size_t>(below(static_cast<int>(kFilters.size())))];
  }

 private:
  std::mt19937 random_;
};

struct Facts {
  std::vector<Told> told;
  std::vector<facts::Shard> shards;
  std::vector<const facts::Shard*> pointers;
};

// Two lists, which know the same units by codes of their own, and an empty one between them.
Facts random_facts(unsigned seed, int count) {
  Facts out;
  std::mt19937 random(seed);
  out.shards.resize(3);
  for (const Row& row : random_rows(seed, count, seed % 2 == 0)) {
    out.told.push_back({row, random() % 8 == 0});
    facts::Shard& shard = out.shards[random() % 3 == 0 ? 2 : 0];
    add(shard, row);
    shard.displaced.back() = out.told.back().displaced ? 1 : 0;
  }
  for (const facts::Shard& shard : out.shards) out.pointers.push_back(&shard);
  return out;
}

TEST(Memory, AnswersAsCountingOneByOneWhateverWasAskedBefore) {
  for (const unsigned seed : {1u, 2u}) {
    const Facts facts = random_facts(seed, 250);
    Memory memory(facts.pointers);
    Asking asking(seed);
    for (int turn = 0; turn < 60; ++turn) {
      std::vector<std::size_t> conditions;
      const Query query = asking.query(conditions);
      const Groups2 expected = one_by_one(query, conditions, facts.told);
      ASSERT_EQ(memory.run(query).groups, expected) << seed << " " << turn;
      Partial plain;
      for (const facts::Shard* shard : facts.pointers) merge(plain, run(query, *shard));
      ASSERT_EQ(plain.groups, expected) << seed << " " << turn;
    }
  }
}

// All measures by day and unit: months, weeks, the whole and totals come from them.
TEST(Memory, WhatWasCountedAheadAnswersWhatLiesInIt) {
  const Facts facts = random_facts(3, 250);
  Memory memory(facts.pointers);
  Asking asking(3);
  for (int turn = 0; turn < 25; ++turn) {
    std::vector<std::size_t> conditions;
    Query query = asking.query(conditions);
    CubeSpec spec{.by = {Dimension::unit}, .filters = query.filters, .begins = {}, .last = text::day_from_civil(2025, 6, 30), .soon_days = query.soon_days, .measures = {}};
    for (Day day = text::day_from_civil(2024, 10, 1); day <= spec.last; ++day) spec.begins.push_back(day);
    for (const Base base : kAllBases) {
      for (const Named& condition : kConditions) add_parts({base, where(condition.text)}, spec.measures);
    }
    memory.expect(spec);
    ASSERT_EQ(memory.run(query).groups, one_by_one(query, conditions, facts.told)) << turn;
  }
}

TEST(Memory, ManyPairsOfUnitAndProcedureAreNumberedAsTheyCome) {
  std::vector<Told> told;
  facts::Shard shard;
  std::mt19937 random(4);
  for (int i = 0; i < 3000; ++i) {  // 1,500 units by 900 procedures: too many for a cell each
    Row row{.unit = "u" + std::to_string(random() % 1500), .procedure = "p" + std::to_string(random() % 900)};
    row.traits.channel = facts::Channel(random() % 4);
    row.received = on(1 + static_cast<int>(random() % 28), 1 + static_cast<int>(random() % 4));
    if (random() % 3 != 0) row.finished = static_cast<facts::ShortDay>(row.received + random() % 40), row.traits.status = facts::Status::returned;
    add(shard, row);
    told.push_back({row});
  }
  const Query query{.measures = {{Base::handled, where(kConditions[1].text)}, {Base::pending, {}}}, .group_by = {Dimension::unit, Dimension::procedure},
                    .filters = {}, .period = {on(1, 2), on(28, 2)}};
  EXPECT_EQ(run(query, shard).groups, one_by_one(query, {1, 0}, told));
}

}  // namespace
}  // namespace xanh::query
