// Pixels as PNG bytes.
#ifndef XANH_REPORT_PNG_WRITER_H_
#define XANH_REPORT_PNG_WRITER_H_

#include <cstdint>
#include <span>
#include <string>

#include "base/result.h"

namespace xanh::report {

/// 8-bit RGB, deflated, without a time: equal pixels are equal bytes. `rgb`: rows from the top, three bytes a pixel.
/// `scale` above 0: so many pixels to a CSS pixel (1/96 inch), kept as the picture's resolution, so that a document
/// shows it as large as the screen did. Errors: out_of_memory. REQUIRES: width, height > 0; rgb of 3 * width * height bytes.
[[nodiscard]] Result<std::string> png(int width, int height, std::span<const std::uint8_t> rgb, int scale = 0);

}  // namespace xanh::report

#endif  // XANH_REPORT_PNG_WRITER_H_
