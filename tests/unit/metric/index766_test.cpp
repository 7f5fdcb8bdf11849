// The index of Decision 766 (domain.md 2.6) as data, its printed scores, and rows made again.
#include "metric/index766.h"

#include "dossiers.h"

namespace xanh::metric {
namespace {

Index766Rules shipped() {
  auto rules = Index766Rules::parse(rules_file("index766.json"), "index766.json");
  EXPECT_TRUE(rules) << rules.error().args.at(1) << ": " << rules.error().args.at(2);
  return rules ? std::move(*rules) : Index766Rules{};
}

TEST(Index766, HasSixScoresInFiveGroups) {
  const Index766Rules rules = shipped();
  std::vector<int> groups;
  for (const auto& group : rules.groups) groups.push_back(group.max);
  EXPECT_EQ(groups, (std::vector{18, 20, 22, 22, 18}));
  ASSERT_EQ(rules.scores.size(), 6U);
  EXPECT_EQ(rules.groups.at(3).codes, (std::vector<std::string>{"CLGQ", "TTTT"}));
  EXPECT_EQ(rules.scores.at(3).max, 12);
  EXPECT_EQ(rules.scores.at(4).max, 10);
  EXPECT_EQ(rules.most(), 100);
  const auto fits = check(shipped_metrics(), rules, "index766.json");
  EXPECT_TRUE(fits) << fits.error().args.at(1) << fits.error().args.at(2);
}

TEST(Index766, TheTableOf2026HasItsRowsAndMakesOneHundred) {
  const Index766Rules rules = shipped();
  const auto* version = rules.at(text::day_from_civil(2026, 8, 31));
  ASSERT_NE(version, nullptr);
  EXPECT_EQ(version->id, "2026");
  ASSERT_EQ(version->rows.size(), 24U);
  int sum = 0;
  for (std::size_t i = 0; i < 24; ++i) {
    EXPECT_EQ(version->rows[i].number, static_cast<int>(i) + 1);
    sum += version->rows[i].max.value_or(0);
  }
  EXPECT_EQ(sum, 100);
  for (const auto& [number, metric, max] : {std::tuple{5, "on_time_766", 20}, {6, "full_process_b", 12}, {11, "e_result", 6}, {24, "paid_online", 10}}) {
    const auto& row = version->rows.at(static_cast<std::size_t>(number) - 1);
    EXPECT_EQ(row.metric, metric) << number;
    EXPECT_EQ(row.max, max) << number;
  }
  EXPECT_EQ(version->rows.at(11).max, 4);
  EXPECT_FALSE(version->rows.at(11).metric.empty());
  EXPECT_EQ(rules.at(text::day_from_civil(2025, 12, 31))->id, "2022");
  EXPECT_EQ(rules.at(text::day_from_civil(2026, 1, 31))->id, "2026");
  EXPECT_EQ(rules.at(text::day_from_civil(2022, 6, 22)), nullptr);
}

// Phu Tho, August 2026: 144,625 of 184,513 are 78.38 %, of 20 points 15.676...
TEST(Index766, MakesPointsOfRates) {
  const Index766Rules rules = shipped();
  const auto& on_time = rules.at(text::day_from_civil(2026, 8, 31))->rows.at(4);
  EXPECT_NEAR(points_of(on_time, 144'625.0 / 184'513.0).value(), 15.68, 0.005);
  EXPECT_DOUBLE_EQ(points_of(on_time, 1).value(), 20);
  // Threshold-linear: 4 points from 80 %; 60 % are three quarters of the way.
  const Index766Rules::Row row{.max = 4, .threshold = 0.8};
  EXPECT_NEAR(points_of(row, 0.6).value(), 3, 1e-12);
  EXPECT_DOUBLE_EQ(points_of(row, 0.8).value(), 4);
  EXPECT_DOUBLE_EQ(points_of(row, 0.95).value(), 4);
  EXPECT_DOUBLE_EQ(points_of(row, 0).value(), 0);
  EXPECT_FALSE(points_of({.max = std::nullopt}, 0.9).has_value());
}

facts::Shard scores_of(const std::vector<std::tuple<std::string, const char*, double, int>>& rows) {  // unit, code, points, month of 2026
  facts::Shard shard;
  for (const auto& [unit, code, points, month] : rows) {
    const text::Day first = text::day_from_civil(2026, month, 1);
    shard.scores.push_back({.unit = shard.units.code(unit).value(), .code = code, .points = points, .first = first,
                            .last = text::day_from_civil(2026, month + 1, 1) - 1});
  }
  return shard;
}

TEST(Index766, GathersScoresByUnitAndPeriodAndChecksTheirSum) {
  const Index766Rules rules = shipped();
  const facts::Shard shard = scores_of({{"B", "CKMB", 10.5, 7}, {"B", "TDGQ", 15.68, 7}, {"B", "MDSH", 12, 7}, {"B", "CLGQ", 8.49, 7},
                                        {"B", "TTTT", 6.33, 7}, {"B", "MDHL", 17, 7}, {"B", "TONG_SCORE", 70, 7},
                                        {"A", "TDGQ", 3, 7}, {"A", "TONG_SCORE", 3, 7}, {"B", "TDGQ", 16, 8}, {"B", "OTHER", 1, 8}});
  const facts::Shard* const shards[] = {&shard};
  const auto units = unit_scores(rules, shards);
  ASSERT_EQ(units.size(), 3U);
  EXPECT_EQ(units[0].unit, "B");  // August, the latest
  EXPECT_EQ(units[0].period.last, text::day_from_civil(2026, 8, 31));
  EXPECT_EQ(units[1].unit, "A");
  EXPECT_FALSE(units[1].sum.has_value()) << "what is not told is not zero";
  EXPECT_FALSE(units[1].adds_up().has_value());
  EXPECT_FALSE(units[1].points[0].has_value());
  EXPECT_EQ(units[1].points[1], 3);
  // 10.5 + 15.68 + 12 + 8.49 + 6.33 + 17 = 70
  EXPECT_NEAR(units[2].sum.value(), 70, 1e-9);
  EXPECT_EQ(units[2].adds_up(), true);
  EXPECT_EQ(units[2].total(), 70);
  UnitScores off = units[2];
  off.printed = 70.04;  // seven roundings of half a hundredth are 0.035
  EXPECT_EQ(off.adds_up(), false);
  off.printed = 70.03;
  EXPECT_EQ(off.adds_up(), true);
}

TEST(Index766, OfTwoFilesTheLaterOneCountsAndTheDifferenceIsTold) {
  const Index766Rules rules = shipped();
  facts::Shard first = scores_of({{"B", "TDGQ", 15, 7}, {"B", "MDHL", 17, 7}}), second = scores_of({{"B", "TDGQ", 15.68, 7}, {"B", "MDHL", 17, 7}});
  for (facts::Score& score : first.scores) score.source = 4;
  for (facts::Score& score : second.scores) score.source = 9;
  const facts::Shard* const shards[] = {&first, &second};
  const auto units = unit_scores(rules, shards);
  ASSERT_EQ(units.size(), 1U);
  EXPECT_EQ(units[0].points[1], 15.68);
  EXPECT_EQ(units[0].superseded, 1) << "what both tell alike is none";
  EXPECT_EQ(units[0].sources, (std::vector<std::uint16_t>{4, 9}));
  EXPECT_FALSE(units[0].total().has_value());
}

// Four handled in August: closed early, closed on time, closed late, open in time: 3 of 4, of 20 points 15. Fee: 2 of
// which one was paid online: of 10 points 5.
TEST(Index766, MakesRowsAgainFromDossiers) {
  const Index766Rules rules = shipped();
  const auto day = [](int d) { return static_cast<facts::ShortDay>(text::day_from_civil(2026, 8, d)); };
  facts::Shard shard;
  const auto add = [&](int received, int due, int finished, facts::Timing timing, bool paid, bool fee) {
    facts::Dossier dossier{.unit = "A", .received = day(received), .due = day(due), .finished = finished == 0 ? facts::ShortDay{0} : day(finished)};
    dossier.traits.timing = timing;
    dossier.traits.paid_online = paid ? facts::Flag::yes : facts::Flag::no;
    dossier.traits.has_fee = fee ? facts::Flag::yes : facts::Flag::no;
    dossier.traits.status = finished == 0 ? facts::Status::in_progress : facts::Status::returned;
    ASSERT_TRUE(shard.add(dossier));
  };
  add(3, 10, 5, facts::Timing::early, true, true);
  add(3, 10, 10, facts::Timing::on_time, false, true);
  add(3, 10, 20, facts::Timing::late, false, false);
  add(25, 31, 0, facts::Timing::unknown, false, false);
  const facts::Shard* const shards[] = {&shard};
  const auto& version = *rules.at(text::day_from_civil(2026, 8, 31));
  const MetricRules metrics = shipped_metrics();
  TableRequest request;
  request.period = {text::day_from_civil(2026, 8, 1), text::day_from_civil(2026, 8, 31)};
  const auto rows = recompute(version, metrics, request, shards);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].row->number, 5);
  EXPECT_EQ(rows[0].figure.numerator, 3);
  EXPECT_EQ(rows[0].figure.denominator, 4);
  EXPECT_NEAR(rows[0].points.value(), 15, 1e-12);
  EXPECT_EQ(rows[1].row->number, 6);
  EXPECT_EQ(rows[1].figure.standing, Standing::not_computable) << "neither level nor eligibility is known";
  EXPECT_FALSE(rows[1].points.has_value());
  EXPECT_EQ(rows[4].row->number, 24);
  EXPECT_NEAR(rows[4].points.value(), 5, 1e-12);
}

