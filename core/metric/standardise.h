// Rates at one mix of procedures, so that a unit is not judged by what people happen to ask of it
// (domain.md 7.3: "raw rates punish rural mixes").
#ifndef XANH_METRIC_STANDARDISE_H_
#define XANH_METRIC_STANDARDISE_H_

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "metric/decompose.h"

namespace xanh::metric {

/// What one unit did of one procedure.
struct UnitProcedure {
  std::string unit, procedure;
  Ratio ratio;
};

/// A unit is measured at no less than this share of the mix.
inline constexpr double kLeastCovered = 0.5;

struct Standardised {
  std::optional<double> rate;   ///< share 0-1; nullopt where `covered` is below kLeastCovered
  double covered = 0;           ///< share of the mix that the unit's procedures make up, 0-1
  std::size_t procedures = 0;   ///< that the unit has dossiers of
};

/// Direct standardisation (Fleiss, Levin and Paik 2003, "Statistical Methods for Rates and Proportions", ch. 19): the
/// standard is the mix of all `parts` together, w_p = M_p / M; the rate of unit u is the sum of w_p N_up / M_up over
/// the procedures that it has dossiers of, divided by the sum of their w_p. A unit with the rates of
/// the whole in every procedure has, so standardised, the whole's rate, whatever its own mix. By unit;
/// a procedure without a name is none and is left out. Pairs may be repeated: they add up.
[[nodiscard]] std::map<std::string, Standardised, std::less<>> standardise(std::span<const UnitProcedure> parts);

}  // namespace xanh::metric

#endif  // XANH_METRIC_STANDARDISE_H_
