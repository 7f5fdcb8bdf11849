// The user's word on how a file is read, and the actions that change it.
#ifndef XANH_APP_DECISIONS_H_
#define XANH_APP_DECISIONS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "intake/import_log.h"
#include "intake/intake.h"

namespace xanh::app {

/// What is not decided is left to the program.
struct Decisions {
  std::vector<intake::RoleChoice> roles = {};
  std::optional<std::string> sheet = {};
  source::TextChoice text = {};
  intake::GivenChoices givens = {};
  [[nodiscard]] bool empty() const { return *this == Decisions{}; }
  friend bool operator==(const Decisions&, const Decisions&) = default;
};

/// A role for a column (0-based) of `sheet`, or none: what the program finds itself. A role has
/// one column: an earlier choice of the same role for another one lapses.
void decide_role(Decisions& decisions, const std::string& sheet, std::uint32_t column, std::optional<intake::Role> role);

/// Applies one part of an action: "COLUMN=ROLE" of `role`, "=NAME" of `sheet`, "WHAT=TEXT" of
/// `text` and `given` (app.h). `log` tells of the file as it stands. Errors: unknown_name (args: kind, the
/// text, what is known), period_reversed; `decisions` are then unchanged.
[[nodiscard]] Result<void> decide(Decisions& decisions, std::string_view verb, std::string_view what,
                                  const intake::ImportLog& log);

/// One of the values of `given` as text, as decide() takes them; a file need not be read yet.
/// `what` is header (a row, 1-based), unit, channel, period or as_of; empty text: back to the file's own.
[[nodiscard]] Result<void> decide_given(intake::GivenChoices& givens, std::string_view what, std::string_view text);

/// Machine names of separators: "comma", "semicolon", "tab"; nullopt for another.
[[nodiscard]] std::optional<std::string_view> separator_id(char separator);
[[nodiscard]] std::optional<char> separator_from_id(std::string_view id);

}  // namespace xanh::app

#endif  // XANH_APP_DECISIONS_H_
