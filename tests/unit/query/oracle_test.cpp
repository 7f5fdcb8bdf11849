// Queries against a row-by-row count written from the definitions of domain.md 2, on random data.
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <vector>

#include "reference.h"

namespace xanh::query {
namespace {

using text::Day;

struct Months {
  std::vector<std::string> names;
  std::vector<Period> periods;
};

// October 2024 to June 2025, the first month cut at the 10th and the last at the 20th.
const Period kPeriod{text::day_from_civil(2024, 10, 10), text::day_from_civil(2025, 6, 20)};
constexpr Day kSoon = 12;

Months months() {
  Months m;
  constexpr int kYears[] = {2024, 2024, 2024, 2025, 2025, 2025, 2025, 2025, 2025};
  constexpr int kMonths[] = {10, 11, 12, 1, 2, 3, 4, 5, 6};
  constexpr int kLast[] = {31, 30, 31, 31, 28, 31, 30, 31, 20};
  for (int i = 0; i < 9; ++i) {
    m.names.push_back(std::to_string(kYears[i]) + (kMonths[i] < 10 ? "-0" : "-") + std::to_string(kMonths[i]));
    m.periods.push_back({text::day_from_civil(kYears[i], kMonths[i], i == 0 ? 10 : 1), text::day_from_civil(kYears[i], kMonths[i], kLast[i])});
  }
  return m;
}

const std::vector<Base> kBases{Base::received, Base::finished, Base::carried_over, Base::handled,
                               Base::pending, Base::pending_in_time, Base::pending_overdue, Base::pending_due_soon};

TEST(Oracle, EveryBaseByUnitAndMonthUnderAConditionAndAFilter) {
  const Months by_month = months();
  for (const bool clean : {true, false}) {
    const std::vector<Row> rows = random_rows(clean ? 1 : 2, 6000, clean);
    Query query{.measures = {}, .group_by = {Dimension::unit, Dimension::month},
                .filters = {{Dimension::level, {"full", "partial", "unknown"}}, {Dimension::field, {"f0", "f2"}}}, .period = kPeriod, .soon_days = kSoon};
    Groups2 expected, total;
    for (const Base base : kBases) {
      query.measures.push_back({.base = base});
      query.measures.push_back({.base = base, .where = where("channel in (online, post) and level != partial")});
    }
    for (const Row& r : rows) {
      if (r.traits.level == facts::Level::information || r.field == "f1") continue;
      const bool wanted = (r.traits.channel == facts::Channel::online || r.traits.channel == facts::Channel::post) &&
                          r.traits.level != facts::Level::partial;
      const auto count_into = [&](Groups2& groups, const Key& key, const Period& p) {
        for (std::size_t b = 0; b < kBases.size(); ++b) {
          if (!counted(r, kBases[b], p, kSoon)) continue;
          auto& counts = groups[key];
          counts.resize(kBases.size() * 2);
          ++counts[b * 2];
          if (wanted) ++counts[b * 2 + 1];
        }
      };
      for (std::size_t m = 0; m < by_month.names.size(); ++m) count_into(expected, {r.unit, by_month.names[m]}, by_month.periods[m]);
      count_into(total, {}, kPeriod);
    }
    EXPECT_EQ(run(query, shard_of(rows)).groups, expected);
    query.group_by = {};
    EXPECT_EQ(run(query, shard_of(rows)).groups, total);
  }
}

// C + R = D + P, R = On + (Di + Po) + unknown channel, P = Pt + Pq, and a month's end is the next one's start.
TEST(Oracle, IdentitiesHoldInEveryMonth) {
  const std::vector<Row> rows = random_rows(3, 8000, true);
  Query query{.measures = {}, .group_by = {Dimension::month}, .filters = {}, .period = kPeriod, .soon_days = kSoon};
  for (const Base base : kBases) query.measures.push_back({.base = base});
  for (const char* text : {"channel = online", "channel = in_person", "channel = post", "channel = unknown"}) {
    query.measures.push_back({.base = Base::received, .where = where(text)});
  }
  const Partial partial = run(query, shard_of(rows));
  ASSERT_EQ(partial.groups.size(), 9u);
  std::int64_t pending_before = -1, received = 0;
  for (const auto& [key, n] : partial.groups) {
    EXPECT_EQ(n[2] + n[0], n[1] + n[4]) << key[0];
    EXPECT_EQ(n[3], n[2] + n[0]) << key[0];
    EXPECT_EQ(n[4], n[5] + n[6]) << key[0];
    EXPECT_EQ(n[0], n[8] + n[9] + n[10] + n[11]) << key[0];
    if (pending_before >= 0) {
      EXPECT_EQ(n[2], pending_before) << key[0];
    }
    pending_before = n[4];
    received += n[0];
  }
  query.group_by = {};
  const auto total = run(query, shard_of(rows)).groups[{}];
  EXPECT_EQ(total[0], received);
  EXPECT_EQ(total[4], pending_before);
  EXPECT_EQ(total[2] + total[0], total[1] + total[4]);
}

TEST(Oracle, ShardsMergeToWhatOneShardGives) {
  const std::vector<Row> rows = random_rows(4, 5000, false);
  const std::vector<std::vector<Dimension>> groupings{
      {}, {Dimension::unit}, {Dimension::procedure, Dimension::month}, {Dimension::channel, Dimension::level}, {Dimension::unit, Dimension::field}};
  for (const auto& group_by : groupings) {
    Query query{.measures = {}, .group_by = group_by, .filters = {}, .period = kPeriod, .soon_days = kSoon};
    for (const Base base : kBases) query.measures.push_back({.base = base, .where = where("channel != post")});
    const Partial whole = run(query, shard_of(rows));
    for (const std::size_t pieces : {2u, 3u, 7u}) {
      Partial sum;
      for (std::size_t p = 0; p < pieces; ++p) {
        std::vector<Row> part;
        for (std::size_t i = pieces - 1 - p; i < rows.size(); i += pieces) part.push_back(rows[i]);  // codes differ by shard
        merge(sum, run(query, shard_of(part)));
      }
      EXPECT_EQ(sum.groups, whole.groups) << pieces;
    }
  }
}

}  // namespace
}  // namespace xanh::query
