// One file's import log in words, for the import page and for `xanh inspect`.
#ifndef XANH_VIEW_IMPORT_TEXT_H_
#define XANH_VIEW_IMPORT_TEXT_H_

#include "intake/import_log.h"
#include "view/page.h"
#include "view/reading.h"
#include "view/strings.h"

namespace xanh::view {

/// Without a `ref` (a catalogue, the command line) nothing is offered to be changed.
[[nodiscard]] FileSummary summarise_import(const FileReading& file, const Strings& say);

/// What a column of a form counts, in words: "Tiep nhan trong ky, nop truc tuyen, 10/2025"; "" of
/// other columns.
[[nodiscard]] std::string meaning_text(const intake::ColumnDecision& column, const Strings& say);

/// "10/2025", "nam 2025", "01/01/2025 - 31/10/2025".
[[nodiscard]] std::string days_text(const intake::Days& days, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_IMPORT_TEXT_H_
