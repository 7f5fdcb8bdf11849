#include "cli/output.h"

#include <charconv>
#include <cstdlib>
#include <cstring>
#include <ctime>

#include "app/hashing.h"
#include "cli/exit_code.h"
#include "cli/file_sink.h"
#include "cli/load.h"

namespace xanh::cli {

std::int64_t export_time() {
  if (const char* told = std::getenv("SOURCE_DATE_EPOCH")) {
    std::int64_t time = 0;
    const char* end = told + std::strlen(told);
    if (const auto [at, error] = std::from_chars(told, end, time); error == std::errc{} && at == end) return time;
  }
  return std::time(nullptr);
}

view::Stamp stamp_of(app::Library& library) {
  app::Hashing hashing(library);
  while (hashing.step() != source::Step::end) {
  }
  return {.time = export_time(), .sha256 = library.sha256s(), .behind = library.sources_behind()};
}

void add_output(CLI::App& command, Output& output) {
  command.add_option("-o,--output", output.path, "A file in the place of standard output; one that ends in .xlsx is a workbook");
  command.add_option("--suppress", output.suppress, "For sharing: keep back counts from 1 to below this (5), and what would give them away");
}

Result<std::string> format_for(const std::string& format, const Output& output) {
  if (format == "table" && output.path.ends_with(".xlsx")) return std::string("xlsx");
  if (format == "xlsx" && output.path.empty()) return fail(ErrorCode::unknown_name, {}, {"-o", "", "FILE.xlsx"});
  return format;
}

int deliver(const std::string& bytes, const Output& output, const app::Rules& rules, text::Language language) {
  if (output.path.empty()) return print(bytes, rules, language);
  const Result<void> written = [&]() -> Result<void> {
    auto sink = FileSink::create(output.path);
    if (!sink) return std::unexpected(std::move(sink.error()));
    if (auto done = (*sink)->append(bytes); !done) return done;
    return (*sink)->close();
  }();
  if (written) return kOk;
  complain(written.error(), rules, language);
  return kFailed;
}

}  // namespace xanh::cli
