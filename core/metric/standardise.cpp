#include "metric/standardise.h"

#include <cstdint>

namespace xanh::metric {

std::map<std::string, Standardised, std::less<>> standardise(std::span<const UnitProcedure> parts) {
  std::map<std::string, std::map<std::string, Ratio>> units;
  std::map<std::string, std::int64_t> mix;
  std::int64_t all = 0;
  for (const UnitProcedure& part : parts) {
    if (part.procedure.empty() || part.ratio.denominator == 0) continue;
    Ratio& sum = units[part.unit][part.procedure];
    sum.numerator += part.ratio.numerator;
    sum.denominator += part.ratio.denominator;
    mix[part.procedure] += part.ratio.denominator;
    all += part.ratio.denominator;
  }
  std::map<std::string, Standardised, std::less<>> out;
  for (const auto& [unit, procedures] : units) {
    double weights = 0, weighted = 0;
    for (const auto& [procedure, ratio] : procedures) {
      const double weight = static_cast<double>(mix[procedure]) / static_cast<double>(all);
      weights += weight;
      weighted += weight * static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
    }
    Standardised& one = out[unit];
    one.covered = weights;
    one.procedures = procedures.size();
    if (weights >= kLeastCovered) one.rate = weighted / weights;
  }
  return out;
}

}  // namespace xanh::metric
