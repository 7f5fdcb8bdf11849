#include "metric/snapshot_facts.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "query/buckets.h"
#include "query/statements.h"

namespace xanh::metric {
namespace {

using facts::StatementShape;

/// Where a pair of numbers stands: the whole period, or a month.
struct Interval {
  query::Period days;
  std::optional<std::size_t> month = {};
};

const Ratio& pair_at(const Snapshot::Unit& unit, const Interval& interval) { return interval.month ? unit.months[*interval.month] : unit.to_date; }

bool is_nothing(const Ratio& pair) { return pair.numerator == 0 && pair.denominator == 0; }

/// One measure as a column; nothing for one with alternatives.
std::optional<StatementShape> shape_of(const query::Measure& measure) {
  const auto extent = query::extent_of(measure.where);
  if (!extent) return std::nullopt;
  return StatementShape{.base = measure.base, .extent = *extent};
}
std::optional<StatementShape> shape_of(std::span<const query::Measure> measures) { return measures.size() == 1 ? shape_of(measures.front()) : std::nullopt; }

/// What `whole` holds besides `part`, where one property parts them.
std::optional<StatementShape> remainder(const StatementShape& whole, const StatementShape& part) {
  if (whole.base != part.base) return std::nullopt;
  StatementShape out = whole;
  std::size_t differ = 0;
  for (std::size_t p = 0; p < facts::kProperties; ++p) {
    const std::uint8_t of_whole = whole.extent.values[p], of_part = part.extent.values[p];
    if (of_whole == of_part) continue;
    if ((of_part & ~of_whole) != 0) return std::nullopt;
    out.extent.values[p] = static_cast<std::uint8_t>(of_whole & ~of_part);
    ++differ;
  }
  return differ == 1 ? std::optional(out) : std::nullopt;
}

/// The columns of one unit and interval, each told once.
class Line {
 public:
  explicit Line(facts::Shard& shard) : shard_(&shard) {}
  /// False when the shard is full.
  bool put(const StatementShape& shape, std::int64_t value) {
    const auto code = shard_->shape_key(shape);
    if (!code) return false;
    auto& kept = values_.try_emplace(*code, value).first->second;
    if (kept == query::kKeptBack) kept = value;  // another definition tells it
    return true;
  }
  /// Nothing when it was not told, or kept back.
  std::optional<std::int64_t> value(const StatementShape& shape) const {
    const auto code = std::ranges::find(shard_->shapes, shape);
    const auto found = code == shard_->shapes.end() ? values_.end() : values_.find(static_cast<std::uint16_t>(code - shard_->shapes.begin()));
    return found == values_.end() || found->second == query::kKeptBack ? std::nullopt : std::optional(found->second);
  }
  const std::map<std::uint16_t, std::int64_t>& values() const { return values_; }

 private:
  facts::Shard* shard_;
  std::map<std::uint16_t, std::int64_t> values_;
};

/// A definition of the snapshot with its numbers of each unit.
struct Told {
  const Metric* metric = nullptr;
  std::map<std::string_view, const Snapshot::Unit*> units;
};

/// `told` of one sum of measures: the one measure that is not known yet is what is left of it.
bool put_rest(std::span<const query::Measure> measures, std::int64_t told, Line& line) {
  std::optional<StatementShape> unknown;
  for (const query::Measure& measure : measures) {
    const auto shape = shape_of(measure);
    if (!shape) return true;
    if (const auto known = line.value(*shape)) told -= *known;
    else if (unknown) return true;
    else unknown = shape;
  }
  return !unknown || told < 0 || line.put(*unknown, told);
}

}  // namespace

Result<SnapshotFacts> facts_of(const Snapshot& snapshot, const MetricRules& rules, std::uint16_t source) {
  SnapshotFacts out{.shard = std::make_unique<facts::Shard>()};
  facts::Shard& shard = *out.shard;
  shard.source = source;
  std::vector<Told> told;
  std::map<std::string_view, facts::UnitLevel> levels;
  for (const Snapshot::Part& part : snapshot.parts) {
    const Metric* metric = rules.find(part.metric);
    if (metric == nullptr) {
      ++out.unknown;
      continue;
    }
    if (metric->numerator.empty()) continue;  // procedures of a catalogue are no dossiers
    Told each{.metric = metric, .units = {}};
    for (const Snapshot::Unit& unit : part.units) {
      each.units[unit.name] = &unit;
      levels.try_emplace(unit.name, unit.level);
    }
    told.push_back(std::move(each));
  }
  std::vector<Interval> intervals = {{.days = snapshot.period}};
  const auto grain = snapshot.calendar == Calendar::reporting ? query::Rhythm::Grain::reporting_month : query::Rhythm::Grain::month;
  const auto buckets = query::buckets_of(snapshot.period, {.grain = grain});
  for (std::size_t m = 0; m < buckets.size() && buckets.size() > 1; ++m) intervals.push_back({.days = {buckets[m].first, buckets[m].last}, .month = m});

  std::uint32_t row = 0;
  for (const auto& [name, level] : levels) {
    const auto unit = shard.units.code(name);
    if (!unit) return fail(ErrorCode::too_many_values);
    if (shard.unit_levels.size() <= *unit) shard.unit_levels.resize(*unit + std::size_t{1}, facts::UnitLevel::unknown);
    if (!name.empty()) shard.unit_levels[*unit] = level;
    ++row;
    bool any = false;
    for (const Interval& interval : intervals) {
      // A definition that nobody tells of in this interval was not computable there.
      std::vector<std::pair<const Metric*, Ratio>> here;
      bool something = false;
      for (const Told& each : told) {
        if (std::ranges::all_of(each.units, [&interval](const auto& one) { return is_nothing(pair_at(*one.second, interval)); })) continue;
        const auto found = each.units.find(name);
        here.emplace_back(each.metric, found == each.units.end() ? Ratio{} : pair_at(*found->second, interval));
        something = something || !is_nothing(here.back().second);
      }
      if (!something) continue;
      Line line(shard);
      bool fits = true;
      for (const auto& [metric, pair] : here) {
        const bool kept_back = snapshot.suppress > 1 && is_nothing(pair);
        out.kept_back += kept_back;
        const auto part = shape_of(metric->numerator), whole = shape_of(metric->denominator);
        const auto rest = part && whole ? remainder(*whole, *part) : std::nullopt;
        if (part) fits = line.put(*part, kept_back ? query::kKeptBack : pair.numerator) && fits;
        if (whole) fits = line.put(*whole, kept_back ? query::kKeptBack : pair.denominator) && fits;
        if (rest && pair.denominator >= pair.numerator) fits = line.put(*rest, kept_back ? query::kKeptBack : pair.denominator - pair.numerator) && fits;
      }
      for (const auto& [metric, pair] : here) {
        if (snapshot.suppress > 1 && is_nothing(pair)) continue;
        if (metric->numerator.size() > 1) fits = put_rest(metric->numerator, pair.numerator, line) && fits;
        if (metric->denominator.size() > 1) fits = put_rest(metric->denominator, pair.denominator, line) && fits;
      }
      if (!fits) return fail(ErrorCode::too_many_values);
      for (const auto& [shape, value] : line.values()) {
        shard.statements.push_back({.unit = *unit, .shape = shape, .first = interval.days.first, .last = interval.days.last, .value = value,
                                    .as_of = snapshot.as_of, .source = source, .row = row});
      }
      any = true;
    }
    out.units += any;
  }
  shard.statements.shrink_to_fit();
  return out;
}

}  // namespace xanh::metric
