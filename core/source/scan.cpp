#include "source/scan.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace xanh::source {

StructuralBits scan_block_plain(const char* bytes, char separator) {
  StructuralBits bits;
  for (int i = 0; i < 64; ++i) {
    const std::uint64_t bit = std::uint64_t{1} << i;
    const char c = bytes[i];
    if (c == '"') bits.quote |= bit;
    if (c == separator) bits.separator |= bit;
    if (c == '\n' || c == '\r') bits.line_end |= bit;
  }
  return bits;
}

#if defined(__SSE2__)

StructuralBits scan_block(const char* bytes, char separator) {
  const __m128i quote = _mm_set1_epi8('"'), mark = _mm_set1_epi8(separator);
  const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  StructuralBits bits;
  for (int i = 0; i < 4; ++i) {
    const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * 16));
    const auto mask = [](__m128i v) {
      return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(v)));
    };
    bits.quote |= mask(_mm_cmpeq_epi8(block, quote)) << (i * 16);
    bits.separator |= mask(_mm_cmpeq_epi8(block, mark)) << (i * 16);
    bits.line_end |=
        mask(_mm_or_si128(_mm_cmpeq_epi8(block, lf), _mm_cmpeq_epi8(block, cr))) << (i * 16);
  }
  return bits;
}

#elif defined(__wasm_simd128__)

StructuralBits scan_block(const char* bytes, char separator) {
  const v128_t quote = wasm_i8x16_splat('"'), mark = wasm_i8x16_splat(separator);
  const v128_t lf = wasm_i8x16_splat('\n'), cr = wasm_i8x16_splat('\r');
  StructuralBits bits;
  for (int i = 0; i < 4; ++i) {
    const v128_t block = wasm_v128_load(bytes + i * 16);
    const auto mask = [](v128_t v) { return static_cast<std::uint64_t>(wasm_i8x16_bitmask(v)); };
    bits.quote |= mask(wasm_i8x16_eq(block, quote)) << (i * 16);
    bits.separator |= mask(wasm_i8x16_eq(block, mark)) << (i * 16);
    bits.line_end |=
        mask(wasm_v128_or(wasm_i8x16_eq(block, lf), wasm_i8x16_eq(block, cr))) << (i * 16);
  }
  return bits;
}

#else

StructuralBits scan_block(const char* bytes, char separator) {
  return scan_block_plain(bytes, separator);
}

#endif

}  // namespace xanh::source
