// The list of pending dossiers, before it is words. Inside this room only.
#ifndef XANH_VIEW_STOCKS_PARTS_H_
#define XANH_VIEW_STOCKS_PARTS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// One count of dossiers; `hidden`: kept back for sharing (metric/suppress.h).
struct Stock {
  std::int64_t count = 0;
  bool hidden = false;
};
enum : std::size_t { kCarried, kReceived, kResolved, kPending, kInTime, kOverdue, kSoon, kStocks };
using Stocks = std::array<Stock, kStocks>;
/// Of each group, by its key; "<5" and others as the workspace says of small counts.
[[nodiscard]] std::map<std::string, Stocks> stocks_of(const Inputs& in, const query::Period& period, query::Dimension by);
[[nodiscard]] std::string stock_text(const Stock& stock, const Inputs& in);

/// A dossier that is pending at the end of the page's period.
struct Open {
  const facts::Shard* shard = nullptr;
  std::size_t row = 0;
  text::Day due = 0;           ///< 0: none is given
  facts::Traits traits = {};
  bool disputed = false;       ///< its file says late where its days say in time, or the other way round
};

/// What the system says of the time beside what the days say (domain.md 2.4), where a file has both. Of
/// a pending dossier its own file's date decides: that is the day on which the system said it.
struct Told {
  std::int64_t pending = 0, pending_differ = 0;
  std::int64_t finished = 0, finished_differ = 0;  ///< of those finished in the period
  bool any = false;            ///< a pending dossier has it, with a due day or without
};

struct OpenList {
  std::vector<Open> shown;     ///< of the workspace's choice and search, in its order; at most `most`
  std::size_t found = 0;       ///< as many there are
  Told told;                   ///< of all that pass the filters, whatever is chosen or searched for
};
/// Pending at the end of `period` and passing the filters; as many as query::Base::pending counts.
[[nodiscard]] OpenList open_dossiers(const Inputs& in, const query::Period& period, std::size_t most);

/// Code, procedure, unit, due day, days and working days late (negative: left), status and, where a file has it, what its
/// system says; the rows of `list`.
[[nodiscard]] Table open_table(const Inputs& in, const OpenList& list, text::Day end);

}  // namespace xanh::view

#endif  // XANH_VIEW_STOCKS_PARTS_H_
