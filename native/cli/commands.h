// The subcommands of the program, each in its own file.
#ifndef XANH_CLI_COMMANDS_H_
#define XANH_CLI_COMMANDS_H_

#include <functional>

namespace CLI {
class App;
}

namespace xanh::cli {

/// The command chosen on the command line, to be run once parsing is done; gives an ExitCode.
using Command = std::function<int()>;

/// Each adds its subcommand and options to `app`; when the subcommand is given, parsing sets
/// `chosen`. Both must outlive the parsing.
void add_report(CLI::App& app, Command& chosen);
/// levers, compare, sources: pages of tables.
void add_pages(CLI::App& app, Command& chosen);
void add_memo(CLI::App& app, Command& chosen);
/// chart, widget, present: pictures.
void add_charts(CLI::App& app, Command& chosen);
void add_export(CLI::App& app, Command& chosen);
void add_inspect(CLI::App& app, Command& chosen);
void add_sample(CLI::App& app, Command& chosen);

}  // namespace xanh::cli

#endif  // XANH_CLI_COMMANDS_H_
