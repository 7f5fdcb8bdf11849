// One number that can be defended: numerator, denominator, definition, target, gap, status.
#ifndef XANH_METRIC_FIGURE_H_
#define XANH_METRIC_FIGURE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "metric/lens.h"
#include "metric/rules.h"
#include "query/query.h"

namespace xanh::metric {

enum class Standing : std::uint8_t {
  met,             ///< green
  near,            ///< amber
  missed,          ///< red
  reference,       ///< computed, but no target of this year, holder and definition
  empty,           ///< the denominator is zero: shown as a dash
  not_computable,  ///< the data lack what the definition needs
};

/// What the numbers are numbers of.
enum class Counted : std::uint8_t { dossiers, procedures, petitions, ratings };
[[nodiscard]] Counted counted_by(const Metric& metric);

struct Figure {
  Standing standing = Standing::empty;
  std::int64_t numerator = 0;
  std::int64_t denominator = 0;
  std::vector<Need> missing;       ///< not_computable: what is lacking
  const Target* target = nullptr;  ///< of this very figure; null for reference; lives in the rules
  /// Without a target: one that is not of this figure, to be shown as such. The gap is then the
  /// distance to it, and judges nothing.
  const Target* beside = nullptr;
  Counted counted = Counted::dossiers;
  double gap_points = 0;           ///< target - rate, in shares (0.05 = 5 points); <= 0 when met
  std::int64_t gap_dossiers = 0;   ///< max(0, ceil(target * M - N)), domain.md 2.7
  // Of a metric where lower is better: rate - target, and the dossiers too many in the numerator.
  /// Kept back for sharing (metric/suppress.h): then not_computable without anything missing.
  struct Withheld {
    bool numerator = false, denominator = false;  ///< this count is small itself: 1 to below - 1
    int below = 0;
  };
  std::optional<Withheld> withheld = {};

  /// numerator / denominator; nullopt when empty or not computable.
  [[nodiscard]] std::optional<double> rate() const;
};

/// What the dossiers of the shards hold, so that an absent column is told from an empty cell.
/// A need is met when any counted row knows the property.
[[nodiscard]] std::vector<Need> known_properties(std::span<const facts::Shard* const> shards);
/// The same from the lens's memory, where that is of these shards.
[[nodiscard]] std::vector<Need> known_properties(std::span<const facts::Shard* const> shards, const Lens& lens);

/// Makes the figure of `metric` from its summed counts. A figure that is not computable holds no
/// counts. A `target` of another metric is no target of this one: the figure is a reference.
[[nodiscard]] Figure make_figure(const Metric& metric, std::int64_t numerator,
                                 std::int64_t denominator, std::span<const Need> known,
                                 const Target* target, const Target* beside = nullptr);

/// Missing dossiers if the period ended now: the least k >= 0 with (N + k) / M >= t, computed so
/// that a rate equal to the target in decimal misses nothing (70 % of 10 is 7, not 8).
/// The target is taken to six decimals. REQUIRES: 0 <= target <= 1, 0 <= N, 0 <= M.
[[nodiscard]] std::int64_t missing_dossiers(std::int64_t numerator, std::int64_t denominator,
                                            double target);

struct Row {
  query::Key key;
  std::vector<Figure> figures;  ///< one per metric asked for
};
struct Table {
  std::vector<const Metric*> metrics;
  std::vector<Row> rows;  ///< unordered; the view sorts
  Row total;              ///< ratio of sums over everything, never a mean
};

struct TableRequest {
  std::vector<const Metric*> metrics;
  std::vector<query::Dimension> group_by;
  std::vector<query::Filter> filters;
  query::Period period;
  int year = 0;  ///< whose targets
  /// Whose the total is. Of a group of units each is its own holder, by its level (facts::level_of).
  /// Fields, procedures and months hold no target.
  Holder whole = {};
  bool judged = true;  ///< the period is the year, or the year so far: yearly targets apply
  const TargetRules* targets = nullptr;
  Lens lens = {};
};

/// Runs the queries over `shards` and evaluates them. What is known is asked of all rows, also
/// of those that the filters leave out. Dossiers and aggregate forms add up, each where it knows what
/// the metric needs; a group of which neither does is not computable. REQUIRES: no null metric; at most two group_by entries.
/// The table points into the rules of the request.
[[nodiscard]] Table evaluate(const TableRequest& request,
                             std::span<const facts::Shard* const> shards);

}  // namespace xanh::metric

#endif  // XANH_METRIC_FIGURE_H_
