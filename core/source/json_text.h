// The letters of JSON: blanks, strings, numbers, and the text that comes in pieces.
#ifndef XANH_SOURCE_JSON_TEXT_H_
#define XANH_SOURCE_JSON_TEXT_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "source/byte_source.h"
#include "source/decode.h"
#include "source/window.h"
#include "text/encoding.h"

namespace xanh::source {

inline constexpr int kMaxJsonDepth = 64;
/// How much of one record is held at most.
inline constexpr std::size_t kMaxJsonRecord = 64u << 20;

/// Behind spaces, tabs and line ends. REQUIRES: a byte that is none of them at the end.
[[nodiscard]] inline const char* skip_blanks(const char* at) {
  while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t') ++at;
  return at;
}

/// At the next quote or backslash in [at, end), or at `end`. REQUIRES: 8 readable bytes at `end`.
[[nodiscard]] const char* find_mark(const char* at, const char* end);

/// At the quote that closes the string whose text begins at `at`; null when it is not all here.
/// `escaped`: there are backslashes to undo. REQUIRES: 8 readable bytes at `end`.
[[nodiscard]] const char* find_string_end(const char* at, const char* end, bool& escaped);

/// Appends the text of a string without its quotes. False when an escape is wrong.
[[nodiscard]] bool append_unescaped(std::string& out, std::string_view raw);

/// Is it a number by the grammar of JSON?
[[nodiscard]] bool is_json_number(std::string_view text);

/// The text of a source, decoded, in a window; knows where in the text it is.
class JsonFeed {
 public:
  /// `begin`: how many bytes of decoded text to pass over.
  JsonFeed(ByteSource& source, text::Encoding encoding, std::uint64_t begin, std::uint64_t line,
           std::size_t piece)
      : source_(source), stream_(source, encoding, begin), piece_(piece), position_(begin), line_(line) {}

  /// Brings more text behind the window. `end` when there is none.
  [[nodiscard]] Result<Step> read_more();

  /// What is ahead, with a NUL behind it.
  [[nodiscard]] const char* begin();
  [[nodiscard]] const char* end() { return begin() + window_.size(); }
  /// Gives back what is in front of `at`.
  void consume_to(const char* at);
  [[nodiscard]] bool at_end() const { return stream_.at_end(); }

  [[nodiscard]] std::uint64_t bytes_consumed() const { return stream_.consumed(window_.size()); }
  /// Bytes of decoded text, and line ends, in front of the window.
  [[nodiscard]] std::uint64_t position() const { return position_; }
  [[nodiscard]] std::uint64_t line() {
    count_consumed();
    return line_;
  }
  [[nodiscard]] const ByteSource& source() const { return source_; }

  /// json_malformed at a place in the window.
  [[nodiscard]] Error malformed(std::string_view what, const char* at, std::uint64_t row);

 private:
  ByteSource& source_;
  TextStream stream_;
  std::size_t piece_;
  Window window_;
  // Lines are counted when they are asked for, or before the bytes go that were consumed.
  void count_consumed();

  std::uint64_t position_, line_;
  std::size_t uncounted_ = 0;  // bytes in front of the window
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_JSON_TEXT_H_
