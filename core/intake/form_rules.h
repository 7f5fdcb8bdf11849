// forms.json in the form in which reading uses it. Inside this room only.
#ifndef XANH_INTAKE_FORM_RULES_H_
#define XANH_INTAKE_FORM_RULES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "facts/statement.h"
#include "intake/intake.h"

namespace xanh::intake {

/// Values by property as bits over its enum; 0: nothing is said of it.
using Where = std::array<std::uint8_t, facts::kProperties>;

/// What words of a header say.
struct FormTerm {
  struct Effect {
    std::optional<facts::Base> base = {};
    Where where = {};
  };
  Effect effect;
  std::vector<std::pair<facts::Base, Effect>> under;  ///< instead, where a base is known already
  bool total = false, in_period = false, rate = false, ignore = false, part = false, filler = false;
  std::string score = {};
  /// What it says where `base` is known; the pending bases follow what is said for `pending`.
  [[nodiscard]] const Effect& under_base(std::optional<facts::Base> base) const;
};

/// One text of a header or of a label, as terms in their order.
struct FormReading {
  std::vector<std::uint32_t> terms;  ///< into Impl::terms, fillers left out
  std::size_t words = 0;
  std::size_t unknown = 0;  ///< words that are no term
  bool rate = false, ignore = false, total = false;
  [[nodiscard]] bool understood() const { return words > 0 && unknown == 0; }
};

/// What a column says once its levels are folded together, top first.
struct FormMeaning {
  std::optional<facts::Base> base = {};
  Where where = {};
  bool total = false, in_period = false, rate = false, ignore = false;
  bool part = false;  ///< its lowest level says only that it is a part of what the level above says
  bool plain_base = false;  ///< a word says the base and nothing else: "da giai quyet"
  std::string score = {};
  std::size_t said = 0;  ///< terms
  /// The shape; a base that no word gave is `received`.
  [[nodiscard]] facts::StatementShape shape() const;
};

struct FormRules::Impl {
  struct Label {
    Role role = Role::none;  ///< none: a row number
    std::uint32_t order = 0;
  };
  std::vector<FormTerm> terms;
  std::unordered_map<std::string, std::uint32_t> phrases;  ///< words with one blank between them
  std::size_t longest_phrase = 1;                          ///< words
  std::vector<std::string> cut, per;                       ///< " bao gom "
  std::unordered_map<std::string, Label> labels;

  /// Long texts are no headers: of more than a few hundred bytes nothing is understood.
  [[nodiscard]] FormReading read(std::string_view text) const;
  [[nodiscard]] const Label* label(std::string_view text) const;
  /// Adds a lower level.
  void fold(FormMeaning& meaning, const FormReading& level) const;
  /// What the label of a row says of all its numbers ("DVC truc tuyen toan trinh"); nullopt when it
  /// is anything else than values of properties.
  [[nodiscard]] std::optional<Where> narrowing(std::string_view text) const;
};

/// Words as phrases and headers have them in common: receivedCount -> "received count".
[[nodiscard]] std::string form_key(std::string_view text);

/// The values of `where` as an extent. All values that a property can have are "any".
[[nodiscard]] facts::Extent extent_of(const Where& where);
/// All known values of a property, as bits.
[[nodiscard]] std::uint8_t all_values(facts::Property property);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_RULES_H_
