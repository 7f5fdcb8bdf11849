#include "facts/shard.h"

#include <algorithm>
#include <tuple>

namespace xanh::facts {
namespace {

// How final a state is (architecture.md idea 4). Among equal ranks the latest event decides:
// a suspended dossier goes on, so neither open state is the later one by itself.
constexpr int rank_of(Status status) {
  switch (status) {
    case Status::unknown: return 0;
    case Status::not_accepted: return 1;
    case Status::in_progress:
    case Status::suspended: return 2;
    case Status::withdrawn: return 3;
    case Status::refused: return 4;
    case Status::resolved: return 5;
    case Status::returned: return 6;
  }
  return 0;
}

struct RowRef {
  Shard* shard;
  std::uint32_t row;
};

ShortDay latest_event(const Shard& s, std::uint32_t i) {
  return std::max({s.submitted[i], s.received[i], s.finished[i]});
}

// Is `a` a later state of the same dossier than `b`? By content only, so that the order of
// loading cannot matter; rows alike in all of this are interchangeable.
bool is_later(const RowRef& a, const RowRef& b) {
  const auto key = [](const RowRef& r) {
    const Shard& s = *r.shard;
    const Traits traits = unpack(s.trait_words[s.trait[r.row]]);
    return std::tuple(rank_of(traits.status), latest_event(s, r.row), s.finished[r.row],
                      s.received[r.row], s.due[r.row], s.submitted[r.row], pack(traits),
                      s.units.at(s.unit[r.row]), s.procedures.at(s.procedure[r.row]),
                      s.fields.at(s.field[r.row]));
  };
  return key(a) > key(b);
}

}  // namespace

Result<std::uint16_t> Shard::procedure_key(std::string_view procedure_code, std::string_view name) {
  const auto key = procedures.code(procedure_code.empty() ? name : procedure_code);
  if (!key) return fail(ErrorCode::too_many_values);
  if (*key >= procedure_names.size()) procedure_names.resize(*key + 1u);
  if (procedure_names[*key].empty()) procedure_names[*key] = name;
  return *key;
}

Result<void> Shard::add(const Dossier& d) {
  const auto unit_code = units.code(d.unit);
  const auto field_code = fields.code(d.field);
  if (!unit_code || !field_code) return fail(ErrorCode::too_many_values);
  const auto key = procedure_key(d.procedure_code, d.procedure_name);
  if (!key) return std::unexpected(key.error());
  add(CodedDossier{.unit = *unit_code,
                          .procedure = *key,
                          .field = *field_code,
                          .traits = d.traits,
                          .submitted = d.submitted,
                          .received = d.received,
                          .due = d.due,
                          .finished = d.finished,
                          .code = d.code,
                          .row = d.row});
  return {};
}

std::uint32_t Shard::trait_code(TraitWord word) {
  const auto [entry, is_new] = trait_codes_.try_emplace(word, static_cast<std::uint32_t>(trait_words.size()));
  if (is_new) trait_words.push_back(word);
  return entry->second;
}

void Shard::append(const Shard& other, const Codes& codes, std::uint64_t base) {
  std::vector<std::uint32_t> traits;
  for (const TraitWord word : other.trait_words) traits.push_back(trait_code(word));
  const auto copy = [](auto& to, const auto& from, auto&& change) {
    const std::size_t begin = to.size();
    to.resize(begin + from.size());
    auto* const out = to.data() + begin;
    for (std::size_t i = 0; i < from.size(); ++i) out[i] = change(from[i]);
  };
  const auto translate = [&copy](auto& to, const auto& from, const auto& by) {
    copy(to, from, [&by](auto code) { return by[code]; });
  };
  const auto as_is = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  translate(unit, other.unit, codes.units);
  translate(procedure, other.procedure, codes.procedures);
  translate(field, other.field, codes.fields);
  translate(trait, other.trait, traits);
  as_is(submitted, other.submitted);
  as_is(received, other.received);
  as_is(due, other.due);
  as_is(finished, other.finished);
  as_is(code, other.code);
  as_is(displaced, other.displaced);
  copy(row, other.row, [base](std::uint32_t number) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(base + number, UINT32_MAX));
  });
}

void Shard::reserve(std::size_t rows) {
  const auto reserve_in = [rows](auto&... columns) { (columns.reserve(rows), ...); };
  reserve_in(unit, procedure, field, trait, submitted, received, due, finished, code, row, displaced);
}

void Shard::add(const CodedDossier& d) {
  const TraitWord word = pack(d.traits);
  std::uint32_t& recent = recent_traits_[word * 0x9E3779B9u >> 22];
  if (recent >= trait_words.size() || trait_words[recent] != word) recent = trait_code(word);
  unit.push_back(d.unit);
  procedure.push_back(d.procedure);
  field.push_back(d.field);
  trait.push_back(recent);
  submitted.push_back(d.submitted);
  received.push_back(d.received);
  due.push_back(d.due);
  finished.push_back(d.finished);
  code.push_back(d.code);
  row.push_back(d.row);
  displaced.push_back(0);
}

