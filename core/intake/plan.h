// From a sample to the reading plan of one table. Inside this room only.
#ifndef XANH_INTAKE_PLAN_H_
#define XANH_INTAKE_PLAN_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "intake/evidence.h"
#include "intake/intake.h"
#include "intake/rules.h"
#include "intake/sample.h"

namespace xanh::intake {

/// The rows of a sample that are the header: [first, first + count).
struct HeaderBlock {
  std::size_t first = 0, count = 0;  ///< indices into Sample::rows; count 0: none found
  double score = 0;                  ///< roles recognised by name, weighted by confidence
  std::vector<std::vector<std::string>> levels;  ///< by column, top first, tidy, empty ones left out
  std::vector<std::optional<HeaderMatch>> matches;
};

/// Searches the first 30 rows for 1-3 rows that name columns.
[[nodiscard]] HeaderBlock find_header(const Sample& sample, const ColumnRules::Impl& rules);

/// What became of a table. Without a plan, the error's code, row and arguments say why.
struct TablePlan {
  std::optional<ReadingPlan> plan;
  std::uint64_t header_row = 0;         ///< 0 when none was found
  std::uint32_t header_rows = 0;
  std::vector<ColumnDecision> columns;  ///< those of the plan; without one, what was seen of them
  std::vector<PreviewRow> preview;
  bool has_rows = false;   ///< below the header
  double score = 0;        ///< for choosing among sheets
  ErrorCode error = ErrorCode::header_not_found;
  std::uint64_t error_row = 0;
  std::vector<std::string> error_args;
};

/// `choices` are those of this table.
[[nodiscard]] TablePlan plan_table(const Sample& sample, const ColumnRules::Impl& rules,
                                   std::span<const RoleChoice> choices = {});

/// The latest date behind a word of `as_of` ("den ngay") in a title line; 0 when there is none.
/// `words`, when not null, gets the line.
[[nodiscard]] text::Day find_as_of(const Sample& sample, std::size_t title_rows,
                                   const ColumnRules::Impl& rules, std::string* words = nullptr);

/// The counts of a column's sampled cells, for the log.
[[nodiscard]] ColumnShape shape_of(const Evidence& evidence);

/// Two rows above the header, the header (rows of the sample from index `header` on), and what
/// follows it. Personal cells are masked.
[[nodiscard]] std::vector<PreviewRow> preview_of(const Sample& sample, std::size_t header, std::size_t header_rows,
                                                 const std::vector<ColumnDecision>& columns, const ColumnRules::Impl& rules);

/// Does the reading pass take this role at this grain?
[[nodiscard]] bool is_read(Role role, Grain grain);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_PLAN_H_
