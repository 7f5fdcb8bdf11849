#include "source/json_text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>

#include "text/ascii.h"
#include "text/utf8.h"

namespace xanh::source {
namespace {

constexpr std::uint64_t kOnes = 0x0101010101010101, kHighs = 0x8080808080808080;

// High bits set at zero bytes; exact up to the lowest of them.
constexpr std::uint64_t zero_bytes(std::uint64_t word) { return (word - kOnes) & ~word & kHighs; }

// Four hexadecimal digits; -1 when they are not.
int hex4(std::string_view text) {
  if (text.size() < 4) return -1;
  int value = 0;
  for (const char c : text.substr(0, 4)) {
    const int lower = c | 32;
    if (text::is_digit(c)) {
      value = value * 16 + (c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

// Line ends among these bytes, in sixteen counts of a byte each, which a compiler turns into one instruction.
std::uint64_t count_lines(const char* at, const char* end) {
  std::uint64_t count = 0;
  while (end - at >= 16) {
    std::array<std::uint8_t, 16> lanes{};
    const auto rounds = std::min<std::ptrdiff_t>((end - at) / 16, 255);
    for (std::ptrdiff_t round = 0; round < rounds; ++round, at += 16) {
      for (std::size_t lane = 0; lane < 16; ++lane) lanes[lane] = static_cast<std::uint8_t>(lanes[lane] + (at[lane] == '\n'));
    }
    for (const std::uint8_t lane : lanes) count += lane;
  }
  return count + static_cast<std::uint64_t>(std::count(at, end, '\n'));
}

}  // namespace

const char* find_mark(const char* at, const char* end) {
  while (at < end) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    const std::uint64_t marks = zero_bytes(word ^ (kOnes * '"')) | zero_bytes(word ^ (kOnes * '\\'));
    if (marks != 0) {
      static_assert(std::endian::native == std::endian::little);
      return std::min(at + std::countr_zero(marks) / 8, end);
    }
    at += 8;
  }
  return end;
}

const char* find_string_end(const char* at, const char* end, bool& escaped) {
  escaped = false;
  while (true) {
    at = find_mark(at, end);
    if (at == end) return nullptr;
    if (*at == '"') return at;
    escaped = true;
    if (end - at < 2) return nullptr;
    at += 2;
  }
}

bool append_unescaped(std::string& out, std::string_view raw) {
  while (!raw.empty()) {
    const std::size_t slash = raw.find('\\');
    out.append(raw.substr(0, slash));
    if (slash == std::string_view::npos) return true;
    raw.remove_prefix(slash + 1);
    if (raw.empty()) return false;
    const char c = raw[0];
    raw.remove_prefix(1);
    switch (c) {
      case '"': case '\\': case '/': out += c; break;
      case 'b': out += '\b'; break;
      case 'f': out += '\f'; break;
      case 'n': out += '\n'; break;
      case 'r': out += '\r'; break;
      case 't': out += '\t'; break;
      case 'u': {
        const int unit = hex4(raw);
        if (unit < 0) return false;
        raw.remove_prefix(4);
        auto point = static_cast<char32_t>(unit);
        if (unit >= 0xD800 && unit < 0xDC00 && raw.starts_with("\\u")) {
          const int low = hex4(raw.substr(2));
          if (low < 0) return false;
          if (low >= 0xDC00 && low < 0xE000) {
            point = 0x10000 + ((point - 0xD800) << 10) + (static_cast<char32_t>(low) - 0xDC00);
            raw.remove_prefix(6);
          }
        }
        text::append_code_point(out, point);  // half a pair becomes U+FFFD
        break;
      }
      default: return false;
    }
  }
  return true;
}

bool is_json_number(std::string_view text) {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < text.size() && text::is_digit(text[i])) ++i;
    return i - begin;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const bool zero = i < text.size() && text[i] == '0';
  const std::size_t whole = digits();
  if (whole == 0 || (zero && whole > 1)) return false;
  if (i < text.size() && text[i] == '.' && (++i, digits() == 0)) return false;
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (digits() == 0) return false;
  }
  return i == text.size();
}

Result<Step> JsonFeed::read_more() {
  count_consumed();
  // What is longer than the window doubles it, so that long records cost linear time.
  return stream_.read(window_, std::max(piece_, window_.size()));
}

const char* JsonFeed::begin() {
  if (window_.all().data() == nullptr) (void)window_.make_room(0);
  window_.data()[window_.size()] = '\0';
  return window_.data();
}

void JsonFeed::consume_to(const char* at) {
  const auto size = static_cast<std::size_t>(at - window_.data());
  position_ += size;
  uncounted_ += size;
  window_.consume(size);
}

void JsonFeed::count_consumed() {
  const char* const end = window_.data();
  line_ += count_lines(end - uncounted_, end);
  uncounted_ = 0;
}

Error JsonFeed::malformed(std::string_view what, const char* at, std::uint64_t row) {
  const char* const from = begin();
  const auto line = this->line() + count_lines(from, at);
  const auto byte = position_ + static_cast<std::uint64_t>(at - from) + 1;
  return {ErrorCode::json_malformed,
          {.file = std::string(source_.name()), .row = row},
          {std::string(what), std::to_string(line), std::to_string(byte)}};
}

}  // namespace xanh::source
