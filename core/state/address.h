// The workspace as one line of text, for the address bar, links and files: the actions that make it from
// an untouched one. Like the workspace it holds no figure and no row of any file.
#ifndef XANH_STATE_ADDRESS_H_
#define XANH_STATE_ADDRESS_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "state/workspace.h"

namespace xanh::state {

/// The actions (state/action.h) that make `workspace` from Workspace{}, in their order; none for that one.
[[nodiscard]] std::vector<std::string> actions_of(const Workspace& workspace);

/// The same joined by "&", what a URL's fragment may not hold written as %XX (RFC 3986).
[[nodiscard]] std::string address_of(const Workspace& workspace);

/// The workspace that an address tells; a leading "#" is passed over. Only actions on the workspace are
/// taken: an address opens, saves and removes nothing. Errors: as apply() (state/action.h).
[[nodiscard]] Result<Workspace> workspace_at(std::string_view address);

}  // namespace xanh::state

#endif  // XANH_STATE_ADDRESS_H_
