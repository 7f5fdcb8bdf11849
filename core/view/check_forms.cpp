// Checks of aggregate forms: their own identities, sums and percentages, rows of zeros, units, and what two sources tell
// of the same unit and days. What a failed check could do to the rate is found by correcting one of the numbers at
// fault and reading the forms anew.
#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "view/check_parts.h"

namespace xanh::view {
namespace {

using facts::Shard;
using facts::Statement;
using intake::CheckKind;
using intake::CheckTerm;
using intake::SumCheck;
using metric::Told;
using query::Overlap;

constexpr std::size_t kMostReadings = 32;

// A change to one number of a form.
struct Edit {
  std::size_t shard = 0;
  std::uint64_t row = 0;  // 0: of any row, since only the sum counts
  const CheckTerm* term = nullptr;
  std::int64_t add = 0;
};

Told told(const CheckContext& c, std::span<const Shard* const> shards) {
  const auto by_key = metric::told_by_forms(*c.metric, {}, {}, c.period, shards, !c.by_lists, c.lens);
  return by_key.empty() ? Told{} : by_key.begin()->second;
}

Told difference(const Told& a, const Told& b) { return {a.numerator - b.numerator, a.denominator - b.denominator}; }

bool is_of(const Shard& shard, const Statement& statement, const CheckTerm& term) {
  return shard.shapes[statement.shape] == term.shape &&
         (!term.days || (term.days->first == statement.first && term.days->last == statement.last));
}

// The number that an edit is of: null where the form has none of its shape (its sub-rows narrow it).
Statement* find(Shard& shard, const Edit& edit) {
  const auto at = std::ranges::find_if(shard.statements, [&](const Statement& s) {
    return (edit.row == 0 || s.row == edit.row) && is_of(shard, s, *edit.term);
  });
  return at == shard.statements.end() ? nullptr : &*at;
}

class Readings {
 public:
  explicit Readings(const CheckContext& c) : c_(c), base_(told(c, c.in.shards)) {}

  // What the forms tell more than now once the edits are made; nullopt when none could be made.
  std::optional<Told> with(std::span<const Edit> edits) const {
    std::map<std::size_t, Shard> copies;
    bool any = false;
    for (const Edit& edit : edits) {
      Shard& copy = copies.try_emplace(edit.shard, *c_.in.shards[edit.shard]).first->second;
      Statement* statement = find(copy, edit);
      if (statement == nullptr) continue;
      statement->value += edit.add;
      any = true;
    }
    if (!any) return std::nullopt;
    return read(copies);
  }

  // Without the statements of these units.
  Told without(std::size_t shard, const std::vector<std::uint8_t>& units) const {
    std::map<std::size_t, Shard> copies;
    Shard& copy = copies.try_emplace(shard, *c_.in.shards[shard]).first->second;
    std::erase_if(copy.statements, [&units](const Statement& s) { return units[s.unit] != 0; });
    return read(copies);
  }

 private:
  Told read(const std::map<std::size_t, Shard>& copies) const {
    std::vector<const Shard*> shards(c_.in.shards.begin(), c_.in.shards.end());
    for (const auto& [at, copy] : copies) shards[at] = &copy;
    return difference(told(c_, shards), base_);
  }

