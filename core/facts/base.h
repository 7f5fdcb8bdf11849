// What a number counts, of dossiers and of aggregate forms alike (domain.md 2, 2.4).
#ifndef XANH_FACTS_BASE_H_
#define XANH_FACTS_BASE_H_

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
};

}  // namespace xanh::facts

#endif  // XANH_FACTS_BASE_H_
