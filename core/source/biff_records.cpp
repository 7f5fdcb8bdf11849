#include "source/biff_records.h"

#include <algorithm>

#include "source/little.h"
#include "text/utf8.h"

namespace xanh::source::biff {

std::optional<Record> record_at(std::string_view stream, std::size_t at) {
  constexpr std::size_t kHeader = 4;
  if (at > stream.size() || stream.size() - at < kHeader) return std::nullopt;
  const std::size_t size = little16(stream, at + 2);
  if (stream.size() - at - kHeader < size) return std::nullopt;
  return Record{.type = little16(stream, at), .body = stream.substr(at + kHeader, size),
                .begin = at, .end = at + kHeader + size};
}

bool Cursor::continue_() {
  const auto record = record_at(stream_, next_);
  if (!record || record->type != kContinue) return false;
  rest_ = record->body;
  next_ = record->end;
  return true;
}

std::optional<std::uint8_t> Cursor::u8() {
  while (rest_.empty()) {
    if (!continue_()) return std::nullopt;
  }
  const auto value = static_cast<std::uint8_t>(rest_[0]);
  rest_.remove_prefix(1);
  return value;
}

std::optional<std::uint16_t> Cursor::u16() {
  const auto low = u8(), high = u8();
  if (!low || !high) return std::nullopt;
  return static_cast<std::uint16_t>(*low | *high << 8);
}

std::optional<std::uint32_t> Cursor::u32() {
  const auto low = u16(), high = u16();
  if (!low || !high) return std::nullopt;
  return *low | static_cast<std::uint32_t>(*high) << 16;
}

bool Cursor::skip(std::uint64_t count) {
  while (count > 0) {
    if (rest_.empty() && !continue_()) return false;
    const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(count, rest_.size()));
    rest_.remove_prefix(taken);
    count -= taken;
  }
  return true;
}

bool Cursor::characters(std::size_t count, bool wide, std::string& out) {
  char32_t lead = 0;  // a high surrogate that waits for its low one
  while (count > 0) {
    if (rest_.empty()) {
      if (!continue_() || rest_.empty()) return false;
      wide = (rest_[0] & 1) != 0;
      rest_.remove_prefix(1);
      continue;
    }
    char32_t unit;
    if (wide) {
      if (rest_.size() < 2) return false;  // a character is never cut
      unit = little16(rest_, 0);
      rest_.remove_prefix(2);
    } else {
      unit = static_cast<unsigned char>(rest_[0]);
      rest_.remove_prefix(1);
    }
    --count;
    if (lead != 0 && unit >= 0xDC00 && unit <= 0xDFFF) {
      text::append_code_point(out, 0x10000 + ((lead - 0xD800) << 10) + (unit - 0xDC00));
      lead = 0;
      continue;
    }
    if (lead != 0) text::append_code_point(out, lead);  // alone: becomes U+FFFD
    lead = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
    if (lead == 0) text::append_code_point(out, unit);
  }
  if (lead != 0) text::append_code_point(out, lead);
  return true;
}

bool Cursor::raw(std::size_t count, std::string& out) {
  while (count > 0) {
    if (rest_.empty() && !continue_()) return false;
    const std::size_t taken = std::min(count, rest_.size());
    out.append(rest_.substr(0, taken));
    rest_.remove_prefix(taken);
    count -= taken;
  }
  return true;
}

bool flagged_text(Cursor& cursor, std::size_t count, std::string& out) {
  const auto flags = cursor.u8();
  return flags && cursor.characters(count, (*flags & 1) != 0, out);
}

}  // namespace xanh::source::biff
