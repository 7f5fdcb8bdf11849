#include <algorithm>
#include <array>
#include <bit>
#include <span>

#include "facts/trait_names.h"
#include "query/match.h"
#include "query/query.h"
#include "text/format.h"

namespace xanh::query {
namespace {

using facts::Shard;
using facts::ShortDay;
using facts::Status;
using text::Day;

// Measures of one base, as bits.
using MeasureMask = std::uint64_t;

unsigned value_of(Term::Property property, const facts::Traits& t) {
  switch (property) {
    case Term::Property::channel: return static_cast<unsigned>(t.channel);
    case Term::Property::level: return static_cast<unsigned>(t.level);
    case Term::Property::status: return static_cast<unsigned>(t.status);
    case Term::Property::timing: return static_cast<unsigned>(t.timing);
    case Term::Property::eligible: return static_cast<unsigned>(t.eligible);
    case Term::Property::integrated: return static_cast<unsigned>(t.integrated);
    case Term::Property::digitised: return static_cast<unsigned>(t.digitised);
    case Term::Property::reused: return static_cast<unsigned>(t.reused);
    case Term::Property::e_result: return static_cast<unsigned>(t.e_result);
    case Term::Property::paid_online: return static_cast<unsigned>(t.paid_online);
    case Term::Property::has_fee: return static_cast<unsigned>(t.has_fee);
  }
  return 0;
}

// The period as buckets: calendar months cut to it, or one bucket when months are not asked for.
class Buckets {
 public:
  Buckets(const Period& period, bool by_month) : period_(period) {
    if (!by_month) {
      first_.push_back(period.first);
      last_.push_back(period.last);
      names_.emplace_back();
      return;
    }
    for (Day day = period.first; day <= period.last;) {
      const text::Civil c = text::civil_from_day(day);
      const Day next = c.month == 12 ? text::day_from_civil(c.year + 1, 1, 1) : text::day_from_civil(c.year, c.month + 1, 1);
      first_.push_back(day);
      last_.push_back(std::min(next - 1, period.last));
      names_.push_back(text::format_iso_day(day).substr(0, 7));
      day = next;
    }
    // Bucket of each day of the period, so that a row costs one look-up.
    of_day_.reserve(static_cast<std::size_t>(period.last - period.first + 1));
    for (std::size_t b = 0; b < first_.size(); ++b) {
      of_day_.insert(of_day_.end(), static_cast<std::size_t>(last_[b] - first_[b] + 1), static_cast<std::uint16_t>(b));
    }
  }

  std::size_t size() const { return first_.size(); }
  Day last(std::size_t bucket) const { return last_[bucket]; }
  Day first(std::size_t bucket) const { return first_[bucket]; }
  const std::string& name(std::size_t bucket) const { return names_[bucket]; }
  /// REQUIRES: the day is in the period.
  std::size_t of(Day day) const {
    return of_day_.empty() ? 0 : of_day_[static_cast<std::size_t>(day - period_.first)];
  }

 private:
  Period period_;
  std::vector<Day> first_, last_;
  std::vector<std::string> names_;
  std::vector<std::uint16_t> of_day_;
};

bool is_open(Status status) {
  return status == Status::unknown || status == Status::in_progress || status == Status::suspended;
}

// A dimension other than month as a dense code per row.
class Codes {
 public:
  Codes(Dimension dimension, const Shard& shard) : dimension_(dimension), shard_(shard) {
    if (dimension == Dimension::unit) column_ = shard.unit.data();
    if (dimension == Dimension::procedure) column_ = shard.procedure.data();
    if (dimension == Dimension::field) column_ = shard.field.data();
    for (const facts::TraitWord word : shard.trait_words) {
      const facts::Traits t = facts::unpack(word);
      by_trait_.push_back(static_cast<std::uint16_t>(dimension == Dimension::level ? static_cast<unsigned>(t.level) : static_cast<unsigned>(t.channel)));
    }
  }
  std::size_t size() const {
    switch (dimension_) {
      case Dimension::unit: return shard_.units.size();
      case Dimension::procedure: return shard_.procedures.size();
      case Dimension::field: return shard_.fields.size();
      default: return 4;
    }
  }
  std::size_t of(std::size_t row) const {
    return column_ != nullptr ? column_[row] : by_trait_[shard_.trait[row]];
  }
  std::string name(std::size_t code) const {
    const auto c = static_cast<std::uint16_t>(code);
    switch (dimension_) {
      case Dimension::unit: return std::string(shard_.units.at(c));
      case Dimension::procedure: return std::string(shard_.procedures.at(c));
      case Dimension::field: return std::string(shard_.fields.at(c));
      case Dimension::level: return std::string(facts::kLevelNames[code]);
      default: return std::string(facts::kChannelNames[code]);
    }
  }

