#include "metric/trust.h"

#include <algorithm>
#include <initializer_list>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "facts/reform.h"
#include "query/match.h"

namespace xanh::metric {
namespace {

using facts::Base;
using facts::Channel;
using facts::Level;
using facts::Shard;
using facts::Status;
using text::Day;

// How often a row of a trait is counted under each base.
struct Uses {
  std::array<std::int32_t, facts::kBases> numerator{}, denominator{};
};

struct Dates {
  Day received = 0, due = 0, finished = 0;
};

// Is a dossier counted under `base`? As query::run does over one bucket.
bool is_counted(Base base, const Dates& d, bool may_be_open, const query::Period& p, int soon_days) {
  const bool in_period = d.received != 0 && d.received >= p.first && d.received <= p.last;
  if (base == Base::received) return in_period;
  if (base == Base::finished) return d.finished != 0 && d.finished >= p.first && d.finished <= p.last;
  const bool known_end = d.finished != 0 || may_be_open;
  const bool carried = d.received != 0 && d.received < p.first && known_end && (d.finished == 0 || d.finished >= p.first);
  if (base == Base::carried_over) return carried;
  if (base == Base::handled) return in_period || carried;
  const bool pending = d.received != 0 && d.received <= p.last && known_end && (d.finished == 0 || d.finished > p.last);
  if (!pending) return false;
  switch (base) {
    case Base::pending: return true;
    case Base::pending_in_time: return d.due == 0 || d.due >= p.last;
    case Base::pending_overdue: return d.due != 0 && d.due < p.last;
    case Base::pending_due_soon: return d.due >= p.last && d.due <= p.last + soon_days;
    default: return false;
  }
}

void add(Told& sum, const Told& part, int sign) {
  sum.numerator += sign * part.numerator;
  sum.denominator += sign * part.denominator;
}

// What rows of a shard are counted as, under the metric.
class Counting {
 public:
  Counting(const Metric& metric, const query::Period& period, int soon_days, const Shard& shard) : period_(period), soon_days_(soon_days) {
    for (const facts::TraitWord word : shard.trait_words) {
      facts::Traits traits = facts::unpack(word);
      open_.push_back(traits.status == Status::unknown || traits.status == Status::in_progress || traits.status == Status::suspended);
      as_is_.push_back(uses(metric, traits));
      facts::Traits other = traits;
      other.channel = Channel::online;
      online_.push_back(uses(metric, other));
      traits.level = Level::full;
      full_.push_back(uses(metric, traits));
    }
  }
  Told as_is(std::size_t trait, const Dates& dates) const { return told(as_is_[trait], dates, open_[trait] != 0); }
  Told online(std::size_t trait, const Dates& dates) const { return told(online_[trait], dates, open_[trait] != 0); }
  Told full(std::size_t trait, const Dates& dates) const { return told(full_[trait], dates, open_[trait] != 0); }

 private:
  static Uses uses(const Metric& metric, const facts::Traits& traits) {
    Uses out;
    const facts::TraitWord word = facts::pack(traits);
    for (const query::Measure& m : metric.numerator) out.numerator[static_cast<std::size_t>(m.base)] += query::matches(m.where, word) ? 1 : 0;
    for (const query::Measure& m : metric.denominator) out.denominator[static_cast<std::size_t>(m.base)] += query::matches(m.where, word) ? 1 : 0;
    return out;
  }
  Told told(const Uses& uses, const Dates& dates, bool may_be_open) const {
    Told out;
    for (std::size_t b = 0; b < facts::kBases; ++b) {
      if ((uses.numerator[b] | uses.denominator[b]) == 0 || !is_counted(static_cast<Base>(b), dates, may_be_open, period_, soon_days_)) continue;
      out.numerator += uses.numerator[b];
      out.denominator += uses.denominator[b];
    }
    return out;
  }

