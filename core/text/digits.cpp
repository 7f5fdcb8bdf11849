#include "text/digits.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>

#include <nlohmann/json.hpp>

namespace xanh::text {
namespace {

constexpr double kExact = 9007199254740992;  // 2^53: every whole number up to it is a double

void append_whole(std::string& out, std::uint64_t value) {
  std::array<char, 20> digits;
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

}  // namespace

void append_padded(std::string& out, std::uint64_t value, unsigned width) {
  std::array<char, 20> digits;
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const auto size = static_cast<std::size_t>(end - digits.data());
  if (size < width) out.append(width - size, '0');
  out.append(digits.data(), size);
}

std::string padded(std::uint64_t value, unsigned width) {
  std::string out;
  append_padded(out, value, width);
  return out;
}

void append_exact(std::string& out, double value) {
  const double magnitude = std::fabs(value);
  if (magnitude <= kExact && magnitude == std::trunc(magnitude)) {
    if (std::signbit(value)) out += '-';
    append_whole(out, static_cast<std::uint64_t>(magnitude));
    return;
  }
  out += nlohmann::ordered_json(value).dump();
}

}  // namespace xanh::text
