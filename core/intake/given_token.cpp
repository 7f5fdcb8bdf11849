#include "intake/given_token.h"

#include <cstdint>

#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

enum class Class : std::uint8_t { digits, letters, other };

Class class_of(char c) {
  if (text::is_digit(c)) return Class::digits;
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  return letter ? Class::letters : Class::other;
}

}  // namespace

std::vector<GivenToken> split_tokens(std::string_view text) {
  std::vector<GivenToken> out;
  std::string gap;
  bool blank = false;
  const auto close_gap = [&] {
    std::string closed = gap.empty() && blank ? " " : gap;
    gap.clear();
    blank = false;
    return closed;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Class kind = class_of(text[at]);
    if (kind == Class::other) {
      if (text[at] == ' ') {
        blank = true;
      } else {
        gap += text[at];
      }
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && class_of(text[end]) == kind) ++end;
    GivenToken token{.begin = at, .end = end};
    const std::string_view piece = text.substr(at, end - at);
    if (kind == Class::digits) {
      token.digits = piece.size();
      if (token.digits <= 8) {
        token.number = 0;
        for (const char c : piece) token.number = token.number * 10 + (c - '0');
      }
    } else {
      token.key = text::bare_key(piece);
      if (token.key.empty()) {  // an en dash
        gap += '-';
        at = end;
        continue;
      }
    }
    token.gap = close_gap();
    out.push_back(std::move(token));
    at = end;
  }
  return out;
}

}  // namespace xanh::intake
