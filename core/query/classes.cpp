#include "query/classes.h"

#include <algorithm>
#include <map>
#include <utility>

#include "query/groups.h"
#include "query/match.h"

namespace xanh::query {
namespace {

using facts::Status;

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

// By trait code: does every filter of a trait let it through?
std::vector<std::uint8_t> kept_traits(const std::vector<Filter>& filters, const facts::Shard& shard) {
  std::vector<std::uint8_t> kept(shard.trait_words.size(), 1);
  for (const Filter& filter : filters) {
    if (filter.dimension != Dimension::level && filter.dimension != Dimension::channel) continue;
    const Codes codes(filter.dimension, shard);
    const std::vector<std::uint8_t> keep = codes.select(filter.values);
    for (std::size_t t = 0; t < kept.size(); ++t) kept[t] = kept[t] != 0 && keep[codes.by_trait()[t]] != 0 ? 1 : 0;
  }
  return kept;
}

}  // namespace

bool matches(const Condition& condition, facts::TraitWord word) {
  if (condition.any_of.empty()) return true;
  const facts::Traits traits = facts::unpack(word);
  return std::ranges::any_of(condition.any_of, [&](const auto& clause) {
    return std::ranges::all_of(clause, [&](const Term& term) { return (term.values >> value_of(term.property, traits) & 1u) != 0; });
  });
}

Classes::Classes(std::span<const Condition> conditions, const std::vector<Filter>& filters, const facts::Shard& shard)
    : holds_{0}, open_{0} {
  const std::vector<std::uint8_t> kept = kept_traits(filters, shard);
  std::map<std::pair<ConditionMask, bool>, std::uint32_t> numbers;
  of_trait_.reserve(shard.trait_words.size());
  for (std::size_t t = 0; t < shard.trait_words.size(); ++t) {
    const facts::TraitWord word = shard.trait_words[t];
    const Status status = facts::unpack(word).status;
    ConditionMask mask = 0;
    for (std::size_t c = 0; c < conditions.size() && kept[t] != 0 && status != Status::not_accepted; ++c) {
      if (matches(conditions[c], word)) mask |= ConditionMask{1} << c;
    }
    if (mask == 0) {
      of_trait_.push_back(0);
      continue;
    }
    const auto [entry, is_new] = numbers.try_emplace({mask, is_open(status)}, static_cast<std::uint32_t>(holds_.size()));
    if (is_new) {
      holds_.push_back(mask);
      open_.push_back(is_open(status) ? 1 : 0);
    }
    of_trait_.push_back(entry->second);
  }
}

}  // namespace xanh::query
