// XML Spreadsheet 2003.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "reading.h"
#include "text/utf8.h"
#include "source/xml_spreadsheet.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  fuzz::read_every_way(
      input,
      [](source::ByteSource& source, std::size_t piece) { return source::make_xml_spreadsheet_document(source, piece); },
      {.utf8 = text::is_valid_utf8(input)});
  return 0;
}
