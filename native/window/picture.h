// A picture as PNG bytes.
#ifndef XANH_WINDOW_PICTURE_H_
#define XANH_WINDOW_PICTURE_H_

#include <string>

#include "base/result.h"
#include "window/surface.h"

namespace xanh::window {

/// 8-bit RGB, deflated. Errors: out_of_memory.
[[nodiscard]] Result<std::string> png(const Pixels& picture);

}  // namespace xanh::window

#endif  // XANH_WINDOW_PICTURE_H_
