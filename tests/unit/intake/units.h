// The units that the program ships.
#ifndef XANH_TESTS_UNITS_H_
#define XANH_TESTS_UNITS_H_

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "intake/units.h"

namespace xanh::intake {

inline std::string rules_file(const std::string& name) {
  std::ifstream file(std::string(XANH_RULES) + "/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

inline const UnitRules& shipped_unit_rules() {
  static const UnitRules rules = [] {
    auto parsed = UnitRules::parse(rules_file("units.json"), rules_file("agencies.json"));
    if (!parsed) {
      ADD_FAILURE() << parsed.error().args[0] << " at " << parsed.error().args[1] << ": " << parsed.error().args[2];
      std::abort();
    }
    return std::move(*parsed);
  }();
  return rules;
}

inline const UnitIndex& shipped_units() {
  static const UnitIndex index(shipped_unit_rules());
  return index;
}

/// In the list of a province given by its H code ("" for none), that goes up to a day (0: unknown).
inline UnitMatch match(const std::string& cell, const std::string& h = "", text::Day last_day = 0) {
  return shipped_units().match(cell, {h.empty() ? ProvinceRef{} : shipped_units().province_of_code(h), last_day});
}

}  // namespace xanh::intake

#endif  // XANH_TESTS_UNITS_H_
