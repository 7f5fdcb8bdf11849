#include "query/coverage.h"

#include <algorithm>
#include <tuple>

#include "base/sort.h"
#include "query/buckets.h"

namespace xanh::query {
namespace {

using facts::Shard;
using Submissions = std::map<std::string, std::vector<Submission>>;

// A shard is built by one intake, so that its rows have one source.
void add_lists(const Shard& shard, const Period& period, const Buckets& months, Submissions& out) {
  std::vector<std::uint8_t> counted;  // by trait
  for (const facts::TraitWord word : shard.trait_words) counted.push_back(facts::unpack(word).status != facts::Status::not_accepted);
  std::vector<std::int64_t> counts(shard.units.size() * months.size());
  for (std::size_t row = 0; row < shard.size(); ++row) {
    const text::Day received = shard.received[row];
    if (shard.displaced[row] != 0 || received < period.first || received > period.last || counted[shard.trait[row]] == 0) continue;
    ++counts[shard.unit[row] * months.size() + months.of(received)];
  }
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    const std::size_t month = i % months.size();
    out[std::string(shard.units.at(static_cast<std::uint16_t>(i / months.size())))].push_back(
        {.source = shard.source,
         .first = month == 0 ? period.first : months.last(month - 1) + 1, .last = months.last(month), .dossiers = counts[i]});
  }
}

void add_forms(const Shard& shard, const Period& period, Submissions& out) {
  std::map<std::tuple<std::uint16_t, std::uint16_t, text::Day, text::Day>, bool> told;
  for (const facts::Statement& statement : shard.statements) {
    if (statement.last < period.first || statement.first > period.last) continue;
    bool& aside = told.try_emplace({statement.unit, statement.source, statement.first, statement.last}, true).first->second;
    aside = aside && statement.set_aside;
  }
  for (const auto& [key, aside] : told) {
    const auto& [unit, source, first, last] = key;
    out[std::string(shard.units.at(unit))].push_back({.source = source, .form = true, .first = first, .last = last, .set_aside = aside});
  }
}

}  // namespace

Submissions submissions(std::span<const Shard* const> shards, const Period& period) {
  Submissions out;
  const Buckets months(period, true);
  for (const Shard* shard : shards) {
    add_lists(*shard, period, months, out);
    add_forms(*shard, period, out);
  }
  for (auto& [unit, told] : out) {
    sort_stably(told, {}, [](const Submission& s) { return std::tuple(s.first, s.source, s.form, s.last); });
  }
  return out;
}

}  // namespace xanh::query
