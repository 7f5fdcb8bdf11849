#include "source/html_stream.h"

#include <algorithm>
#include <optional>

#include "source/html_scan.h"

namespace xanh::source {
namespace {

class FileBytes final : public ByteStream {
 public:
  FileBytes(ByteSource& source, std::uint64_t begin, std::uint64_t end, std::size_t piece)
      : source_(source), at_(begin), end_(end), piece_(piece) {}

  Result<Step> next(std::string_view& piece) override {
    if (at_ >= end_) return Step::end;
    bytes_.resize(static_cast<std::size_t>(std::min<std::uint64_t>(piece_, end_ - at_)));
    const auto step = source_.read(at_, std::as_writable_bytes(std::span(bytes_)));
    if (!step || *step == Step::pending) return step;
    at_ += bytes_.size();
    piece = bytes_;
    return Step::ready;
  }
  std::uint64_t bytes_consumed() const override { return at_; }

 private:
  ByteSource& source_;
  std::uint64_t at_;
  const std::uint64_t end_;
  const std::size_t piece_;
  std::string bytes_;
};

class DecodedText final : public ByteStream {
 public:
  DecodedText(std::unique_ptr<ByteStream> bytes, text::Encoding encoding)
      : bytes_(std::move(bytes)), decoder_(encoding) {}

  Result<Step> next(std::string_view& piece) override {
    if (finished_) return Step::end;
    std::string_view raw;
    const auto step = bytes_->next(raw);
    if (!step || *step == Step::pending) return step;
    text_.clear();
    if (*step == Step::end) {
      finished_ = true;
      decoder_.finish(text_);
    } else {
      decoder_.feed(raw, text_);
    }
    piece = text_;
    return Step::ready;
  }
  std::uint64_t bytes_consumed() const override { return bytes_->bytes_consumed(); }

 private:
  std::unique_ptr<ByteStream> bytes_;
  text::Decoder decoder_;
  std::string text_;
  bool finished_ = false;
};

// The label of the first charset=... or encoding=... within a tag of the head.
std::string_view own_label(std::string_view head, const std::string& lower) {
  for (const std::string_view key : {"charset", "encoding"}) {
    for (std::size_t at = lower.find(key); at != std::string::npos; at = lower.find(key, at + 1)) {
      std::size_t begin = at + key.size();
      const auto skip = [&](std::string_view set) {
        while (begin < lower.size() && set.find(lower[begin]) != std::string_view::npos) ++begin;
      };
      skip(" \t\r\n");
      if (begin >= lower.size() || lower[begin] != '=') continue;
      ++begin;
      skip(" \t\r\n\"'");
      const std::size_t end = std::min(lower.find_first_of(" \t\r\n\"';>?/", begin), lower.size());
      return head.substr(begin, end - begin);
    }
  }
  return {};
}

}  // namespace

std::unique_ptr<ByteStream> file_bytes(ByteSource& source, std::uint64_t begin, std::uint64_t end,
                                       std::size_t piece) {
  return std::make_unique<FileBytes>(source, begin, end, piece);
}

std::unique_ptr<ByteStream> utf8_text(std::unique_ptr<ByteStream> bytes, text::Encoding encoding) {
  return std::make_unique<DecodedText>(std::move(bytes), encoding);
}

Charset markup_charset(std::string_view head, bool whole, std::string_view declared) {
  using text::Encoding;
  const text::EncodingGuess guess = text::detect_encoding(head, whole);
  Charset charset{.encoding = guess.encoding, .byte_order_mark = guess.mark_size > 0};
  const bool ascii = std::ranges::all_of(head, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const bool certain = charset.byte_order_mark || (guess.encoding != Encoding::windows_1252 && guess.confidence >= text::kEncodingDoubt);
  if (certain && !ascii) return charset;
  std::optional<Encoding> label = text::encoding_of_label(declared);
  if (!label) label = text::encoding_of_label(own_label(head.substr(0, 4096), lower_copy(head.substr(0, 4096))));
  // A label that could be read as ASCII says that it is not UTF-16.
  if (label && *label != Encoding::utf16_le && *label != Encoding::utf16_be) charset.encoding = *label;
  return charset;
}

Result<Step> HeadReader::step() {
  std::string_view piece;
  const auto step = stream_->next(piece);
  if (!step || *step == Step::pending) return step;
  if (*step == Step::end) {
    whole_ = true;
    return Step::end;
  }
  head_ += piece.substr(0, kHead - head_.size());
  return head_.size() == kHead ? Step::end : Step::ready;
}

}  // namespace xanh::source