void Shard::shrink_to_fit() {
  // A sixteenth of slack is not worth a copy.
  const auto fit = [](auto& column) {
    if (column.capacity() - column.size() > column.size() / 16) column.shrink_to_fit();
  };
  const auto shrink = [&fit](auto&... columns) { (fit(columns), ...); };
  shrink(unit, procedure, field, trait, submitted, received, due, finished, code, row, displaced);
}

Result<std::uint16_t> Shard::shape_key(const StatementShape& shape) {
  const auto found = std::ranges::find(shapes, shape);
  if (found != shapes.end()) return static_cast<std::uint16_t>(found - shapes.begin());
  if (shapes.size() >= UINT16_MAX) return fail(ErrorCode::too_many_values);
  shapes.push_back(shape);
  return static_cast<std::uint16_t>(shapes.size() - 1);
}

std::size_t Shard::memory_bytes() const {
  const auto bytes = [](const auto& column) { return column.capacity() * sizeof(column[0]); };
  std::size_t total = bytes(unit) + bytes(procedure) + bytes(field) + bytes(trait) + bytes(submitted) +
                      bytes(received) + bytes(due) + bytes(finished) + bytes(code) + bytes(row) +
                      bytes(displaced) + bytes(trait_words) + bytes(unit_levels) +
                      bytes(shapes) + bytes(statements) + bytes(scores);
  for (const Dictionary* dictionary : {&units, &procedures, &fields}) {
    for (std::size_t i = 0; i < dictionary->size(); ++i) {
      total += 64 + dictionary->at(static_cast<std::uint16_t>(i)).size();
    }
  }
  for (const std::string& name : procedure_names) total += sizeof(name) + name.size();
  return total;
}

std::size_t mark_latest(std::span<Shard* const> shards) {
  std::size_t rows = 0;
  for (Shard* shard : shards) {
    std::ranges::fill(shard->displaced, std::uint8_t{0});
    rows += shard->size();
  }
  // Open addressing over the codes: one slot holds the latest row seen of its code.
  std::size_t capacity = 64;
  while (capacity < rows * 2) capacity *= 2;
  std::vector<std::uint32_t> slots(capacity, 0);  // 1-based position, counted over all shards
  std::vector<std::size_t> begins;
  std::size_t begin = 0;
  for (const Shard* shard : shards) {
    begins.push_back(begin);
    begin += shard->size();
  }
  const auto locate = [&](std::uint32_t position) {
    const auto at = std::ranges::upper_bound(begins, std::size_t{position}) - begins.begin() - 1;
    const auto index = static_cast<std::size_t>(at);
    return RowRef{shards[index], static_cast<std::uint32_t>(position - begins[index])};
  };
  const auto place_of = [capacity](PackedCode code) { return static_cast<std::size_t>((code * 0x9E3779B97F4A7C15u) >> 20 & (capacity - 1)); };
  // The slots lie all over memory: they are sent for some rows ahead, so that their ways overlap.
  constexpr std::size_t kAhead = 16;
  std::size_t displaced = 0;
  for (std::size_t s = 0; s < shards.size(); ++s) {
    Shard& shard = *shards[s];
    for (std::uint32_t i = 0; i < shard.size(); ++i) {
      if (i + kAhead < shard.size()) __builtin_prefetch(&slots[place_of(shard.code[i + kAhead])], 1);
      const PackedCode code = shard.code[i];
      if (code == 0) continue;
      std::size_t at = place_of(code);
      while (true) {
        if (slots[at] == 0) {
          slots[at] = static_cast<std::uint32_t>(begins[s] + i + 1);
          break;
        }
        const RowRef held = locate(slots[at] - 1), own{&shard, i};
        if (held.shard->code[held.row] == code) {
          const bool later = is_later(own, held);
          const RowRef& loser = later ? held : own;
          loser.shard->displaced[loser.row] = 1;
          ++displaced;
          if (later) slots[at] = static_cast<std::uint32_t>(begins[s] + i + 1);
          break;
        }
        at = (at + 1) & (capacity - 1);
      }
    }
  }
  return displaced;
}

UnitLevel level_of(std::span<const Shard* const> shards, std::string_view unit) {
  for (const Shard* shard : shards) {
    const auto code = shard->units.find(unit);
    if (code && *code < shard->unit_levels.size() && shard->unit_levels[*code] != UnitLevel::unknown) return shard->unit_levels[*code];
  }
  return UnitLevel::unknown;
}

}  // namespace xanh::facts
