// Which levels of unit occur, and which of them is looked at: departments and communes are never set in
// one rank. Inside this room only.
#ifndef XANH_VIEW_LEVELS_H_
#define XANH_VIEW_LEVELS_H_

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "facts/unit_level.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

struct Levels {
  struct Found {
    facts::UnitLevel level = facts::UnitLevel::unknown;
    std::size_t units = 0;
  };
  std::vector<Found> found;      ///< the most units first, those of unknown level last
  /// The workspace's level where it occurs, else the most frequent known one; unknown when no level is known.
  facts::UnitLevel chosen = facts::UnitLevel::unknown;
  std::size_t unknown = 0;       ///< units whose level cannot be told
};

/// Of units by their names; "" (not given) is none.
[[nodiscard]] Levels levels_of(std::span<const std::string> units, const Inputs& in);

/// "Cấp xã".
[[nodiscard]] std::string level_label(facts::UnitLevel level, const Strings& say);

/// Choices "Cấp xã (99)" for the known levels; nothing where there is no choice.
[[nodiscard]] std::vector<Link> level_choices(const Levels& levels, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_LEVELS_H_
