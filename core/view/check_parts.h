// The trust sheet as data, before it becomes a page: every check with what it found and what that could
// do to the pinned rate. Inside this room only.
#ifndef XANH_VIEW_CHECK_PARTS_H_
#define XANH_VIEW_CHECK_PARTS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "metric/forms.h"
#include "metric/trust.h"
#include "view/build.h"

namespace xanh::view {

/// What a check could do to the rate: from the lowest to the highest rate under the readings of its Doubt
/// (metric/trust.h), as changes of the rate in shares.
struct Effect {
  enum class Kind : std::uint8_t {
    none,      ///< the counts of the rate stay as they are under every reading
    unknown,   ///< no other reading can be computed
    computed,
  } kind = Kind::none;
  double low = 0, high = 0;  ///< low <= 0 <= high
};

struct CheckSample {
  std::string file = {}, sheet = {};
  std::uint64_t row = 0;     ///< 1-based; 0: of no row
  std::string text = {};     ///< what stands there
};

struct Check {
  enum class Outcome : std::uint8_t { failed, passed, not_applicable };
  std::string id = {};
  Outcome outcome = Outcome::not_applicable;
  std::uint64_t count = 0, of = 0;  ///< what fails, of what was checked
  Effect effect = {};
  std::vector<CheckSample> samples = {};
};

/// What all checks are made from. The inputs must outlive it.
struct CheckContext {
  const Inputs& in;
  const metric::Metric* metric = nullptr;  ///< the pinned one
  query::Period period;
  metric::Lens lens;
  metric::Table table;       ///< all metrics by unit, the pinned one first
  bool by_lists = false;     ///< the lists know what the metric needs; else only forms answer it
  std::array<metric::RowDoubts, metric::kDoubts> rows = {};

  [[nodiscard]] const metric::Figure& figure() const { return table.total.figures.front(); }
  [[nodiscard]] const metric::RowDoubts& doubts(metric::Doubt doubt) const { return rows[static_cast<std::size_t>(doubt)]; }
  /// The file of a source, and where in it.
  [[nodiscard]] CheckSample sample(std::uint16_t source, std::uint64_t row, std::string text) const;
  /// The effect of other readings, each by what it adds to the counts.
  [[nodiscard]] Effect effect_of(std::span<const metric::Told> changes) const;
};

/// The outcome by the counts: not applicable where nothing was checked.
[[nodiscard]] Check make_check(std::string id, std::uint64_t count, std::uint64_t of, Effect effect, std::vector<CheckSample> samples);

/// Of lists, row by row.
void check_lists(const CheckContext& c, std::vector<Check>& out);
/// Of aggregate forms against themselves, and of sources against each other.
void check_forms(const CheckContext& c, std::vector<Check>& out);

/// All checks over all that is loaded: failed ones first, the greatest effect first; then those passed, then
/// those not applicable. Filters of the workspace do not count: it is the files that are judged.
struct TrustSheet {
  metric::Figure figure = {};
  std::vector<Check> checks = {};
  double low = 0, high = 0;  ///< all effects that are computed, added up, in shares
};
/// REQUIRES: shards, a pinned metric, a period that is not empty.
[[nodiscard]] TrustSheet make_trust_sheet(const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_CHECK_PARTS_H_
