#include "view/levels.h"

#include <algorithm>
#include <cstdint>
#include <map>

#include "base/sort.h"
#include "state/action.h"

namespace xanh::view {

using facts::UnitLevel;

Levels levels_of(std::span<const std::string> units, const Inputs& in) {
  std::map<UnitLevel, std::size_t> counts;
  for (const std::string& unit : units) {
    if (!unit.empty()) ++counts[facts::level_of(in.shards, unit)];
  }
  Levels out;
  for (const auto& [level, count] : counts) out.found.push_back({level, count});
  sort_stably(out.found, [](const Levels::Found& a, const Levels::Found& b) {
    const bool a_unknown = a.level == UnitLevel::unknown, b_unknown = b.level == UnitLevel::unknown;
    return a_unknown != b_unknown ? b_unknown : a.units > b.units;
  });
  if (const auto unknown = counts.find(UnitLevel::unknown); unknown != counts.end()) out.unknown = unknown->second;
  if (!out.found.empty()) out.chosen = out.found.front().level;
  if (in.workspace->level != UnitLevel::unknown && counts.contains(in.workspace->level)) out.chosen = in.workspace->level;
  return out;
}

std::string level_label(UnitLevel level, const Strings& say) {
  return say(level == UnitLevel::unknown ? "unit_level.unknown" : "unit_level." + std::string(state::level_id(level)));
}

std::vector<Link> level_choices(const Levels& levels, const Strings& say) {
  std::vector<Link> out;
  for (const Levels::Found& each : levels.found) {
    if (each.level == UnitLevel::unknown) continue;
    out.push_back({.action = "level:" + std::string(state::level_id(each.level)),
                   .label = say("unit_level.count", {level_label(each.level, say), say.count(static_cast<std::int64_t>(each.units))}),
                   .current = each.level == levels.chosen});
  }
  if (out.size() < 2) out.clear();
  return out;
}

}  // namespace xanh::view
