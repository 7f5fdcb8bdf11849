// A metric from the aggregate forms: as far as their columns answer its definition.
#ifndef XANH_METRIC_FORMS_H_
#define XANH_METRIC_FORMS_H_

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "metric/lens.h"
#include "metric/rules.h"
#include "query/query.h"

namespace xanh::metric {

struct Told {
  std::int64_t numerator = 0, denominator = 0;
};

/// By key, as query::run_statements gives it; empty when no form can answer. `with_covered`: also
/// of units and days of which a list holds dossiers, for when those do not know the metric.
[[nodiscard]] std::map<query::Key, Told> told_by_forms(const Metric& metric, const std::vector<query::Dimension>& group_by,
                                                       const std::vector<query::Filter>& filters, const query::Period& period,
                                                       std::span<const facts::Shard* const> shards, bool with_covered,
                                                       const Lens& lens = {});

/// What columns of the forms tell apart: to say what a metric lacks.
[[nodiscard]] std::vector<Need> known_to_forms(std::span<const facts::Shard* const> shards);

/// Are all the metric's needs among `known`?
[[nodiscard]] bool knows(std::span<const Need> known, const Metric& metric);

/// What the metric lacks where neither dossiers nor forms answer: what neither knows; where each of its
/// needs is known but never together, all of them.
[[nodiscard]] std::vector<Need> missing_needs(const Metric& metric, std::span<const Need> of_dossiers,
                                              std::span<const Need> of_forms);

}  // namespace xanh::metric

#endif  // XANH_METRIC_FORMS_H_
