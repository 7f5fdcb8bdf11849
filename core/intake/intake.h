// Rows to facts. Plan first (a sample of the rows against columns.json), then read under the
// plan, with personal and unwanted columns masked out before any text is made.
#ifndef XANH_INTAKE_INTAKE_H_
#define XANH_INTAKE_INTAKE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/shard.h"
#include "intake/catalogue.h"
#include "intake/import_log.h"
#include "intake/part.h"
#include "intake/role.h"
#include "intake/units.h"
#include "source/document.h"

namespace xanh::intake {

/// columns.json, parsed: header variants by role, value vocabularies, personal headers.
class ColumnRules {
 public:
  /// Errors: rules_invalid (args: name, JSON pointer, reason).
  [[nodiscard]] static Result<ColumnRules> parse(std::string_view json, std::string_view name);
  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// forms.json, parsed: the words that headers and sub-rows of aggregate forms are made of.
class FormRules {
 public:
  /// Errors: rules_invalid (args: name, JSON pointer, reason).
  [[nodiscard]] static Result<FormRules> parse(std::string_view json, std::string_view name);
  struct Impl;
  [[nodiscard]] const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

/// The user's word on one column, over what names and values say. A column that was judged
/// personal is read only under a role named here; "none" leaves it personal.
struct RoleChoice {
  std::string sheet = {};  ///< as in ImportLog::sheet
  std::uint32_t column = 0;
  Role role = Role::none;
  friend bool operator==(const RoleChoice&, const RoleChoice&) = default;
};

/// The user's word on where the table begins and on what the rows of a file do not say; what is not
/// set is left to the file (columns, title lines, the names of sheet and file: see
/// ImportLog::givens).
struct GivenChoices {
  std::optional<std::uint64_t> header_row = {};  ///< 1-based, within the first 300 rows (of a form: 30)
  std::optional<std::string> unit = {};
  std::optional<facts::Channel> channel = {};
  std::optional<Days> period = {};     ///< of a form whose columns name no periods of their own
  std::optional<text::Day> as_of = {};
  friend bool operator==(const GivenChoices&, const GivenChoices&) = default;
};

struct ReadingPlan {
  Grain grain = Grain::dossiers;
  std::size_t table = 0;
  std::uint64_t header_row = 0;  ///< 1-based; data begin below header_row + header_rows - 1
  std::uint32_t header_rows = 1;
  std::vector<ColumnDecision> columns;  ///< every column of the sheet, ascending
  /// Ordinal or unnamed columns that may hold "I", "Tong cong": read to tell the kind of a row,
  /// never stored.
  std::vector<std::uint32_t> labels;
  /// The date in a title line up to which the file says it goes; 0 when there is none.
  text::Day stated_as_of = 0;
  /// The columns with a role that is read at this grain, and `labels`. Never a personal column.
  [[nodiscard]] source::ColumnMask mask() const;
};

/// Loads one file: detect, open, sample, plan, read. Resumable: call step() until `end`.
/// The facts go to `shard`; a failed or cancelled load leaves `shard` to be dropped by the caller.
class Loader {
 public:
  struct Options {
    const ColumnRules* rules = nullptr;       ///< REQUIRES: not null, outlives the loader
    const FormRules* forms = nullptr;         ///< may be null: aggregate forms are not understood
    const Catalogue* catalogue = nullptr;     ///< may be null
    const UnitIndex* units = nullptr;         ///< may be null: units keep their own names
    std::uint16_t source_index = 0;
    std::vector<RoleChoice> choices = {};     ///< those of other sheets are passed over
    /// The sheet to read, by name; without one, or when none bears it, the best by evidence.
    std::optional<std::string> sheet = {};
    GivenChoices givens = {};
    source::TextChoice text = {};             ///< of a text file: encoding, separator
    /// A loader of the same bytes under the same options which is divisible(). Its plan is taken over at once, where
    /// the format allows; the new loader then reads parts only. Not kept.
    const Loader* planned = nullptr;
  };
  Loader(source::ByteSource& source, Options options);
  ~Loader();
  Loader(Loader&&) noexcept;

  /// Does a slice of work (about one batch). ready: call again; pending: bytes are awaited;
  /// end: grain(), log() and shard() or catalogue() are complete.
  [[nodiscard]] Result<source::Step> step();

  // A long list in parts, each read by a loader of its own of the same file with the same options, on
  // another thread or in another instance, and put together here.

  /// Once the plan stands and no row is read: the bytes of the rows of a list of which parts can be read by
  /// themselves (a UTF-8 CSV of dossiers, without a catalogue). Nothing otherwise.
  [[nodiscard]] std::optional<source::ByteRange> divisible() const;
  /// Lets the next steps, until `end`, read one part, again and again. An error means that the file is to
  /// be read row by row. REQUIRES: divisible() had a value before the first part.
  void begin_part(const PartRange& range);
  /// REQUIRES: step() gave `end` after begin_part().
  [[nodiscard]] Part take_part();
  /// Takes the next part in place of reading rows. REQUIRES: its first record is the first behind the part
  /// before. False: the file is to be read row by row, by a new loader.
  [[nodiscard]] bool absorb(const Part& part);
  /// No part follows: the next step completes the log.
  void end_parts();

  [[nodiscard]] Grain grain() const;
  /// After header_not_found and columns_unknown: what was seen of the columns.
  [[nodiscard]] const ImportLog& log() const;
  [[nodiscard]] std::uint64_t bytes_consumed() const;
  [[nodiscard]] std::uint64_t rows_read() const;
  /// REQUIRES: step() gave `end`, grain() != catalogue. Moves the facts out: dossiers or
  /// statements and scores.
  [[nodiscard]] std::unique_ptr<facts::Shard> take_shard();
  /// REQUIRES: step() gave `end`, grain() == catalogue.
  [[nodiscard]] Catalogue take_catalogue();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_INTAKE_H_
