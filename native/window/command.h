// xanh window: the command line's way into the window.
#ifndef XANH_WINDOW_COMMAND_H_
#define XANH_WINDOW_COMMAND_H_

#include "cli/commands.h"

namespace xanh::window {

/// Adds the subcommand "window", as the functions of cli/commands.h do.
void add_window(CLI::App& app, cli::Command& chosen);

}  // namespace xanh::window

#endif  // XANH_WINDOW_COMMAND_H_
