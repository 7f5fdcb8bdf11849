// Charts and the presentation as files to save: the same bytes as `xanh chart`, `xanh widget` and `xanh present` write for
// the same files and choices.
#ifndef XANH_APP_PICTURE_FILE_H_
#define XANH_APP_PICTURE_FILE_H_

#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"

namespace xanh::app {

/// `what`: "ID:svg", "ID:png" (2x), "ID:html" (a page of its own without script, to be shown in another), "ID:copy" (a PNG for the
/// clipboard) or "ID:saved" (the PNG, where the clipboard took none), ID as of view::build_picture. Named
/// "xanh-PAGE-ID-2025-10-31.svg" by the day to which the data tell. In the scheme that the workspace names; what only
/// follows the system is light, as documents are. Errors: those of view::build_picture; unknown_name for a format.
/// REQUIRES: shards not empty.
[[nodiscard]] Result<Request> picture_file(const view::Inputs& in, std::string_view what);

/// The screens of the presentation as PNG of 1920 x 1080, named "xanh-present-2025-10-31-1.png"... Errors: period_empty,
/// out_of_memory. REQUIRES: as above.
[[nodiscard]] Result<std::vector<Request>> slide_files(const view::Inputs& in);

/// All of them in one zip archive, "xanh-present-2025-10-31.zip": a browser saves one file at a click.
[[nodiscard]] Result<Request> slides_file(const view::Inputs& in);

}  // namespace xanh::app

#endif  // XANH_APP_PICTURE_FILE_H_
