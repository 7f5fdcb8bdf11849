#include "app/profiles.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/sort.h"
#include "text/fold.h"

namespace xanh::app {

Fingerprint fingerprint_of(const intake::ImportLog& log) {
  Fingerprint out{.headers = {}, .grain = log.grain};
  for (const intake::ColumnDecision& column : log.columns) {
    if (std::string key = text::fold_key(column.header); !key.empty()) out.headers.push_back(std::move(key));
  }
  sort_stably(out.headers);
  return out;
}

Profile make_profile(Fingerprint file, const intake::ImportLog& log, const Decisions& decisions) {
  Profile out{.file = std::move(file), .sheet = decisions.sheet, .text = decisions.text, .columns = {}, .unit = decisions.givens.unit, .channel = decisions.givens.channel};
  std::map<std::string, std::uint32_t> met;
  for (const intake::ColumnDecision& column : log.columns) {
    const std::uint32_t occurrence = ++met[text::fold_key(column.header)];
    for (const intake::RoleChoice& choice : decisions.roles) {
      if (choice.sheet == log.sheet && choice.column == column.column) out.columns.push_back({column.header, occurrence, choice.role});
    }
  }
  return out;
}

Decisions decisions_of(const Profile& profile, const intake::ImportLog& log) {
  Decisions out{.roles = {}, .sheet = profile.sheet, .text = profile.text, .givens = {.unit = profile.unit, .channel = profile.channel}};
  std::map<std::pair<std::string, std::uint32_t>, intake::Role> roles;
  for (const Profile::Column& column : profile.columns) roles[{text::fold_key(column.header), column.occurrence}] = column.role;
  std::map<std::string, std::uint32_t> met;
  for (const intake::ColumnDecision& column : log.columns) {
    const std::string key = text::fold_key(column.header);
    const auto found = roles.find({key, ++met[key]});
    if (found != roles.end()) out.roles.push_back({log.sheet, column.column, found->second});
  }
  return out;
}

const Profile* find_profile(const std::vector<Profile>& profiles, const Fingerprint& file) {
  const auto found = std::ranges::find(profiles, file, &Profile::file);
  return found == profiles.end() ? nullptr : &*found;
}

void keep_profile(std::vector<Profile>& profiles, Profile profile) {
  const auto same = std::ranges::find(profiles, profile.file, &Profile::file);
  if (same == profiles.end()) profiles.push_back(std::move(profile));
  else *same = std::move(profile);
}

}  // namespace xanh::app
