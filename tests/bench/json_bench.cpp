// How fast JSON and OpenDocument readers are: bytes of the text, and of inflated content.xml, a second.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>

#include "../unit/source/zip_builder.h"
#include "dossier_table.h"
#include "source/json.h"
#include "source/ods.h"

namespace xanh::bench {
namespace {

constexpr std::size_t kTableBytes = 69u << 20;
// The columns that intake reads of this list, as in the other benchmarks.
const source::ColumnMask kWanted{.all = false, .columns = {1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17}};

enum class Shape { array, wrapped, lines };

const std::string& json_text(Shape shape) {
  static std::string texts[3];
  std::string& text = texts[static_cast<int>(shape)];
  if (!text.empty()) return text;
  text = shape == Shape::array ? "[" : shape == Shape::wrapped ? "{\"result\":{\"data\":[" : "";
  DossierRows rows(1);
  for (bool first = true; text.size() < kTableBytes; first = false) {
    if (!first) text += shape == Shape::lines ? '\n' : ',';
    std::size_t column = 0;
    for (const std::string& cell : rows.next()) {
      text += column == 0 ? "{\"" : ",\"";
      text += std::string(kHeaders[column++]) + "\":\"";
      for (const char c : cell) text += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
      text += '"';
    }
    text += '}';
  }
  text += shape == Shape::array ? "]" : shape == Shape::wrapped ? "]}}" : "\n";
  return text;
}

const std::pair<std::string, std::size_t>& ods_file() {
  static const auto file = [] {
    std::string content = "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"S\">";
    DossierRows rows(1);
    while (content.size() < kTableBytes) {
      content += "<table:table-row table:style-name=\"ro1\">";
      for (const std::string& cell : rows.next()) {
        content += "<table:table-cell office:value-type=\"string\" calcext:value-type=\"string\"><text:p>";
        for (const char c : cell) content += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
        content += "</text:p></table:table-cell>";
      }
      content += "</table:table-row>";
    }
    content += "</table:table></office:spreadsheet></office:body></office:document-content>";
    const std::size_t size = content.size();
    return std::pair(source::make_zip({{"mimetype", "x"}, {"content.xml", std::move(content)}}, true), size);
  }();
  return file;
}

template <class Make>
void read_whole(benchmark::State& state, const std::string& bytes, std::size_t counted, Make make) {
  source::MemorySource source("bench", bytes);
  std::uint64_t rows = 0;
  for (auto _ : state) {
    const std::unique_ptr<source::Document> document = make(source);
    for (auto step = document->open(); step != source::Step::end; step = document->open()) {
      if (!step) return state.SkipWithError("open");
    }
    const auto reader = document->read(0, kWanted);
    source::Batch batch;
    for (auto step = (*reader)->next(batch); step != source::Step::end; step = (*reader)->next(batch)) {
      if (!step) return state.SkipWithError("next");
      rows += batch.row_count();
      benchmark::DoNotOptimize(batch.fields.data());
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(counted * state.iterations()));
  state.counters["rows"] = benchmark::Counter(static_cast<double>(rows), benchmark::Counter::kAvgIterations);
}

void json(benchmark::State& state, Shape shape) {
  const std::string& text = json_text(shape);
  read_whole(state, text, text.size(), [](source::ByteSource& source) { return source::make_json_document(source); });
}
BENCHMARK_CAPTURE(json, array, Shape::array)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(json, wrapped, Shape::wrapped)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(json, lines, Shape::lines)->Unit(benchmark::kMillisecond);

void ods(benchmark::State& state) {
  const auto& [zip, size] = ods_file();
  read_whole(state, zip, size, [](source::ByteSource& source) { return source::make_ods_document(source); });
}
BENCHMARK(ods)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xanh::bench
