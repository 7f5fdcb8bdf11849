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

/// Counted on a day of the period, so that months add up; the others are stocks, or (handled) hold one.
[[nodiscard]] constexpr bool is_flow(Base base) {
  switch (base) {
    case Base::received:
    case Base::finished:
    case Base::petitions:
    case Base::petitions_in_time:
    case Base::ratings:
    case Base::ratings_satisfied: return true;
    default: return false;
  }
}
/// Taken at the end of a period.
[[nodiscard]] constexpr bool is_pending(Base base) {
  return base == Base::pending || base == Base::pending_in_time || base == Base::pending_overdue || base == Base::pending_due_soon;
}

}  // namespace xanh::facts

#endif  // XANH_FACTS_BASE_H_
