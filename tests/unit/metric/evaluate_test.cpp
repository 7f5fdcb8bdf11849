#include <algorithm>
#include <map>
#include <set>
#include <random>

#include "dossiers.h"
#include "metric/figure.h"

namespace xanh::metric {
namespace {

using Counts = std::pair<std::int64_t, std::int64_t>;

const query::Period kQuarter{day(2025, 1, 1), day(2025, 3, 31)};

Counts counts_of(const Figure& figure) { return {figure.numerator, figure.denominator}; }

class Quarter : public testing::Test {
 protected:
  void SetUp() override { add_quarter(first_, second_, 8); }

  TableRequest request(std::vector<query::Dimension> group_by = {}) const {
    TableRequest r;
    for (const Metric& metric : metrics_.metrics) r.metrics.push_back(&metric);
    r.group_by = std::move(group_by);
    r.period = kQuarter;
    r.year = 2025;
    r.targets = &targets_;
    return r;
  }
  std::map<std::string, Counts> row_counts(const Table& table, std::string_view metric) const {
    std::map<std::string, Counts> counts;
    for (const Row& row : table.rows) counts[row.key[0]] = counts_of(figure(table, row, metric));
    return counts;
  }
  const Figure& figure(const Table& table, const Row& row, std::string_view metric) const {
    const auto it = std::ranges::find(table.metrics, metrics_.find(metric));
    return row.figures.at(static_cast<std::size_t>(it - table.metrics.begin()));
  }

