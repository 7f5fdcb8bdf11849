// The window's icon: the same design as public/pictures/xanh.svg, drawn at the size asked for.
#ifndef XANH_WINDOW_ICON_H_
#define XANH_WINDOW_ICON_H_

#include <cstdint>
#include <vector>

namespace xanh::window {

/// `size` x `size` pixels of red, green, blue and alpha, rows from the top.
[[nodiscard]] std::vector<std::uint8_t> icon(int size);

}  // namespace xanh::window

#endif  // XANH_WINDOW_ICON_H_
