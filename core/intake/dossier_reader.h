// The reading pass over a dossier list: batches under the plan's mask to facts and log.
// Inside this room only.
#ifndef XANH_INTAKE_DOSSIER_READER_H_
#define XANH_INTAKE_DOSSIER_READER_H_

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "intake/cell_memory.h"
#include "intake/code_check.h"
#include "intake/columns.h"
#include "intake/date_order.h"
#include "intake/label.h"
#include "intake/moment.h"
#include "intake/part.h"
#include "intake/row_kind.h"
#include "intake/unit_reader.h"
#include "intake/value_cache.h"

namespace xanh::intake {

/// Timing by domain.md 2.4: day against day; on the same day the time decides only where both
/// sides have one. REQUIRES: both known.
[[nodiscard]] facts::Timing timing_of(const Moment& finished, const Moment& due);

/// What is known of a list before its rows are read, beside the plan.
struct ListContext {
  std::optional<text::Day> as_of = {};  ///< up to which day the file goes: the user's word
  DateOrders orders = {};
  bool part = false;                    ///< the rows are those of a part
  bool headed = true;                   ///< titles and header stand among them, above
};

class DossierReader {
 public:
  /// `log` outlives the reader; so do rules and catalogue (which may be null). `log.givens` holds what
  /// the file and the user give for all rows; it is completed with what the rows say themselves.
  /// `memory` too: it makes further readers of the same list fast.
  DossierReader(const ReadingPlan& plan, const ColumnRules::Impl& rules, const Catalogue* catalogue, UnitReader units,
                ListContext context, bool system_1904, std::uint16_t source_index, CellMemory& memory, ImportLog& log);

  /// Errors: too_many_values.
  [[nodiscard]] Result<void> take(const source::Batch& batch);
  /// Gives up what a part gave, in place of finish().
  [[nodiscard]] Part take_part();
  /// Puts a part, whose rows are counted from `base` + 1, behind what was read. False: it would read differently
  /// behind the rows before it, or does not fit; the list is then to be read anew, row by row.
  /// REQUIRES: no catalogue.
  [[nodiscard]] bool absorb(const Part& part, std::uint64_t base);
  /// For `rows` rows in all.
  void reserve(std::size_t rows) {
    shard_->reserve(rows);
    has_room_ = true;
  }
  /// Was reserve() called?
  [[nodiscard]] bool has_room() const { return has_room_; }
  /// Completes the log and gives up the facts.
  [[nodiscard]] std::unique_ptr<facts::Shard> finish();

 private:
  // A text column: the code of its distinct texts, which meet by fold_key.
  struct Text {
    std::uint16_t code = 0;
    bool normalised = false;
    bool full = false;        // the dictionary has no room for it
  };
  // Of a code (or of a name that stands without a code): its key in the shard.
  struct Resolved {
    std::uint16_t key = 0;
    bool known = false;
    bool named = false;
    const Procedure* listed = nullptr;  // in the catalogue
    std::uint64_t rows = 0;
    std::uint64_t first_row = 0;
  };
  struct TextColumn {
    ValueCache<Text, 10> cache;
    std::unordered_map<std::string, std::uint16_t> by_fold;
  };
  struct LabelColumn {
    Role role;
    LabelKind kind;
    Repair outside;           // count_: not tallied
    std::size_t slot = PlannedColumns::kAbsent;
    ValueCache<Label> cache = {};
  };

