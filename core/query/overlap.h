// The same dossiers told of twice: a list and its own aggregate, two forms of one unit and
// period, a province's form beside those of its units (architecture.md ideas 3 and 4). They are
// never added; one is counted, and the overlap is shown.
#ifndef XANH_QUERY_OVERLAP_H_
#define XANH_QUERY_OVERLAP_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

struct Overlap {
  enum class Kind : std::uint8_t {
    list_and_form,    ///< dossiers of the unit were received in the form's interval
    two_forms,        ///< the same unit and interval in two sources
    whole_and_parts,  ///< a source of one province (or without a unit) beside sources of units
  } kind = Kind::two_forms;
  std::string unit;               ///< "" of a form without units
  text::Day first = 0, last = 0;
  std::uint16_t counted = 0, set_aside = 0;  ///< source indices
  /// What either says of `base`, of all dossiers of the unit and interval: of received dossiers, else
  /// of finished or handled ones. Not compared when both tell of none of these.
  Base base = Base::received;
  bool compared = false;
  std::int64_t counted_value = 0, other_value = 0;
  [[nodiscard]] bool differs() const { return compared && counted_value != other_value; }
};

/// Marks statements (covered, preferred, set_aside) and the dossiers that a preferred form replaces
/// (Shard::displaced), and tells of every overlap, ordered by unit, interval and source. The first
/// of two counts: a source of `preferred`; a list before a form, as far as the list knows what a
/// metric needs; units before the province they belong to; the later data date; then by content,
/// never by the order of loading. Which of two forms counts is decided for each metric anew, since
/// only one may be able to answer (query/statements.h). Starts afresh: call after mark_latest,
/// whenever shards come or go.
std::vector<Overlap> set_aside_overlaps(std::span<facts::Shard* const> shards, std::span<const std::uint16_t> preferred);

}  // namespace xanh::query

#endif  // XANH_QUERY_OVERLAP_H_
