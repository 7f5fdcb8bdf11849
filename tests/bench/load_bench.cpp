// How fast a file becomes facts, reader and intake together on one core, and what memory that
// takes: CSV in MB of the file, XLSX in MB of inflated XML a second.
#include <benchmark/benchmark.h>
#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "intake/intake.h"
#include "sample/form.h"
#include "sample/generate.h"
#include "sample_data.h"
#include "source/zip.h"

namespace xanh::bench {
namespace {

constexpr std::uint64_t kRows = 200'000;

// The generator's export; empty when it fails, which the benchmarks report.
std::string make_export(bool workbook) {
  auto province = sample::make_province(builtin::data::sample_vocabulary(), builtin::data::sample_units(), 1);
  if (!province) return {};
  report::StringSink sink;
  const auto form = workbook ? sample::make_xlsx_form(*province, sink, 1) : sample::make_csv_form(*province, sink);
  if (!sample::generate(*province, kRows, 1, *form)) return {};
  return sink.take();
}

const std::string& csv_file() {
  static const std::string bytes = make_export(false);
  return bytes;
}
const std::string& xlsx_file() {
  static const std::string bytes = make_export(true);
  return bytes;
}

// All entries of the workbook once inflated; 0 when it is no archive.
std::uint64_t inflated_bytes(source::ByteSource& workbook) {
  std::vector<source::ZipEntry> entries;
  while (true) {
    const auto step = source::read_zip_directory(workbook, entries);
    if (!step) return 0;
    if (*step == source::Step::end) break;
  }
  std::uint64_t total = 0;
  for (const source::ZipEntry& entry : entries) total += entry.size;
  return total;
}

const intake::ColumnRules* rules() {
  static const auto parsed = [] {
    std::ifstream file(XANH_COLUMNS_JSON, std::ios::binary);
    const std::string json((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    return intake::ColumnRules::parse(json, "columns.json");
  }();
  return parsed ? &*parsed : nullptr;
}

// A value in bytes of this process from the kernel; "VmHWM" is the peak, which a write resets.
std::int64_t process_bytes(std::string_view name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stoll(line.substr(name.size() + 1)) * 1024;
  }
  return 0;
}
void reset_peak() { std::ofstream("/proc/self/clear_refs") << "5"; }

void load(benchmark::State& state, const std::string& (*file)(), bool workbook) {
  if (file().empty() || rules() == nullptr) return state.SkipWithError("no input");
  source::MemorySource bytes(workbook ? "bench.xlsx" : "bench.csv", file());
  const std::uint64_t measured = workbook ? inflated_bytes(bytes) : bytes.size();
  double rows = 0, held = 0, peak = 0;
  for (auto _ : state) {
    state.PauseTiming();
    malloc_trim(0);  // so that pages which an earlier load has left behind count again
    reset_peak();
    const std::int64_t before = process_bytes("VmRSS");
    state.ResumeTiming();
    intake::Loader loader(bytes, {.rules = rules()});
    while (true) {
      const auto step = loader.step();
      if (!step) return state.SkipWithError("the load failed");
      if (*step == source::Step::end) break;
    }
    const auto shard = loader.take_shard();
    rows = static_cast<double>(shard->size());
    held = static_cast<double>(shard->memory_bytes());
    state.PauseTiming();
    peak = std::max(peak, static_cast<double>(process_bytes("VmHWM") - before));
    state.ResumeTiming();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(measured) * state.iterations());
  state.counters["rows"] = rows;
  state.counters["held_bytes_per_row"] = held / rows;
  state.counters["peak_bytes_per_row"] = peak / rows;
}

BENCHMARK_CAPTURE(load, csv_to_facts, csv_file, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(load, xlsx_to_facts, xlsx_file, true)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xanh::bench
