// Dossiers in columns: 31 bytes a row, dictionary-encoded, and the statements of aggregate forms.
// A shard is built by one intake, answers queries, and may live in another thread or worker than
// its siblings.
#ifndef XANH_FACTS_SHARD_H_
#define XANH_FACTS_SHARD_H_

#include <array>
#include <cstdint>
#include <string>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "facts/dictionary.h"
#include "facts/dossier_code.h"
#include "facts/statement.h"
#include "facts/trait.h"
#include "facts/unit_level.h"
#include "text/date.h"

namespace xanh::facts {

/// A calendar day in 16 bits: days since 1970-01-01, 0 = not given. Covers to 2149-06-06;
/// intake leaves out or clears days outside 1990-2100 (and logs them).
using ShortDay = std::uint16_t;

/// One dossier as intake hands it over. Views are copied by Shard::add.
struct Dossier {
  std::string_view unit = {};            ///< tidy name; "" when not given
  std::string_view procedure_code = {};  ///< "" when not given
  std::string_view procedure_name = {};
  std::string_view field = {};
  Traits traits = {};
  ShortDay submitted = 0;
  ShortDay received = 0;
  ShortDay due = 0;
  ShortDay finished = 0;
  PackedCode code = 0;
  std::uint32_t row = 0;            ///< 1-based row in the source file
};

/// A dossier whose texts are codes of the shard's dictionaries already: for takers that remember
/// the code of each distinct cell.
struct CodedDossier {
  std::uint16_t unit = 0, procedure = 0, field = 0;
  Traits traits;
  ShortDay submitted = 0, received = 0, due = 0, finished = 0;
  PackedCode code = 0;
  std::uint32_t row = 0;
};

class Shard {
 public:
  [[nodiscard]] std::size_t size() const { return row.size(); }

  /// Appends a dossier. Errors: too_many_values (a 16-bit dictionary is full).
  [[nodiscard]] Result<void> add(const Dossier& dossier);
  void add(const CodedDossier& dossier);

  /// Appends the rows of `other`, which knows them by codes of its own: `units`, `procedures` and `fields`
  /// are this shard's by those. Its row numbers are counted from `base` + 1.
  struct Codes {
    std::vector<std::uint16_t> units, procedures, fields;
  };
  void append(const Shard& other, const Codes& codes, std::uint64_t base);
  /// Makes room for so many rows in all.
  void reserve(std::size_t rows);

  /// The code in `procedures` of a procedure, by its code, else by its name; keeps the first name
  /// given to it. Errors: too_many_values.
  [[nodiscard]] Result<std::uint16_t> procedure_key(std::string_view code, std::string_view name);

  /// Gives back what the columns' growth has reserved, where that is much. For the end of a load; copies one
  /// column at a time.
  void shrink_to_fit();

  /// Bytes held, for the memory budget.
  [[nodiscard]] std::size_t memory_bytes() const;

  // Columns, all of size(). Plain data: queries read them, only add() and dedupe write them.
  std::vector<std::uint16_t> unit, procedure, field;
  std::vector<std::uint32_t> trait;  ///< untidy exports draw more than 65,536 distinct words
  std::vector<ShortDay> submitted, received, due, finished;
  std::vector<PackedCode> code;
  std::vector<std::uint32_t> row;
  std::vector<std::uint8_t> displaced;  ///< 1 when another row is the dossier's latest state

  std::uint16_t source = 0;  ///< the file all rows come from, an index given by the workspace
  Dictionary units;       ///< unit names
  std::vector<UnitLevel> unit_levels;  ///< by unit code; shorter where intake knows no levels
  Dictionary procedures;  ///< procedure keys: the code, or the name where there is no code
  Dictionary fields;
  std::vector<std::string> procedure_names;  ///< by procedure code; "" when never given
  std::vector<TraitWord> trait_words;        ///< distinct words, by trait code

  // Of aggregate forms; a file holds dossiers or statements, seldom both. Few: rows, not columns.
  std::vector<StatementShape> shapes;
  std::vector<Statement> statements;
  std::vector<Score> scores;

  /// The position of `shape` in `shapes`, adding it if new. Errors: too_many_values.
  [[nodiscard]] Result<std::uint16_t> shape_key(const StatementShape& shape);

 private:
  [[nodiscard]] std::uint32_t trait_code(TraitWord word);

  std::unordered_map<TraitWord, std::uint32_t> trait_codes_;
  std::array<std::uint32_t, 1024> recent_traits_{};  // codes seen last, by a few bits of the word
};

/// Marks all rows but the latest of each dossier code as displaced (architecture.md idea 4:
/// status rank, then latest event, then content, never load order), across all `shards`.
/// Rows without a code are never displaced. Returns how many rows are displaced. May be called
/// again after shards come or go: it starts afresh.
std::size_t mark_latest(std::span<Shard* const> shards);

/// The level of a unit by its name, as the first shard that has it says; unknown when none does.
[[nodiscard]] UnitLevel level_of(std::span<const Shard* const> shards, std::string_view unit);

}  // namespace xanh::facts

#endif  // XANH_FACTS_SHARD_H_