  facts::Shard first_, second_;
  const std::vector<const facts::Shard*> shards_ = {&first_, &second_};
  const MetricRules metrics_ = shipped_metrics();
  const TargetRules targets_ = shipped_targets();
};

TEST_F(Quarter, EveryMetricAsCountedByHand) {
  const std::map<std::string, Counts> by_hand = {
      {"full_process_a", {4, 9}},                              // 1 2 6 9
      {"full_process_b", {3, 5}},                              // 1 2 6 of 1 2 3 6 12
      {"full_process_c", {4, 6}},                              // of 1 2 3 6 9 12
      {"full_process_d", {4, 6}},                              // of 1 2 4 6 9 14
      {"online_filing", {6, 9}},  {"on_time_closed", {3, 5}},  // 1 2 7 of 1 2 3 7 12
      {"on_time_766", {6, 11}},                                // 1 2 7 and in time 4 6 9, of 9 + 2
      {"digitised", {4, 6}},                                   // 1 2 7 14 of 1 2 3 7 12 14
      {"paid_online", {3, 5}},                                 // 1 6 12 of 1 2 3 6 12
      {"e_result", {3, 6}},                                    // 1 2 12
      {"reused", {3, 9}},                                      // 1 4 9
      {"online_filing_of_handled", {6, 11}},                   // 1 2 4 6 9 14, of 9 + 2
      {"overdue_share", {4, 11}},                              // 3 12 late, 5 8 overdue
      {"digitised_received", {4, 9}},                          // 1 2 9 14
  };
  const std::set<std::string> by_others = {"catalogue_full_eligible", "catalogue_full", "catalogue_online", "catalogue_integrated", "catalogue_used",
                                           "catalogue_used_any", "catalogue_paid", "petitions_in_time", "satisfaction"};
  const Table table = evaluate(request(), shards_);
  EXPECT_TRUE(table.rows.empty());
  ASSERT_EQ(table.total.figures.size(), metrics_.metrics.size());
  ASSERT_EQ(by_hand.size() + by_others.size(), metrics_.metrics.size());
  for (const std::string& id : by_others) {  // what dossiers do not tell is not zero
    EXPECT_EQ(figure(table, table.total, id).standing, Standing::not_computable) << id;
    EXPECT_FALSE(figure(table, table.total, id).missing.empty()) << id;
  }
  for (const auto& [id, counts] : by_hand)
    EXPECT_EQ(counts_of(figure(table, table.total, id)), counts) << id;
}

TEST_F(Quarter, RowsOfUnitsAddUpToTheTotal) {
  const Table table = evaluate(request({query::Dimension::unit}), shards_);
  const std::map<std::string, Counts> by_hand = {{std::string(kUnitA), {2, 5}},
                                                 {std::string(kUnitB), {2, 4}}};
  EXPECT_EQ(row_counts(table, "full_process_a"), by_hand);
  const Table ungrouped = evaluate(request(), shards_);
  for (std::size_t m = 0; m < table.metrics.size(); ++m) {
    Counts sum;
    for (const Row& row : table.rows) {
      sum.first += row.figures[m].numerator;
      sum.second += row.figures[m].denominator;
    }
    EXPECT_EQ(counts_of(table.total.figures[m]), sum) << table.metrics[m]->id;
    EXPECT_EQ(counts_of(ungrouped.total.figures[m]), sum) << table.metrics[m]->id;
  }
  // The ratio of sums, 4/9, not the mean of 2/5 and 2/4.
  EXPECT_DOUBLE_EQ(*figure(table, table.total, "full_process_a").rate(), 4.0 / 9);
}

TEST_F(Quarter, StocksOfMonthsAreTakenAtEachMonth) {
  const Table table = evaluate(request({query::Dimension::month}), shards_);
  EXPECT_EQ(row_counts(table, "full_process_a"),
            (std::map<std::string, Counts>{
                {"2025-01", {2, 4}}, {"2025-02", {0, 2}}, {"2025-03", {2, 3}}}));
  // January: 1 7 finished, 2 12 still in time, of 7 8 and 1 2 12 14; and so on.
  EXPECT_EQ(row_counts(table, "on_time_766"),
            (std::map<std::string, Counts>{
                {"2025-01", {4, 6}}, {"2025-02", {2, 5}}, {"2025-03", {3, 6}}}));
  EXPECT_EQ(counts_of(figure(table, table.total, "on_time_766")), Counts(6, 11));
}

TEST_F(Quarter, FiltersCutRowsAndTotal) {
  TableRequest r = request({query::Dimension::channel});
  r.filters = {{query::Dimension::unit, {std::string(kUnitB)}}};
  const Table table = evaluate(r, shards_);
  // Of unit B: 6 9 14 online, 5 by post.
  const auto rows = row_counts(table, "full_process_a");
  EXPECT_EQ(rows.at("online"), Counts(2, 3));
  EXPECT_EQ(rows.at("post"), Counts(0, 1));
  EXPECT_EQ(counts_of(figure(table, table.total, "full_process_a")), Counts(2, 4));
}

TEST_F(Quarter, OneShardOrTwoIsTheSame) {
  facts::Shard whole, none;
  add_quarter(whole, none);
  const std::vector<const facts::Shard*> one = {&whole}, two = {&second_, &first_, &none};
  for (const auto dimension :
       {query::Dimension::unit, query::Dimension::month, query::Dimension::level}) {
    const Table a = evaluate(request({dimension}), one), b = evaluate(request({dimension}), two);
    for (const Metric& metric : metrics_.metrics)
      EXPECT_EQ(row_counts(a, metric.id), row_counts(b, metric.id));
  }
}

TEST_F(Quarter, TargetsOnlyOfTheirYearKindAndMetric) {
  TableRequest r = request({query::Dimension::unit});
  const auto total_of = [&](std::string_view id) {
    const Table table = evaluate(r, shards_);
    return figure(table, table.total, id);
  };
  // 4/9 = 44.4 % in 2025: locality 70, ministry 85; in 2024: locality 30, ministry 70.
  EXPECT_EQ(total_of("full_process_a").standing, Standing::missed);
  EXPECT_EQ(total_of("full_process_a").gap_dossiers, 3);  // 6.3 of 9
  r.whole.level = facts::UnitLevel::ministry;
  EXPECT_EQ(total_of("full_process_a").gap_dossiers, 4);  // 7.65 of 9
  r.year = 2024;
  EXPECT_EQ(total_of("full_process_a").gap_dossiers, 3);
  r.whole.level = facts::UnitLevel::province;
  EXPECT_EQ(total_of("full_process_a").standing, Standing::met);
  for (const auto id :
       {"full_process_b", "full_process_c", "full_process_d", "online_filing", "on_time_766"}) {
    EXPECT_EQ(total_of(id).standing, Standing::reference) << id;
  }
  r.year = 2026;
  EXPECT_EQ(total_of("full_process_a").standing, Standing::reference);
  r.year = 2025;
  r.targets = nullptr;
  EXPECT_EQ(total_of("full_process_a").standing, Standing::reference);
}

TEST_F(Quarter, RowsCarryTheirDistance) {
  const Table table = evaluate(request({query::Dimension::unit}), shards_);
  for (const Row& row : table.rows) {
    // 70 % of 5 is 3.5, of 4 is 2.8; both units have 2.
    EXPECT_EQ(figure(table, row, "full_process_a").gap_dossiers, row.key[0] == kUnitA ? 2 : 1)
        << row.key[0];
  }
}

TEST_F(Quarter, PeriodWithoutDossiersIsEmpty) {
  TableRequest r = request();
  r.period = {day(2020, 1, 1), day(2020, 12, 31)};
  const Table table = evaluate(r, shards_);
  for (std::size_t m = 0; m < table.metrics.size(); ++m) {
    const bool of_dossiers = counted_by(*table.metrics[m]) == Counted::dossiers;
    EXPECT_EQ(table.total.figures[m].standing, of_dossiers ? Standing::empty : Standing::not_computable) << table.metrics[m]->id;
  }
}

TEST(Evaluate, AbsentColumnsAreNotZero) {
  const MetricRules metrics = shipped_metrics();
  facts::Shard shard;
  add(shard, "A", "2025-01-02", "", "", {.channel = facts::Channel::online});
  // Knows everything, but is never counted.
  facts::Traits full{.channel = facts::Channel::online, .level = facts::Level::full};
  add(shard, "A", "2025-01-03", "2025-01-04", "2025-01-04", full);
  shard.displaced.back() = 1;
  full.status = facts::Status::not_accepted;
  add(shard, "A", "2025-01-03", "2025-01-04", "", full);

  const std::vector<const facts::Shard*> shards = {&shard};
  EXPECT_EQ(known_properties(shards), (std::vector{Need::channel, Need::received_day}));
  TableRequest r;
  for (const auto id :
       {"online_filing", "full_process_a", "full_process_b", "on_time_766", "paid_online"}) {
    r.metrics.push_back(metrics.find(id));
  }
  r.period = kQuarter;
  const std::vector<Figure> figures = evaluate(r, shards).total.figures;
  EXPECT_EQ(figures[0].standing, Standing::reference);
  EXPECT_EQ(counts_of(figures[0]), Counts(1, 1));
  EXPECT_EQ(figures[1].missing, std::vector{Need::level});
  EXPECT_EQ(figures[2].missing, (std::vector{Need::level, Need::eligible}));
  EXPECT_EQ(figures[3].missing, (std::vector{Need::finished_day, Need::due_day, Need::timing}));
  EXPECT_EQ(figures[4].missing, (std::vector{Need::paid_online, Need::fee}));
}

TEST(Evaluate, NothingLoadedIsNotComputable) {
  const MetricRules metrics = shipped_metrics();
  TableRequest r;
  r.metrics = {metrics.find("full_process_a")};
  r.period = kQuarter;
  const Table table = evaluate(r, {});
  ASSERT_EQ(table.total.figures.size(), 1u);
  EXPECT_EQ(table.total.figures[0].standing, Standing::not_computable);
}

// Filing rate with postal filings left out of the denominator (domain.md 2.2, vendor export).
TEST(Evaluate, NewDefinitionByJsonAlone) {
  const auto rules = MetricRules::parse(R"j({"version": 1, "metrics": [{
    "id": "online_filing_no_post", "family": "online_filing", "tag": "On/(On+Di)", "short_name": {"vi": "a", "en": "b"},
    "name": {"vi": "a", "en": "a"}, "definition": {"vi": "a", "en": "a"},
    "numerator_name": {"vi": "a", "en": "a"}, "denominator_name": {"vi": "a", "en": "a"},
    "used_by": {"vi": "a", "en": "a"},
    "numerator": {"base": "received", "where": "channel = online"},
    "denominator": [{"base": "received", "where": "channel = online"},
                    {"base": "received", "where": "channel = in_person"}],
    "needs": ["received_day", "channel"], "source": "S:pasetto"}]})j",
                                        "mine.json");
  ASSERT_TRUE(rules);
  facts::Shard shard, none;
  add_quarter(shard, none);
  TableRequest r;
  r.metrics = {rules->find("online_filing_no_post")};
  r.period = kQuarter;
  const std::vector<const facts::Shard*> shards = {&shard};
  EXPECT_EQ(counts_of(evaluate(r, shards).total.figures[0]), Counts(6, 7));  // and 3 in person
}