 private:
  Dimension dimension_;
  const Shard& shard_;
  const std::uint16_t* column_ = nullptr;
  std::vector<std::uint16_t> by_trait_;
};

// Which codes of a dimension a filter lets through.
struct CodeFilter {
  Codes codes;
  std::vector<bool> keep;
};

std::vector<CodeFilter> compile_filters(const Query& query, const Shard& shard) {
  std::vector<CodeFilter> filters;
  for (const Filter& filter : query.filters) {
    if (filter.dimension == Dimension::month) continue;
    CodeFilter compiled{Codes(filter.dimension, shard), {}};
    for (std::size_t code = 0; code < compiled.codes.size(); ++code) {
      compiled.keep.push_back(std::ranges::find(filter.values, compiled.codes.name(code)) != filter.values.end());
    }
    filters.push_back(std::move(compiled));
  }
  return filters;
}

// Bits of the measures by base, and the days that matter, prepared once.
struct Plan {
  std::array<MeasureMask, 7> by_base{};
  std::vector<MeasureMask> by_trait;  // measures whose condition the word satisfies
  std::vector<std::uint8_t> skip;     // by trait: never counted
  std::vector<std::uint8_t> open;     // by trait: may be pending

  Plan(const Query& query, const Shard& shard) {
    for (std::size_t m = 0; m < query.measures.size(); ++m) {
      by_base[static_cast<std::size_t>(query.measures[m].base)] |= MeasureMask{1} << m;
    }
    for (const facts::TraitWord word : shard.trait_words) {
      MeasureMask mask = 0;
      for (std::size_t m = 0; m < query.measures.size(); ++m) {
        if (matches(query.measures[m].where, word)) mask |= MeasureMask{1} << m;
      }
      const Status status = facts::unpack(word).status;
      by_trait.push_back(mask);
      skip.push_back(status == Status::not_accepted);
      open.push_back(is_open(status));
    }
  }
  MeasureMask base(Base b) const { return by_base[static_cast<std::size_t>(b)]; }
};

// The counters: group x bucket x measure. Stocks of a run of buckets are added as a difference
// (+1 where the run begins, -1 behind its end) and summed at the end.
class Counters {
 public:
  Counters(std::size_t groups, std::size_t buckets, std::size_t measures)
      : buckets_(buckets + 1), measures_(measures), counts_(groups * buckets_ * measures), runs_(counts_.size()) {}

  void add(std::size_t group, std::size_t bucket, MeasureMask mask) {
    std::int32_t* cell = counts_.data() + (group * buckets_ + bucket) * measures_;
    for (; mask != 0; mask &= mask - 1) ++cell[std::countr_zero(mask)];
  }
  /// Buckets first..last, both included; nothing when first > last.
  void add_run(std::size_t group, std::size_t first, std::size_t last, MeasureMask mask) {
    if (first > last || mask == 0) return;
    std::int32_t* from = runs_.data() + (group * buckets_ + first) * measures_;
    std::int32_t* to = runs_.data() + (group * buckets_ + last + 1) * measures_;
    for (; mask != 0; mask &= mask - 1) {
      const int m = std::countr_zero(mask);
      ++from[m];
      --to[m];
    }
    used_runs_ = true;
  }
  void finish() {
    if (!used_runs_) return;
    for (std::size_t at = 0; at < counts_.size(); at += buckets_ * measures_) {
      for (std::size_t i = measures_; i < buckets_ * measures_; ++i) runs_[at + i] += runs_[at + i - measures_];
      for (std::size_t i = 0; i < buckets_ * measures_; ++i) counts_[at + i] += runs_[at + i];
    }
  }
  const std::int32_t* cell(std::size_t group, std::size_t bucket) const {
    return counts_.data() + (group * buckets_ + bucket) * measures_;
  }

