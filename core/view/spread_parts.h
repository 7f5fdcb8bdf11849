// How uneven the units of one level are, before it is words. Inside this room only.
#ifndef XANH_VIEW_SPREAD_PARTS_H_
#define XANH_VIEW_SPREAD_PARTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "metric/decompose.h"
#include "metric/spread.h"
#include "view/levels.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// Where a rate lies by the limits of the funnel: beyond 99.8 %, between 95 and 99.8 %, within.
enum class FunnelPlace : std::uint8_t { far_below, below, within, above, far_above };

struct SpreadUnit {
  std::string key;
  metric::Ratio ratio;
  double rate = 0;
  FunnelPlace place = FunnelPlace::within;
  bool chosen = false;           ///< by a filter: named in the charts
};

struct SpreadOf {
  const Inputs* in = nullptr;    ///< without the filters of units: they are set beside each other
  const metric::Metric* metric = nullptr;
  state::Scope scope;
  Levels levels;
  std::vector<SpreadUnit> units; ///< of the level, with 30 dossiers and more; the worst first
  std::vector<SpreadUnit> small; ///< of the level, with fewer
  metric::Ratio whole;           ///< of the level
  metric::Spread spread;         ///< of `units`
  std::optional<double> threshold;
  const metric::Target* target = nullptr;  ///< that the threshold is; null: the user's own
  [[nodiscard]] double rate() const { return metric::rate_of(whole); }
  [[nodiscard]] std::size_t count(FunnelPlace place) const;
};

/// Green, amber, red: far above is good where the rate should be high.
[[nodiscard]] Tone tone_of(FunnelPlace place, bool higher_is_better);

[[nodiscard]] Strip strip_of(const SpreadOf& s);
[[nodiscard]] Scatter funnel_of(const SpreadOf& s);
[[nodiscard]] Table spread_table(const SpreadOf& s);
[[nodiscard]] Table summary_table(const SpreadOf& s);

}  // namespace xanh::view

#endif  // XANH_VIEW_SPREAD_PARTS_H_
