// The page of the 766 index: what is shown of the printed scores, and the rows made again. Inside this room
// only.
#ifndef XANH_VIEW_INDEX766_PARTS_H_
#define XANH_VIEW_INDEX766_PARTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "metric/index766.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// Is a scored period over at the day up to which its file tells? Scores of one that is not are provisional.
enum class Closing : std::uint8_t {
  closed,
  open,    ///< it goes on behind that day, or ends within a month
  untold,  ///< the file does not say its day
};

/// The scores of the files, and which of them the page is about.
struct Scores {
  const Inputs* in = nullptr;
  const metric::Index766Rules* rules = nullptr;
  std::vector<metric::UnitScores> all;     ///< the latest period first
  std::optional<query::Period> period;     ///< shown: the latest that begins in the workspace's; zeros: not told
  bool in_scope = false;                   ///< it does begin there; else it is the latest before, or any
  std::string unit;                        ///< shown: chosen, or the whole, or the one of most points
  bool chosen = false;                     ///< the unit, by a filter
  bool whole = false;                      ///< the dossiers are of this unit, too: their rows may stand beside its scores
  const metric::UnitScores* now = nullptr;     ///< of the unit and period; null: none
  const metric::UnitScores* before = nullptr;  ///< of the period of the same kind before it, by the same formulas
  const metric::Index766Rules::Version* version = nullptr;  ///< of the period

  /// Of a unit in the period, as `before`.
  [[nodiscard]] const metric::UnitScores* before_of(std::string_view name) const;
};

/// REQUIRES: in.index766 is not null. Of files that tell the same score that with the later data date counts.
/// The result points into itself: it is not copied.
[[nodiscard]] Scores scores_of(const Inputs& in);

[[nodiscard]] Closing closing_of(const Scores& s, const metric::UnitScores& unit);
/// The day up to which the scores go: said by their files or the workspace, else 0.
[[nodiscard]] text::Day told_day(const Scores& s, const metric::UnitScores& unit);

/// The name of a period by the workspace's calendar ("2026-08"); "" for other days.
[[nodiscard]] std::string span_of_period(const query::Period& period, const state::Workspace& workspace);
/// In words: "tháng 08/2026", its days, or that it is not told.
[[nodiscard]] std::string scored_text(const query::Period& period, const Inputs& in);
/// "15,68".
[[nodiscard]] std::string points_text(double points, const Strings& say);
/// "+0,48", "−1,20"; "0,00" for what rounds to nothing.
[[nodiscard]] std::string change_text(double points, const Strings& say);

// REQUIRES: s.period; where they are of one unit: s.now.
[[nodiscard]] std::vector<std::string> score_sentences(const Scores& s);
[[nodiscard]] Table group_table(const Scores& s);
[[nodiscard]] Table unit_table(const Scores& s);
/// The unit's periods of the same kind, the earliest first; no rows when there is one only.
[[nodiscard]] Table course_table(const Scores& s);
[[nodiscard]] std::optional<Trend> course_chart(const Scores& s);

/// Rows made again by one version of the formulas.
struct Remade {
  const metric::Index766Rules::Version* version = nullptr;
  bool other = false;               ///< not the version of the period: what if
  query::Period period;
  std::vector<metric::Recomputed> rows;
  const metric::UnitScores* beside = nullptr;  ///< published scores of the same dossiers, by the same version
  /// Has any row a rate, or nothing to divide by?
  [[nodiscard]] bool any() const;
};

[[nodiscard]] Remade remake(const Inputs& in, const Scores& s);
[[nodiscard]] Table remade_table(const Remade& r, const Inputs& in, const std::string& whose);
/// The version's rows that no list of dossiers gives.
[[nodiscard]] Table other_rows_table(const Remade& r, const Inputs& in);
[[nodiscard]] std::vector<std::string> remade_sentences(const Remade& r, const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_INDEX766_PARTS_H_
