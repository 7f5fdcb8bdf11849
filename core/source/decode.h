// A byte source read from front to back as UTF-8, whatever its encoding, into a reader's window.
#ifndef XANH_SOURCE_DECODE_H_
#define XANH_SOURCE_DECODE_H_

#include <algorithm>
#include <cstdint>
#include <string>

#include "source/byte_source.h"
#include "source/window.h"
#include "text/encoding.h"

namespace xanh::source {

/// UTF-8 goes straight into the window, unchecked; other encodings are decoded piece by piece, so
/// that a file is never held whole. Positions are in the decoded text.
class TextStream {
 public:
  /// Starts `skip` bytes of decoded text behind the beginning (the mark, which decoding drops,
  /// counts only in UTF-8). `source` must outlive the stream.
  TextStream(ByteSource& source, text::Encoding encoding, std::uint64_t skip)
      : source_(source), decoder_(encoding), direct_(encoding == text::Encoding::utf8),
        read_(direct_ ? skip : 0), position_(direct_ ? skip : 0), skip_(direct_ ? 0 : skip) {}

  /// Appends to `window` the text of about `want` more bytes of the file. `ready`: some were read,
  /// though perhaps no text came of them yet; `pending`: call again; `end`: the text is complete.
  /// Invalidates pointers into the window.
  [[nodiscard]] Result<Step> read(Window& window, std::size_t want);

  /// True once all text is in the window.
  [[nodiscard]] bool at_end() const { return read_ == source_.size() && finished_; }
  /// Where in the text the byte stands that comes next behind the window.
  [[nodiscard]] std::uint64_t position() const { return position_; }
  /// Bytes of the file that are spent when `left` bytes of text are still in the window.
  [[nodiscard]] std::uint64_t consumed(std::size_t left) const {
    return direct_ ? read_ - left : read_ - std::min<std::uint64_t>(read_, left);
  }

 private:
  ByteSource& source_;
  text::Decoder decoder_;
  const bool direct_;
  std::uint64_t read_;      // bytes of the file
  std::uint64_t position_;  // bytes of text
  std::uint64_t skip_;      // bytes of text still to drop
  bool finished_ = false;
  std::string raw_, text_;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_DECODE_H_
