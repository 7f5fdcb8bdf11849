// A saved view: what was chosen on the page, as a file to keep or to send. It holds the choices only, no figure and no
// row of any file:
//   {"xanh": "view", "version": 1, "program": "0.1.0", "title": "Xếp hạng đơn vị · 2025", "actions": ["year:2025", "page:ranking"]}
// The actions are those of state/action.h, from an untouched workspace on.
#ifndef XANH_APP_VIEW_FILE_H_
#define XANH_APP_VIEW_FILE_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "state/workspace.h"

namespace xanh::app {

struct SavedView {
  std::string title, file;         ///< file: its name
  state::Workspace workspace = {};
};

/// Language and scheme belong to who looks, not to the view: they are left out.
[[nodiscard]] std::string view_json(const state::Workspace& workspace, std::string_view title);

/// `name` is the file's. Errors: rules_invalid (args: `name`, JSON pointer, reason), as for a newer version; of an action
/// those of state::apply, in the place of `name`.
[[nodiscard]] Result<SavedView> parse_view(std::string_view json, std::string_view name);

/// "xanh-view-ranking-2025-q3-so-tu-phap.json": page, grouping where it is not by unit, days and filters, in letters that
/// every system takes; at most 80 bytes.
[[nodiscard]] std::string view_file_name(const state::Workspace& workspace);

}  // namespace xanh::app

#endif  // XANH_APP_VIEW_FILE_H_
