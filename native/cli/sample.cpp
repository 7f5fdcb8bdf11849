// xanh sample: writes an export of invented dossiers.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/file_sink.h"
#include "sample/form.h"
#include "sample/generate.h"
#include "sample/province.h"
#include "sample_data.h"

namespace xanh::cli {
namespace {

/// Up to this many rows a workbook is made as small as can be; above, fast.
constexpr std::uint64_t kSmall = 50'000;

struct SampleOptions {
  std::uint64_t rows = 20'000;
  std::uint64_t seed = 1;
  std::string format = "csv";
  std::string output;
};

Result<void> write(const SampleOptions& request) {
  auto province = sample::make_province(builtin::data::sample_vocabulary(),
                                        builtin::data::sample_units(), request.seed);
  if (!province) return std::unexpected(province.error());
  auto sink = FileSink::create(request.output);
  if (!sink) return std::unexpected(sink.error());
  const int level = request.rows <= kSmall ? 9 : 5;
  const auto form = request.format == "xlsx" ? sample::make_xlsx_form(*province, **sink, level)
                                             : sample::make_csv_form(*province, **sink);
  if (auto made = sample::generate(*province, request.rows, request.seed, *form); !made) {
    return made;
  }
  return (*sink)->close();
}

int run(const SampleOptions& request) {
  const auto written = write(request);
  if (written) return kOk;
  std::string reason;
  for (const std::string& arg : written.error().args) {
    reason += (reason.empty() ? "" : ": ") + arg;
  }
  std::fprintf(stderr, "xanh sample: %s\n", reason.c_str());
  return kFailed;
}

}  // namespace

void add_sample(CLI::App& app, Command& chosen) {
  auto request = std::make_shared<SampleOptions>();
  CLI::App* command = app.add_subcommand(
      "sample", "Write an export of invented dossiers: the same bytes for the same arguments");
  command->add_option("--rows", request->rows, "How many rows the table has")
      ->check(CLI::Range(std::uint64_t{1}, sample::kMaxRows))
      ->capture_default_str();
  command->add_option("--seed", request->seed, "Another number makes another province")
      ->capture_default_str();
  command->add_option("--format", request->format, "csv or xlsx")
      ->check(CLI::IsMember({"csv", "xlsx"}))
      ->capture_default_str();
  command->add_option("-o,--output", request->output, "The file to write")->required();
  command->callback([request, &chosen] {
    if (request->format == "xlsx" && request->rows > sample::kMaxSheetRows) {
      throw CLI::ValidationError("--rows", "a workbook's sheet holds at most " +
                                               std::to_string(sample::kMaxSheetRows) +
                                               " rows; use --format csv");
    }
    chosen = [request] { return run(*request); };
  });
}

}  // namespace xanh::cli
