// The questions that definitions leave open, and the definitions that their answers make.
#ifndef XANH_METRIC_OPTIONS_H_
#define XANH_METRIC_OPTIONS_H_

#include <span>
#include <vector>

#include "metric/rules.h"
#include "metric/rules_reader.h"

namespace xanh::metric {

/// "options" of metrics.json. Errors are noted at their place: a repeated id, a family that no metric
/// is of, fewer than two choices, a first choice that changes something, another that changes nothing.
[[nodiscard]] std::vector<Option> read_options(const Node& node, std::span<const Metric> metrics);

/// Every metric under every combination of choices but the plain one. The conditions on the
/// denominator hold for the numerator as well, so that it stays a part of it; levers are
/// measures of the denominator. A choice of a base that the metric does not count is left out.
[[nodiscard]] std::vector<Metric> make_variants(std::span<const Metric> metrics, std::span<const Option> options);

/// Both hold: the product of two disjunctive forms.
[[nodiscard]] query::Condition both(const query::Condition& a, const query::Condition& b);

}  // namespace xanh::metric

#endif  // XANH_METRIC_OPTIONS_H_
