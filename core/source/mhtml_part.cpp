#include "source/mhtml_part.h"

#include <utility>

namespace xanh::source {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if ((c | 32) >= 'a' && (c | 32) <= 'f') return (c | 32) - 'a' + 10;
  return -1;
}

int base64_digit(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

class DecodedBody final : public ByteStream {
 public:
  DecodedBody(std::unique_ptr<ByteStream> body, Transfer transfer)
      : body_(std::move(body)), decoder_(transfer) {}

  Result<Step> next(std::string_view& piece) override {
    if (finished_) return Step::end;
    std::string_view raw;
    const auto step = body_->next(raw);
    if (!step || *step == Step::pending) return step;
    bytes_.clear();
    if (*step == Step::end) {
      finished_ = true;
      decoder_.finish(bytes_);
    } else {
      decoder_.feed(raw, bytes_);
    }
    piece = bytes_;
    return Step::ready;
  }
  std::uint64_t bytes_consumed() const override { return body_->bytes_consumed(); }

 private:
  std::unique_ptr<ByteStream> body_;
  TransferDecoder decoder_;
  std::string bytes_;
  bool finished_ = false;
};

}  // namespace

void TransferDecoder::feed(std::string_view body, std::string& out) {
  switch (transfer_) {
    case Transfer::plain: out += body; break;
    case Transfer::quoted_printable:
      for (const char c : body) feed_quoted(c, out);
      break;
    case Transfer::base64:
      for (const char c : body) feed_base64(c, out);
      break;
  }
}

void TransferDecoder::finish(std::string& out) {
  if (held_ != "=") out += held_;  // a lone "=" is a soft line break that lost its line end
  held_.clear();
}

void TransferDecoder::feed_quoted(char c, std::string& out) {
  if (held_.empty()) {
    if (c == '=') {
      held_ = c;
    } else {
      out += c;
    }
    return;
  }
  if (held_ == "=") {
    if (hex_digit(c) >= 0) {
      held_ += c;
    } else if (c == '\n') {
      held_.clear();  // a soft line break: the line goes on
    } else if (c != '\r' && c != ' ' && c != '\t') {
      out += '=';
      held_.clear();
      feed_quoted(c, out);
    }
    return;
  }
  const int high = hex_digit(held_[1]), low = hex_digit(c);
  if (low >= 0) {
    out += static_cast<char>(high * 16 + low);
    held_.clear();
    return;
  }
  out += std::exchange(held_, {});
  feed_quoted(c, out);
}

void TransferDecoder::feed_base64(char c, std::string& out) {
  if (c == '=') bit_count_ = 0;  // padding: what bits are left stand for nothing
  const int digit = base64_digit(c);
  if (digit < 0) return;
  bits_ = (bits_ << 6 | static_cast<std::uint32_t>(digit)) & 0xFFFFFF;
  bit_count_ += 6;
  if (bit_count_ < 8) return;
  bit_count_ -= 8;
  out += static_cast<char>(bits_ >> bit_count_ & 0xFF);
}

std::unique_ptr<ByteStream> transfer_decoded(std::unique_ptr<ByteStream> body, Transfer transfer) {
  return std::make_unique<DecodedBody>(std::move(body), transfer);
}

}  // namespace xanh::source
