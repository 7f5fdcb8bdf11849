// A snapshot against later data, worked by hand; and its file.
#include "metric/snapshot.h"

#include <string>
#include <tuple>
#include <vector>

#include "dossiers.h"

namespace xanh::metric {
namespace {

constexpr facts::Traits kOnline = {.channel = facts::Channel::online, .level = facts::Level::full};
constexpr facts::Traits kInPerson = {.channel = facts::Channel::in_person, .level = facts::Level::full};

void receive(facts::Shard& shard, std::string_view unit, std::string_view day_received, const facts::Traits& traits, int times = 1) {
  for (int i = 0; i < times; ++i) add(shard, unit, day_received, "", "", traits);
}

Snapshot taken(const Metric& metric, const facts::Shard& shard, const query::Period& period) {
  const std::vector<const Metric*> metrics = {&metric};
  const std::vector<const facts::Shard*> shards = {&shard};
  return take_snapshot(metrics, period, period.last, Calendar::civil, shards);
}

std::string text_of(const Ratio& ratio) { return std::to_string(ratio.numerator) + "/" + std::to_string(ratio.denominator); }

// Until 10 February: A 1 of 2 in January, 1 of 1 in February; B 0 of 1 in January.
void add_then(facts::Shard& shard) {
  receive(shard, "A", "2025-01-05", kOnline);
  receive(shard, "A", "2025-01-09", kInPerson);
  receive(shard, "A", "2025-02-03", kOnline);
  receive(shard, "B", "2025-01-12", kInPerson);
}

TEST(Snapshot, HoldsSumsByUnitAndMonth) {
  facts::Shard shard;
  add_then(shard);
  const MetricRules rules = shipped_metrics();
  const Snapshot snapshot = taken(*rules.find("full_process_a"), shard, {day(2025, 1, 1), day(2025, 2, 10)});
  EXPECT_EQ(snapshot.months, (std::vector<std::string>{"2025-01", "2025-02"}));
  const Snapshot::Part* part = snapshot.find("full_process_a");
  ASSERT_NE(part, nullptr);
  ASSERT_EQ(part->units.size(), 2U);
  EXPECT_EQ(part->units[0].name, "A");
  EXPECT_EQ(text_of(part->units[0].to_date), "2/3");
  EXPECT_EQ(text_of(part->units[0].months[0]), "1/2");
  EXPECT_EQ(text_of(part->units[0].months[1]), "1/1");
  EXPECT_EQ(text_of(part->units[1].to_date), "0/1");
  EXPECT_EQ(snapshot.find("online_filing"), nullptr);  // not asked for
}

// Then a dossier of 20 January was entered late, and one of 8 February; February was not over on the 10th.
TEST(Snapshot, OnlyAMonthThatWasOverIsRevised) {
  facts::Shard then, now;
  add_then(then);
  add_then(now);
  receive(now, "A", "2025-01-20", kOnline);
  receive(now, "A", "2025-02-08", kInPerson);
  receive(now, "C", "2025-02-20", kOnline);
  const MetricRules rules = shipped_metrics();
  const Metric& metric = *rules.find("full_process_a");
  const Snapshot snapshot = taken(metric, then, {day(2025, 1, 1), day(2025, 2, 10)});
  const std::vector<const facts::Shard*> shards = {&now};
  const SnapshotChange change = change_since(snapshot, snapshot.parts[0], metric, {day(2025, 1, 1), day(2025, 3, 5)}, {}, shards);
  EXPECT_EQ(change.closed, (std::vector<std::string>{"2025-01"}));
  EXPECT_TRUE(change.absent.empty());
  ASSERT_EQ(change.revisions.size(), 1U);
  EXPECT_EQ(change.revisions[0].unit + " " + change.revisions[0].month, "A 2025-01");
  EXPECT_EQ(text_of(change.revisions[0].then) + " " + text_of(change.revisions[0].now), "1/2 2/3");
  ASSERT_EQ(change.units.size(), 3U);
  EXPECT_EQ(text_of(change.units[0].then) + " " + text_of(change.units[0].now), "2/3 3/5");
  EXPECT_EQ(text_of(change.units[2].then) + " " + text_of(change.units[2].now), "0/0 1/1");
  EXPECT_FALSE(change.units[0].rank_then);  // three dossiers are too few for a rank
}

// Files of February alone: January is not revised to nothing.
TEST(Snapshot, MonthsThatTheFilesLackAreNoRevision) {
  facts::Shard then, now;
  add_then(then);
  receive(now, "A", "2025-02-03", kOnline);
  const MetricRules rules = shipped_metrics();
  const Metric& metric = *rules.find("full_process_a");
  const Snapshot snapshot = taken(metric, then, {day(2025, 1, 1), day(2025, 2, 10)});
  const std::vector<const facts::Shard*> shards = {&now};
  const SnapshotChange change = change_since(snapshot, snapshot.parts[0], metric, {day(2025, 1, 1), day(2025, 2, 28)}, {}, shards);
  EXPECT_TRUE(change.revisions.empty());
  EXPECT_TRUE(change.closed.empty());
  EXPECT_EQ(change.absent, (std::vector<std::string>{"2025-01"}));
}

// Then: A 30, B and D 20, C 10 of 40; E 5 of 10. Now C has 50 of 80: 62.5 %, behind A's 75.
TEST(Snapshot, RanksMoveAndEqualsShareOne) {
  facts::Shard then, now;
  for (facts::Shard* shard : {&then, &now}) {
    for (const auto& [unit, online, all] : {std::tuple{"A", 30, 40}, {"B", 20, 40}, {"C", 10, 40}, {"D", 20, 40}, {"E", 5, 10}}) {
      receive(*shard, unit, "2025-01-10", kOnline, online);
      receive(*shard, unit, "2025-01-10", kInPerson, all - online);
    }
  }
  receive(now, "C", "2025-02-10", kOnline, 40);
  const MetricRules rules = shipped_metrics();
  const Metric& metric = *rules.find("full_process_a");
  const Snapshot snapshot = taken(metric, then, {day(2025, 1, 1), day(2025, 1, 31)});
  const std::vector<const facts::Shard*> shards = {&now};
  const SnapshotChange change = change_since(snapshot, snapshot.parts[0], metric, {day(2025, 1, 1), day(2025, 2, 28)}, {}, shards);
  std::string ranks;
  for (const UnitMovement& unit : change.units) {
    ranks += unit.name + (unit.rank_then ? std::to_string(*unit.rank_then) : "-") + (unit.rank_now ? std::to_string(*unit.rank_now) : "-") + " ";
  }
  EXPECT_EQ(ranks, "A11 B23 C42 D23 E-- ");
  const std::vector<std::string> only = {"C"};
  EXPECT_EQ(change_since(snapshot, snapshot.parts[0], metric, {day(2025, 1, 1), day(2025, 2, 28)}, only, shards).units.size(), 1U);
}

TEST(Snapshot, AFileIsReadAsItWasWritten) {
  facts::Shard shard;
  add_then(shard);
  const MetricRules rules = shipped_metrics();
  const Snapshot snapshot = taken(*rules.find("full_process_a"), shard, {day(2025, 1, 1), day(2025, 2, 10)});
  const std::string json = snapshot_json(snapshot);
  const auto again = parse_snapshot(json, "x.json");
  ASSERT_TRUE(again) << again.error().args[1] << again.error().args[2];
  EXPECT_EQ(again->as_of, day(2025, 2, 10));
  EXPECT_EQ(again->period, snapshot.period);
  EXPECT_EQ(snapshot_json(*again), json);
}

TEST(Snapshot, AWrongFileIsRefusedWithThePlace) {
  facts::Shard shard;
  add_then(shard);
  const MetricRules rules = shipped_metrics();
  const std::string json = snapshot_json(taken(*rules.find("full_process_a"), shard, {day(2025, 1, 1), day(2025, 2, 10)}));
  struct Case {
    std::string from, to, pointer, reason;
  };
  for (const Case& each : {Case{R"("version":1)", R"("version":2)", "/version", "newer_version"}, Case{"2025-02\"]", "2025-03\"]", "/months", "unknown_value"},
                           Case{"[2,3]", "[-2,3]", "/metrics/0/units/0/to_date", "unknown_value"}, Case{R"("as_of":"2025-02-10")", R"("as_of":"2025-02-09")", "/period", "unknown_value"},
                           Case{R"("civil")", R"("lunar")", "/calendar", "unknown_value"}, Case{"{", "", "/", "not_json"}}) {
    std::string wrong = json;
    ASSERT_NE(wrong.find(each.from), std::string::npos) << each.from;
    wrong.replace(wrong.find(each.from), each.from.size(), each.to);
    const auto read = parse_snapshot(wrong, "x.json");
    ASSERT_FALSE(read) << each.from;
    EXPECT_EQ(read.error().args, (std::vector<std::string>{"x.json", each.pointer, each.reason})) << each.from;
  }
}

}  // namespace
}  // namespace xanh::metric
