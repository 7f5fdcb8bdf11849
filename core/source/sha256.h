// SHA-256 (FIPS 180-4), a piece at a time: by it a file is known again.
#ifndef XANH_SOURCE_SHA256_H_
#define XANH_SOURCE_SHA256_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace xanh::source {

class Sha256 {
 public:
  void add(std::span<const std::byte> bytes);
  /// 64 hexadecimal digits in lower case, of all that was added. Nothing may be added behind it.
  [[nodiscard]] std::string finish();

 private:
  static constexpr std::size_t kBlock = 64;
  void take(const std::byte* block);

  std::array<std::uint32_t, 8> state_ = {0x6a09e667U, 0xbb67ae85U, 0x3c6ef372U, 0xa54ff53aU, 0x510e527fU, 0x9b05688cU, 0x1f83d9abU, 0x5be0cd19U};
  std::array<std::byte, kBlock> open_ = {};  ///< the block that is not full yet
  std::uint64_t size_ = 0;                   ///< bytes so far
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_SHA256_H_