TEST(Index766, AWrongFileIsSaidWithItsPlace) {
  const std::string good = rules_file("index766.json");
  const auto place = [&](std::string_view from, std::string_view to) {
    std::string text = good;
    const auto at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    text.replace(at, from.size(), to);
    const auto rules = Index766Rules::parse(text, "mine.json");
    return rules ? std::string("fits") : rules.error().args.at(1);
  };
  EXPECT_EQ(place("\"version\": 1", "\"version\": 2"), "/version");
  EXPECT_EQ(place("\"max\": 18", "\"max\": 17"), "/groups/0/max");
  EXPECT_EQ(place("\"TTTT\"\n      ]", "\"XXXX\"\n      ]"), "/groups/3/codes/1");
  EXPECT_EQ(place("\"TTTT\"\n      ]", "\"CKMB\"\n      ]"), "/groups/3/codes/1");
  EXPECT_EQ(place("\"formula\": \"linear\"", "\"formula\": \"square\""), "/versions/0/rows/1/formula");
  EXPECT_EQ(place("\"formula\": \"linear\"", "\"formula\": \"linear\", \"threshold\": 0.5"), "/versions/0/rows/1/threshold");
  EXPECT_EQ(place("\"from\": \"2026-01-01\"", "\"from\": \"2025-12-31\""), "/versions/1/from");
  EXPECT_EQ(place("\"to\": \"2025-12-31\"", "\"to\": \"2022-01-01\""), "/versions/0/to");
  EXPECT_EQ(place("\"max\": 4,", "\"max\": 19,"), "/versions/0/rows/0/max");
  Index766Rules rules = shipped();
  rules.versions[1].rows[4].metric = "no_such";
  const auto fits = check(shipped_metrics(), rules, "mine.json");
  ASSERT_FALSE(fits);
  EXPECT_EQ(fits.error().args.at(1), "/versions/1/rows/4/metric");
}

}  // namespace
}  // namespace xanh::metric
