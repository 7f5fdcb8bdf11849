#include "query/cube.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>

#include "query/buckets.h"
#include "query/classes.h"
#include "query/row_pass.h"

namespace xanh::query {
namespace {

using facts::Shard;

bool same(const Measure& a, const Measure& b) { return a.base == b.base && a.where == b.where; }

// The place of a measure in a cube; its size when it is not there.
std::size_t place_of(const Measure& measure, const std::vector<Measure>& measures) {
  return static_cast<std::size_t>(std::ranges::find_if(measures, [&](const Measure& m) { return same(m, measure); }) - measures.begin());
}

// Conditions, each once, and which of them each measure has.
struct Conditions {
  std::vector<Condition> all;
  std::vector<std::size_t> of_measure;
  explicit Conditions(const std::vector<Measure>& measures) {
    for (const Measure& measure : measures) {
      const auto at = std::ranges::find(all, measure.where);
      of_measure.push_back(static_cast<std::size_t>(at - all.begin()));
      if (at == all.end()) all.push_back(measure.where);
    }
  }
};

// Where the counts of a base lie: of one event by slot, less those of another.
struct Source {
  std::optional<Event> event, less;
  std::size_t first = 1;  // slot of the first bucket
};
Source source_of(Base base) {
  switch (base) {
    case Base::received: return {.event = Event::received, .less = {}};
    case Base::finished: return {.event = Event::finished, .less = {}};
    case Base::carried_over: return {.event = Event::standing, .less = {}, .first = 0};  // as at the end of the day before
    case Base::pending: return {.event = Event::standing, .less = {}};
    case Base::pending_in_time: return {.event = Event::standing, .less = Event::overdue};
    case Base::pending_overdue: return {.event = Event::overdue, .less = {}};
    case Base::pending_due_soon: return {.event = Event::soon, .less = {}};
    default: return {};  // of forms only
  }
}

std::array<bool, kEvents> events_of(const std::vector<Measure>& measures) {
  std::array<bool, kEvents> out{};
  for (const Measure& measure : measures) {
    const Source source = source_of(measure.base);
    for (const std::optional<Event>& event : {source.event, source.less}) {
      if (event) out[static_cast<std::size_t>(*event)] = true;
    }
  }
  return out;
}

// What a pair adds to its group.
void add_pair(const RowPass& pass, std::size_t pair, const Classes& classes, const Conditions& conditions, const CubeSpec& spec, std::int32_t* group) {
  const std::size_t buckets = spec.begins.size();
  for (std::size_t m = 0; m < spec.measures.size(); ++m) {
    const Source source = source_of(spec.measures[m].base);
    if (!source.event || !classes.holds(pass.class_of(pair), conditions.of_measure[m])) continue;
    const std::int32_t* const counts = pass.counts(*source.event, pair) + source.first;
    std::int32_t* const to = group + m * buckets;
    for (std::size_t b = 0; b < buckets; ++b) to[b] += counts[b];
    if (!source.less) continue;
    const std::int32_t* const less = pass.counts(*source.less, pair) + source.first;
    for (std::size_t b = 0; b < buckets; ++b) to[b] -= less[b];
  }
}

void add_shard(const CubeSpec& spec, const Conditions& conditions, const Shard& shard, const std::optional<Rows>& rows, std::map<Key, std::size_t>& places, Cube& out) {
  const Classes classes(conditions.all, spec.filters, shard);
  RowPass pass(spec, events_of(spec.measures), classes, shard);
  if (rows) pass.take(*rows);
  else pass.take_all();
  pass.finish();
  // Pairs of one group together, as they are where they are numbered by their codes.
  std::vector<std::size_t> pairs;
  for (std::size_t pair = 0; pair < pass.pairs(); ++pair) {
    if (pass.class_of(pair) != 0) pairs.push_back(pair);
  }
  const auto place_of_pair = [&pass](std::size_t pair) { return std::pair(pass.group_of(pair), pair); };
  if (!std::ranges::is_sorted(pairs, {}, place_of_pair)) std::ranges::sort(pairs, {}, place_of_pair);
  const std::size_t stride = spec.begins.size() * spec.measures.size();
  std::vector<std::int32_t> group(stride);
  for (std::size_t i = 0; i < pairs.size();) {
    const std::uint64_t number = pass.group_of(pairs[i]);
    std::ranges::fill(group, 0);
    for (; i < pairs.size() && pass.group_of(pairs[i]) == number; ++i) add_pair(pass, pairs[i], classes, conditions, spec, group.data());
    if (std::ranges::all_of(group, [](std::int32_t n) { return n == 0; })) continue;
    Key key;
    for (std::size_t n = 0; n < spec.by.size(); ++n) key[n] = pass.name(number, n);
    const auto [place, is_new] = places.try_emplace(key, out.groups.size());
    if (is_new) {
      out.groups.push_back(std::move(key));
      out.counts.resize(out.groups.size() * stride);
    }
    std::int32_t* const to = out.counts.data() + place->second * stride;
    for (std::size_t n = 0; n < stride; ++n) to[n] += group[n];
  }
}

// The cube's buckets that a bucket is made of, both included; nullopt when it cuts one.
std::optional<std::pair<std::size_t, std::size_t>> buckets_within(const CubeSpec& cube, text::Day first, text::Day last) {
  const auto begin = std::ranges::lower_bound(cube.begins, first);
  if (begin == cube.begins.end() || *begin != first) return std::nullopt;
  const auto behind = std::ranges::lower_bound(cube.begins, last + 1);
  const bool whole = behind == cube.begins.end() ? last == cube.last : *behind == last + 1;
  if (!whole) return std::nullopt;
  return std::pair(static_cast<std::size_t>(begin - cube.begins.begin()), static_cast<std::size_t>(behind - cube.begins.begin()) - 1);
}

}  // namespace

void add_parts(const Measure& measure, std::vector<Measure>& measures) {
  if (measure.base == Base::handled) {
    add_parts({Base::received, measure.where}, measures);
    add_parts({Base::carried_over, measure.where}, measures);
  } else if (place_of(measure, measures) == measures.size()) {
    measures.push_back(measure);
  }
}

CubeSpec spec_of(const Query& query) {
  CubeSpec spec{.by = query.group_by, .filters = query.filters, .begins = {}, .last = query.period.last, .soon_days = query.soon_days, .measures = {}};
  const bool by_time = std::erase(spec.by, Dimension::month) > 0;
  const Buckets buckets(query.period, by_time, query.rhythm);
  for (std::size_t b = 0; b < buckets.size(); ++b) spec.begins.push_back(buckets.first(b));
  for (const Measure& measure : query.measures) add_parts(measure, spec.measures);
  return spec;
}

Cube count_cube(CubeSpec spec, std::span<const Shard* const> shards, const Selected& selected) {
  Cube out{.spec = std::move(spec), .groups = {}, .counts = {}};
  const Conditions conditions(out.spec.measures);
  std::map<Key, std::size_t> places;
  for (const Shard* shard : shards) {
    if (shard->size() > 0) add_shard(out.spec, conditions, *shard, selected(*shard), places, out);
  }
  return out;
}

bool covers(const Cube& cube, const CubeSpec& asked) {
  const CubeSpec& has = cube.spec;
  if ((has.by != asked.by && !asked.by.empty()) || has.filters != asked.filters) return false;
  const bool soon = std::ranges::contains(asked.measures, Base::pending_due_soon, &Measure::base);
  if (soon && has.soon_days != asked.soon_days) return false;
  if (!std::ranges::all_of(asked.measures, [&has](const Measure& m) { return place_of(m, has.measures) < has.measures.size(); })) return false;
  for (std::size_t b = 0; b < asked.begins.size(); ++b) {
    const text::Day last = b + 1 < asked.begins.size() ? asked.begins[b + 1] - 1 : asked.last;
    if (!buckets_within(has, asked.begins[b], last)) return false;
  }
  return true;
}

Partial answer(const Cube& cube, const Query& query) {
  // Flows add up; what is carried over is that of the first bucket, what is pending that of the last.
  enum class Over : std::uint8_t { all, first, last };
  struct Part {
    std::size_t from, to;  // measures of the cube and of the query
    Over over;
  };
  std::vector<Part> parts;
  for (std::size_t m = 0; m < query.measures.size(); ++m) {
    std::vector<Measure> pieces;
    add_parts(query.measures[m], pieces);
    for (const Measure& piece : pieces) {
      const Over over = facts::is_flow(piece.base) ? Over::all : facts::is_pending(piece.base) ? Over::last : Over::first;
      parts.push_back({place_of(piece, cube.spec.measures), m, over});
    }
  }
  const auto month = std::ranges::find(query.group_by, Dimension::month);
  const bool by_time = month != query.group_by.end(), whole = query.group_by.size() == (by_time ? 1u : 0u);
  const Buckets buckets(query.period, by_time, query.rhythm);
  Partial out;
  std::vector<std::int64_t> sums(query.measures.size());
  for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
    const auto [first, last] = *buckets_within(cube.spec, buckets.first(bucket), buckets.last(bucket));
    const auto add = [&, first, last](std::size_t group) {
      for (const Part& part : parts) {
        const std::size_t begin = part.over == Over::last ? last : first, end = part.over == Over::first ? first : last;
        const std::int32_t* const counts = cube.buckets(group, part.from);
        for (std::size_t b = begin; b <= end; ++b) sums[part.to] += counts[b];
      }
    };
    const auto put = [&](Key key) {
      if (by_time) {
        if (month == query.group_by.begin()) key[1] = std::move(key[0]);
        key[static_cast<std::size_t>(month - query.group_by.begin())] = buckets.name(bucket);
      }
      // Groups that counted nothing are left out; a total always has its one row.
      const bool empty = std::ranges::all_of(sums, [](std::int64_t n) { return n == 0; });
      if (!empty || query.group_by.empty()) out.groups.emplace(std::move(key), sums);
      std::ranges::fill(sums, 0);
    };
    for (std::size_t group = 0; group < cube.groups.size(); ++group) {
      add(group);
      if (!whole) put(cube.groups[group]);
    }
    if (whole) put({});
  }
  return out;
}

}  // namespace xanh::query
