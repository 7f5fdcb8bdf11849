// The lines of make_encoding_cases.mjs.
#ifndef XANH_TESTS_ENCODING_CASES_H_
#define XANH_TESTS_ENCODING_CASES_H_

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/encoding.h"

namespace xanh::text {

struct EncodingCase {
  std::string kind;
  Encoding encoding;
  std::string bytes, text;
};

inline std::string from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes += static_cast<char>(digit(hex[i]) * 16 + digit(hex[i + 1]));
  }
  return bytes;
}

inline Encoding encoding_named(std::string_view name) {
  for (int i = 0; i < 9; ++i) {
    if (encoding_name(static_cast<Encoding>(i)) == name) return static_cast<Encoding>(i);
  }
  return Encoding::vni_in_utf8;
}

/// The cases of one kind; empty when the file is missing.
inline std::vector<EncodingCase> encoding_cases(std::string_view kind) {
  std::ifstream file(XANH_ENCODING_CASES, std::ios::binary);
  std::vector<EncodingCase> cases;
  for (std::string line; std::getline(file, line);) {
    std::vector<std::string> parts(1);
    for (const char c : line) {
      if (c == '\t') {
        parts.emplace_back();
      } else {
        parts.back() += c;
      }
    }
    if (parts.size() != 4 || parts[0] != kind) continue;
    cases.push_back({parts[0], encoding_named(parts[1]), from_hex(parts[2]), from_hex(parts[3])});
  }
  return cases;
}

}  // namespace xanh::text

#endif  // XANH_TESTS_ENCODING_CASES_H_
