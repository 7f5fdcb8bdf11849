// Encodings: detection, and decoding whole and in random pieces.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "reading.h"
#include "text/encoding.h"
#include "text/utf8.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (size < 2) return 0;
  const auto encoding = static_cast<text::Encoding>(data[0] % 10);
  std::uint32_t random = data[1];
  const std::string_view bytes = input.substr(2);

  for (const bool whole : {false, true}) {
    const auto guess = text::detect_encoding(bytes, whole);
    XANH_HOLDS(guess.confidence >= 0 && guess.confidence <= 1);
    XANH_HOLDS(guess.mark_size <= bytes.size());
    for (const auto& evidence : guess.evidence) XANH_HOLDS(evidence.syllables <= evidence.words);
  }

  const std::string once = text::decode(encoding, bytes);
  XANH_HOLDS(text::is_valid_utf8(once));
  text::Decoder decoder(encoding);
  for (int again = 0; again < 2; ++again) {  // afterwards it is as new
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
      random = random * 1664525 + 1013904223;
      const std::string_view piece = bytes.substr(at, (random >> 24) % 5);
      decoder.feed(piece, out);
      at += piece.size();
    }
    decoder.finish(out);
    XANH_HOLDS(out == once);
  }
  (void)text::encoding_of_label(bytes);
  (void)text::encoding_name(encoding);
  return 0;
}
