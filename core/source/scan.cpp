#include "source/scan.h"

#include <algorithm>
#include <bit>

#if defined(__x86_64__)
#include <immintrin.h>
#elif defined(__wasm_simd128__)
#include <wasm_simd128.h>
#endif

namespace xanh::source {

std::size_t scan_marks_plain(const char* bytes, std::size_t size, char separator, std::uint32_t* marks) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const char c = bytes[i];
    if (c == '"' || c == separator || c == '\n' || c == '\r') marks[count++] = static_cast<std::uint32_t>(i);
  }
  return count;
}

namespace {

#if defined(__x86_64__) || defined(__wasm_simd128__)

// The set bits of a block's mask as positions. Eight are written whether they are there or not: a block has four or
// five marks as a rule, and their exact number cannot be foreseen by the processor.
[[gnu::always_inline]] inline std::size_t put_marks(std::uint64_t bits, std::size_t block, std::uint32_t* marks) {
  const auto count = static_cast<std::size_t>(std::popcount(bits));
  const auto put = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i) {
      marks[i] = static_cast<std::uint32_t>(block) + static_cast<std::uint32_t>(std::countr_zero(bits));
      bits &= bits - 1;
    }
  };
  put(0, 8);
  if (count > 8) [[unlikely]] put(8, count);
  return count;
}

// Of all blocks of 64 bytes; `mask_of` classifies one.
template <class MaskOf>
[[gnu::always_inline]] inline std::size_t scan_blocks(const char* bytes, std::size_t size, std::uint32_t* marks, const MaskOf& mask_of) {
  std::size_t count = 0;
  for (std::size_t block = 0; block < size; block += 64) {
    std::uint64_t bits = mask_of(bytes + block);
    if (block + 64 > size) bits &= (std::uint64_t{1} << (size - block)) - 1;
    count += put_marks(bits, block, marks + count);
  }
  return count;
}

#endif

#if defined(__x86_64__)

std::size_t scan_marks_sse2(const char* bytes, std::size_t size, char separator, std::uint32_t* marks) {
  const __m128i quote = _mm_set1_epi8('"'), mark = _mm_set1_epi8(separator);
  const __m128i lf = _mm_set1_epi8('\n'), cr = _mm_set1_epi8('\r');
  return scan_blocks(bytes, size, marks, [&](const char* at) {
    std::uint64_t bits = 0;
    for (int i = 0; i < 4; ++i) {
      const __m128i part = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i * 16));
      const __m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(part, quote), _mm_cmpeq_epi8(part, mark)),
                                         _mm_or_si128(_mm_cmpeq_epi8(part, lf), _mm_cmpeq_epi8(part, cr)));
      bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (i * 16);
    }
    return bits;
  });
}

#if !defined(_WIN32)  // GCC keeps the stack at 16 bytes there, and what it spills of 32 would fault (its bug 54412)
// By hand rather than by a lambda: a closure does not take over what its function may use.
[[gnu::target("avx2,bmi,popcnt")]] std::size_t scan_marks_avx2(const char* bytes, std::size_t size, char separator, std::uint32_t* marks) {
  const __m256i quote = _mm256_set1_epi8('"'), mark = _mm256_set1_epi8(separator);
  const __m256i lf = _mm256_set1_epi8('\n'), cr = _mm256_set1_epi8('\r');
  std::size_t count = 0;
  for (std::size_t block = 0; block < size; block += 64) {
    std::uint64_t bits = 0;
    for (int i = 0; i < 2; ++i) {
      const __m256i part = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + block + i * 32));
      const __m256i found = _mm256_or_si256(_mm256_or_si256(_mm256_cmpeq_epi8(part, quote), _mm256_cmpeq_epi8(part, mark)),
                                            _mm256_or_si256(_mm256_cmpeq_epi8(part, lf), _mm256_cmpeq_epi8(part, cr)));
      bits |= static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(found))) << (i * 32);
    }
    if (block + 64 > size) bits &= (std::uint64_t{1} << (size - block)) - 1;
    std::uint32_t* const out = marks + count;
    const auto found = static_cast<std::size_t>(__builtin_popcountll(bits));
    for (std::size_t i = 0; i < 8; ++i, bits &= bits - 1) {
      out[i] = static_cast<std::uint32_t>(block) + static_cast<std::uint32_t>(_tzcnt_u64(bits));
    }
    for (std::size_t i = 8; i < found; ++i, bits &= bits - 1) {
      out[i] = static_cast<std::uint32_t>(block) + static_cast<std::uint32_t>(_tzcnt_u64(bits));
    }
    count += found;
  }
  return count;
}

bool has_avx2() {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
}
#endif

#elif defined(__wasm_simd128__)

std::size_t scan_marks_wasm(const char* bytes, std::size_t size, char separator, std::uint32_t* marks) {
  const v128_t quote = wasm_i8x16_splat('"'), mark = wasm_i8x16_splat(separator);
  const v128_t lf = wasm_i8x16_splat('\n'), cr = wasm_i8x16_splat('\r');
  return scan_blocks(bytes, size, marks, [&](const char* at) {
    std::uint64_t bits = 0;
    for (int i = 0; i < 4; ++i) {
      const v128_t part = wasm_v128_load(at + i * 16);
      const v128_t found = wasm_v128_or(wasm_v128_or(wasm_i8x16_eq(part, quote), wasm_i8x16_eq(part, mark)),
                                        wasm_v128_or(wasm_i8x16_eq(part, lf), wasm_i8x16_eq(part, cr)));
      bits |= static_cast<std::uint64_t>(wasm_i8x16_bitmask(found)) << (i * 16);
    }
    return bits;
  });
}

#endif

}  // namespace

std::vector<MarkScan> mark_scans() {
  std::vector<MarkScan> out{scan_marks_plain};
#if defined(__x86_64__)
  out.push_back(scan_marks_sse2);
#if !defined(_WIN32)
  if (has_avx2()) out.push_back(scan_marks_avx2);
#endif
#elif defined(__wasm_simd128__)
  out.push_back(scan_marks_wasm);
#endif
  return out;
}

MarkScan best_mark_scan() {
  static const MarkScan best = mark_scans().back();
  return best;
}

}  // namespace xanh::source
