// Little-endian numbers in bytes.
#ifndef XANH_SOURCE_LITTLE_H_
#define XANH_SOURCE_LITTLE_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xanh::source {

/// REQUIRES: at + 2 <= bytes.size().
[[nodiscard]] inline std::uint16_t little16(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(bytes[at + i])); };
  return static_cast<std::uint16_t>(byte(0) | byte(1) << 8);
}
/// REQUIRES: at + 4 <= bytes.size().
[[nodiscard]] inline std::uint32_t little32(std::string_view bytes, std::size_t at) {
  return little16(bytes, at) | static_cast<std::uint32_t>(little16(bytes, at + 2)) << 16;
}
/// REQUIRES: at + 8 <= bytes.size().
[[nodiscard]] inline std::uint64_t little64(std::string_view bytes, std::size_t at) {
  return little32(bytes, at) | static_cast<std::uint64_t>(little32(bytes, at + 4)) << 32;
}

}  // namespace xanh::source

#endif  // XANH_SOURCE_LITTLE_H_
