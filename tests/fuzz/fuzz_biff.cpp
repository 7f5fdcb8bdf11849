// Old .xls workbooks, in a container or bare.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "reading.h"
#include "text/utf8.h"
#include "source/biff.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  // Its texts are decoded from UTF-16 or a code page, so they are UTF-8 whatever the bytes.
  fuzz::read_every_way(
      input, [](source::ByteSource& source, std::size_t piece) { return source::make_biff_document(source, piece); },
      {.utf8 = true});
  return 0;
}
