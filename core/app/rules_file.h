// Rules that a user brings as a file, which says what it is in its first bytes: {"xanh": "metrics", ...}. Schema of
// each: public/rules/README.md.
#ifndef XANH_APP_RULES_FILE_H_
#define XANH_APP_RULES_FILE_H_

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "app/rules.h"
#include "base/result.h"

namespace xanh::app {

/// Kinds of rules that take the place of those built in, or are added to them; targets are the user's and are
/// kept with the settings.
inline constexpr std::array<std::string_view, 7> kRulesKinds = {"metrics", "columns", "forms", "units", "agencies", "index766", "holidays"};
[[nodiscard]] inline bool is_rules_kind(std::string_view kind) { return std::ranges::find(kRulesKinds, kind) != kRulesKinds.end(); }

/// What a file that begins {"xanh": "KIND" says it is; 256 first bytes are enough. White space and a BOM are
/// passed over. "" for any other file.
[[nodiscard]] std::string kind_of_file(std::string_view beginning);

struct TakenRules {
  std::size_t added = 0, replaced = 0;  ///< metrics and options by their ids; of other kinds zeros
  bool read_again = false;              ///< loaded files would now be understood otherwise
};

/// `text` is the whole file. "metrics": a metric or option of a known id takes the place of that one, others are
/// added behind; all other kinds take the place of the rules there are. Errors: rules_invalid (args: `name`, JSON
/// pointer, reason), also where targets or the 766 index no longer fit; `rules` is then unchanged.
/// REQUIRES: is_rules_kind(kind).
[[nodiscard]] Result<TakenRules> take_rules(Rules& rules, std::string_view kind, std::string_view text, const std::string& name);

/// Is the file of a newer version than this program writes? Such a file is refused before anything else is looked at: it may
/// hold what only a newer program knows. Errors: rules_invalid with the reason newer_version. REQUIRES: kind is "targets" or a kind of rules.
[[nodiscard]] Result<void> check_version(std::string_view kind, std::string_view text, const std::string& name);

/// Puts the built-in rules of a kind back. Errors: as take_rules, with the kind for a name.
[[nodiscard]] Result<TakenRules> restore_rules(Rules& rules, std::string_view kind);

}  // namespace xanh::app

#endif  // XANH_APP_RULES_FILE_H_
