// The figures behind the ranking, before they are words. Inside this room only.
#ifndef XANH_VIEW_RANKING_PARTS_H_
#define XANH_VIEW_RANKING_PARTS_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "metric/decompose.h"
#include "metric/standardise.h"
#include "view/levels.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// What a row of the ranking says beside its figure.
struct Place {
  facts::UnitLevel level = facts::UnitLevel::unknown;  ///< of a unit
  metric::Ratio to_date = {}, earlier = {}, last = {}, before = {};  ///< over the periods of Ranking; 0 / 0: none
  std::optional<std::size_t> rank = {};                              ///< among the units of its level
  /// Ranks then and now among those ranked at both times: who has only now enough dossiers moves nobody.
  std::optional<std::size_t> rank_then = {}, rank_now = {};
  std::optional<metric::Standardised> standardised = {};             ///< when asked for, and it has procedures
  std::vector<std::optional<double>> course = {};      ///< rates over Ranking::course; none where there is nothing to divide by
};

struct Ranking {
  Report report;                      ///< every group, whatever is searched for; unsorted
  bool units = false;                 ///< the groups are units: only these are ranked
  Levels levels;                      ///< of units
  std::map<std::string, Place, std::less<>> places;  ///< by key
  Place total;
  std::map<facts::UnitLevel, std::size_t> ranked;    ///< how many units of a level have a rank,
  std::map<facts::UnitLevel, std::size_t> compared;  ///< and had one then, too
  query::Period to_date;              ///< what is ranked: from the year's first day to the page's last
  /// The last month (week) of the page and the one before it, whole; nothing where time is what is
  /// grouped by.
  std::optional<query::Period> last, before;
  std::vector<std::string> course = {};  ///< the months (weeks) of to_date from the first with figures on, by name; empty: fewer than two
  bool ranks_moved = false;           ///< `before` lies in the same year, so that ranks can be compared
  [[nodiscard]] const Place& place(const std::string& key) const {
    const auto found = places.find(key);
    return found == places.end() ? total : found->second;
  }
};

/// Errors: as make_report.
[[nodiscard]] Result<Ranking> make_ranking(const Inputs& in, const metric::Metric& metric);

/// The rates of units by month over `to_date`, and those of all together.
void add_course(Ranking& ranking, const Inputs& in, const metric::Metric& metric);
/// They as a small line with the change from the first to the last in points; each by name in its hint.
[[nodiscard]] Cell course_cell(const Ranking& ranking, const Place& place, const Inputs& in);

/// What units are counted against: the user's threshold, else the target of their level, else what
/// stands beside it.
struct Threshold {
  double share = 0;
  const metric::Target* target = nullptr;  ///< null: the user's own
};
[[nodiscard]] std::optional<Threshold> threshold_of(const Inputs& in, const metric::Metric& metric, const Ranking& ranking);

/// The rows that are shown: those found by the search whatever their level, else the units of the chosen level and those
/// of none that is known; in the workspace's order.
[[nodiscard]] std::vector<const ReportRow*> shown_rows(Ranking& ranking, const Inputs& in, const state::Sort& sort);

/// The workspace's order; of its own the page sets the greatest gap first where most of them have a target, else the
/// best rate.
[[nodiscard]] state::Sort order_of(const Ranking& ranking, const state::Workspace& workspace);

/// How many reach the threshold, quartiles, best and worst, on what the ranks rest.
[[nodiscard]] std::vector<std::string> ranking_sentences(const Ranking& ranking, const Inputs& in, const metric::Metric& metric,
                                                         const std::optional<Threshold>& threshold);

/// The one of them that says on what the ranks rest.
[[nodiscard]] std::string ranking_basis(const Ranking& ranking, const Strings& say);

/// Its table, rows in the order given.
[[nodiscard]] Table ranking_table(const Ranking& ranking, const Inputs& in, const metric::Metric& metric, const std::vector<const ReportRow*>& rows,
                                  const state::Sort& sort);

}  // namespace xanh::view

#endif  // XANH_VIEW_RANKING_PARTS_H_
