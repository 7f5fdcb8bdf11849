#include "text/encoding.h"

#include <algorithm>

#include "text/encoding_bytes.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

// Writes a character of the basic plane; three bytes of room are enough.
char* put(char* out, char32_t c) {
  const auto byte = [&out](char32_t value) { *out++ = static_cast<char>(value); };
  if (c < 0x80) {
    byte(c);
  } else if (c < 0x800) {
    byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F));
  } else {
    byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F));
  }
  return out;
}

// UTF-8: how many bytes a sequence has that begins with `lead`; 0 when none does.
std::size_t sequence_length(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// Whether `byte` may stand at place `at` (from 1) of a sequence that begins with `lead`.
bool continues(unsigned char lead, std::size_t at, unsigned char byte) {
  unsigned char least = 0x80, most = 0xBF;
  if (at == 1) {
    if (lead == 0xE0) least = 0xA0;
    if (lead == 0xED) most = 0x9F;
    if (lead == 0xF0) least = 0x90;
    if (lead == 0xF4) most = 0x8F;
  }
  return byte >= least && byte <= most;
}

}  // namespace

void Decoder::emit(char32_t c, std::string& out) {
  if (c == 0xFEFF && !begun_) return;
  begun_ = true;
  append_code_point(out, c);
}

void Decoder::replace(std::string& out) {
  ++replaced_;
  emit(0xFFFD, out);
}

void Decoder::feed(std::string_view bytes, std::string& out) {
  switch (encoding_) {
    case Encoding::utf8:
    case Encoding::utf8_as_1252:
    case Encoding::tcvn3_in_utf8:
    case Encoding::vni_in_utf8: return feed_utf8(bytes, out);
    case Encoding::utf16_le:
    case Encoding::utf16_be: return feed_utf16(bytes, out);
    case Encoding::windows_1258:
    case Encoding::windows_1252:
    case Encoding::tcvn3:
    case Encoding::vni: return feed_bytes(bytes, out);
  }
}

void Decoder::flush(std::string& out) {
  if (letter_ != 0) emit(letter_, out);
  letter_ = 0;
  for (std::size_t i = 0; i < damaged_size_; ++i) emit(damaged_[i], out);
  damaged_size_ = 0;
}

void Decoder::finish(std::string& out) {
  flush(out);
  if (tail_size_ > 0 || surrogate_ != 0) replace(out);
  begun_ = false;
  surrogate_ = 0;
  tail_size_ = 0;
}

void Decoder::feed_utf8(std::string_view bytes, std::string& out) {
  const bool sound = encoding_ == Encoding::utf8;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    if (tail_size_ == 0) {
      const std::size_t length = sequence_length(byte);
      if (length == 1 && sound) {  // a run of ASCII
        std::size_t end = i + 1;
        while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
        out.append(bytes.substr(i, end - i));
        begun_ = true;
        i = end;
        continue;
      }
      ++i;
      if (length == 1) {
        repair(byte, out);
      } else if (length == 0) {
        flush(out);
        replace(out);
      } else {
        tail_[tail_size_++] = byte;
      }
      continue;
    }
    if (!continues(tail_[0], tail_size_, byte)) {
      tail_size_ = 0;
      flush(out);
      replace(out);
      continue;  // the byte is looked at again
    }
    ++i;
    tail_[tail_size_++] = byte;
    if (tail_size_ < sequence_length(tail_[0])) continue;
    std::size_t pos = 0;
    const char whole[4] = {static_cast<char>(tail_[0]), static_cast<char>(tail_[1]),
                           static_cast<char>(tail_[2]), static_cast<char>(tail_[3])};
    const char32_t c = next_code_point({whole, tail_size_}, pos);
    tail_size_ = 0;
    if (sound) {
      emit(c, out);
    } else {
      repair(c, out);
    }
  }
}

void Decoder::take_unit(char32_t unit, std::string& out) {
  if (unit >= 0xDC00 && unit <= 0xDFFF && surrogate_ != 0) {
    emit(0x10000 + ((surrogate_ - 0xD800) << 10) + (unit - 0xDC00), out);
    surrogate_ = 0;
    return;
  }
  if (surrogate_ != 0) replace(out);
  surrogate_ = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
  if (surrogate_ != 0) return;
  if (unit >= 0xDC00 && unit <= 0xDFFF) {
    replace(out);
  } else {
    emit(unit, out);
  }
}

