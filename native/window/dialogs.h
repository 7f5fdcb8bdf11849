// The desktop's own file dialogs: Windows', or whichever helper a Unix desktop has (zenity, kdialog). They
// run beside the window, which keeps drawing.
#ifndef XANH_WINDOW_DIALOGS_H_
#define XANH_WINDOW_DIALOGS_H_

#include <optional>
#include <string>
#include <vector>

namespace xanh::window {

/// Whether the desktop offers file dialogs.
[[nodiscard]] bool dialogs_offered();

/// The paths chosen; empty when the user chose none. Blocks: call it on a thread of its own.
[[nodiscard]] std::vector<std::string> ask_open(const std::string& title);
[[nodiscard]] std::optional<std::string> ask_save(const std::string& title,
                                                  const std::string& name);
/// Closes the dialogs that are open, as if the user chose nothing, and lets none open again: the
/// window goes, and must not wait for them.
void end_dialogs();

}  // namespace xanh::window

#endif  // XANH_WINDOW_DIALOGS_H_
