// Snapshots read as data and merged: every sum is worked by hand.
#include "metric/snapshot_facts.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "dossiers.h"
#include "metric/figure.h"
#include "query/overlap.h"

namespace xanh::metric {
namespace {

using facts::Channel, facts::Level, facts::Status, facts::Timing;

constexpr facts::Traits traits(Channel channel, Level level, Timing timing = Timing::unknown) {
  return {.channel = channel, .level = level, .status = timing == Timing::unknown ? Status::in_progress : Status::resolved, .timing = timing};
}

void receive(facts::Shard& shard, int times, std::string_view unit, std::string_view received, std::string_view due, std::string_view finished, const facts::Traits& of) {
  for (int i = 0; i < times; ++i) add(shard, unit, received, due, finished, of);
}

// A in January: 3 online of full-process procedures, in time, and 1 brought in person, full-process, too late; in
// February 2 online of partial ones, still open and due in April.
void add_a(facts::Shard& shard) {
  receive(shard, 3, "A", "2025-01-05", "2025-01-20", "2025-01-15", traits(Channel::online, Level::full, Timing::early));
  receive(shard, 1, "A", "2025-01-06", "2025-01-20", "2025-01-25", traits(Channel::in_person, Level::full, Timing::late));
  receive(shard, 2, "A", "2025-02-10", "2025-04-20", "", traits(Channel::online, Level::partial));
}
// B in January: 2 brought in person of partial ones, in time.
void add_b(facts::Shard& shard) {
  receive(shard, 2, "B", "2025-01-07", "2025-01-20", "2025-01-20", traits(Channel::in_person, Level::partial, Timing::on_time));
}

const MetricRules& rules() {
  static const MetricRules kRules = shipped_metrics();
  return kRules;
}

Snapshot taken(const facts::Shard& shard, text::Day last) {
  std::vector<const Metric*> metrics;
  for (const Metric& each : rules().metrics) metrics.push_back(&each);
  const std::vector<const facts::Shard*> shards = {&shard};
  return take_snapshot(metrics, {day(2025, 1, 1), last}, last, Calendar::civil, shards);
}

struct Merged {
  std::vector<SnapshotFacts> files;
  std::vector<query::Overlap> overlaps;
  explicit Merged(const std::vector<Snapshot>& snapshots) {
    for (const Snapshot& each : snapshots) {
      auto facts = facts_of(each, rules(), static_cast<std::uint16_t>(files.size()));
      EXPECT_TRUE(facts);
      if (facts) files.push_back(*std::move(facts));
    }
    std::vector<facts::Shard*> shards;
    for (const SnapshotFacts& each : files) shards.push_back(each.shard.get());
    overlaps = query::set_aside_overlaps(shards, {});
  }
  std::vector<const facts::Shard*> shards() const {
    std::vector<const facts::Shard*> out;
    for (const SnapshotFacts& each : files) out.push_back(each.shard.get());
    return out;
  }
  /// "3/8"; "?" where it cannot be computed.
  std::string rate(std::string_view metric, const query::Period& period, std::vector<query::Filter> filters = {}) const {
    const Metric* found = rules().find(metric);
    EXPECT_NE(found, nullptr) << metric;
    const auto table = evaluate({.metrics = {found}, .group_by = {}, .filters = std::move(filters), .period = period}, shards());
    const Figure& figure = table.total.figures.front();
    return figure.standing == Standing::not_computable ? "?" : std::to_string(figure.numerator) + "/" + std::to_string(figure.denominator);
  }
};

const query::Period kSoFar = {day(2025, 1, 1), day(2025, 2, 28)}, kJanuary = {day(2025, 1, 1), day(2025, 1, 31)}, kFebruary = {day(2025, 2, 1), day(2025, 2, 28)};

TEST(SnapshotFacts, UnitsOfTwoSnapshotsAddUp) {
  facts::Shard a, b;
  add_a(a);
  add_b(b);
  const Merged merged({taken(a, kSoFar.last), taken(b, kSoFar.last)});
  EXPECT_TRUE(merged.overlaps.empty());
  EXPECT_EQ(merged.files[0].units, 1U);
  EXPECT_EQ(merged.rate("full_process_a", kSoFar), "3/8");  // A 3 of 6, B 0 of 2
  EXPECT_EQ(merged.rate("full_process_a", kJanuary), "3/6");
  EXPECT_EQ(merged.rate("full_process_a", kFebruary), "0/2");
  EXPECT_EQ(merged.rate("full_process_c", kSoFar), "3/4");  // of full-process procedures: A's four of January
  EXPECT_EQ(merged.rate("full_process_d", kSoFar), "3/5");  // of online ones: 3 and 2
  EXPECT_EQ(merged.rate("on_time_closed", kSoFar), "5/6");  // 3 of 4 and 2 of 2
  // Closed in time 5 and open in time 2, of 8 that were handled: the two open ones are what is left of the sum.
  EXPECT_EQ(merged.rate("on_time_766", kSoFar), "7/8");
  EXPECT_EQ(merged.rate("overdue_share", kSoFar), "1/8");
  EXPECT_EQ(merged.rate("full_process_a", kSoFar, {{query::Dimension::unit, {"A"}}}), "3/6");
  EXPECT_EQ(merged.rate("full_process_a", kSoFar, {{query::Dimension::channel, {"online"}}}), "3/5");
  EXPECT_EQ(merged.rate("full_process_a", kSoFar, {{query::Dimension::field, {"Hộ tịch"}}}), "?");  // sums by unit know no fields
  EXPECT_EQ(merged.rate("full_process_b", kSoFar), "?");  // nobody told which procedures are eligible
}

// In March one online dossier came, and one of January was entered late: the later snapshot tells of all months.
TEST(SnapshotFacts, OfTheSameUnitAndMonthTheLaterOneCounts) {
  facts::Shard then, now;
  add_a(then);
  add_a(now);
  receive(now, 1, "A", "2025-01-30", "2025-02-20", "2025-02-15", traits(Channel::online, Level::full, Timing::early));
  receive(now, 1, "A", "2025-03-10", "2025-04-20", "", traits(Channel::online, Level::full));
  const query::Period to_march = {day(2025, 1, 1), day(2025, 3, 31)};
  const Merged merged({taken(now, to_march.last), taken(then, kSoFar.last)});
  EXPECT_EQ(merged.rate("full_process_a", to_march), "5/8");
  EXPECT_EQ(merged.rate("full_process_a", kJanuary), "4/5");
  EXPECT_EQ(merged.rate("full_process_a", kFebruary), "0/2");  // not 0/4
  ASSERT_FALSE(merged.overlaps.empty());
  for (const query::Overlap& overlap : merged.overlaps) {
    EXPECT_EQ(overlap.kind, query::Overlap::Kind::two_forms);
    EXPECT_EQ(overlap.counted, 0U);
    EXPECT_EQ(overlap.differs(), overlap.first == kJanuary.first && overlap.last == kJanuary.last);
  }
}

// Of A the rate was kept back, but not how many filed online: it counts there, and in the rate it is not a zero.
TEST(SnapshotFacts, WhatWasKeptBackIsNoZero) {
  const auto unit = [](const char* name, Ratio so_far) { return Snapshot::Unit{.name = name, .level = facts::UnitLevel::commune, .to_date = so_far, .months = {so_far}}; };
  const Snapshot snapshot{.as_of = kJanuary.last, .period = kJanuary, .calendar = Calendar::civil, .months = {"2025-01"},
                          .parts = {{.metric = "full_process_a", .units = {unit("A", {0, 0}), unit("B", {10, 20})}},
                                    {.metric = "online_filing", .units = {unit("A", {5, 40}), unit("B", {12, 20})}},
                                    {.metric = "of_mars", .units = {unit("A", {1, 1})}}},
                          .suppress = 5};
  const Merged merged({snapshot});
  EXPECT_EQ(merged.rate("full_process_a", kJanuary), "10/20");
  EXPECT_EQ(merged.rate("online_filing", kJanuary), "17/60");
  EXPECT_EQ(merged.files[0].kept_back, 1U);
  EXPECT_EQ(merged.files[0].unknown, 1U);
  EXPECT_EQ(facts::level_of(merged.shards(), "B"), facts::UnitLevel::commune);
}

}  // namespace
}  // namespace xanh::metric