// More measures than one query takes: the counts must not depend on what else is asked for.
TEST(Evaluate, ManyMetricsAtOnce) {
  facts::Shard shard, none;
  add_quarter(shard, none);
  std::vector<Metric> metrics;
  for (unsigned values = 0; values < 90; ++values) {
    // Each a different subset of the statuses among online and other channels.
    query::Condition where{{{{query::Term::Property::status, static_cast<std::uint8_t>(values)}}}};
    metrics.emplace_back().id = std::to_string(values);
    metrics.back().numerator = {{query::Base::received, where}};
    metrics.back().denominator = {{query::Base::received, {}}};
  }
  TableRequest r;
  r.period = kQuarter;
  r.group_by = {query::Dimension::unit};
  for (const Metric& metric : metrics) r.metrics.push_back(&metric);
  const std::vector<const facts::Shard*> shards = {&shard};
  const Table table = evaluate(r, shards);
  // Received: in progress 4 5 6, resolved 1 2 3 9 14, refused 12 (beyond these 90 subsets).
  for (unsigned values = 0; values < 90; ++values) {
    const std::int64_t expected =
        (values >> 2 & 1) * 3 + (values >> 4 & 1) * 5 + (values >> 6 & 1) * 1;
    EXPECT_EQ(counts_of(table.total.figures[values]), Counts(expected, 9)) << values;
    std::int64_t sum = 0;
    for (const Row& row : table.rows) sum += row.figures[values].numerator;
    EXPECT_EQ(sum, expected) << values;
  }
}

}  // namespace
}  // namespace xanh::metric
