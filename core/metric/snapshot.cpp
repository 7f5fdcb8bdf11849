#include "metric/snapshot.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/sort.h"
#include "metric/figure.h"
#include "metric/interval.h"
#include "query/buckets.h"

namespace xanh::metric {
namespace {

using query::Dimension;

Lens months_of(Calendar calendar, Lens lens) {
  lens.rhythm.grain = calendar == Calendar::reporting ? query::Rhythm::Grain::reporting_month : query::Rhythm::Grain::month;
  return lens;
}

/// Sums of one metric by unit, or by unit and month; nothing when they cannot be computed.
using Sums = std::map<query::Key, Ratio>;
Sums sums_of(const Metric& metric, std::vector<Dimension> by, std::vector<query::Filter> filters, const query::Period& period,
             std::span<const facts::Shard* const> shards, const Lens& lens) {
  Sums out;
  const Table table = evaluate({.metrics = {&metric}, .group_by = std::move(by), .filters = std::move(filters), .period = period, .lens = lens}, shards);
  for (const Row& row : table.rows) {
    const Figure& figure = row.figures.front();
    if (figure.standing != Standing::not_computable) out[row.key] = {figure.numerator, figure.denominator};
  }
  return out;
}

Ratio at(const Sums& sums, const query::Key& key) {
  const auto found = sums.find(key);
  return found == sums.end() ? Ratio{} : found->second;
}

/// Ranks of those with enough dossiers, by `of` then or now, within a level; the best first.
void rank(std::vector<UnitMovement>& units, bool higher_is_better, Ratio UnitMovement::* of, std::optional<std::size_t> UnitMovement::* rank) {
  std::map<facts::UnitLevel, std::vector<UnitMovement*>> levels;
  for (UnitMovement& unit : units) {
    if (!unit.name.empty() && !is_small((unit.*of).denominator)) levels[unit.level].push_back(&unit);
  }
  const auto rate = [of](const UnitMovement* unit) { return static_cast<double>((unit->*of).numerator) / static_cast<double>((unit->*of).denominator); };
  for (auto& [level, members] : levels) {
    sort_stably(members, [&](const UnitMovement* a, const UnitMovement* b) { return higher_is_better ? rate(a) > rate(b) : rate(a) < rate(b); });
    for (std::size_t i = 0; i < members.size(); ++i) {
      const bool equal = i > 0 && rate(members[i]) == rate(members[i - 1]);
      members[i]->*rank = equal ? members[i - 1]->*rank : i + 1;
    }
  }
}

}  // namespace

const Snapshot::Part* Snapshot::find(std::string_view metric) const {
  const auto found = std::ranges::find(parts, metric, &Part::metric);
  return found == parts.end() ? nullptr : &*found;
}

Snapshot take_snapshot(std::span<const Metric* const> metrics, const query::Period& period, text::Day as_of, Calendar calendar,
                       std::span<const facts::Shard* const> shards, const Lens& lens) {
  const Lens by_month = months_of(calendar, lens);
  Snapshot out{.as_of = as_of, .period = period, .calendar = calendar, .months = {}, .parts = {}, .suppress = lens.suppress > 1 ? lens.suppress : 0};
  for (const query::Bucket& bucket : query::buckets_of(period, by_month.rhythm)) out.months.push_back(bucket.name);
  for (const Metric* metric : metrics) {
    const Sums to_date = sums_of(*metric, {Dimension::unit}, {}, period, shards, by_month);
    if (std::ranges::none_of(to_date, [](const auto& each) { return each.second.denominator > 0; })) continue;
    const Sums months = sums_of(*metric, {Dimension::unit, Dimension::month}, {}, period, shards, by_month);
    Snapshot::Part part{.metric = metric->id, .units = {}};
    for (const auto& [key, sum] : to_date) {
      Snapshot::Unit unit{.name = key[0], .level = key[0].empty() ? facts::UnitLevel::unknown : facts::level_of(shards, key[0]), .to_date = sum, .months = {}};
      for (const std::string& month : out.months) unit.months.push_back(at(months, {key[0], month}));
      part.units.push_back(std::move(unit));
    }
    out.parts.push_back(std::move(part));
  }
  return out;
}

SnapshotChange change_since(const Snapshot& snapshot, const Snapshot::Part& part, const Metric& metric, const query::Period& now,
                            std::span<const std::string> units, std::span<const facts::Shard* const> shards, const Lens& lens) {
  const Lens by_month = months_of(snapshot.calendar, lens);
  std::vector<query::Filter> filters;
  if (!units.empty()) filters.push_back({Dimension::unit, {units.begin(), units.end()}});
  const auto wanted = [&units](const std::string& name) { return units.empty() || std::ranges::find(units, name) != units.end(); };

  SnapshotChange out;
  std::map<std::string, UnitMovement> movements;
  for (const Snapshot::Unit& unit : part.units) {
    if (wanted(unit.name)) movements[unit.name] = {.name = unit.name, .level = unit.level, .then = unit.to_date, .now = {}, .rank_then = {}, .rank_now = {}};
  }
  for (const auto& [key, sum] : sums_of(metric, {Dimension::unit}, filters, now, shards, by_month)) {
    UnitMovement& unit = movements[key[0]];
    unit.name = key[0];
    if (!key[0].empty()) unit.level = facts::level_of(shards, key[0]);
    unit.now = sum;
  }
  for (auto& [name, unit] : movements) out.units.push_back(std::move(unit));
  rank(out.units, metric.higher_is_better, &UnitMovement::then, &UnitMovement::rank_then);
  rank(out.units, metric.higher_is_better, &UnitMovement::now, &UnitMovement::rank_now);

  const Sums again = sums_of(metric, {Dimension::unit, Dimension::month}, filters, snapshot.period, shards, by_month);
  std::set<std::string> held;
  for (const auto& [key, sum] : again) {
    if (sum.denominator > 0) held.insert(key[1]);
  }
  const std::vector<query::Bucket> buckets = query::buckets_of(snapshot.period, by_month.rhythm);
  for (std::size_t i = 0; i < buckets.size() && i < snapshot.months.size(); ++i) {
    const std::string& month = snapshot.months[i];
    if (buckets[i].last >= snapshot.as_of) continue;
    std::map<std::string, Ratio> then;
    for (const Snapshot::Unit& unit : part.units) {
      if (wanted(unit.name)) then[unit.name] = unit.months[i];
    }
    if (!held.contains(month) && std::ranges::any_of(then, [](const auto& each) { return each.second.denominator > 0; })) {
      out.absent.push_back(month);
      continue;
    }
    out.closed.push_back(month);
    for (const auto& [key, sum] : again) {
      if (key[1] == month) then.try_emplace(key[0]);
    }
    for (const auto& [unit, was] : then) {
      const Ratio is = at(again, {unit, month});
      if (snapshot.suppress > 1 && was.denominator == 0) continue;  // kept back then, if it was not nothing
      if (was.numerator != is.numerator || was.denominator != is.denominator) out.revisions.push_back({.unit = unit, .month = month, .then = was, .now = is});
    }
  }
  return out;
}

}  // namespace xanh::metric
