// How many dossiers are still to come in a year (domain.md 2.7, "Forecast F"): the only ones that can
// still change its rate.
#ifndef XANH_METRIC_FLOW_H_
#define XANH_METRIC_FLOW_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "facts/shard.h"
#include "metric/decompose.h"
#include "metric/lens.h"
#include "metric/rules.h"
#include "query/query.h"

namespace xanh::metric {

/// On what the expectation rests. As state::Flow, which this room does not know.
enum class FlowBasis : std::uint8_t {
  uniform,    ///< as many a day as so far this year
  last_year,  ///< M x rest of last year / same days of last year
  stated,     ///< the user's number
};

/// The metric of what flows in: of C + R only R, in the numerator as in the denominator. nullopt where
/// pending dossiers are a part of it, or where nothing flows (a rate of procedures): such a rate is not
/// made of its months.
[[nodiscard]] std::optional<Metric> flow_of(const Metric& metric);

struct FutureRequest {
  const Metric* metric = nullptr;
  std::vector<query::Filter> filters = {};
  query::Period so_far = {};  ///< this year to date
  query::Period year = {};    ///< the whole of it; begins on the first of so_far
  FlowBasis basis = FlowBasis::uniform;
  std::int64_t stated = 0;    ///< of FlowBasis::stated
  Lens lens = {};
};

struct Future {
  std::int64_t dossiers = 0;            ///< F: those of the denominator that are yet to come
  FlowBasis basis = FlowBasis::uniform;
  /// Last year was asked for, but the data do not hold every month of it, or none of its same days.
  bool fell_back = false;
  std::int64_t so_far = 0;              ///< what flowed into the denominator this year: stocks are none
  std::int64_t last_year_same = 0;      ///< of FlowBasis::last_year: in the same days of last year
  std::int64_t last_year_rest = 0;      ///< and in the rest of it
  /// The days to come, cut at the ends of calendar months, and the dossiers of each: by its days; of
  /// FlowBasis::last_year as in the same days of last year. They add up to `dossiers`.
  struct Part {
    query::Period days;
    std::int64_t dossiers = 0;
    friend bool operator==(const Part&, const Part&) = default;
  };
  std::vector<Part> parts = {};
};

/// Only flows are to come: of C + R (handled) it is R, of what is pending nothing. nullopt for a metric
/// without flows (of procedures), one that the data lack the columns for, and when not a day of the year
/// has passed. REQUIRES: metric; so_far within year.
[[nodiscard]] std::optional<Future> expected_future(const FutureRequest& request, std::span<const facts::Shard* const> shards);

/// The same days of the year before; 29 February is the 28th of a year without it.
[[nodiscard]] query::Period same_days_last_year(const query::Period& period);

/// `total` whole dossiers shared out by weights, so that they add up to it. Nothing where no weight is
/// positive. REQUIRES: total >= 0, weights >= 0.
[[nodiscard]] std::vector<std::int64_t> share_out(std::int64_t total, std::span<const double> weights);

}  // namespace xanh::metric

#endif  // XANH_METRIC_FLOW_H_