 private:
  std::size_t buckets_, measures_;
  std::vector<std::int32_t> counts_, runs_;
  bool used_runs_ = false;
};

// Counts one row under every stock measure, over the buckets in which it stands.
void add_stocks(const Shard& shard, std::size_t row, std::size_t group, const Buckets& buckets,
                const Period& period, const Plan& plan, MeasureMask mask, Counters& counters) {
  const Day received = shard.received[row], due = shard.due[row];
  const bool open = shard.finished[row] == 0;
  if (received == 0 || received > period.last) return;
  if (open && plan.open[shard.trait[row]] == 0) return;  // ended on a day that is not known
  const Day finished = open ? period.last + 1 : Day{shard.finished[row]};

  // Carried over into bucket b: received before its first day, not finished before it.
  const MeasureMask carried = mask & (plan.base(Base::carried_over) | plan.base(Base::handled));
  if (carried != 0 && finished >= period.first) {
    const std::size_t begin = received < period.first ? 0 : buckets.of(received) + 1;
    const std::size_t end = finished > period.last ? buckets.size() - 1 : buckets.of(finished);
    counters.add_run(group, begin, end, carried);
  }
  // Pending at the end of bucket b: received by its last day, not finished by then.
  const MeasureMask pending_all = plan.base(Base::pending) | plan.base(Base::pending_in_time) | plan.base(Base::pending_overdue);
  if ((mask & pending_all) == 0 || finished < period.first) return;
  const std::size_t begin = received < period.first ? 0 : buckets.of(received);
  if (finished <= period.last && buckets.of(finished) == 0) return;
  const std::size_t end = finished > period.last ? buckets.size() - 1 : buckets.of(finished) - 1;
  counters.add_run(group, begin, end, mask & plan.base(Base::pending));
  // In time while the bucket's last day is not past the due day: a first part of the run.
  const MeasureMask in_time = mask & plan.base(Base::pending_in_time), late = mask & plan.base(Base::pending_overdue);
  if ((in_time | late) == 0) return;
  std::size_t overdue = buckets.size();  // first bucket whose last day is behind the due day
  if (due != 0 && due < period.last) {
    overdue = due < period.first ? 0 : buckets.of(due);
    if (due >= buckets.last(overdue)) ++overdue;
  }
  if (overdue > begin) counters.add_run(group, begin, std::min(end, overdue - 1), in_time);
  counters.add_run(group, std::max(begin, overdue), end, late);
}

}  // namespace

bool matches(const Condition& condition, facts::TraitWord word) {
  if (condition.any_of.empty()) return true;
  const facts::Traits traits = facts::unpack(word);
  return std::ranges::any_of(condition.any_of, [&](const auto& clause) {
    return std::ranges::all_of(clause, [&](const Term& term) { return (term.values >> value_of(term.property, traits) & 1u) != 0; });
  });
}

Partial run(const Query& query, const Shard& shard) {
  Partial partial;
  const auto month = std::ranges::find(query.group_by, Dimension::month);
  const bool by_month = month != query.group_by.end();
  const Buckets buckets(query.period, by_month);
  std::vector<Codes> codes;
  for (const Dimension dimension : query.group_by) {
    if (dimension != Dimension::month) codes.emplace_back(dimension, shard);
  }
  std::size_t groups = 1;
  for (const Codes& c : codes) groups *= c.size();
  const std::vector<CodeFilter> filters = compile_filters(query, shard);
  const Plan plan(query, shard);
  Counters counters(groups, buckets.size(), query.measures.size());

  const MeasureMask received_mask = plan.base(Base::received) | plan.base(Base::handled);
  const MeasureMask finished_mask = plan.base(Base::finished);
  MeasureMask stock_mask = ~(plan.base(Base::received) | finished_mask);
  const auto& [first, last] = query.period;
  for (std::size_t row = 0; row < shard.size(); ++row) {
    const std::size_t trait = shard.trait[row];
    const MeasureMask mask = plan.by_trait[trait];
    if (mask == 0 || plan.skip[trait] != 0 || shard.displaced[row] != 0) continue;
    if (!std::ranges::all_of(filters, [row](const CodeFilter& f) { return f.keep[f.codes.of(row)]; })) continue;
    std::size_t group = 0;
    for (const Codes& c : codes) group = group * c.size() + c.of(row);
    const Day received = shard.received[row], finished = shard.finished[row];
    if ((mask & received_mask) != 0 && received != 0 && received >= first && received <= last) {
      counters.add(group, buckets.of(received), mask & received_mask);
    }
    if ((mask & finished_mask) != 0 && finished != 0 && finished >= first && finished <= last) {
      counters.add(group, buckets.of(finished), mask & finished_mask);
    }
    if ((mask & stock_mask) != 0) {
      add_stocks(shard, row, group, buckets, query.period, plan, mask & stock_mask, counters);
    }
  }
  counters.finish();

  // Groups that counted nothing are left out; a total always has its one row.
  for (std::size_t group = 0; group < groups; ++group) {
    for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
      const std::int32_t* cell = counters.cell(group, bucket);
      const std::span counts(cell, query.measures.size());
      const bool empty = std::ranges::all_of(counts, [](std::int32_t n) { return n == 0; });
      if (empty && !query.group_by.empty()) continue;
      Key key;
      std::size_t rest = group;
      for (std::size_t d = query.group_by.size(), c = codes.size(); d-- > 0;) {
        if (query.group_by[d] == Dimension::month) {
          key[d] = buckets.name(bucket);
        } else {
          --c;
          key[d] = codes[c].name(rest % codes[c].size());
          rest /= codes[c].size();
        }
      }
      partial.groups.emplace(std::move(key), std::vector<std::int64_t>(counts.begin(), counts.end()));
    }
  }
  return partial;
}

void merge(Partial& into, const Partial& from) {
  for (const auto& [key, counts] : from.groups) {
    auto& sums = into.groups[key];
    sums.resize(std::max(sums.size(), counts.size()));
    for (std::size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
  }
}

}  // namespace xanh::query
