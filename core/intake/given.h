// What holds for every row of a file and stands in none: unit, channel, period and date, read
// from title lines, the filter line of an export, the names of sheet and file (issue: "What the
// rows do not say"). Inside this room only.
#ifndef XANH_INTAKE_GIVEN_H_
#define XANH_INTAKE_GIVEN_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "intake/import_log.h"
#include "intake/intake.h"
#include "intake/rules.h"
#include "intake/sample.h"

namespace xanh::intake {

/// A period that a text names: "Thang 10 nam 2025", "T10.2025", "Quy III/2025", "6 thang dau nam
/// 2025", "Nam 2025", "tu ngay 15/12/2024 den ngay 14/03/2025", "luy ke den 31/10/2025" (from
/// 1 January), "Tuan 45 (03/11/2025 - 09/11/2025)". `year` is that of the context, for "Thang 10"
/// alone; 0: none is known. nullopt when there is none, or two that disagree. `words`, when not
/// null, gets the part of the text that said so. The times of a file's making
/// ("bao_cao_03_11_2025_08_15.xls") are no period.
[[nodiscard]] std::optional<Days> find_period(std::string_view text, int year, std::string* words);

/// The latest date behind a word of `as_of` ("so lieu den 31/10/2025") in a text; 0 when there is none.
/// `words`, when not null, gets what said so.
[[nodiscard]] text::Day find_stated_day(std::string_view text, const ColumnRules::Impl& rules, std::string* words);

/// Looks in this order: title lines (the first `title_rows` of the sample), sheet name, file
/// name. `as_of` is not decided here but for its words: see ReadingPlan::stated_as_of; the end of
/// a stated period is one. `units` may be null.
[[nodiscard]] GivenLog find_givens(const Sample& sample, std::size_t title_rows, std::string_view sheet,
                                   std::string_view file, const ColumnRules::Impl& rules, const UnitIndex* units);

/// The user's word goes before what was found.
void apply_choices(GivenLog& givens, const GivenChoices& choices);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_GIVEN_H_
