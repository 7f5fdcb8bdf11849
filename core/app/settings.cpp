#include "app/settings.h"

#include <algorithm>

#include "text/fold.h"

namespace xanh::app {
namespace {

/// Behind white space.
void skip_blanks(std::string_view& text) { text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size())); }

bool take(std::string_view& text, std::string_view what) {
  skip_blanks(text);
  if (!text.starts_with(what)) return false;
  text.remove_prefix(what.size());
  return true;
}

}  // namespace

bool looks_like_settings(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return take(text, "{") && take(text, "\"xanh\"") && take(text, ":") && take(text, "\"settings\"");
}

void merge_settings(Settings& into, Settings from) {
  for (Profile& profile : from.profiles) keep_profile(into.profiles, std::move(profile));
  for (intake::UnitAlias& alias : from.aliases) {
    const std::string key = text::fold_key(alias.text);
    std::erase_if(into.aliases, [&](const intake::UnitAlias& old) { return text::fold_key(old.text) == key; });
    into.aliases.push_back(std::move(alias));
  }
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
  into.targets->near_basis = std::move(from.targets->near_basis);
  for (metric::Target& target : from.targets->targets) {
    std::erase_if(into.targets->targets, [&](const metric::Target& old) {
      return old.year == target.year && old.holder == target.holder && old.metric == target.metric;
    });
    into.targets->targets.push_back(std::move(target));
  }
}

}  // namespace xanh::app
