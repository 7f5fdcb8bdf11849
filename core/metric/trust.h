// What may be doubted about the facts, and what each doubt could do to a rate (domain.md 7.3, "Is the
// data trustworthy?" and the checks behind it).
#ifndef XANH_METRIC_TRUST_H_
#define XANH_METRIC_TRUST_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "metric/forms.h"
#include "metric/rules.h"
#include "metric/series.h"
#include "query/query.h"
#include "text/date.h"

namespace xanh::metric {

/// Why a dossier is doubtful, and how it may be read otherwise.
enum class Doubt : std::uint8_t {
  no_received_day,  ///< it has a submitted day only: received then
  no_channel,       ///< left out; or filed online
  no_level,         ///< left out; or of a full-process service
  finished_first,   ///< finished before it was received: left out
  due_first,        ///< due before it was received: left out
  code_day,         ///< received and submitted more than a day away from the day in its code: received on that day
  repeated,         ///< another row of its code is counted: counted besides
  unknown_unit,     ///< left out
  former_unit,      ///< of a district, received since districts are no more: left out
  outside_period,   ///< received after its file's period, or finished before it: left out
  future,           ///< an event after the day up to which its file tells: left out
  count_
};
inline constexpr std::size_t kDoubts = static_cast<std::size_t>(Doubt::count_);

/// What is known of a shard's list besides its rows.
struct ListNotes {
  text::Day stated_as_of = 0;                  ///< 0: not stated; see last_plausible_day
  std::optional<query::Period> period = {};    ///< that the file says it is of
  std::vector<std::string> unknown_units = {}; ///< names
  bool units_looked_up = false;
  bool code_days_differ = true;                ///< false: intake has found no code whose day differs
};

struct DoubtfulRow {
  std::uint16_t source = 0;
  std::uint32_t row = 0;           ///< 1-based in the source
  facts::PackedCode code = 0;
  text::Day received = 0, other = 0;  ///< the day that contradicts it: finished, due, of the code, latest event; 0: none
  std::string unit = {};           ///< of unknown_unit and former_unit
  std::uint16_t kept_source = 0;   ///< of `repeated`: the row that is counted
  std::uint32_t kept_row = 0;
};
inline constexpr std::size_t kMostDoubtful = 5;

struct RowDoubts {
  std::uint64_t count = 0, of = 0;      ///< of: rows that tell; 0: none does
  std::vector<DoubtfulRow> first = {};  ///< at most kMostDoubtful
  /// What each other reading adds to the metric's counts in the period; a negative number is taken away.
  /// None: the metric reads nothing of it.
  std::vector<Told> changes = {};
};

/// Over all rows that are counted (`repeated`: those displaced). One pass. `notes`: by shard.
/// REQUIRES: as many notes as shards.
[[nodiscard]] std::array<RowDoubts, kDoubts> doubt_rows(const Metric& metric, const query::Period& period, int soon_days,
                                                       std::span<const facts::Shard* const> shards, std::span<const ListNotes> notes);

/// The last event that can be true: before a gap of more than 45 days behind which there is at most one
/// dossier in a hundred (a year mistyped); else the latest. 0 for fewer than 30 dossiers.
[[nodiscard]] text::Day last_plausible_day(const facts::Shard& shard);

/// Rows of forms in which every number is zero (two numbers at least): filled in for want of figures, or true.
struct ZeroRows {
  struct Row {
    std::uint16_t source = 0;
    std::uint32_t row = 0;
    std::string unit = {};
  };
  std::uint64_t count = 0, of = 0;
  std::vector<Row> first = {};  ///< at most kMostDoubtful
};
[[nodiscard]] ZeroRows zero_rows(std::span<const facts::Shard* const> shards);

/// A change from a month to the next that behaviour hardly makes.
struct Jump {
  std::size_t to = 0;     ///< into the points; `to` - 1 is the month before
  bool of_rate = false;   ///< else of the number of dossiers
};
/// Of the rate: ten points and more between months of 30 dossiers and more whose 95 % intervals are apart
/// (domain.md 3.3: twelve points in a month were a change of inputs, not of behaviour). Of the number of dossiers: to more
/// than three times as many, or to less than a third, where the larger is 30 and more; the first
/// and the last month only if they are whole, and from the first month with dossiers on.
[[nodiscard]] std::vector<Jump> jumps(std::span<const SeriesPoint> months);

}  // namespace xanh::metric

#endif  // XANH_METRIC_TRUST_H_