  const CheckContext& c_;
  const Told base_;
};

std::span<const SumCheck> failures(const intake::FormLog& form, CheckKind kind) { return kind == CheckKind::within ? form.exceeding : form.failed; }

std::int64_t gap(const SumCheck& check) { return static_cast<std::int64_t>(check.printed - check.recomputed); }

// One reading for each column that takes part: it is the one at fault, in every row that fails.
std::vector<std::vector<Edit>> identity_readings(const CheckContext& c, CheckKind kind) {
  struct Culprit {
    const CheckTerm* term;
    std::vector<Edit> edits;
  };
  std::vector<Culprit> culprits;
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    for (const SumCheck& check : failures(c.in.logs[i]->form, kind)) {
      if (check.kind != kind) continue;
      for (const CheckTerm& term : check.terms) {
        auto at = std::ranges::find_if(culprits, [&term](const Culprit& each) { return each.term->shape == term.shape && each.term->days == term.days; });
        if (at == culprits.end()) at = culprits.insert(at, {&term, {}});
        at->edits.push_back({i, check.row, &term, -term.sign * gap(check)});
      }
    }
  }
  std::vector<std::vector<Edit>> out;
  for (Culprit& each : culprits) out.push_back(std::move(each.edits));
  return out;
}

// Two readings: the grand totals are right and a member is wrong, or the group rows are. Of one column the row with the
// largest number is its grand total.
std::vector<std::vector<Edit>> member_readings(const CheckContext& c) {
  std::vector<std::vector<Edit>> out(2);
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    const auto& failed = c.in.logs[i]->form.failed;
    const auto is_larger = [](const SumCheck& a, const SumCheck& b) { return std::max(a.printed, a.recomputed) > std::max(b.printed, b.recomputed); };
    for (const SumCheck& check : failed) {
      if (check.kind != CheckKind::members || check.terms.empty()) continue;
      const bool is_total = std::ranges::none_of(failed, [&](const SumCheck& other) {
        return other.kind == CheckKind::members && &other != &check && other.column == check.column && is_larger(other, check);
      });
      out[is_total ? 0 : 1].push_back({i, 0, &check.terms.front(), gap(check)});
    }
  }
  return out;
}

Effect form_effect(const CheckContext& c, const Readings& forms, CheckKind kind) {
  const std::vector<std::vector<Edit>> readings = kind == CheckKind::members ? member_readings(c) : identity_readings(c, kind);
  std::vector<Told> changes;
  bool any = false;
  for (const std::vector<Edit>& edits : readings) {
    any = any || !edits.empty();
    if (edits.empty() || changes.size() == kMostReadings) continue;
    if (const auto change = forms.with(edits)) changes.push_back(*change);
  }
  if (any && (changes.empty() || readings.size() > kMostReadings)) return {.kind = Effect::Kind::unknown};
  return c.effect_of(changes);
}

Check form_check(const CheckContext& c, const Readings& forms, const char* id, CheckKind kind) {
  const Strings& say = *c.in.say;
  std::uint64_t made = 0, failed = 0, kept = 0;
  std::vector<CheckSample> samples;
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    const intake::FormLog& form = c.in.logs[i]->form;
    made += form.kinds[static_cast<std::size_t>(kind)].made;
    failed += form.kinds[static_cast<std::size_t>(kind)].failed;
    for (const SumCheck& check : failures(form, kind)) {
      if (check.kind != kind) continue;
      ++kept;
      if (samples.size() == metric::kMostDoubtful) continue;
      const auto number = [&](double value) {
        if (check.rate) return text::format_percent(value / 100, 2, say.language());
        return kind == CheckKind::score ? text::format_number(value, 2, say.language()) : say.count(static_cast<std::int64_t>(value));
      };
      samples.push_back(c.sample(c.in.sources[i], check.row, say(kind == CheckKind::within ? "check.within.sample" : "check.sum.sample",
                                                                 {check.label, check.column, number(check.printed), number(check.recomputed)})));
    }
  }
  Effect effect = kept < failed ? Effect{.kind = Effect::Kind::unknown} : form_effect(c, forms, kind);
  return make_check(id, failed, made, effect, std::move(samples));
}

Check zero_rows(const CheckContext& c) {
  const metric::ZeroRows rows = metric::zero_rows(c.in.shards);
  std::vector<CheckSample> samples;
  for (const metric::ZeroRows::Row& row : rows.first) {
    samples.push_back(c.sample(row.source, row.row, (*c.in.say)("check.zero_rows.sample", {group_label(query::Dimension::unit, row.unit, c.in)})));
  }
  return make_check("zero_rows", rows.count, rows.of, {.kind = rows.count > 0 ? Effect::Kind::unknown : Effect::Kind::none}, std::move(samples));
}

