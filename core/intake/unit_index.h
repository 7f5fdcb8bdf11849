// UnitRules in the form in which matching uses them. Inside this room only.
#ifndef XANH_INTAKE_UNIT_INDEX_H_
#define XANH_INTAKE_UNIT_INDEX_H_

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "intake/units.h"

namespace xanh::intake {

/// A word of a cell. Dashes, commas and brackets stand between words and are noted.
struct UnitWord {
  std::string shown;    ///< as written
  std::string key;      ///< fold key without apostrophes: "H'Leo" and "HLeo" are one
  bool apart = false;   ///< behind a dash, comma or bracket
};
using UnitWords = std::vector<UnitWord>;

[[nodiscard]] UnitWords split_unit(std::string_view cell);
/// Keys of the words [first, last) with blanks between.
[[nodiscard]] std::string join_keys(const UnitWords& words, std::size_t first, std::size_t last);

struct UnitIndex::Impl {
  // A commune or district under the key of its name; one list, so that a name finds both.
  struct Entry {
    std::string name;
    std::uint8_t kind = 0;
    bool district = false;
    std::uint32_t index = 0;
  };
  struct KindKey {
    std::uint8_t kind = 0;
    bool letter = false;  ///< a single letter: too little in the middle of a cell
  };

  explicit Impl(UnitRules given);

  UnitRules rules;
  std::vector<Entry> entries;  ///< by name
  std::unordered_map<std::string, KindKey> kinds;
  std::vector<std::string> kind_keys;  ///< by kind
  std::unordered_set<std::string> wrappers;
  std::unordered_map<std::string, std::size_t> agencies;       ///< by key of name or alias
  std::unordered_map<std::string, std::size_t> agency_codes;
  std::unordered_map<std::string, ProvinceRef> province_names, bare_province_names, province_codes;
  std::unordered_map<std::string, std::uint32_t> communes_by_code;
  std::string department_word;  ///< with which most departments begin
  std::size_t longest_wrapper = 0, longest_kind = 0, longest_province = 0;  ///< in words

  [[nodiscard]] std::span<const Entry> named(const std::string& name) const;
  [[nodiscard]] const UnitRules::Place& place(const Entry& entry) const {
    return entry.district ? rules.districts[entry.index] : rules.communes[entry.index];
  }
  [[nodiscard]] std::string_view province_name(ProvinceRef ref) const;
  [[nodiscard]] std::string_view province_full_name(ProvinceRef ref) const;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_UNIT_INDEX_H_
