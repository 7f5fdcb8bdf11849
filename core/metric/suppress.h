// Keeping back what tells too much of few people, for tables that are shared.
#ifndef XANH_METRIC_SUPPRESS_H_
#define XANH_METRIC_SUPPRESS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "metric/figure.h"

namespace xanh::metric {

/// Tells too much by itself: 1 to below - 1. Zero tells of nobody.
[[nodiscard]] constexpr bool is_told_of_few(std::int64_t count, int below) { return count > 0 && count < below; }

/// Indices of cells whose sum stands in the table, too.
using SumLine = std::vector<std::size_t>;

/// Secondary suppression: a cell that is the only hidden one of a line could be had by subtraction, so the next smallest
/// cell of the line that is not zero is hidden as well, until no line has a single hidden cell. Equals: the first.
/// A line of which all others are zero is its own sum: whoever shows that hides it by the same rule.
/// REQUIRES: as many of `hidden` as of `counts`; `lines` index them.
void hide_besides(std::span<const std::int64_t> counts, std::span<const SumLine> lines, std::vector<bool>& hidden);

/// Keeps back the figures of a table (Figure::withheld) whose numerator, denominator or remainder is told of few, and
/// those beside them that the totals would give away; of a table of two dimensions along both. Rates of procedures
/// tell of nobody. REQUIRES: below > 1.
void keep_back(Table& table, int below);

}  // namespace xanh::metric

#endif  // XANH_METRIC_SUPPRESS_H_
