// What a number counts, of dossiers and of aggregate forms alike (domain.md 2, 2.4).
#ifndef XANH_FACTS_BASE_H_
#define XANH_FACTS_BASE_H_

#include <cstddef>
#include <cstdint>

namespace xanh::facts {

/// Which dossiers a measure counts, and on which day it counts them.
enum class Base : std::uint8_t {
  received,        ///< R: received in the period
  finished,        ///< D: finished in the period
  carried_over,    ///< C: received before the period, not finished before it
  handled,         ///< C + R
  pending,         ///< P: received by the period's end and not finished by then
  pending_in_time, ///< Pt: pending, due day on or after the period's end, or no due day
  pending_overdue, ///< Pq: pending, due day before the period's end
  pending_due_soon,  ///< pending, due on the period's end or within the days asked for behind it
  // Of forms only: no dossier is counted under them (domain.md 2.5).
  petitions,          ///< petitions on procedures received in the period
  petitions_in_time,  ///< of them, answered within 15 working days
  ratings,            ///< ratings by citizens in the period
  ratings_satisfied,  ///< of them, satisfied or very satisfied
};

inline constexpr std::size_t kBases = 12;

}  // namespace xanh::facts

#endif  // XANH_FACTS_BASE_H_
