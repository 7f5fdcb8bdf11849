// The reading pass over an aggregate form: rows to statements and scores. Inside this room only.
#ifndef XANH_INTAKE_FORM_READER_H_
#define XANH_INTAKE_FORM_READER_H_

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "intake/columns.h"
#include "intake/form_checks.h"
#include "intake/form_line.h"
#include "intake/form_rows.h"
#include "intake/row_kind.h"
#include "intake/unit_reader.h"

namespace xanh::intake {

/// Does every column of the plan have its days, by itself or from `period`?
[[nodiscard]] bool is_dated(const ReadingPlan& plan, const std::optional<Days>& period);

class FormReader {
 public:
  struct Options {
    const ColumnRules::Impl& columns;
    const FormRules::Impl& forms;
    UnitReader units;
    ListPlace place;
    std::optional<Days>
        period;           ///< of columns that name none. REQUIRES: is_dated, unless all are scores
    text::Day as_of = 0;  ///< stated or chosen; 0: the end of the last interval
    std::uint16_t source_index = 0;
  };
  /// `log` outlives the reader, as do the rules. log.givens tells the unit of rows that name none.
  FormReader(const ReadingPlan& plan, Options options, ImportLog& log);

  /// Errors: too_many_values.
  [[nodiscard]] Result<void> take(const source::Batch& batch);
  /// Completes the log and gives up the facts. Errors: too_many_values.
  [[nodiscard]] Result<std::unique_ptr<facts::Shard>> finish();

 private:
  using Line = FormLine;

  [[nodiscard]] Result<void> take_row(const source::Batch& batch, std::size_t row);
  void leave_out(LeftOut kind, const Line& line) { log_.leave_out(kind, line.row, line.label); }
  [[nodiscard]] Result<void> take_empty(Line line, const std::vector<std::string>& texts);
  [[nodiscard]] Result<void> take_total(const Line& line);
  [[nodiscard]] Result<void> settle_pending(const Line* next);
  [[nodiscard]] Result<void> settle_province();
  [[nodiscard]] Result<void> emit(const Line& line);
  void note_numbers(const Line& line);
  struct Unit {
    std::uint16_t code = 0;
    bool is_province = false;  ///< the province of the form itself
  };
  [[nodiscard]] Result<Unit> unit_of(const std::string& name, std::uint64_t row);
  [[nodiscard]] Result<std::uint16_t> code_in(facts::Dictionary& dictionary,
                                              const std::string& text, std::uint64_t row) const;
  [[nodiscard]] Result<const std::vector<int>*> shapes_of(const Where& narrowed);

  const ColumnRules::Impl& rules_;
  UnitReader units_;
  const ListPlace place_;
  const std::optional<Days> period_;
  const text::Day as_of_;
  const std::uint16_t source_index_;
  const std::uint64_t first_row_;
  ImportLog& log_;

  const FormLineReader lines_;
  FormRowChecks checks_;
  FormSums sums_;
  RowSorter sorter_;

  std::unique_ptr<facts::Shard> shard_ = std::make_unique<facts::Shard>();
  std::unordered_map<std::string, Unit> units_by_text_;
  std::unordered_map<std::string, std::uint16_t> codes_by_fold_;
  std::map<Where, std::vector<int>>
      shapes_;                         ///< by what sub-rows say: of each count column, -1 for none
  std::string current_unit_;           ///< of rows whose unit cell is empty
  std::optional<LeftOut> above_ = {};  ///< sub-rows of what is left out are left out with it
  std::vector<Line>
      pending_;  ///< the last line and its sub-rows, until the next tells whether it heads a group
  std::vector<Line> province_;  ///< the province's own lines: a total if units follow
  bool hold_province_ = true;
  bool other_units_ = false;
  text::Day last_day_ = 0;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_READER_H_
