// The whole command line, once the system's entry has brought it into UTF-8.
#ifndef XANH_CLI_PROGRAM_H_
#define XANH_CLI_PROGRAM_H_

namespace xanh::cli {

/// Runs the subcommand that `argv` names; gives an ExitCode. Paths and texts are UTF-8.
[[nodiscard]] int run_program(int argc, char** argv);

}  // namespace xanh::cli

#endif  // XANH_CLI_PROGRAM_H_
