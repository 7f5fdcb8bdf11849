// A whole workbook: an archive as it stands, or its parts between lines "----".
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
  const auto make = [](source::ByteSource& source, std::size_t piece) {
    return source::make_xlsx_document(source, piece);
  };
  if (input.starts_with("PK")) {
    fuzz::read_every_way(input, make);
    return 0;
  }
  const auto parts = fuzz::cut(input, 5);
  fuzz::read_every_way(fuzz::xlsx_of(parts[0], parts[1], parts[2], parts[3], parts[4]), make,
                       {.utf8 = text::is_valid_utf8(input)});
  return 0;
}
