// What the values of a column look like, whatever its header says. Inside this room only.
#ifndef XANH_INTAKE_EVIDENCE_H_
#define XANH_INTAKE_EVIDENCE_H_

#include <cstddef>
#include <string_view>

#include "intake/rules.h"
#include "intake/sample.h"

namespace xanh::intake {

/// Counts over the sampled cells of one column that say something.
struct Evidence {
  std::size_t rows = 0;    ///< sampled rows
  std::size_t filled = 0;  ///< cells that are not empty and not a word for "empty"
  std::size_t dates = 0, numbers = 0, dossier_codes = 0, procedure_codes = 0;
  std::size_t contacts = 0;    ///< phones, identity numbers, mail addresses
  std::size_t identities = 0;  ///< of these: 12-digit identity numbers that begin with a province's code
  std::size_t channels = 0, levels = 0, statuses = 0, timings = 0, flags = 0, payments = 0, fees = 0;
  /// Adds all counts but `rows`.
  Evidence& operator+=(const Evidence& other);
  [[nodiscard]] double share(std::size_t count) const {
    return filled == 0 ? 0 : static_cast<double>(count) / static_cast<double>(filled);
  }
};

/// Of the sampled rows from `first_row` (index) on.
[[nodiscard]] Evidence look_at(const Sample& sample, std::size_t column, std::size_t first_row,
                               const ColumnRules::Impl& rules);

/// domain.md 5.4: national, case and legacy local codes, and those that Excel has cut to fewer
/// decimals.
[[nodiscard]] bool is_procedure_code(std::string_view text);
/// `1.01001` -> `1.010010`: a national code whose trailing zeros were lost as a number.
[[nodiscard]] bool is_cut_procedure_code(std::string_view text);
[[nodiscard]] bool is_dossier_code(std::string_view text);

/// Factor 0-1 by which the values support `role`: 1 confirmed, about 0.7 no evidence, 0 refuted.
[[nodiscard]] double support(Role role, const Evidence& evidence);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_EVIDENCE_H_
