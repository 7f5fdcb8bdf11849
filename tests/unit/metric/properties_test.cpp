// What must hold of any data: drawn at random, many times, from a fixed seed.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "dossiers.h"
#include "facts/dossier_code.h"
#include "metric/decompose.h"
#include "metric/figure.h"
#include "metric/levers.h"
#include "text/format.h"

namespace xanh::metric {
namespace {

using query::Dimension;

struct Line {
  std::string unit, procedure, field;
  facts::Traits traits;
  facts::ShortDay received, due, finished;
  facts::PackedCode code;
  std::uint32_t row;
};

class Draw {
 public:
  explicit Draw(std::uint32_t seed) : random_(seed) {}
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(random_() % n); }
  template <class T>
  T one(T last) {  // of an enum
    return static_cast<T>(below(static_cast<std::uint32_t>(last) + 1));
  }
  std::mt19937& engine() { return random_; }

 private:
  std::mt19937 random_;
};

// Received 2024-10-01 to 2025-06-27; a tenth of the codes stand in two rows and more, at different stages.
std::vector<Line> lines_of(Draw& draw, std::size_t count) {
  const auto origin = static_cast<facts::ShortDay>(day(2024, 10, 1));
  std::vector<Line> lines;
  for (std::size_t i = 0; i < count; ++i) {
    Line line;
    line.unit = "Sở " + std::to_string(draw.below(5));
    const std::uint32_t procedure = draw.below(12);
    line.procedure = "1.0000" + std::to_string(10 + procedure);
    line.field = "Lĩnh vực " + std::to_string(procedure % 4);
    line.traits = {.channel = draw.one(facts::Channel::post), .level = draw.one(facts::Level::full), .status = draw.one(facts::Status::withdrawn),
                   .timing = facts::Timing::unknown, .eligible = draw.one(facts::Flag::yes), .integrated = facts::Flag::unknown,
                   .digitised = draw.one(facts::Flag::yes), .reused = draw.one(facts::Flag::yes), .e_result = draw.one(facts::Flag::yes),
                   .paid_online = draw.one(facts::Flag::yes), .has_fee = draw.one(facts::Flag::yes)};
    line.received = static_cast<facts::ShortDay>(origin + draw.below(270));
    line.due = draw.below(8) == 0 ? facts::ShortDay{0} : static_cast<facts::ShortDay>(line.received + draw.below(30));
    const bool ended = line.traits.status >= facts::Status::resolved;
    line.finished = ended ? static_cast<facts::ShortDay>(line.received + draw.below(40)) : facts::ShortDay{0};
    if (ended && line.due != 0) line.traits.timing = line.finished < line.due ? facts::Timing::early : line.finished == line.due ? facts::Timing::on_time : facts::Timing::late;
    const std::string number = std::to_string(10000 + draw.below(static_cast<std::uint32_t>(count * 9)));
    line.code = facts::pack_code("H38.12-250101-" + number);
    line.row = static_cast<std::uint32_t>(i + 2);
    lines.push_back(std::move(line));
  }
  return lines;
}

// The lines in so many shards, dealt out at random.
std::vector<facts::Shard> deal(const std::vector<Line>& lines, std::size_t count, Draw& draw) {
  std::vector<facts::Shard> shards(count);
  for (const Line& line : lines) {
    facts::Dossier d;
    d.unit = line.unit;
    d.procedure_code = line.procedure;
    d.field = line.field;
    d.traits = line.traits;
    d.received = line.received;
    d.due = line.due;
    d.finished = line.finished;
    d.code = line.code;
    d.row = line.row;
    EXPECT_TRUE(shards[draw.below(static_cast<std::uint32_t>(count))].add(d));
  }
  std::vector<facts::Shard*> all;
  for (facts::Shard& shard : shards) all.push_back(&shard);
  facts::mark_latest(all);
  return shards;
}

std::vector<const facts::Shard*> seen(const std::vector<facts::Shard>& shards) {
  std::vector<const facts::Shard*> out;
  for (const facts::Shard& shard : shards) out.push_back(&shard);
  return out;
}

using Numbers = std::map<query::Key, std::vector<std::pair<std::int64_t, std::int64_t>>>;
Numbers numbers(const Table& table) {
  Numbers out;
  const auto put = [&out](const Row& row, query::Key key) {
    for (const Figure& figure : row.figures) out[key].emplace_back(figure.numerator, figure.denominator);
  };
  put(table.total, {"total", "total"});
  for (const Row& row : table.rows) put(row, row.key);
  return out;
}

class Properties : public testing::TestWithParam<std::uint32_t> {
 protected:
  // All rates of dossiers, and every combination of choices.
  std::vector<const Metric*> metrics() const {
    std::vector<const Metric*> out;
    for (const auto* list : {&rules_.metrics, &rules_.variants}) {
      for (const Metric& metric : *list) {
        const bool of_dossiers = !metric.procedures && !std::ranges::contains(metric.needs, Need::petitions) && !std::ranges::contains(metric.needs, Need::ratings);
        if (of_dossiers) out.push_back(&metric);
      }
    }
    return out;
  }
  TableRequest request(std::vector<Dimension> by, std::vector<query::Filter> filters = {}) const {
    return {.metrics = metrics(), .group_by = std::move(by), .filters = std::move(filters), .period = {day(2025, 1, 1), day(2025, 5, 17)}};
  }
  const MetricRules rules_ = shipped_metrics();
};

TEST_P(Properties, OrderAndShardsDoNotMatter) {
  Draw draw(GetParam());
  std::vector<Line> lines = lines_of(draw, 1500);
  const auto one = deal(lines, 1, draw);
  for (const std::size_t count : {2UL, 3UL, 7UL}) {
    std::ranges::shuffle(lines, draw.engine());
    auto several = deal(lines, count, draw);
    std::ranges::shuffle(several, draw.engine());
    for (const Dimension by : {Dimension::unit, Dimension::procedure, Dimension::month, Dimension::level, Dimension::channel}) {
      EXPECT_EQ(numbers(evaluate(request({by}), seen(several))), numbers(evaluate(request({by}), seen(one))));
    }
  }
}

TEST_P(Properties, FiltersCommuteAndAreTheirGroups) {
  Draw draw(GetParam());
  const auto shards = deal(lines_of(draw, 1500), 3, draw);
  const query::Filter unit{Dimension::unit, {"Sở 1", "Sở 3"}}, field{Dimension::field, {"Lĩnh vực 2"}}, channel{Dimension::channel, {"online", "post"}};
  const Numbers once = numbers(evaluate(request({Dimension::procedure}, {unit, field, channel}), seen(shards)));
  EXPECT_EQ(numbers(evaluate(request({Dimension::procedure}, {channel, unit, field}), seen(shards))), once);
  EXPECT_EQ(numbers(evaluate(request({Dimension::procedure}, {field, channel, unit, unit}), seen(shards))), once);
  // One unit filtered is that unit's row.
  const Numbers rows = numbers(evaluate(request({Dimension::unit}), seen(shards)));
  const Numbers filtered = numbers(evaluate(request({}, {{Dimension::unit, {"Sở 1"}}}), seen(shards)));
  EXPECT_EQ(filtered.at({"total", "total"}), rows.at({"Sở 1", ""}));
}

TEST_P(Properties, PartsAddUpToWholes) {
  Draw draw(GetParam());
  const auto shards = deal(lines_of(draw, 1500), 2, draw);
  const auto is_flow = [](const std::vector<query::Measure>& measures) { return std::ranges::all_of(measures, facts::is_flow, &query::Measure::base); };
  const std::vector<const Metric*> all = metrics();
  for (const Dimension by : {Dimension::unit, Dimension::field, Dimension::procedure, Dimension::level, Dimension::channel, Dimension::month}) {
    const Table table = evaluate(request({by}), seen(shards));
    const Table whole = evaluate(request({}), seen(shards));
    std::size_t checked = 0;
    for (std::size_t m = 0; m < all.size(); ++m) {
      // Months overlap in what is pending or carried over; every other grouping cuts up anything.
      if (by == Dimension::month && !(is_flow(all[m]->numerator) && is_flow(all[m]->denominator))) continue;
      std::int64_t n = 0, d = 0;
      for (const Row& row : table.rows) n += row.figures[m].numerator, d += row.figures[m].denominator;
      EXPECT_EQ(n, whole.total.figures[m].numerator) << all[m]->id;
      EXPECT_EQ(d, whole.total.figures[m].denominator) << all[m]->id;
      EXPECT_LE(n, d) << all[m]->id;  // no rate above 100 %
      checked += d > 0;
    }
    EXPECT_GT(checked, 60U);
  }
}

std::map<std::string, Ratio> ratios(const Table& table) {
  std::map<std::string, Ratio> out;
  for (const Row& row : table.rows) out[row.key[0]] = {row.figures[0].numerator, row.figures[0].denominator};
  return out;
}

TEST_P(Properties, DecompositionIsTheChange) {
  Draw draw(GetParam());
  const auto shards = deal(lines_of(draw, 1500), 2, draw);
  for (const char* id : {"full_process_a", "full_process_c", "online_filing", "digitised", "overdue_share"}) {
    for (const Dimension by : {Dimension::unit, Dimension::procedure}) {
      TableRequest asked{.metrics = {rules_.find(id)}, .group_by = {by}, .filters = {}, .period = {day(2025, 1, 1), day(2025, 2, 28)}};
      auto before = ratios(evaluate(asked, seen(shards)));
      asked.period = {day(2025, 3, 1), day(2025, 4, 30)};
      auto after = ratios(evaluate(asked, seen(shards)));
      before.erase(before.begin());           // a group that is new,
      after.erase(std::prev(after.end()));    // and one that is gone
      const auto d = decompose(before, after);
      ASSERT_TRUE(d);
      EXPECT_NEAR(d->rate_effect + d->mix_effect + d->appeared + d->gone, d->after - d->before, 1e-12) << id;
      double sum = 0;
      for (const GroupChange& group : d->groups) sum += group.effect();
      EXPECT_NEAR(sum, d->after - d->before, 1e-12) << id;
    }
  }
}

TEST_P(Properties, ParetoReachesTheGap) {
  Draw draw(GetParam());
  const auto shards = deal(lines_of(draw, 1500), 2, draw);
  for (const double target : {0.05, 0.3, 0.7, 0.95}) {
    const auto groups = lever_inputs(*rules_.find("full_process_a"), Dimension::procedure, {}, {day(2025, 1, 1), day(2025, 5, 17)}, seen(shards));
    const Levers levers = find_levers(groups, target, target);
    ASSERT_FALSE(levers.levers.empty());
    const std::int64_t all = std::accumulate(levers.levers.begin(), levers.levers.end(), std::int64_t{0}, [](std::int64_t sum, const Lever& l) { return sum + l.lift; });
    EXPECT_EQ(levers.lift, all);
    EXPECT_GE(levers.lift, levers.gap);  // surpluses offset in the whole only
    ASSERT_TRUE(levers.enough);
    const auto first = [&](std::size_t count) {
      return std::accumulate(levers.levers.begin(), levers.levers.begin() + static_cast<std::ptrdiff_t>(count), std::int64_t{0}, [](std::int64_t sum, const Lever& l) { return sum + l.lift; });
    };
    EXPECT_GE(first(*levers.enough), levers.gap);
    if (*levers.enough > 0) {
      EXPECT_LT(first(*levers.enough - 1), levers.gap);  // and no fewer would do
    }
    if (levers.lift > 0) {
      EXPECT_DOUBLE_EQ(levers.levers.back().cumulative, 1.0);
    }
    EXPECT_TRUE(std::ranges::is_sorted(levers.levers, {}, &Lever::cumulative));
  }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Properties, testing::Values(1U, 20U, 766U));

}  // namespace
}  // namespace xanh::metric
