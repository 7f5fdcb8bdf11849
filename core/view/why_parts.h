// The parts of the panel that explains a number. Inside this room only.
#ifndef XANH_VIEW_WHY_PARTS_H_
#define XANH_VIEW_WHY_PARTS_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "metric/figure.h"
#include "view/why.h"

namespace xanh::view {

/// The number that is asked for. Nothing is owned but its names.
struct WhyOf {
  const Inputs& in;
  const Strings& say;
  const metric::Metric& metric;
  std::optional<query::Dimension> by;  ///< of which dimension it is a group; none: of everything
  std::string key;                     ///< of the group
  state::Scope scope;
  metric::Figure figure = {};
  /// The action that explains another definition of the same number.
  [[nodiscard]] std::string ask(const metric::Metric& other) const { return by ? why_action(other.id, *by, key) : why_action(other.id); }
};

/// Figures of `metrics` for that number, of these shards only; nullopt where they hold nothing of the group.
[[nodiscard]] std::optional<std::vector<metric::Figure>> why_figures(const WhyOf& w, std::vector<const metric::Metric*> metrics,
                                                                    std::span<const facts::Shard* const> shards);

/// The rate by its interval and its target: chance, verdict, gap in points and in what is counted.
void add_why_standing(const WhyOf& w, std::vector<std::string>& out);
/// By file: rows used and left out, and what it adds to numerator and denominator where these add up.
[[nodiscard]] Table why_files(const WhyOf& w);
/// The checks of the trust sheet that could move the rate, or whose effect is not known. No rows: none does.
[[nodiscard]] Table why_checks(const WhyOf& w);
/// Other definitions of the rate that give another one, the farthest first. No rows: none does.
[[nodiscard]] Table why_variants(const WhyOf& w);

}  // namespace xanh::view

#endif  // XANH_VIEW_WHY_PARTS_H_
