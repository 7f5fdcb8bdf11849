// Counts of dossiers by group, bucket of time and measure: from one pass over the rows, and good for every
// query over the same dossiers that asks for no more than it tells apart.
#ifndef XANH_QUERY_CUBE_H_
#define XANH_QUERY_CUBE_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "query/query.h"
#include "query/selection.h"

namespace xanh::query {

/// What is counted.
struct CubeSpec {
  std::vector<Dimension> by;       ///< month apart: at most 2
  std::vector<Filter> filters;
  std::vector<text::Day> begins;   ///< first days of the buckets, ascending, at least one
  text::Day last = 0;              ///< of the last bucket
  int soon_days = 0;
  std::vector<Measure> measures;   ///< none of base handled, which is received + carried over; at most 64 conditions
};

struct Cube {
  CubeSpec spec;
  std::vector<Key> groups;           ///< names by CubeSpec::by; those that nothing was counted of are left out
  std::vector<std::int32_t> counts;  ///< [group][measure][bucket]

  /// By bucket.
  [[nodiscard]] const std::int32_t* buckets(std::size_t group, std::size_t measure) const {
    return counts.data() + (group * spec.measures.size() + measure) * spec.begins.size();
  }
};

/// The buckets and measures of `query`, handled ones taken apart.
[[nodiscard]] CubeSpec spec_of(const Query& query);

/// Adds to `measures` what `measure` is made of in a cube, where it is not there already.
void add_parts(const Measure& measure, std::vector<Measure>& measures);

/// Who knows the rows that filters leave, for selected_rows().
using Selected = std::function<const std::optional<Rows>&(const facts::Shard&)>;

/// One pass over the rows of each shard. `selected` as selected_rows(spec.filters, shard).
[[nodiscard]] Cube count_cube(CubeSpec spec, std::span<const facts::Shard* const> shards, const Selected& selected);

/// Can `cube` answer a query of this spec? The same filters, its groups or their whole, each bucket made of whole buckets
/// of the cube, no measure that the cube lacks.
[[nodiscard]] bool covers(const Cube& cube, const CubeSpec& asked);

/// As run() over the cube's rows. REQUIRES: covers(cube, spec_of(query)).
[[nodiscard]] Partial answer(const Cube& cube, const Query& query);

}  // namespace xanh::query

#endif  // XANH_QUERY_CUBE_H_
