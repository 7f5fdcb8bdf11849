// CSV: the dialect found and, by the first byte, any separator and encoding.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "reading.h"
#include "text/utf8.h"
#include "source/csv.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.empty()) return 0;
  const std::string_view text = input.substr(1);
  const auto chosen = static_cast<unsigned char>(input[0]);
  auto dialect = source::detect_csv_dialect(text, text::detect_encoding(text, true));
  XANH_HOLDS(dialect.data_begin <= 3 * text.size() + 3);
  if (chosen & 0x80) {  // not what the detection says
    dialect = {.separator = ",;\t|"[chosen & 3], .encoding = static_cast<text::Encoding>((chosen >> 2) % 10)};
  }
  const bool utf8 = dialect.encoding != text::Encoding::utf8 || text::is_valid_utf8(text);
  fuzz::read_every_way(
      text,
      [&](source::ByteSource& source, std::size_t piece) {
        return source::make_csv_document(source, dialect, piece);
      },
      {.utf8 = utf8});
  return 0;
}
