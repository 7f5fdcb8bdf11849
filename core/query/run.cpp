#include <algorithm>
#include <array>
#include <span>

#include "query/buckets.h"
#include "query/counters.h"
#include "query/groups.h"
#include "query/match.h"
#include "query/query.h"

namespace xanh::query {
namespace {

using facts::Shard;
using facts::ShortDay;
using facts::Status;
using text::Day;

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

bool is_open(Status status) {
  return status == Status::unknown || status == Status::in_progress || status == Status::suspended;
}

// Which codes of a dimension a filter lets through.
struct CodeFilter {
  Codes codes;
  std::vector<std::uint8_t> keep;
};

std::vector<CodeFilter> compile_filters(const Query& query, const Shard& shard) {
  std::vector<CodeFilter> filters;
  for (const Filter& filter : query.filters) {
    if (filter.dimension == Dimension::month) continue;  // months are the period's business
    Codes codes(filter.dimension, shard);
    std::vector<std::uint8_t> keep = codes.select(filter.values);
    filters.push_back({std::move(codes), std::move(keep)});
  }
  return filters;
}

// Bits of the measures by base, and the days that matter, prepared once.
struct Plan {
  std::array<MeasureMask, facts::kBases> by_base{};
  std::vector<MeasureMask> by_trait;  // measures whose condition the word satisfies
  std::vector<std::uint8_t> open;     // by trait: may be pending
  std::size_t width;                  // of a step
  std::vector<std::int32_t> received_steps, finished_steps;  // by trait, see Counters::add

  Plan(const Query& query, const Shard& shard) : width(Counters::padded(query.measures.size())) {
    for (std::size_t m = 0; m < query.measures.size(); ++m) {
      by_base[static_cast<std::size_t>(query.measures[m].base)] |= MeasureMask{1} << m;
    }
    for (const facts::TraitWord word : shard.trait_words) {
      MeasureMask mask = 0;
      for (std::size_t m = 0; m < query.measures.size(); ++m) {
        if (matches(query.measures[m].where, word)) mask |= MeasureMask{1} << m;
      }
      const Status status = facts::unpack(word).status;
      by_trait.push_back(status == Status::not_accepted ? 0 : mask);  // never counted
      open.push_back(is_open(status));
      for (std::size_t m = 0; m < width; ++m) {
        received_steps.push_back(static_cast<std::int32_t>((by_trait.back() & received()) >> m & 1));
        finished_steps.push_back(static_cast<std::int32_t>((by_trait.back() & base(Base::finished)) >> m & 1));
      }
    }
  }
  MeasureMask received() const { return base(Base::received) | base(Base::handled); }
  MeasureMask stocks() const {
    return base(Base::carried_over) | base(Base::handled) | base(Base::pending) |
           base(Base::pending_in_time) | base(Base::pending_overdue) | base(Base::pending_due_soon);
  }
  MeasureMask base(Base b) const { return by_base[static_cast<std::size_t>(b)]; }
};

// Counts one row under every stock measure, over the buckets in which it stands.
void add_stocks(const Shard& shard, std::size_t row, std::size_t group, const Buckets& buckets,
                const Period& period, Day soon_days, const Plan& plan, MeasureMask mask, Counters& counters) {
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
  const MeasureMask pending_all = plan.base(Base::pending) | plan.base(Base::pending_in_time) |
                                  plan.base(Base::pending_overdue) | plan.base(Base::pending_due_soon);
  if ((mask & pending_all) == 0 || finished < period.first) return;
  const std::size_t begin = received < period.first ? 0 : buckets.of(received);
  if (finished <= period.last && buckets.of(finished) == 0) return;
  const std::size_t end = finished > period.last ? buckets.size() - 1 : buckets.of(finished) - 1;
  counters.add_run(group, begin, end, mask & plan.base(Base::pending));
  // Nearly due in buckets whose last day lies within soon_days before the due day, or on it.
  if (const MeasureMask soon = mask & plan.base(Base::pending_due_soon); soon != 0 && due != 0) {
    for (std::size_t bucket = due - soon_days <= period.first ? begin : std::max(begin, buckets.of(std::min(due - soon_days, period.last)));
         bucket <= end && buckets.last(bucket) <= due; ++bucket) {
      if (due <= buckets.last(bucket) + soon_days) counters.add_run(group, bucket, bucket, soon);
    }
  }
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
  const bool by_month = std::ranges::find(query.group_by, Dimension::month) != query.group_by.end();
  const Buckets buckets(query.period, by_month, query.rhythm);
  Groups groups(query, shard);
  const std::vector<CodeFilter> filters = compile_filters(query, shard);
  const Plan plan(query, shard);
  const MeasureMask received_mask = plan.received();
  const MeasureMask finished_mask = plan.base(Base::finished);
  const MeasureMask stock_mask = plan.stocks();
  Counters counters(buckets.size(), query.measures.size(), stock_mask != 0);
  counters.grow(groups.size());

  const auto& [first, last] = query.period;
  for (std::size_t row = 0; row < shard.size(); ++row) {
    const std::size_t trait = shard.trait[row];
    const MeasureMask mask = plan.by_trait[trait];
    if (mask == 0 || shard.displaced[row] != 0) continue;
    if (!std::ranges::all_of(filters, [row](const CodeFilter& f) { return f.keep[f.codes.of(row)] != 0; })) continue;
    const std::size_t group = groups.of(row);
    counters.grow(group + 1);
    const Day received = shard.received[row], finished = shard.finished[row];
    if ((mask & received_mask) != 0 && received != 0 && received >= first && received <= last) {
      counters.add(group, buckets.of(received), plan.received_steps.data() + trait * plan.width);
    }
    if ((mask & finished_mask) != 0 && finished != 0 && finished >= first && finished <= last) {
      counters.add(group, buckets.of(finished), plan.finished_steps.data() + trait * plan.width);
    }
    if ((mask & stock_mask) != 0) {
      add_stocks(shard, row, group, buckets, query.period, query.soon_days, plan, mask & stock_mask, counters);
    }
  }
  counters.finish();

  // Groups that counted nothing are left out; a total always has its one row.
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
      const std::span counts = counters.cell(group, bucket);
      const bool empty = std::ranges::all_of(counts, [](std::int32_t n) { return n == 0; });
      if (empty && !query.group_by.empty()) continue;
      Key key;
      std::size_t n = 0;
      for (std::size_t d = 0; d < query.group_by.size(); ++d) {
        key[d] = query.group_by[d] == Dimension::month ? buckets.name(bucket) : std::string(groups.name(group, n++));
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
