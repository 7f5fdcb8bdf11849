#include "source/decode.h"

#include <cstring>
#include <span>

namespace xanh::source {

Result<Step> TextStream::read(Window& window, std::size_t want) {
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(source_.size() - read_, want));
  if (direct_) {
    if (size > 0) {
      const auto step = source_.read(read_, window.make_room(size));
      if (!step || *step == Step::pending) return step;
      window.commit(size);
      read_ += size;
      position_ += size;
    }
    finished_ = read_ == source_.size();
    return size > 0 ? Step::ready : Step::end;
  }
  if (finished_) return Step::end;
  text_.clear();
  if (size > 0) {
    raw_.resize(size);
    const auto step = source_.read(read_, std::as_writable_bytes(std::span(raw_)));
    if (!step || *step == Step::pending) return step;
    read_ += size;
    decoder_.feed(raw_, text_);
  }
  if (read_ == source_.size()) {
    decoder_.finish(text_);
    finished_ = true;
  }
  const auto dropped = static_cast<std::size_t>(std::min<std::uint64_t>(skip_, text_.size()));
  skip_ -= dropped;
  position_ += text_.size();
  const std::string_view kept = std::string_view(text_).substr(dropped);
  if (!kept.empty()) {
    std::memcpy(window.make_room(kept.size()).data(), kept.data(), kept.size());
    window.commit(kept.size());
  }
  return Step::ready;
}

}  // namespace xanh::source
