#include "view/chips_filter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/sort.h"
#include "facts/trait_names.h"
#include "metric/memory.h"
#include "query/seen.h"
#include "state/action.h"
#include "text/collate.h"

namespace xanh::view {
namespace {

const facts::Dictionary& names_in(const facts::Shard& shard, query::Dimension dimension) {
  return dimension == query::Dimension::procedure ? shard.procedures : dimension == query::Dimension::field ? shard.fields : shard.units;
}

/// What the files have of a dimension, by machine names. What is not given is chosen from a row.
std::set<std::string_view> values_of(query::Dimension dimension, const Inputs& in) {
  std::set<std::string_view> out;
  if (dimension == query::Dimension::level) out.insert(facts::kLevelNames.begin() + 1, facts::kLevelNames.end());
  else if (dimension == query::Dimension::channel) out.insert(facts::kChannelNames.begin() + 1, facts::kChannelNames.end());
  else {
    const bool remembered = in.memory != nullptr && in.memory->is_of(in.shards);
    for (std::size_t i = 0; i < in.shards.size(); ++i) {
      const facts::Dictionary& names = names_in(*in.shards[i], dimension);
      const std::vector<std::uint8_t> seen = remembered ? in.memory->counts().seen(dimension)[i] : query::seen_codes(dimension, *in.shards[i]);
      for (std::size_t code = 1; code < names.size(); ++code) {
        if (seen[code] != 0) out.insert(names.at(static_cast<std::uint16_t>(code)));
      }
    }
  }
  return out;
}

Chip chip_of(const query::Filter& filter, const Inputs& in) {
  const Strings& say = *in.say;
  const std::string id(state::dimension_id(filter.dimension));
  Chip chip{.action = "unfilter:" + id, .name = say("by." + id)};
  if (filter.values.size() == 1) chip.value = group_label(filter.dimension, filter.values.front(), in);
  else chip.value = say("chip.several", {say.count(static_cast<std::int64_t>(filter.values.size())), say("by.many." + id)});
  for (const std::string& value : filter.values) {
    chip.options.push_back({.action = "unfilter:" + id + "=" + value, .label = group_label(filter.dimension, value, in), .current = true, .hint = say("filter.drop")});
  }
  chip.options.push_back({.action = chip.action, .label = say("filter.all")});
  std::vector<std::pair<std::string, Link>> others;
  for (const std::string_view value : values_of(filter.dimension, in)) {
    if (std::ranges::find(filter.values, value) != filter.values.end()) continue;
    Link link{.action = "pick:" + id + "=" + std::string(value), .label = group_label(filter.dimension, value, in)};
    std::string key = text::collation_key(link.label);
    others.emplace_back(std::move(key), std::move(link));
  }
  sort_stably(others, {}, &std::pair<std::string, Link>::first);
  for (auto& [key, link] : others) chip.options.push_back(std::move(link));
  return chip;
}

}  // namespace

std::vector<Chip> filter_chips(const Inputs& in) {
  std::vector<Chip> out;
  for (const query::Filter& filter : in.workspace->filters) out.push_back(chip_of(filter, in));
  return out;
}

}  // namespace xanh::view
