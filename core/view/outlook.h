// Where the pinned rate stands in its year and where it will end. Inside this room only.
#ifndef XANH_VIEW_OUTLOOK_H_
#define XANH_VIEW_OUTLOOK_H_

#include <optional>
#include <string>
#include <vector>

#include "metric/figure.h"
#include "metric/forecast.h"
#include "metric/pace.h"
#include "metric/recover.h"
#include "view/future.h"

namespace xanh::view {

struct Outlook {
  const Inputs* in = nullptr;
  const metric::Metric* metric = nullptr;
  state::Scope scope;
  query::Period so_far;            ///< the year to the end of the period
  metric::Figure now;              ///< of so_far, held against the year's target, else a reference
  const metric::Target* toward = nullptr;  ///< of `now`: its target or what stands beside it
  std::optional<metric::Future> future;
  std::optional<metric::Pace> pace;          ///< with `toward` and `future`
  std::optional<metric::Recovery> recovery;  ///< likewise; of flows only
  std::optional<metric::Forecast> forecast;
  [[nodiscard]] bool judged() const { return now.target != nullptr; }
  [[nodiscard]] bool over() const { return so_far.last >= scope.whole.last; }
};

/// nullopt when the period ends outside the year.
[[nodiscard]] std::optional<Outlook> outlook_of(const Inputs& in, const metric::Metric& metric);

/// Every row of domain.md 2.7 with its formula and the numbers put in.
[[nodiscard]] Table pace_table(const Outlook& o);

/// Where the year will end and how far the method was off, or what it takes to say.
[[nodiscard]] std::string forecast_text(const Outlook& o);

/// The findings, one sentence each.
[[nodiscard]] std::vector<std::string> outlook_sentences(const Outlook& o);

}  // namespace xanh::view

#endif  // XANH_VIEW_OUTLOOK_H_
