// Parses the command line and runs one subcommand.
#include "cli/program.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "cli/commands.h"
#include "cli/exit_code.h"
#ifdef XANH_WITH_WINDOW
#include "window/command.h"
#endif

namespace xanh::cli {

int run_program(int argc, char** argv) {
  try {
    CLI::App app{"Xanh: online public services against their targets", "xanh"};
    app.require_subcommand(1);
    app.set_version_flag("--version", XANH_VERSION);
    Command chosen;
    add_report(app, chosen);
    add_pages(app, chosen);
    add_memo(app, chosen);
    add_charts(app, chosen);
    add_export(app, chosen);
    add_inspect(app, chosen);
    add_sample(app, chosen);
#ifdef XANH_WITH_WINDOW
    window::add_window(app, chosen);
#endif
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      // Help and version are "errors" with code 0 to the library.
      return app.exit(error) == 0 ? kOk : kUsage;
    }
    return chosen();
  } catch (const std::exception& error) {  // out of memory, above all
    std::fprintf(stderr, "xanh: %s\n", error.what());
    return kFailed;
  }
}

}  // namespace xanh::cli