  query::Period period_;
  int soon_days_;
  std::vector<Uses> as_is_, online_, full_;  // by trait
  std::vector<std::uint8_t> open_;
};

using Doubts = std::array<RowDoubts, kDoubts>;
using Kept = std::unordered_map<facts::PackedCode, std::pair<std::uint16_t, std::uint32_t>>;

RowDoubts& of(Doubts& doubts, Doubt doubt) { return doubts[static_cast<std::size_t>(doubt)]; }

// The counted rows of the codes that displaced rows have. A preferred form displaces all rows of its
// days: they are not repeated then.
Kept kept_rows(std::span<const Shard* const> shards) {
  Kept kept;
  for (const Shard* shard : shards) {
    for (std::size_t row = 0; row < shard->size(); ++row) {
      if (shard->displaced[row] != 0 && shard->code[row] != 0) kept.try_emplace(shard->code[row]);
    }
  }
  if (kept.empty()) return kept;
  for (const Shard* shard : shards) {
    for (std::size_t row = 0; row < shard->size(); ++row) {
      if (shard->displaced[row] != 0 || shard->code[row] == 0) continue;
      if (const auto at = kept.find(shard->code[row]); at != kept.end()) at->second = {shard->source, shard->row[row]};
    }
  }
  std::erase_if(kept, [](const auto& each) { return each.second.second == 0; });
  return kept;
}

class RowPass {
 public:
  RowPass(const Metric& metric, const query::Period& period, int soon_days, const Shard& shard, const ListNotes& notes, const Kept& kept, Doubts& out)
      : counting_(metric, period, soon_days, shard), s_(shard), notes_(notes), kept_(kept), out_(out), two_tier_(facts::two_tiers()),
        last_day_(notes.stated_as_of != 0 ? notes.stated_as_of : last_plausible_day(shard)), unknown_(shard.units.size(), 0) {
    for (const std::string& name : notes.unknown_units) {
      if (const auto code = shard.units.find(name)) unknown_[*code] = 1;
    }
    for (const facts::TraitWord word : shard.trait_words) traits_.push_back(facts::unpack(word));
  }

  void take(std::size_t row) {
    const facts::Traits& traits = traits_[s_.trait[row]];
    if (traits.status == Status::not_accepted) return;
    const Dates d{s_.received[row], s_.due[row], s_.finished[row]};
    of(out_, Doubt::repeated).of += s_.code[row] != 0 ? 1 : 0;
    if (s_.displaced[row] != 0) return take_displaced(row, d);
    take_unknown(row, traits, d);
    take_days(row, d);
    take_unit(row, d);
  }

 private:
  void take_displaced(std::size_t row, const Dates& d) {
    const auto kept = kept_.find(s_.code[row]);
    if (s_.code[row] == 0 || kept == kept_.end()) return;
    note(Doubt::repeated, row, 0, {counting_.as_is(s_.trait[row], d)});
    std::vector<DoubtfulRow>& first = of(out_, Doubt::repeated).first;
    if (first.empty() || first.back().row != s_.row[row] || first.back().source != s_.source) return;
    std::tie(first.back().kept_source, first.back().kept_row) = kept->second;
  }

  void take_unknown(std::size_t row, const facts::Traits& traits, const Dates& d) {
    const std::size_t trait = s_.trait[row];
    for (const Doubt doubt : {Doubt::no_channel, Doubt::no_level, Doubt::no_received_day}) ++of(out_, doubt).of;
    if (traits.channel == Channel::unknown) note(Doubt::no_channel, row, 0, {out_of(row, d), change(row, d, counting_.online(trait, d))});
    if (traits.level == Level::unknown) note(Doubt::no_level, row, 0, {out_of(row, d), change(row, d, counting_.full(trait, d))});
    if (d.received == 0) {
      Dates other = d;
      other.received = s_.submitted[row];
      note(Doubt::no_received_day, row, s_.submitted[row], {change(row, d, counting_.as_is(trait, other))});
    }
  }

