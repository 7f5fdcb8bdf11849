// What the user has chosen, as plain data. Holds no figure and no row of any file.
#ifndef XANH_STATE_WORKSPACE_H_
#define XANH_STATE_WORKSPACE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "metric/rules.h"
#include "query/query.h"
#include "text/date.h"
#include "text/format.h"

namespace xanh::state {

enum class Page : std::uint8_t { overview, ranking, levers, changes, sources, import };
/// What a change is measured against: the month before, or the same days of last year.
enum class Against : std::uint8_t { month, year };
/// Which rate groups are held to as levers.
enum class Toward : std::uint8_t { target, median };
enum class Scheme : std::uint8_t { system, light, dark };

/// Order of the ranking: the id of a column (view/page.h) and its direction.
struct Sort {
  std::string column = "gap";
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
  query::Dimension group_by = query::Dimension::unit;
  Sort sort;
  std::string search;                        ///< of the ranking, diacritics optional
  std::vector<query::Filter> filters;
  Against against = Against::month;
  Toward toward = Toward::target;
  friend bool operator==(const Workspace&, const Workspace&) = default;
};

/// The days and the year that figures are computed for.
struct Scope {
  int year = 0;
  query::Period period;   ///< cumulative from 1 January of the year unless the user chose days
  text::Day as_of = 0;    ///< never after the data's end unless the user says so
  bool chosen = false;    ///< the user chose the days
};

/// `data_end` is the latest "data as of" day of the loaded files. No result reads the clock.
/// REQUIRES: data_end > 0 or the workspace names as_of.
[[nodiscard]] Scope resolve_scope(const Workspace& workspace, text::Day data_end);

}  // namespace xanh::state

#endif  // XANH_STATE_WORKSPACE_H_
