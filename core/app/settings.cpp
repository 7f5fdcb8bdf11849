#include "app/settings.h"

#include <algorithm>

#include "text/fold.h"

namespace xanh::app {

void merge_settings(Settings& into, Settings from) {
  for (Profile& profile : from.profiles) keep_profile(into.profiles, std::move(profile));
  for (intake::UnitAlias& alias : from.aliases) {
    const std::string key = text::fold_key(alias.text);
    std::erase_if(into.aliases, [&](const intake::UnitAlias& old) { return text::fold_key(old.text) == key; });
    into.aliases.push_back(std::move(alias));
  }
  if (!from.owner.empty()) into.owner = std::move(from.owner);
  if (from.day != 0) into.day = from.day;
  if (!from.procedures.empty()) {
    into.procedures = std::move(from.procedures);
    into.catalogue_name = std::move(from.catalogue_name);
  }
  if (!from.targets) return;
  for (metric::Target& target : from.targets->targets) target.by_user = true;
  if (!into.targets) {
    into.targets = std::move(from.targets);
    return;
  }
  metric::TargetRules& to = *into.targets;
  to.near_basis = std::move(from.targets->near_basis);
  for (metric::Target& target : from.targets->targets) {
    std::erase_if(to.targets, [&](const metric::Target& old) {
      return old.year == target.year && old.holder == target.holder && old.metric == target.metric && old.aside == target.aside && (!old.aside || old.value == target.value);
    });
    to.targets.push_back(std::move(target));
  }
  for (metric::Quotation& quoted : from.targets->quotations) {
    std::erase_if(to.quotations, [&](const metric::Quotation& old) {
      return old.day == quoted.day && old.holder == quoted.holder && old.metric == quoted.metric;
    });
    to.quotations.push_back(std::move(quoted));
  }
  for (metric::Band& band : from.targets->bands) {
    std::erase_if(to.bands, [&](const metric::Band& old) { return old.id == band.id; });
    to.bands.push_back(std::move(band));
  }
  for (metric::Goal& goal : from.targets->goals) {
    std::erase_if(to.goals, [&](const metric::Goal& old) { return old.years == goal.years && old.goal.vi == goal.goal.vi && old.holder.vi == goal.holder.vi; });
    to.goals.push_back(std::move(goal));
  }
}

}  // namespace xanh::app
