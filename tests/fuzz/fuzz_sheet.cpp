// The XML of one worksheet.
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
  const std::string strings = "<sst><si><t>H\xE1\xBB\x93 s\xC6\xA1</t></si><si><r><t>a</t></r><r><t>b</t></r></si></sst>";
  fuzz::read_every_way(
      fuzz::xlsx_of(input, strings),
      [](source::ByteSource& source, std::size_t piece) { return source::make_xlsx_document(source, piece); },
      {.utf8 = text::is_valid_utf8(input)});
  return 0;
}
