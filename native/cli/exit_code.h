// What the program tells the shell that ran it.
#ifndef XANH_CLI_EXIT_CODE_H_
#define XANH_CLI_EXIT_CODE_H_

namespace xanh::cli {

enum ExitCode : int {
  kOk = 0,
  kFailed = 1,  ///< input or output: a file that cannot be read, or written
  kUsage = 2,   ///< the command line itself is wrong
  kDoubtful = 3,  ///< check --strict: a check has failed
};

}  // namespace xanh::cli

#endif  // XANH_CLI_EXIT_CODE_H_
