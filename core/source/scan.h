// The structural scan: where quotes, separators and line ends stand. One function, written for AVX2 (chosen at
// start-up where the processor has it), SSE2 and wasm simd128 with a plain fallback; all find the same places.
#ifndef XANH_SOURCE_SCAN_H_
#define XANH_SOURCE_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <vector>

namespace xanh::source {

/// Most bytes that one scan takes, and how much room its marks need.
inline constexpr std::size_t kScanBytes = 4096;
inline constexpr std::size_t kMostMarks = kScanBytes + 64;

/// Writes the positions of quotes, CR, LF and `separator` among bytes[0, size) to `marks`, ascending; returns how many.
/// What stands behind them in `marks` is overwritten. REQUIRES: size <= kScanBytes, 64 readable bytes behind them,
/// room for kMostMarks.
using MarkScan = std::size_t (*)(const char* bytes, std::size_t size, char separator, std::uint32_t* marks);

/// The fastest that this processor runs.
[[nodiscard]] MarkScan best_mark_scan();

/// Byte by byte: the reference that the others are tested against.
std::size_t scan_marks_plain(const char* bytes, std::size_t size, char separator, std::uint32_t* marks);

/// All that this processor runs, for tests.
[[nodiscard]] std::vector<MarkScan> mark_scans();

}  // namespace xanh::source

#endif  // XANH_SOURCE_SCAN_H_