// Rows of forms that name a unit which is not known.
void add_form_units(const CheckContext& c, const Readings& forms, Check& check, std::vector<Told>& changes) {
  Told sum;
  for (std::size_t i = 0; i < c.in.shards.size(); ++i) {
    const Shard& shard = *c.in.shards[i];
    const intake::UnitLog& units = c.in.logs[i]->units;
    if (shard.statements.empty() || !units.looked) continue;
    std::vector<std::uint8_t> unknown(shard.units.size(), 0);
    for (const auto* names : {&units.unmatched.names, &units.ambiguous.names}) {
      for (const std::string& name : *names) {
        if (const auto code = shard.units.find(name)) unknown[*code] = 1;
      }
    }
    std::set<std::pair<std::uint32_t, std::uint16_t>> rows;
    for (const Statement& statement : shard.statements) {
      if (statement.unit != 0) rows.emplace(statement.row, statement.unit);
    }
    check.of += rows.size();
    std::uint64_t here = 0;
    for (const auto& [row, unit] : rows) {
      if (unknown[unit] == 0) continue;
      ++here;
      if (check.samples.size() < metric::kMostDoubtful) {
        check.samples.push_back(c.sample(c.in.sources[i], row, (*c.in.say)("check.unknown_unit.sample", {"", "", std::string(shard.units.at(unit))})));
      }
    }
    check.count += here;
    if (here == 0) continue;
    const Told change = forms.without(i, unknown);
    sum.numerator += change.numerator;
    sum.denominator += change.denominator;
  }
  if (changes.empty()) changes.emplace_back();
  changes.front().numerator += sum.numerator;
  changes.front().denominator += sum.denominator;
}

Check unknown_unit(const CheckContext& c, const Readings& forms, Check rows) {
  std::vector<Told> changes = c.by_lists ? c.doubts(metric::Doubt::unknown_unit).changes : std::vector<Told>{};
  add_form_units(c, forms, rows, changes);
  return make_check("unknown_unit", rows.count, rows.of, c.effect_of(changes), std::move(rows.samples));
}

// The source that was not counted may be the right one. It tells how many dossiers there are, but not always how many of
// them count: none or all of those that it has more (fewer).
Check overlaps(const CheckContext& c, const char* id, bool parents) {
  const Strings& say = *c.in.say;
  std::uint64_t compared = 0, differ = 0;
  std::int64_t gap = 0;
  bool fits = true;
  std::vector<CheckSample> samples;
  const auto counts = [&c](query::Base base) {
    const auto is_of_base = [base](const query::Measure& m) { return m.base == base; };
    return !c.metric->denominator.empty() && std::ranges::all_of(c.metric->numerator, is_of_base) && std::ranges::all_of(c.metric->denominator, is_of_base);
  };
  for (const Overlap& overlap : c.in.overlaps) {
    if ((overlap.kind == Overlap::Kind::whole_and_parts) != parents || !overlap.compared) continue;
    ++compared;
    if (!overlap.differs()) continue;
    ++differ;
    if (overlap.last >= c.period.first && overlap.first <= c.period.last) {
      fits = fits && counts(overlap.base) && overlap.first >= c.period.first && overlap.last <= c.period.last;
      gap += overlap.other_value - overlap.counted_value;
    }
    if (samples.size() == metric::kMostDoubtful) continue;
    samples.push_back(c.sample(overlap.set_aside, 0, say("check.overlap.sample", {group_label(query::Dimension::unit, overlap.unit, c.in), say.day(overlap.first), say.day(overlap.last),
                                                                                 say.count(overlap.other_value), say.count(overlap.counted_value), c.sample(overlap.counted, 0, {}).file})));
  }
  const Told readings[] = {{0, gap}, {gap, gap}};
  const Effect effect = fits ? c.effect_of(readings) : Effect{.kind = Effect::Kind::unknown};
  return make_check(id, differ, compared, effect, std::move(samples));
}

}  // namespace

void check_forms(const CheckContext& c, std::vector<Check>& out) {
  const Readings forms(c);
  out.push_back(form_check(c, forms, "balance", CheckKind::balance));
  out.push_back(form_check(c, forms, "channels", CheckKind::channels));
  out.push_back(form_check(c, forms, "timings", CheckKind::timings));
  out.push_back(form_check(c, forms, "parts", CheckKind::parts));
  out.push_back(form_check(c, forms, "members", CheckKind::members));
  out.push_back(form_check(c, forms, "printed_rate", CheckKind::rate));
  out.push_back(form_check(c, forms, "score", CheckKind::score));
  out.push_back(form_check(c, forms, "within", CheckKind::within));
  out.push_back(zero_rows(c));
  out.push_back(overlaps(c, "parent", true));
  out.push_back(overlaps(c, "sources", false));
  const auto units = std::ranges::find(out, "unknown_unit", &Check::id);
  if (units != out.end()) *units = unknown_unit(c, forms, *units);
}

}  // namespace xanh::view
