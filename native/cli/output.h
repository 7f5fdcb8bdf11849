// Where a command's result goes, and what files say of their origin.
#ifndef XANH_CLI_OUTPUT_H_
#define XANH_CLI_OUTPUT_H_

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "app/library.h"
#include "app/rules.h"
#include "text/format.h"
#include "view/provenance.h"

namespace xanh::cli {

/// Seconds since 1970-01-01 UTC: those of the variable SOURCE_DATE_EPOCH where it holds a number, so that a run can be
/// repeated to the byte; else the clock's.
[[nodiscard]] std::int64_t export_time();

/// Reads every loaded file once more for its SHA-256. REQUIRES: the library is not reading.
[[nodiscard]] view::Stamp stamp_of(app::Library& library);

/// Adds --suppress and -o to a command.
struct Output {
  std::string path, suppress;
};
void add_output(CLI::App& command, Output& output);
/// `format`, or xlsx where the path ends so and nothing else is asked for. Errors: unknown_name where a workbook has no path.
[[nodiscard]] Result<std::string> format_for(const std::string& format, const Output& output);

/// To the path, else to standard output; gives an ExitCode.
[[nodiscard]] int deliver(const std::string& bytes, const Output& output, const app::Rules& rules, text::Language language);

}  // namespace xanh::cli

#endif  // XANH_CLI_OUTPUT_H_
