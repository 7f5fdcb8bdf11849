// How fast the readers alone are: bytes of CSV, and bytes of inflated worksheet XML, a second.
#include <benchmark/benchmark.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "../unit/source/zip_builder.h"
#include "dossier_table.h"
#include "source/csv.h"
#include "source/xlsx.h"

namespace xanh::bench {
namespace {

constexpr std::size_t kTableBytes = 50u << 20;
// The columns that intake reads of this list: no applicant, telephone or address.
const source::ColumnMask kWanted{.all = false, .columns = {1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17}};

const std::string& csv_text() {
  static const std::string text = [] {
    std::string out;
    for (const char* header : kHeaders) out += std::string(out.empty() ? "" : ",") + header;
    DossierRows rows(1);
    while (out.size() < kTableBytes) {
      out += '\n';
      bool first = true;
      for (const std::string& cell : rows.next()) {
        if (!first) out += ',';
        first = false;
        if (cell.find_first_of(",\"") == std::string::npos) {
          out += cell;
          continue;
        }
        out += '"';
        for (const char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
        out += '"';
      }
    }
    return out;
  }();
  return text;
}

struct Workbook {
  std::string zip = {};
  std::size_t sheet_bytes = 0;
};

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
  return out;
}

// `shared`: texts as Excel writes them (indices); otherwise inline, as many exporters do.
Workbook make_workbook(bool shared) {
  std::string sheet = "<worksheet><sheetData>", strings = "<sst>";
  std::unordered_map<std::string, std::size_t> indices;
  DossierRows rows(1);
  for (std::size_t r = 1; sheet.size() < kTableBytes; ++r) {
    sheet += std::format("<row r=\"{}\" spans=\"1:18\">", r);
    char column = 'A';
    for (const std::string& cell : rows.next()) {
      const std::string reference = std::format("{}{}", column++, r);
      if (cell.empty()) continue;
      if (column == 'B') {
        sheet += std::format("<c r=\"{}\"><v>{}</v></c>", reference, cell);
      } else if (column > 'L' && column < 'Q') {
        sheet += std::format("<c r=\"{}\" s=\"1\"><v>45{}.47{}</v></c>", reference, 600 + r % 300, r % 1000);
      } else if (shared) {
        const auto [entry, is_new] = indices.try_emplace(cell, indices.size());
        if (is_new) strings += "<si><t>" + escaped(cell) + "</t></si>";
        sheet += std::format("<c r=\"{}\" t=\"s\"><v>{}</v></c>", reference, entry->second);
      } else {
        sheet += "<c r=\"" + reference + "\" t=\"inlineStr\"><is><t>" + escaped(cell) + "</t></is></c>";
      }
    }
    sheet += "</row>";
  }
  sheet += "</sheetData></worksheet>";
  Workbook book{.sheet_bytes = sheet.size() + strings.size()};
  book.zip = source::make_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels", R"(<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
       {"xl/workbook.xml", R"(<workbook xmlns:r="q"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>)"},
       {"xl/_rels/workbook.xml.rels",
        R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="b" Type="x/styles" Target="styles.xml"/><Relationship Id="c" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)"},
       {"xl/styles.xml", R"(<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>)"},
       {"xl/sharedStrings.xml", strings + "</sst>"},
       {"xl/worksheets/sheet1.xml", std::move(sheet)}},
      true);
  return book;
}

// Reads everything and touches every cell's place, as intake does. False on an error.
bool read_through(source::Document& document, const source::ColumnMask& mask, std::size_t& cells) {
  while (true) {
    const auto step = document.open();
    if (!step) return false;
    if (*step == source::Step::end) break;
  }
  const auto reader = document.read(0, mask);
  if (!reader) return false;
  source::Batch batch;
  while (true) {
    const auto step = (*reader)->next(batch);
    if (!step) return false;
    if (*step == source::Step::end) return true;
    for (const source::Field& field : batch.fields) cells += field.kind != source::CellKind::empty;
  }
}

void csv(benchmark::State& state, const source::ColumnMask& mask) {
  source::MemorySource bytes("bench.csv", csv_text());
  std::size_t cells = 0;
  for (auto _ : state) {
    const auto document = source::make_csv_document(bytes, source::detect_csv_dialect(std::string_view(csv_text()).substr(0, 65536)));
    if (!read_through(*document, mask, cells)) return state.SkipWithError("unreadable");
  }
  benchmark::DoNotOptimize(cells);
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes.size()) * state.iterations());
}

void xlsx(benchmark::State& state, bool shared) {
  const Workbook book = make_workbook(shared);
  source::MemorySource bytes("bench.xlsx", book.zip);
  std::size_t cells = 0;
  for (auto _ : state) {
    const auto document = source::make_xlsx_document(bytes);
    if (!read_through(*document, kWanted, cells)) return state.SkipWithError("unreadable");
  }
  benchmark::DoNotOptimize(cells);
  state.SetBytesProcessed(static_cast<std::int64_t>(book.sheet_bytes) * state.iterations());
}

BENCHMARK_CAPTURE(csv, masked, kWanted)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(csv, all_columns, source::ColumnMask{})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(xlsx, shared_strings, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(xlsx, inline_strings, false)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xanh::bench