void Decoder::feed_utf16(std::string_view bytes, std::string& out) {
  const bool little = encoding_ == Encoding::utf16_le;
  const auto unit_of = [little](unsigned char first, unsigned char second) -> char32_t {
    return little ? static_cast<char32_t>(second << 8 | first) : static_cast<char32_t>(first << 8 | second);
  };
  const auto byte = [&bytes](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  if (tail_size_ > 0 && !bytes.empty()) {
    tail_size_ = 0;
    take_unit(unit_of(tail_[0], byte(0)), out);
    bytes.remove_prefix(1);
  }
  std::size_t i = 0;
  while (i + 1 < bytes.size()) {
    // A run without surrogates; the first unit, which may be the mark, goes the slow way.
    const std::size_t old = out.size();
    if (begun_ && surrogate_ == 0) {
      out.resize_and_overwrite(old + (bytes.size() - i) / 2 * 3, [&](char* buffer, std::size_t) {
        char* end = buffer + old;
        for (; i + 1 < bytes.size(); i += 2) {
          const char32_t unit = unit_of(byte(i), byte(i + 1));
          if (unit >= 0xD800 && unit <= 0xDFFF) break;
          end = put(end, unit);
        }
        return static_cast<std::size_t>(end - buffer);
      });
    }
    if (i + 1 < bytes.size()) {
      take_unit(unit_of(byte(i), byte(i + 1)), out);
      i += 2;
    }
  }
  if (i < bytes.size()) tail_[tail_size_++] = byte(i);
}

void Decoder::feed_bytes(std::string_view bytes, std::string& out) {
  if (bytes.empty()) return;
  const Page& page = page_of(encoding_);
  const auto byte = [&bytes](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  std::size_t i = 0;
  if (letter_ != 0) {  // the last of the piece before
    const char32_t joined = marked(encoding_, letter_, byte(0), page[byte(0)]);
    emit(joined != 0 ? joined : letter_, out);
    letter_ = 0;
    i = joined != 0 ? 1 : 0;
  }
  const std::size_t old = out.size();
  out.resize_and_overwrite(old + (bytes.size() - i) * 3, [&](char* buffer, std::size_t) {
    char* end = buffer + old;
    for (; i < bytes.size(); ++i) {
      const ByteMeaning& meaning = page[byte(i)];
      if (meaning.takes_mark) {
        if (i + 1 == bytes.size()) {
          letter_ = meaning.c;
          break;
        }
        if (const char32_t joined = marked(encoding_, meaning.c, byte(i + 1), page[byte(i + 1)]); joined != 0) {
          end = put(end, joined);
          ++i;
          continue;
        }
      }
      std::copy_n(meaning.utf8.begin(), 3, end);  // the room is there
      end += meaning.length;
    }
    return static_cast<std::size_t>(end - buffer);
  });
}

void Decoder::repair(char32_t c, std::string& out) {
  if (encoding_ == Encoding::utf8_as_1252) {
    repair_twice_encoded(c, out);
  } else {
    repair_font(c, out);
  }
}

void Decoder::repair_font(char32_t c, std::string& out) {
  const Encoding font = encoding_ == Encoding::tcvn3_in_utf8 ? Encoding::tcvn3 : Encoding::vni;
  const int read = c == 0x0102 ? -1 : damaged_byte(c);
  if (read < 0) {
    flush(out);
    emit(c, out);
    return;
  }
  const auto byte = static_cast<unsigned char>(read);
  const ByteMeaning& meaning = page_of(font)[byte];
  const char32_t joined = letter_ == 0 ? 0 : marked(font, letter_, byte, meaning);
  if (joined != 0) {
    letter_ = 0;
    emit(joined, out);
    return;
  }
  flush(out);
  if (meaning.takes_mark) {
    letter_ = meaning.c;
  } else {
    emit(meaning.c, out);
  }
}

void Decoder::repair_twice_encoded(char32_t c, std::string& out) {
  const int byte = damaged_byte(c);
  if (damaged_size_ > 0) {
    const auto lead = static_cast<unsigned char>(damaged_byte(damaged_[0]));
    if (byte < 0 || !continues(lead, damaged_size_, static_cast<unsigned char>(byte))) {
      flush(out);
    } else {
      damaged_[damaged_size_++] = c;
      if (damaged_size_ < sequence_length(lead)) return;
      std::string whole;
      for (std::size_t i = 0; i < damaged_size_; ++i) whole += static_cast<char>(damaged_byte(damaged_[i]));
      std::size_t pos = 0;
      damaged_size_ = 0;
      emit(next_code_point(whole, pos), out);
      return;
    }
  }
  if (byte >= 0 && sequence_length(static_cast<unsigned char>(byte)) > 1) {
    damaged_[damaged_size_++] = c;
  } else {
    emit(c, out);
  }
}

std::string decode(Encoding encoding, std::string_view bytes) {
  Decoder decoder(encoding);
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 2);
  decoder.feed(bytes, out);
  decoder.finish(out);
  return out;
}

}  // namespace xanh::text
