// Why a rate changed: split exactly into what happened inside the groups and what their weights did
// (domain.md 2.7, "Change decomposition").
#ifndef XANH_METRIC_DECOMPOSE_H_
#define XANH_METRIC_DECOMPOSE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace xanh::metric {

/// A ratio of counts. REQUIRES: 0 <= numerator, 0 <= denominator.
struct Ratio {
  std::int64_t numerator = 0, denominator = 0;
};

/// REQUIRES: denominator > 0.
[[nodiscard]] inline double rate_of(const Ratio& ratio) {
  return static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
}

/// One group's part in the change of the whole, in shares (0.01 = one percentage point).
struct GroupChange {
  std::string key;
  Ratio before, after;
  double rate_effect = 0;  ///< mean weight x change of its rate; 0 for one that is new or gone
  double mix_effect = 0;   ///< (mean rate - mean of both totals) x change of its weight
  [[nodiscard]] double effect() const { return rate_effect + mix_effect; }
  [[nodiscard]] bool appeared() const { return before.denominator == 0 && after.denominator > 0; }
  [[nodiscard]] bool gone() const { return before.denominator > 0 && after.denominator == 0; }
};

struct Decomposition {
  double before = 0, after = 0;             ///< total rates
  double rate_effect = 0, mix_effect = 0;   ///< sums over groups in both periods
  double appeared = 0, gone = 0;            ///< mix effects of groups in one period only
  std::vector<GroupChange> groups;          ///< the largest effect first, whatever its sign
};

/// rate_effect + mix_effect + appeared + gone = after - before, but for rounding of doubles: with
/// w the share of a group in the denominators and r its rate, w2 r2 - w1 r1 = mean(w) (r2 - r1) +
/// mean(r) (w2 - w1); the weights' changes sum to zero, so that any rate may be taken off mean(r):
/// the mean of both totals, so that a group's mix effect tells whether it pulls up or down. A group
/// that is in one period only keeps its rate in the other. nullopt when either total is empty.
[[nodiscard]] std::optional<Decomposition> decompose(const std::map<std::string, Ratio>& before,
                                                     const std::map<std::string, Ratio>& after);

/// Parts rounded to multiples of `unit` that add up to their rounded sum (largest remainders; of equals the
/// first), so that a sentence that names them all adds up. REQUIRES: unit > 0, finite parts.
[[nodiscard]] std::vector<double> rounded_parts(std::span<const double> parts, double unit);

}  // namespace xanh::metric

#endif  // XANH_METRIC_DECOMPOSE_H_
