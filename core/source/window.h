// The reader's own view of the bytes ahead: a growing buffer whose consumed front is given back
// before more is read. Offsets into it are what Fields hold.
#ifndef XANH_SOURCE_WINDOW_H_
#define XANH_SOURCE_WINDOW_H_

#include <cstddef>
#include <cstring>
#include <span>
#include <string_view>
#include <vector>

namespace xanh::source {

class Window {
 public:
  /// Unconsumed bytes. Writable: readers unescape in place.
  [[nodiscard]] char* data() { return bytes_.data() + begin_; }
  [[nodiscard]] std::size_t size() const { return end_ - begin_; }
  /// The whole buffer, for Batch::bytes; `offset_of(p)` places a pointer in it.
  [[nodiscard]] std::string_view all() const { return {bytes_.data(), end_}; }
  [[nodiscard]] std::size_t offset_of(const char* p) const {
    return static_cast<std::size_t>(p - bytes_.data());
  }
  void consume(std::size_t count) { begin_ += count; }

  /// Moves what is unconsumed to the front and makes room for `count` more bytes behind it.
  /// Invalidates all pointers and offsets given out.
  [[nodiscard]] std::span<std::byte> make_room(std::size_t count) {
    if (begin_ > 0) {
      std::memmove(bytes_.data(), bytes_.data() + begin_, size());
      end_ -= begin_;
      begin_ = 0;
    }
    // Slack behind the end lets 64-byte scans read past it.
    if (bytes_.size() < end_ + count + kSlack) bytes_.resize(end_ + count + kSlack);
    return std::as_writable_bytes(std::span(bytes_.data() + end_, count));
  }
  void commit(std::size_t count) { end_ += count; }
  void clear() { begin_ = end_ = 0; }

  static constexpr std::size_t kSlack = 64;

 private:
  std::vector<char> bytes_;
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_WINDOW_H_
