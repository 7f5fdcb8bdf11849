// One file's import log in words, for the import page and for `xanh inspect`.
#ifndef XANH_VIEW_IMPORT_TEXT_H_
#define XANH_VIEW_IMPORT_TEXT_H_

#include <cstddef>

#include "intake/import_log.h"
#include "view/page.h"
#include "view/strings.h"

namespace xanh::view {

/// The number of a catalogue: it is no list among the others and carries no "remove" control.
inline constexpr std::size_t kCatalogue = static_cast<std::size_t>(-1);

/// `index` is the file's number among those loaded, for its "remove" control.
[[nodiscard]] FileSummary summarise_import(const intake::ImportLog& log, std::size_t index, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_IMPORT_TEXT_H_
