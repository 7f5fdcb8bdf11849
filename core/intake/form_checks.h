// A form against itself: totals and group rows against their members, printed percentages against
// their counts, and the identities of domain.md 2 in each row. Inside this room only.
#ifndef XANH_INTAKE_FORM_CHECKS_H_
#define XANH_INTAKE_FORM_CHECKS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "intake/form_number.h"
#include "intake/import_log.h"

namespace xanh::intake {

/// A column of counts or of rates, as the reader has it.
struct FormColumn {
  facts::StatementShape shape;
  std::optional<Days> days;
  std::string header;
};

/// Notes a check in the log; those that fail with their place.
void note_check(FormLog& log, SumCheck check);

/// What can be checked within one row. Made once from the columns.
class FormRowChecks {
 public:
  FormRowChecks(const std::vector<FormColumn>& counts, const std::vector<FormColumn>& rates);
  /// `counts` and `rates` by column as given to the constructor.
  void check(const std::vector<FormCell>& counts,
             const std::vector<std::optional<PrintedRate>>& rates, std::uint64_t row,
             const std::string& label, FormLog& log) const;

 private:
  using Columns = std::vector<std::size_t>;
  struct Identity {
    CheckKind kind = CheckKind::parts;
    Columns left, right;
    std::size_t named = 0;  ///< the column that the check is told of
  };
  struct Share {
    struct Of {
      Columns part, whole;
      bool likely =
          false;  ///< both count the same dossiers, at one stage: a rate is expected to be this
    };
    std::vector<Of> of;  ///< likely ones first
    std::string header;
  };
  [[nodiscard]] std::vector<Columns> covers(const facts::StatementShape& shape,
                                            const std::optional<Days>& days) const;
  void add_shares(const FormColumn& of, const Columns& part, Share& share) const;
  void add_identities(std::size_t column);
  void add_wholes();
  [[nodiscard]] std::vector<CheckTerm> terms_of(const Columns& left, const Columns& right) const;
  void check_rate(const Share& share, const PrintedRate& rate, const std::vector<FormCell>& cells,
                  std::uint64_t row, const std::string& label, FormLog& log) const;

  std::vector<FormColumn> columns_;
  std::vector<Identity> identities_;
  std::vector<std::pair<std::size_t, std::size_t>> wholes_;  ///< a part and what it is part of
  std::vector<Share> in_cell_, rates_;  ///< by count column; by rate column
};

/// Rows that are the sum of others. A group row stands before its members, a total before or
/// behind them.
class FormSums {
 public:
  FormSums(const std::vector<FormColumn>& counts, FormLog& log)
      : columns_(counts), log_(log), all_(counts.size()), since_total_(counts.size()) {}

  /// A line of the form. `narrowed`: a sub-row, which is a part of the line before it if that has
  /// numbers of its own.
  void line(const std::vector<FormCell>& cells, bool narrowed);
  /// Opens a group; those of no higher rank end.
  void group(int rank, const std::vector<FormCell>& cells, std::uint64_t row,
             const std::string& label);
  /// Groups up to this rank are complete.
  void end_groups(int rank);
  void total(const std::vector<FormCell>& cells, std::uint64_t row, const std::string& label);
  void finish();

 private:
  struct Sum {
    explicit Sum(std::size_t columns) : plain(columns), narrowed(columns) {}
    std::vector<double> plain, narrowed;
    std::uint64_t plain_lines = 0, narrowed_lines = 0;
    void add(const std::vector<FormCell>& cells, bool is_narrowed);
    [[nodiscard]] bool any() const { return plain_lines + narrowed_lines > 0; }
    [[nodiscard]] const std::vector<double>& sums() const {
      return plain_lines > 0 ? plain : narrowed;
    }
  };
  struct Printed {
    int rank = 0;
    std::vector<FormCell> cells;
    std::uint64_t row = 0;
    std::string label;
    Sum members;
  };
  void compare(const std::vector<FormCell>& printed, std::uint64_t row, const std::string& label,
               const std::vector<const Sum*>& sums);

  const std::vector<FormColumn>& columns_;
  FormLog& log_;
  Sum all_, since_total_;
  std::vector<Printed> open_;   ///< of falling rank
  std::vector<Printed> above_;  ///< totals that stand before all lines
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_CHECKS_H_
