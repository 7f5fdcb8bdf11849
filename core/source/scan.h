// The structural scan: which of 64 bytes are quotes, separators and line ends. One function,
// written for SSE2 and wasm simd128 with a plain fallback; all give equal bits.
#ifndef XANH_SOURCE_SCAN_H_
#define XANH_SOURCE_SCAN_H_

#include <cstdint>

namespace xanh::source {

/// One bit a byte, lowest bit first.
struct StructuralBits {
  std::uint64_t quote = 0;
  std::uint64_t separator = 0;
  std::uint64_t line_end = 0;  ///< CR or LF
  friend bool operator==(const StructuralBits&, const StructuralBits&) = default;
};

/// Classifies bytes[0..63]. REQUIRES: 64 readable bytes.
[[nodiscard]] StructuralBits scan_block(const char* bytes, char separator);

/// The same, byte by byte: the reference that the fast one is tested against.
[[nodiscard]] StructuralBits scan_block_plain(const char* bytes, char separator);

}  // namespace xanh::source

#endif  // XANH_SOURCE_SCAN_H_