  void take_days(std::size_t row, const Dates& d) {
    const auto left_out = [&](Doubt doubt, Day day) { note(doubt, row, day, {out_of(row, d)}); };
    if (d.received != 0 && d.finished != 0) {
      ++of(out_, Doubt::finished_first).of;
      if (d.finished < d.received) left_out(Doubt::finished_first, d.finished);
    }
    if (d.received != 0 && d.due != 0) {
      ++of(out_, Doubt::due_first).of;
      if (d.due < d.received) left_out(Doubt::due_first, d.due);
    }
    if (s_.code[row] != 0) take_code(row, d);
    if (notes_.period) {
      ++of(out_, Doubt::outside_period).of;
      const bool after = d.received > notes_.period->last;
      const bool before = d.received != 0 && d.received < notes_.period->first && d.finished != 0 && d.finished < notes_.period->first;
      if (after || before) left_out(Doubt::outside_period, before ? d.finished : 0);
    }
    if (last_day_ != 0) {
      ++of(out_, Doubt::future).of;
      const Day latest = std::max({d.received, d.finished, Day{s_.submitted[row]}});
      if (latest > last_day_) left_out(Doubt::future, latest);
    }
  }

  // A code costs more to read than all else here.
  void take_code(std::size_t row, const Dates& d) {
    ++of(out_, Doubt::code_day).of;
    if (!notes_.code_days_differ) return;
    const Day submitted = s_.submitted[row];
    if (d.received == 0 && submitted == 0) return;
    const auto day = facts::filing_day(s_.code[row]);
    const auto away = [&day](Day other) { return other == 0 || *day - other > 1 || other - *day > 1; };
    if (!day || !away(d.received) || !away(submitted)) return;
    Dates other = d;
    other.received = *day;
    note(Doubt::code_day, row, *day, {change(row, d, counting_.as_is(s_.trait[row], other))});
  }

  void take_unit(std::size_t row, const Dates& d) {
    const std::uint16_t unit = s_.unit[row];
    if (unit == 0 || !notes_.units_looked_up) return;
    ++of(out_, Doubt::unknown_unit).of;
    ++of(out_, Doubt::former_unit).of;
    const bool district = unit < s_.unit_levels.size() && s_.unit_levels[unit] == facts::UnitLevel::district;
    if (district && d.received >= two_tier_) note(Doubt::former_unit, row, 0, {out_of(row, d)});
    else if (unknown_[unit] != 0) note(Doubt::unknown_unit, row, 0, {out_of(row, d)});
  }

  Told out_of(std::size_t row, const Dates& d) const {
    Told out;
    add(out, counting_.as_is(s_.trait[row], d), -1);
    return out;
  }
  Told change(std::size_t row, const Dates& d, Told other) const {
    add(other, counting_.as_is(s_.trait[row], d), -1);
    return other;
  }

  void note(Doubt doubt, std::size_t row, Day other, std::initializer_list<Told> changes) {
    RowDoubts& found = of(out_, doubt);
    ++found.count;
    found.changes.resize(changes.size());
    std::size_t i = 0;
    for (const Told& each : changes) add(found.changes[i++], each, 1);
    if (found.first.size() == kMostDoubtful) return;
    found.first.push_back({.source = s_.source, .row = s_.row[row], .code = s_.code[row], .received = s_.received[row], .other = other});
    if (doubt == Doubt::unknown_unit || doubt == Doubt::former_unit) found.first.back().unit = s_.units.at(s_.unit[row]);
  }

  const Counting counting_;
  const Shard& s_;
  const ListNotes& notes_;
  const Kept& kept_;
  Doubts& out_;
  const Day two_tier_;  // domain.md 4: the first day without districts
  const Day last_day_;
  std::vector<std::uint8_t> unknown_;  // by unit
  std::vector<facts::Traits> traits_;  // by trait
};

}  // namespace

std::array<RowDoubts, kDoubts> doubt_rows(const Metric& metric, const query::Period& period, int soon_days,
                                         std::span<const Shard* const> shards, std::span<const ListNotes> notes) {
  Doubts out;
  const Kept kept = kept_rows(shards);
  for (std::size_t i = 0; i < shards.size(); ++i) {
    RowPass pass(metric, period, soon_days, *shards[i], notes[i], kept, out);
    for (std::size_t row = 0; row < shards[i]->size(); ++row) pass.take(row);
  }
  const auto reads = [&metric](Need need) { return std::ranges::contains(metric.needs, need); };
  if (!reads(Need::channel)) of(out, Doubt::no_channel).changes.clear();
  if (!reads(Need::level)) of(out, Doubt::no_level).changes.clear();
  return out;
}

}  // namespace xanh::metric
