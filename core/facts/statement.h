// What an aggregate form says (architecture.md idea 3): "UBND phuong Sa Pa received 412 dossiers
// online in October 2025". A form is a table of such statements; they are queried like dossiers
// as far as their extents allow (query/statements.h).
#ifndef XANH_FACTS_STATEMENT_H_
#define XANH_FACTS_STATEMENT_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "facts/base.h"
#include "facts/trait.h"
#include "text/date.h"

namespace xanh::facts {

/// For each property the values that dossiers may have, as a bit set over its enum. In a form
/// nothing is unknown: what is not said is "any", and bit 0 ("unknown") is never set alone. A
/// column headed "in person, by post" has channel = in_person | post.
struct Extent {
  static constexpr std::uint8_t kAny = 0xFF;
  std::array<std::uint8_t, kProperties> values = any();
  [[nodiscard]] std::uint8_t& operator[](Property p) { return values[static_cast<std::size_t>(p)]; }
  [[nodiscard]] std::uint8_t operator[](Property p) const { return values[static_cast<std::size_t>(p)]; }
  friend bool operator==(const Extent&, const Extent&) = default;

 private:
  [[nodiscard]] static constexpr std::array<std::uint8_t, kProperties> any() {
    std::array<std::uint8_t, kProperties> all{};
    all.fill(kAny);
    return all;
  }
};

/// What a column (with its sub-row) of a form counts.
struct StatementShape {
  Base base = Base::received;
  Extent extent = {};
  friend bool operator==(const StatementShape&, const StatementShape&) = default;
};

/// One number of a form, of its finest rows: totals and group rows are no statements. Flows
/// (received, finished) are of the interval; carried_over is as of the start of its first day,
/// the pending ones as of the end of its last. A form has one grain: two statements of one
/// source, shape and interval never count the same dossier.
struct Statement {
  std::uint16_t unit = 0, procedure = 0, field = 0;  ///< codes of the shard; 0: all, or not told
  std::uint16_t shape = 0;                           ///< into Shard::shapes
  text::Day first = 0, last = 0;                     ///< both included; never 0
  std::int64_t value = 0;                            ///< >= 0, or query::kKeptBack
  text::Day as_of = 0;                               ///< up to which day the file tells
  std::uint16_t source = 0;
  std::uint32_t row = 0;                             ///< 1-based row in that source
  // Kept by set_aside_overlaps (query/overlap.h).
  bool covered = false;    ///< a list holds dossiers of the unit received in the interval
  bool preferred = false;  ///< the user chose this source where sources overlap
  bool set_aside = false;  ///< a province's own sum beside statements or dossiers of its units
};

/// One score of a 766 export (domain.md 2.6): points, never added up.
struct Score {
  std::uint16_t unit = 0;
  std::string code;            ///< "CKMB", "TDGQ", "MDSH", "CLGQ", "TTTT", "MDHL", "TONG_SCORE"
  double points = 0;
  text::Day first = 0, last = 0;  ///< 0 when the file does not tell
  std::uint16_t source = 0;
  std::uint32_t row = 0;
};

}  // namespace xanh::facts

#endif  // XANH_FACTS_STATEMENT_H_
