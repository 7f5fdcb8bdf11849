#include "query/overlap.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "base/sort.h"
#include "query/derive.h"
#include "query/statements.h"

namespace xanh::query {
namespace {

using facts::Shard;
using facts::Statement;
using text::Day;

// A source's statements of one unit and interval.
struct Told {
  Shard* shard = nullptr;
  std::uint16_t source = 0;
  Day first = 0, last = 0;
  std::vector<Statement*> statements = {};
  Day as_of = 0;
  std::int64_t sum = 0;
  bool preferred = false;
  bool whole = false;  // its source tells of one province, or names no unit

  bool meets(Day begin, Day end) const { return first <= end && begin <= last; }

  std::optional<std::int64_t> value(Base base) const {
    std::vector<facts::StatementShape> shapes;
    std::vector<std::int64_t> sums;
    for (const Statement* statement : statements) {
      if (statement->value == kKeptBack) continue;
      const auto& shape = shard->shapes[statement->shape];
      auto at = static_cast<std::size_t>(std::ranges::find(shapes, shape) - shapes.begin());
      if (at == shapes.size()) shapes.push_back(shape), sums.push_back(0);
      sums[at] += statement->value;
    }
    const auto derived = derive(base, {}, shapes);
    if (!derived) return std::nullopt;
    std::int64_t total = 0;
    for (const Derivation::Part& part : derived->parts) total += part.sign * sums[part.shape];
    return total;
  }
  void mark(bool Statement::*flag) const {
    for (Statement* statement : statements) statement->*flag = true;
  }
};

// Received dossiers of a unit, by day.
struct Dossiers {
  std::uint16_t source = 0;  // the first list that has some
  std::map<Day, std::int64_t> by_day;
  std::int64_t within(Day first, Day last) const {
    std::int64_t count = 0;
    for (auto at = by_day.lower_bound(first); at != by_day.end() && at->first <= last; ++at) count += at->second;
    return count;
  }
};

struct Unit {
  std::vector<Told> told;
  Dossiers dossiers;
};
using Units = std::map<std::string, Unit>;

bool is_counted(const Shard& shard, std::size_t row) {
  return shard.displaced[row] == 0 && shard.received[row] != 0 &&
         facts::unpack(shard.trait_words[shard.trait[row]]).status != facts::Status::not_accepted;
}

void collect_statements(Shard& shard, std::span<const std::uint16_t> preferred, Units& units) {
  std::map<std::uint16_t, std::set<std::uint16_t>> units_of;  // by source
  for (const Statement& statement : shard.statements) units_of[statement.source].insert(statement.unit);
  const auto is_whole = [&](std::uint16_t source) {
    const std::set<std::uint16_t>& named = units_of[source];
    if (named.size() != 1) return false;
    const std::uint16_t unit = *named.begin();
    return unit == 0 || (unit < shard.unit_levels.size() && shard.unit_levels[unit] == facts::UnitLevel::province);
  };
  std::map<std::tuple<std::uint16_t, std::uint16_t, Day, Day>, std::size_t> places;
  for (Statement& statement : shard.statements) {
    std::vector<Told>& told = units[std::string(shard.units.at(statement.unit))].told;
    const auto [place, is_new] = places.try_emplace({statement.unit, statement.source, statement.first, statement.last}, told.size());
    if (is_new) {
      told.push_back({.shard = &shard, .source = statement.source, .first = statement.first, .last = statement.last,
                      .as_of = statement.as_of, .preferred = std::ranges::contains(preferred, statement.source), .whole = is_whole(statement.source)});
    }
    Told& one = told[place->second];
    one.statements.push_back(&statement);
    if (statement.value != kKeptBack) one.sum += statement.value;
    statement.covered = statement.set_aside = false;
    statement.preferred = one.preferred;
  }
}

void collect_dossiers(const Shard& shard, Units& units) {
  std::vector<Dossiers*> by_code(shard.units.size(), nullptr);
  for (std::size_t row = 0; row < shard.size(); ++row) {
    if (!is_counted(shard, row)) continue;
    Dossiers*& dossiers = by_code[shard.unit[row]];
    if (dossiers == nullptr) {
      dossiers = &units[std::string(shard.units.at(shard.unit[row]))].dossiers;
      dossiers->source = dossiers->by_day.empty() ? shard.source : std::min(dossiers->source, shard.source);
    }
    ++dossiers->by_day[shard.received[row]];
  }
}

// Takes the dossiers of `unit` (of all units: null) received in the form's interval out of the count.
void displace(std::span<Shard* const> shards, const std::string* unit, const Told& form) {
  for (Shard* shard : shards) {
    std::optional<std::uint16_t> code;
    if (unit != nullptr && !(code = shard->units.find(*unit))) continue;
    for (std::size_t row = 0; row < shard->size(); ++row) {
      if (code && shard->unit[row] != *code) continue;
      if (shard->received[row] >= form.first && shard->received[row] <= form.last) shard->displaced[row] = 1;
    }
  }
}

void compare(Overlap& overlap, std::optional<std::int64_t> counted, std::optional<std::int64_t> other) {
  if (!counted || !other) return;
  overlap.compared = true;
  overlap.counted_value = *counted;
  overlap.other_value = *other;
}

void find_lists(std::span<Shard* const> shards, Units& units, std::vector<Overlap>& out) {
  for (auto& [name, unit] : units) {
    for (Told& form : unit.told) {
      const std::int64_t dossiers = form.whole ? 0 : unit.dossiers.within(form.first, form.last);
      if (dossiers == 0) continue;
      Overlap overlap{.kind = Overlap::Kind::list_and_form, .unit = name, .first = form.first, .last = form.last,
                      .counted = unit.dossiers.source, .set_aside = form.source};
      if (form.preferred) {
        std::swap(overlap.counted, overlap.set_aside);
        compare(overlap, form.value(Base::received), dossiers);
        displace(shards, &name, form);
      } else {
        compare(overlap, dossiers, form.value(Base::received));
        form.mark(&Statement::covered);
      }
      out.push_back(std::move(overlap));
    }
  }
}

void find_wholes(std::span<Shard* const> shards, Units& units, std::vector<Overlap>& out) {
  for (auto& [name, unit] : units) {
    for (Told& whole : unit.told) {
      if (!whole.whole) continue;
      std::int64_t dossiers = 0, sum = 0;
      bool same_days = true;
      std::optional<std::uint16_t> source;
      std::vector<Told*> parts;
      for (auto& [other_name, other] : units) {
        const std::int64_t received = other.dossiers.within(whole.first, whole.last);
        if (received > 0) source = std::min(source.value_or(other.dossiers.source), other.dossiers.source);
        dossiers += received;
        for (Told& part : other.told) {
          if (part.whole || part.source == whole.source || !part.meets(whole.first, whole.last)) continue;
          parts.push_back(&part);
          source = std::min(source.value_or(part.source), part.source);
          const auto value = part.value(Base::received);
          same_days = same_days && value && part.first == whole.first && part.last == whole.last && received == 0;
          sum += value.value_or(0);
        }
      }
      if (!source) continue;
      Overlap overlap{.kind = Overlap::Kind::whole_and_parts, .unit = name, .first = whole.first, .last = whole.last,
                      .counted = *source, .set_aside = whole.source};
      std::optional<std::int64_t> of_parts;
      if (parts.empty()) of_parts = dossiers;
      else if (same_days && dossiers == 0) of_parts = sum;
      if (whole.preferred) {
        std::swap(overlap.counted, overlap.set_aside);
        compare(overlap, whole.value(Base::received), of_parts);
        for (const Told* part : parts) part->mark(&Statement::set_aside);
        displace(shards, nullptr, whole);
      } else {
        compare(overlap, of_parts, whole.value(Base::received));
        // Dossiers may lack what a metric needs; the parts' own forms are of the same kind.
        whole.mark(parts.empty() ? &Statement::covered : &Statement::set_aside);
      }
      out.push_back(std::move(overlap));
    }
  }
}

void find_twins(Units& units, std::vector<Overlap>& out) {
  for (auto& [name, unit] : units) {
    std::map<std::pair<Day, Day>, std::vector<const Told*>> by_days;
    for (const Told& told : unit.told) by_days[{told.first, told.last}].push_back(&told);
    for (auto& [days, forms] : by_days) {
      if (forms.size() < 2) continue;
      sort_stably(forms, std::ranges::greater{}, [](const Told* told) { return std::tuple(told->preferred, told->as_of, told->sum); });
      for (std::size_t i = 1; i < forms.size(); ++i) {
        Overlap overlap{.kind = Overlap::Kind::two_forms, .unit = name, .first = days.first, .last = days.second,
                        .counted = forms[0]->source, .set_aside = forms[i]->source};
        for (const Base base : {Base::received, Base::finished, Base::handled}) {
          const auto counted = forms[0]->value(base), other = forms[i]->value(base);
          if (!counted || !other) continue;
          overlap.base = base;
          compare(overlap, counted, other);
          break;
        }
        out.push_back(std::move(overlap));
      }
    }
  }
}

}  // namespace

std::vector<Overlap> set_aside_overlaps(std::span<Shard* const> shards, std::span<const std::uint16_t> preferred) {
  std::vector<Overlap> out;
  if (std::ranges::all_of(shards, [](const Shard* shard) { return shard->statements.empty(); })) return out;
  Units units;
  for (Shard* shard : shards) {
    collect_statements(*shard, preferred, units);
    collect_dossiers(*shard, units);
  }
  find_lists(shards, units, out);
  find_wholes(shards, units, out);
  find_twins(units, out);
  sort_stably(out, {}, [](const Overlap& o) { return std::tuple(o.unit, o.first, o.last, o.kind, o.counted, o.set_aside); });
  return out;
}

}  // namespace xanh::query
