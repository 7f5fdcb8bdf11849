// Bytes of a markup file as pieces of UTF-8 text, whatever wraps them: a file, a part of a MIME
// message, an older encoding. A piece may end anywhere, even within a character.
#ifndef XANH_SOURCE_HTML_STREAM_H_
#define XANH_SOURCE_HTML_STREAM_H_

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "source/byte_source.h"
#include "text/encoding.h"

namespace xanh::source {

/// Pieces of bytes, in order.
class ByteStream {
 public:
  virtual ~ByteStream() = default;
  /// ready: `piece` (may be empty) is valid until the next call; pending; end.
  [[nodiscard]] virtual Result<Step> next(std::string_view& piece) = 0;
  /// Bytes of the file read so far.
  [[nodiscard]] virtual std::uint64_t bytes_consumed() const = 0;
};

/// Makes a stream at its beginning; called for each reading anew.
using OpenStream = std::function<std::unique_ptr<ByteStream>()>;

/// Bytes [begin, end) of a source, `piece` at a time. REQUIRES: end <= source.size().
[[nodiscard]] std::unique_ptr<ByteStream> file_bytes(ByteSource& source, std::uint64_t begin,
                                                     std::uint64_t end, std::size_t piece);

struct Charset {
  text::Encoding encoding = text::Encoding::utf8;
  bool byte_order_mark = false;
};

/// The encoding of an HTML or XML text whose first bytes are `head`. A byte order mark decides,
/// then valid UTF-8 beyond ASCII, then words that are Vietnamese in a legacy encoding, then
/// `declared` (by a MIME header; may be empty), then the text's own <meta charset>, http-equiv or
/// <?xml encoding>; what is declared comes late because exporters declare one and write another.
/// `whole`: nothing follows the head.
[[nodiscard]] Charset markup_charset(std::string_view head, bool whole, std::string_view declared = {});

/// The stream as UTF-8 without a byte order mark.
[[nodiscard]] std::unique_ptr<ByteStream> utf8_text(std::unique_ptr<ByteStream> bytes,
                                                    text::Encoding encoding);

/// Collects the first bytes of a stream, to judge them by.
class HeadReader {
 public:
  static constexpr std::size_t kHead = 64u << 10;

  explicit HeadReader(std::unique_ptr<ByteStream> stream) : stream_(std::move(stream)) {}
  /// ready: call again; pending; end: head() has kHead bytes or all there are.
  [[nodiscard]] Result<Step> step();
  [[nodiscard]] const std::string& head() const { return head_; }
  [[nodiscard]] bool whole() const { return whole_; }

 private:
  std::unique_ptr<ByteStream> stream_;
  std::string head_;
  bool whole_ = false;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_STREAM_H_
