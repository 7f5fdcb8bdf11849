// The place of each among its peers.
#ifndef XANH_METRIC_RANK_H_
#define XANH_METRIC_RANK_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "metric/decompose.h"

namespace xanh::metric {

/// Places from 1, the best rate first; equal rates share the better place and the next ones are left
/// out ("1224"). Rates are compared exactly, as fractions. nullopt for a denominator below `least`, or
/// none. REQUIRES: counts below 2^31, so that their products hold.
[[nodiscard]] std::vector<std::optional<std::size_t>> competition_ranks(std::span<const Ratio> rates, std::int64_t least,
                                                                        bool higher_is_better);

}  // namespace xanh::metric

#endif  // XANH_METRIC_RANK_H_
