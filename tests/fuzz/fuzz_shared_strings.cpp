// The XML of the shared strings, under a sheet that uses the first ones.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "package.h"
#include "reading.h"
#include "text/utf8.h"
#include "source/xlsx.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  std::string sheet = "<worksheet><sheetData>";
  for (const char* row : {"0", "1", "2", "3", "40", "4294967295"}) {
    sheet += std::string("<row><c t=\"s\"><v>") + row + "</v></c></row>";
  }
  fuzz::read_every_way(
      fuzz::xlsx_of(sheet + "</sheetData></worksheet>", input),
      [](source::ByteSource& source, std::size_t piece) { return source::make_xlsx_document(source, piece); },
      {.utf8 = text::is_valid_utf8(input)});
  return 0;
}
