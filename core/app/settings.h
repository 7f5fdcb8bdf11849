// The province settings file: what was taught to the program, and no dossier. One JSON object:
//   {"xanh": "settings", "version": 1, "owner": "tỉnh Lào Cai", "day": "2026-11-28",
//    "profiles": [{"headers": [...], "grain": "dossiers", "sheet": "...", "encoding": "TCVN3", "separator": "semicolon", "unit": "...", "channel": "online",
//                  "columns": [{"header": "...", "occurrence": 1, "role": "unit"}]}],
//    "unit_aliases": [{"text": "...", "unit": "..."}],
//    "catalogue": {"name": "...", "procedures": [{"code": "1.000001", "name": "...", "field": "...",
//                  "level": "full", "eligible": true, "integrated": true, "has_fee": false}]},
//    "targets": {as public/rules/targets.json}}
// Every part may be left out; what is not known of a procedure is left out of it. Owner and day are of version 2: a file
// without them is written as version 1, so that older programs take it.
#ifndef XANH_APP_SETTINGS_H_
#define XANH_APP_SETTINGS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/profiles.h"
#include "intake/catalogue.h"
#include "intake/units.h"
#include "metric/rules.h"
#include "text/date.h"

namespace xanh::app {

struct Settings {
  std::string owner = {};                           ///< whose they are, for those who get them; "" not told
  text::Day day = 0;                                ///< on which they were handed out; 0: not told
  std::vector<Profile> profiles = {};
  std::vector<intake::UnitAlias> aliases = {};
  std::string catalogue_name = {};                  ///< of the file it was read from
  std::vector<intake::Procedure> procedures = {};   ///< none: no catalogue
  std::optional<metric::TargetRules> targets = {};  ///< the user's, over those built in
};

/// Largest file that is taken for settings or rules. They say what they are in their first bytes (rules_file.h).
inline constexpr std::uint64_t kMostSettingsBytes = std::uint64_t{64} << 20U;

/// `name` is the file's. Errors: rules_invalid (args: name, JSON pointer, reason).
[[nodiscard]] Result<Settings> parse_settings(std::string_view json, std::string_view name);

[[nodiscard]] std::string settings_json(const Settings& settings);

/// What `from` says goes before what `into` said: the same profile, alias, target (year, holder, metric), quotation,
/// band and goal is replaced, a catalogue as a whole.
void merge_settings(Settings& into, Settings from);

}  // namespace xanh::app

#endif  // XANH_APP_SETTINGS_H_
