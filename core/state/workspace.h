// What the user has chosen, as plain data. Holds no figure and no row of any file.
#ifndef XANH_STATE_WORKSPACE_H_
#define XANH_STATE_WORKSPACE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facts/unit_level.h"
#include "metric/calendar.h"
#include "metric/rules.h"
#include "query/query.h"
#include "text/date.h"
#include "text/format.h"

namespace xanh::state {

enum class Page : std::uint8_t {
  overview, ranking, trend, spread, levers, changes, definitions, index766, stocks, check, targets, sources, import, present, about
};
/// What a change is measured against: the period before (of the year to date: the month before the
/// last one), the same days of last year, or a snapshot that was saved earlier.
enum class Against : std::uint8_t { before, year, snapshot };
/// Which rate groups are held to as levers.
enum class Toward : std::uint8_t { target, median };
/// In the month (trong thang), or since the year's first day (luy ke).
enum class Accrual : std::uint8_t { month, cumulative };
/// Which dossiers are listed of those pending: overdue and nearly due, either, or all.
enum class Pending : std::uint8_t { urgent, overdue, soon, all };
/// How many dossiers are expected in the rest of the year: as many a day as so far, as in the same
/// days of last year as against its days so far, or as the user says.
enum class Flow : std::uint8_t { uniform, last_year, stated };
/// Screens of the presentation.
inline constexpr int kScreens = 3;
/// `contrast`: black on white with strong borders, for those who need it.
enum class Scheme : std::uint8_t { system, light, dark, contrast };

/// Order of the ranking or of the list of dossiers: the id of a column (view/page.h) and its direction; "": the page's own.
struct Sort {
  std::string column;
  bool descending = true;
  friend bool operator==(const Sort&, const Sort&) = default;
};

struct Workspace {
  Page page = Page::overview;
  text::Language language = text::Language::vi;
  Scheme scheme = Scheme::system;
  std::string metric;                        ///< the pinned definition; "" = the rules' first
  metric::UnitKind kind = metric::UnitKind::locality;
  int year = 0;                              ///< whose targets; 0 = the year of the data's end
  std::optional<text::Day> from, to, as_of;  ///< given by the user; else from the data
  std::string span;                          ///< a named period (metric/calendar.h); "": from..to, or the year to date
  metric::Calendar calendar = metric::Calendar::civil;
  int first_weekday = 0;                     ///< of weeks: 0 Monday ... 6 Sunday
  bool weekly = false;                       ///< time in weeks instead of months
  Accrual accrual = Accrual::month;          ///< of the unit x month grid
  facts::UnitLevel level = facts::UnitLevel::unknown;  ///< of the units ranked; unknown: the most frequent
  bool standardised = false;                 ///< rates at the whole's mix of procedures beside the raw ones
  std::optional<double> threshold;           ///< share that units are counted against; else the target
  int soon_days = 5;                         ///< "nearly due": within so many days
  Pending pending = Pending::urgent;
  int rows = 500;                            ///< of the list of dossiers, at most
  std::optional<double> published;           ///< a rate from a public board, to compare with
  Flow flow = Flow::uniform;
  std::int64_t future = 0;                   ///< of Flow::stated: dossiers to come this year
  /// A what-if: of the dossiers to come, the share (0-1] that is won of those that would be missed, by
  /// group of the levers page.
  std::map<std::string, double, std::less<>> shifts;
  int screen = 0;                            ///< of the presentation: 0 the headline, 1 who misses most, 2 what to do
  query::Dimension group_by = query::Dimension::unit;
  Sort sort;
  std::string search;                        ///< of the ranking and the list of dossiers, diacritics optional
  std::vector<query::Filter> filters;
  Against against = Against::before;
  Toward toward = Toward::target;
  std::string why;                           ///< the number that is being explained: METRIC or METRIC@DIMENSION=VALUE; "": none
  int suppress = 0;                          ///< for sharing: counts from 1 to one less than this are kept back (metric/suppress.h); 0: none
  bool codes = false;                        ///< files may list dossiers by their codes; of this session only, never saved or undone to
  std::string formula;                       ///< the version of the 766 formulas that rows are made by; "" = by the period
  friend bool operator==(const Workspace&, const Workspace&) = default;
};

/// The days and the year that figures are computed for.
struct Scope {
  int year = 0;
  query::Period period;   ///< cumulative from the year's first day unless the user chose days
  query::Period whole;    ///< the whole year, by the workspace's calendar
  text::Day as_of = 0;    ///< never after the data's end unless the user says so
  bool chosen = false;    ///< the user chose the days
  std::string span;       ///< the named period, "" for others
  /// The period is the year or its beginning: what yearly targets are judged on.
  [[nodiscard]] bool year_to_date() const { return period.first == whole.first && period.last <= whole.last; }
};

/// How time is cut up.
[[nodiscard]] query::Rhythm rhythm_of(const Workspace& workspace);

/// `data_end` is the latest "data as of" day of the loaded files. No result reads the clock.
/// REQUIRES: data_end > 0 or the workspace names as_of.
[[nodiscard]] Scope resolve_scope(const Workspace& workspace, text::Day data_end);

}  // namespace xanh::state

#endif  // XANH_STATE_WORKSPACE_H_
