// Administrative units: which one a cell names, under whatever spelling (domain.md 4, 5.4).
#ifndef XANH_INTAKE_UNITS_H_
#define XANH_INTAKE_UNITS_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/result.h"
#include "facts/unit_level.h"
#include "text/date.h"

namespace xanh::intake {

/// units.json (provinces, communes, former districts) and agencies.json (departments, ministries,
/// kinds and their short forms) as plain data.
struct UnitRules {
  struct Kind {
    std::string name;                 ///< "Xa" with its marks, as full names begin
    std::vector<std::string> shorts;  ///< "TP", "Q"
    facts::UnitLevel level = facts::UnitLevel::unknown;
    bool of_province = false;         ///< provinces are called so too
  };
  struct Place {
    std::string code;       ///< of the statistics office: 5 digits a commune, 3 a district
    std::string full_name;
    std::string name;       ///< without the kind
    std::uint8_t kind = 0;  ///< into kinds
    std::int16_t province = -1, former = -1;  ///< of a district both, of a commune the former
  };
  struct Province {
    std::string gso, h, name, full_name;
    std::vector<std::int16_t> former;     ///< into former_provinces
    std::vector<std::string> absorbed_h;  ///< of its other former provinces, in their order; unverified
  };
  struct FormerProvince {
    std::string gso, name, full_name;
    std::int16_t now = -1;                ///< into provinces
  };
  struct Agency {
    std::string name;
    std::vector<std::string> aliases, codes;
    facts::UnitLevel level = facts::UnitLevel::department;
    text::Day until = 0;    ///< its last day; 0: still there
  };
  text::Day two_tier_day = 0;  ///< the first day without districts
  std::vector<Kind> kinds;
  std::vector<std::string> wrappers;  ///< what stands for the place itself: "UBND", "Bo phan Mot cua"
  std::vector<std::pair<std::string, std::string>> province_aliases;  ///< and the name meant
  std::vector<std::string> new_cities;  ///< provinces that the data still call "Tinh"
  std::vector<Agency> agencies;
  std::vector<Province> provinces;
  std::vector<FormerProvince> former_provinces;
  std::vector<Place> communes, districts;

  /// Errors: rules_invalid (args: file name, JSON pointer, reason).
  [[nodiscard]] static Result<UnitRules> parse(std::string_view units_json, std::string_view agencies_json);
};

/// A province, and the former one where an absorbed one is meant. Indices into UnitRules.
struct ProvinceRef {
  std::int16_t province = -1;
  std::int16_t former = -1;  ///< -1: the province itself, or its namesake before the merger
  [[nodiscard]] bool known() const { return province >= 0; }
  friend bool operator==(const ProvinceRef&, const ProvinceRef&) = default;
};

/// What is known of the list in which a cell stands.
struct UnitContext {
  ProvinceRef place;
  /// The list goes up to this day: if that is before the two-tier day, it knows districts only. A
  /// later one says nothing, since lists reach back. 0: unknown.
  text::Day last_day = 0;
};

struct UnitMatch {
  enum class How : std::uint8_t {
    code,        ///< a code of domain.md 5.4 or of the statistics office
    full_name,   ///< kind and name
    bare_name,   ///< the name alone, and only one unit of the province bears it
    agency,      ///< a department or ministry
    alias,       ///< the user said which
    part,        ///< an office of a recognised commune or district
    ambiguous,   ///< several units could be meant: the name is the cell's own
    none,        ///< not recognised: the name is the cell's own
  };
  How how = How::none;
  double confidence = 0;     ///< 0-1
  std::string name = {};     ///< one spelling for all of one unit's
  facts::UnitLevel level = facts::UnitLevel::unknown;  ///< also of unrecognised ones, by their kind
  std::string code = {};     ///< of a commune or district; as written of a unit known by code only
  ProvinceRef province = {};
  bool former = false;       ///< of the time before 2025-07-01 (departments: 2025-03-01)
  [[nodiscard]] bool recognised() const { return how != How::ambiguous && how != How::none; }
};

/// The user's word on what a spelling means.
struct UnitAlias {
  std::string text;  ///< as cells write it
  std::string unit;  ///< the official name, as UnitMatch::name
  friend bool operator==(const UnitAlias&, const UnitAlias&) = default;
};

/// Threads may share it. The index proper is made when it is first asked, not at the start of the
/// program.
class UnitIndex {
 public:
  explicit UnitIndex(UnitRules rules);

  /// Never by the letters without marks: ten pairs of communes would meet (domain.md fact 9).
  /// Where the unit's province is not the context's and others bear the name, the name says which.
  [[nodiscard]] UnitMatch match(std::string_view cell, const UnitContext& context) const;

  /// Takes the place of the aliases before. A cell that is one of them, up to case and blanks, is
  /// what its unit is; a unit that is not known stands under the name given. Not while another
  /// thread matches.
  void set_aliases(std::span<const UnitAlias> aliases);
  /// Those set, as keys that mean the same.
  [[nodiscard]] std::vector<UnitAlias> aliases() const;
  /// Official names of the province (its name, as province_name gives it; "": of all) that are
  /// written most like `cell`, marks aside, the likest first; none that share little with it.
  [[nodiscard]] std::vector<std::string> closest(std::string_view cell, std::string_view province, std::size_t most) const;

  /// Official names of the communes of a province (as province_name gives it), as UnitMatch::name;
  /// empty for a name that is none.
  [[nodiscard]] std::vector<std::string> communes_of(std::string_view province) const;

  /// Of a unit's code: "H38", "H38.12", "000.00.12.H38".
  [[nodiscard]] ProvinceRef province_of_code(std::string_view code) const;
  /// The one province that a title or a file's name speaks of ("tinh Lao Cai", also without
  /// marks). `bare`: its name without the kind will do. Unknown when there are several.
  [[nodiscard]] ProvinceRef province_in(std::string_view text, bool bare) const;
  /// The province that the cells themselves name ("... - tinh Phu Tho").
  [[nodiscard]] ProvinceRef province_stated(std::string_view cell) const;
  /// The province in which most of these communes and districts lie; unknown unless it has two of
  /// them, two thirds of those known anywhere, and more than any other.
  [[nodiscard]] ProvinceRef province_of_most(std::span<const std::string> cells) const;
  /// "" when unknown.
  [[nodiscard]] std::string_view province_name(ProvinceRef ref) const;

  struct Impl;

 private:
  struct Lazy;
  using Aliases = std::unordered_map<std::string, std::string>;
  [[nodiscard]] const Impl& impl() const;
  /// The unit that is meant by `cell`; null without an alias for it.
  [[nodiscard]] const std::string* alias_of(std::string_view cell) const;
  std::shared_ptr<Lazy> lazy_;
  std::shared_ptr<const Aliases> aliases_;  ///< by fold key of the text; null: none
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_UNITS_H_
