// A row of a form as its cells say, before its neighbours are asked. Inside this room only.
#ifndef XANH_INTAKE_FORM_LINE_H_
#define XANH_INTAKE_FORM_LINE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/form_checks.h"
#include "intake/form_number.h"
#include "intake/form_rows.h"
#include "intake/form_rules.h"
#include "intake/intake.h"
#include "source/batch.h"

namespace xanh::intake {

struct FormLine {
  std::uint64_t row = 0;
  RowMarker marker;
  std::string ordinal;  ///< the cell of row numbers
  std::string label;    ///< of the row, for the log
  std::string unit, field, procedure_code, procedure_name;
  Where narrowed{};
  bool is_narrowed = false;
  bool is_sub = false;   ///< its label stands where units stand, and is none
  bool carried = false;  ///< its unit stands in a row above
  std::vector<FormCell> counts;
  std::vector<std::optional<PrintedRate>> rates;
  std::vector<std::optional<double>> points;
  std::vector<std::string> unreadable;  ///< cells of counts
  [[nodiscard]] bool has_numbers() const;
};

/// Something a person would read: not "2", "(B)" or a dash.
[[nodiscard]] bool is_words(std::string_view text);

/// Knows where the planned columns stand in a batch.
class FormLineReader {
 public:
  FormLineReader(const ReadingPlan& plan, const ColumnRules::Impl& columns,
                 const FormRules::Impl& forms);

  /// Columns of counts that mean the same are parts, and one here; in the order of the plan.
  [[nodiscard]] const std::vector<FormColumn>& counts() const { return counts_; }
  [[nodiscard]] const std::vector<FormColumn>& rates() const { return rates_; }
  struct ScoreColumn {
    std::string code;
    std::optional<Days> days;
  };
  [[nodiscard]] const std::vector<ScoreColumn>& scores() const { return scores_; }
  [[nodiscard]] bool has_ordinal() const { return ordinal_ >= 0; }
  [[nodiscard]] bool has_unit() const { return unit_ >= 0; }
  [[nodiscard]] bool has_labels() const {
    return unit_ >= 0 || field_ >= 0 || procedure_code_ >= 0 || procedure_name_ >= 0;
  }

  /// `texts`: the row's tidy texts by slot.
  [[nodiscard]] FormLine read(const source::Batch& batch, std::size_t row,
                              const std::vector<std::string>& texts) const;

 private:
  struct Slot {
    std::size_t slot = 0;
    std::size_t column = 0;  ///< of counts: into counts_
    NumberStyle style;
  };

  const ColumnRules::Impl& rules_;
  const FormRules::Impl& forms_;
  // Slots; -1: there is none.
  int ordinal_ = -1, unit_ = -1, field_ = -1, procedure_code_ = -1, procedure_name_ = -1,
      level_ = -1, channel_ = -1;
  std::vector<FormColumn> counts_, rates_;
  std::vector<ScoreColumn> scores_;
  std::vector<Slot> count_slots_, rate_slots_, score_slots_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_LINE_H_
