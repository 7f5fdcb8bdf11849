// The reform of 1 July 2025: provinces merged, districts ended, communes were formed anew and took over
// what districts did (domain.md 4).
#ifndef XANH_FACTS_REFORM_H_
#define XANH_FACTS_REFORM_H_

#include "facts/unit_level.h"
#include "text/date.h"

namespace xanh::facts {

/// The first day with two tiers, province and commune.
[[nodiscard]] inline text::Day two_tiers() { return text::day_from_civil(2025, 7, 1); }

/// Whether units of `level` worked on a day of first..last: districts until 30 June 2025, communes as they
/// are now since 1 July. Others always.
[[nodiscard]] inline bool existed(UnitLevel level, text::Day first, text::Day last) {
  if (level == UnitLevel::district) return first < two_tiers();
  if (level == UnitLevel::commune) return last >= two_tiers();
  return true;
}

}  // namespace xanh::facts

#endif  // XANH_FACTS_REFORM_H_
