// Parts of the import page. Inside this room only.
#ifndef XANH_VIEW_IMPORT_PARTS_H_
#define XANH_VIEW_IMPORT_PARTS_H_

#include "view/import_text.h"

namespace xanh::view {

/// What was decided for the file as a whole: kind, format, sheet, unit, channel, period, date.
[[nodiscard]] std::vector<Setting> reading_settings(const FileReading& file, const Strings& say);

/// Every column with its header, role and how sure that is; of a form also what it counts.
[[nodiscard]] Table column_table(const FileReading& file, const Strings& say);

/// Units that are not known, each with what it might be.
[[nodiscard]] Table unmatched_table(const FileReading& file, const Strings& say);

/// Printed totals and rates that the form's own numbers do not give.
[[nodiscard]] Table failed_checks_table(const FileReading& file, const Strings& say);

/// The province's settings: how much was taught, and each alias of a unit.
[[nodiscard]] FileSummary summarise_settings(const Reading& reading, const intake::ImportLog* catalogue, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_IMPORT_PARTS_H_
