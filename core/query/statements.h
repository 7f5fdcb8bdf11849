// A query over the statements of aggregate forms: what their extents allow, and nothing guessed.
#ifndef XANH_QUERY_STATEMENTS_H_
#define XANH_QUERY_STATEMENTS_H_

#include <cstdint>
#include <optional>
#include <span>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

/// Statement::value of a number that was kept back where it was told (metric/suppress.h): not known, and not zero. A form
/// does not answer for a unit where it would be needed.
inline constexpr std::int64_t kKeptBack = -1;

/// What a column counts that holds the dossiers of a condition; nullopt for one with alternatives.
[[nodiscard]] std::optional<facts::Extent> extent_of(const Condition& where);

/// Runs `query` over the statements of all shards that are not set aside; those that a list covers
/// only `with_covered`. The measures belong
/// together (a metric's numerator and denominator): a form counts for a unit only where all of
/// them can be had from its columns, as a sum of columns that cut up the measure's dossiers
/// exactly, or by C + R = D + P (domain.md 2). An interval belongs to the period or month in which
/// its last day lies, if it begins no more than 17 days before (reporting months run from the 15th
/// to the 14th: domain.md 7.2); of overlapping intervals of a unit those count that cover
/// most of the period without overlap, so that cumulative weekly forms are not added up; of equals the
/// preferred source, then the later data date, then the larger numbers. Level and
/// channel as group or filter are taken as conditions. A filter by a dimension that a form does
/// not tell (procedure of a form by unit) leaves it out.
/// Returns counts by key, as query::run. Empty when no form can answer.
[[nodiscard]] Partial run_statements(const Query& query, std::span<const facts::Shard* const> shards,
                                    bool with_covered);

}  // namespace xanh::query

#endif  // XANH_QUERY_STATEMENTS_H_
