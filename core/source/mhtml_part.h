// The body of a MIME part without its transfer encoding (RFC 2045, 6.7 and 6.8).
#ifndef XANH_SOURCE_MHTML_PART_H_
#define XANH_SOURCE_MHTML_PART_H_

#include <memory>

#include "source/html_stream.h"

namespace xanh::source {

enum class Transfer : std::uint8_t { plain, quoted_printable, base64 };

/// Takes a body a piece at a time; where it is cut makes no difference. Faults are passed over as
/// mail programs do: "=G1" stays as written, what is not of the base64 alphabet is dropped.
class TransferDecoder {
 public:
  explicit TransferDecoder(Transfer transfer) : transfer_(transfer) {}
  /// Appends the bytes that `body` stands for.
  void feed(std::string_view body, std::string& out);
  /// Appends what a body cut short still held.
  void finish(std::string& out);

 private:
  void feed_quoted(char c, std::string& out);
  void feed_base64(char c, std::string& out);

  const Transfer transfer_;
  std::string held_;           // quoted-printable: '=' and what follows, until it is clear
  std::uint32_t bits_ = 0;     // base64
  int bit_count_ = 0;
};

[[nodiscard]] std::unique_ptr<ByteStream> transfer_decoded(std::unique_ptr<ByteStream> body,
                                                           Transfer transfer);

}  // namespace xanh::source

#endif  // XANH_SOURCE_MHTML_PART_H_
