// The few questions asked of single ASCII characters; <cctype> would answer by the machine's locale.
#pragma once

namespace xanh::text {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// What XML, JSON and CSV call white space between things.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

}  // namespace xanh::text
