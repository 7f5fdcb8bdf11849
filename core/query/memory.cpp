#include "query/memory.h"

#include <algorithm>
#include <utility>

#include "query/seen.h"

namespace xanh::query {
namespace {

constexpr std::size_t kMostBytes = std::size_t{4} << 20, kMostConditions = 64;

std::size_t bytes_of(const Cube& cube) { return cube.counts.size() * sizeof(cube.counts[0]) + cube.groups.size() * (sizeof(Key) + 32); }

}  // namespace

Partial Memory::run(const Query& query) {
  CubeSpec spec = spec_of(query);
  if (const Cube* found = find(spec)) return answer(*found, query);
  Cube cube = count(std::move(spec));
  Partial out = answer(cube, query);
  keep(std::move(cube));
  return out;
}

void Memory::expect(CubeSpec spec) {
  std::vector<Condition> conditions;
  for (const Measure& measure : spec.measures) {
    if (!std::ranges::contains(conditions, measure.where)) conditions.push_back(measure.where);
  }
  if (conditions.size() <= kMostConditions && find(spec) == nullptr) keep(count(std::move(spec)));
}

const std::vector<std::vector<std::uint8_t>>& Memory::seen(Dimension dimension) {
  auto& out = seen_[dimension];
  if (out.empty()) {
    for (const facts::Shard* shard : shards_) out.push_back(seen_codes(dimension, *shard));
  }
  return out;
}

// Of several the smallest: it is the quickest to sum.
const Cube* Memory::find(const CubeSpec& asked) {
  auto best = cubes_.end();
  for (auto cube = cubes_.begin(); cube != cubes_.end(); ++cube) {
    if (covers(*cube, asked) && (best == cubes_.end() || cube->counts.size() < best->counts.size())) best = cube;
  }
  if (best == cubes_.end()) return nullptr;
  std::rotate(cubes_.begin(), best, best + 1);
  return &cubes_.front();
}

Cube Memory::count(CubeSpec spec) {
  if (spec.filters != filters_) {
    filters_ = spec.filters;
    rows_.clear();
  }
  return count_cube(std::move(spec), shards_, [this](const facts::Shard& shard) -> const std::optional<Rows>& { return selected(shard); });
}

// What is too large is not kept; for the rest the longest unused make room.
void Memory::keep(Cube cube) {
  if (bytes_of(cube) > kMostBytes) return;
  cubes_.push_front(std::move(cube));
  std::size_t kept = 0, bytes = 0;
  for (const Cube& each : cubes_) {
    bytes += bytes_of(each);
    if (bytes > kMostBytes) break;
    ++kept;
  }
  cubes_.resize(kept);
}

const std::optional<Rows>& Memory::selected(const facts::Shard& shard) {
  if (rows_.empty()) {
    for (const facts::Shard* each : shards_) rows_.push_back(selected_rows(filters_, *each));
  }
  return rows_[static_cast<std::size_t>(std::ranges::find(shards_, &shard) - shards_.begin())];
}

}  // namespace xanh::query