  [[nodiscard]] Result<void> take_row(const source::Batch& batch, std::size_t row);
  void settle_givens(const ReadingPlan& plan);
  [[nodiscard]] bool has_good_codes(const ReadingPlan& plan) const;
  [[nodiscard]] bool is_province(const std::string& unit) const;
  [[nodiscard]] std::uint16_t unit_code(const std::string& tidy, const UnitMatch* unit, std::uint64_t row, bool& full);
  [[nodiscard]] std::uint16_t unit_named(const std::string& tidy, std::uint64_t row, bool& full);
  [[nodiscard]] std::uint16_t unit_of_code(const facts::CodeReading& code, std::uint64_t row, bool& full);
  void settle_as_of();
  void settle_catalogue();
  void leave_out(const source::Batch& batch, std::size_t row, bool with_date_column);
  // `swapped`: day and month have changed places.
  struct Dated : Moment {
    bool swapped = false;
  };
  struct DateColumn {
    Role role;
    std::size_t slot = PlannedColumns::kAbsent;
    DateOrder order = {};
  };
  [[nodiscard]] Dated moment(const source::Batch& batch, std::size_t row, const DateColumn& column) const;
  void note_date(const source::Batch& batch, std::size_t row, const DateColumn& column, const Dated& moment) {
    if (moment.swapped || (moment.state != Moment::State::none && !moment.known())) [[unlikely]] note_odd_date(batch, row, column, moment);
  }
  void note_odd_date(const source::Batch& batch, std::size_t row, const DateColumn& column, const Dated& moment);
  [[nodiscard]] Label label(const source::Batch& batch, std::size_t row, LabelColumn& column) {
    if (column.slot >= batch.column_count) return {};
    const source::Field& field = batch.field(row, column.slot);
    return field.kind == source::CellKind::empty ? Label{} : label(batch, row, column, field);
  }
  [[nodiscard]] Label label(const source::Batch& batch, std::size_t row, LabelColumn& column, const source::Field& field);
  void join_flags(const source::Batch& batch, std::size_t row, facts::Traits& traits);
  [[nodiscard]] std::uint16_t text(const source::Batch& batch, std::size_t row, Role role,
                                   TextColumn& column, facts::Dictionary& dictionary, bool& full);
  // Places in codes_ and names_, in the order in which this list met them; 0: none.
  [[nodiscard]] std::uint32_t code_id(std::uint32_t text) { return id_of(text, text, code_ids_, codes_, by_code_); }
  [[nodiscard]] std::uint32_t name_id(const CellMemory::Name& name) { return id_of(name.key, name.spelling, name_ids_, names_, by_name_); }
  [[nodiscard]] static std::uint32_t id_of(std::uint32_t key, std::uint32_t text, std::vector<std::uint32_t>& ids,
                                           std::vector<std::uint32_t>& texts, std::vector<Resolved>& resolved) {
    if (key == 0) return 0;
    if (key >= ids.size()) ids.resize(key + key / 2 + 64, 0);
    if (ids[key] == 0) {
      ids[key] = static_cast<std::uint32_t>(texts.size());
      texts.push_back(text);
      resolved.emplace_back();
    }
    return ids[key];
  }
  [[nodiscard]] const std::string& code_text(std::uint32_t id) const { return memory_.text_of(codes_[id]); }
  [[nodiscard]] const std::string& name_text(std::uint32_t id) const { return memory_.text_of(names_[id]); }
  [[nodiscard]] Resolved* resolve(std::uint32_t code, std::uint32_t name, std::uint64_t row);
  [[nodiscard]] const std::string& fold_of(std::string_view name);
  [[nodiscard]] bool absorb_codes(const Part& part, std::uint64_t base, facts::Shard::Codes& codes);
  [[nodiscard]] const Resolved* procedure(const source::Batch& batch, std::size_t row);
  void join_catalogue(const Procedure* listed, facts::Traits& traits, std::uint64_t row);
  void repair(Repair kind, std::uint64_t row, std::string_view example = {}) {
    log_.repairs[static_cast<std::size_t>(kind)].add(row, example);
  }
  // The example is the cell, made tidy only while the log still takes examples.
  void repair_cell(Repair kind, const source::Batch& batch, std::size_t row, const source::Field& field);

  const PlannedColumns columns_;
  const ColumnRules::Impl& rules_;
  const Catalogue* catalogue_;
  CellMemory& memory_;
  const bool system_1904_;
  const std::uint64_t first_row_;
  ImportLog& log_;
  RowSorter sorter_;
  std::unique_ptr<facts::Shard> shard_ = std::make_unique<facts::Shard>();
  const ListContext context_;
  const text::Day stated_as_of_;
  text::Day latest_event_ = 0;
  bool has_room_ = false;

  UnitReader unit_reader_;
  std::vector<Part::Unit> met_units_;
  std::unordered_map<std::string, std::string> folded_;  // names of parts, most of which come with each
  std::uint16_t given_unit_ = 0;  // of every row; 0: the rows tell
  bool units_from_codes_ = false;
  std::unordered_map<std::uint32_t, std::uint16_t> units_of_codes_;  // by CodeReading::unit
  CodeCheck code_check_;
  facts::Channel given_channel_ = facts::Channel::unknown;
  TextColumn unit_, field_;
  std::vector<std::uint32_t> codes_{0}, names_{0};  // numbers in memory_; of a name as it was first spelled
  std::vector<std::uint32_t> code_ids_, name_ids_;  // by number of the text, of the key
  std::vector<Resolved> by_code_{Resolved{}}, by_name_{Resolved{}};
  DateColumn submitted_{Role::submitted_at}, received_{Role::received_at}, due_{Role::due_at}, finished_{Role::finished_at},
      returned_{Role::returned_at};
  LabelColumn channel_, level_, status_, timing_, digitised_, reused_, e_result_, paid_, fee_, eligible_,
      integrated_;
  std::vector<std::pair<std::size_t, LabelColumn>> further_flags_;  // and their slots
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_DOSSIER_READER_H_
