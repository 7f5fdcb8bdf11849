// Where bytes come from: a file on disk, a browser File, memory. Random access,
// re-openable, and able to say "not yet" so that a page can fetch asynchronously.
#ifndef XANH_SOURCE_BYTE_SOURCE_H_
#define XANH_SOURCE_BYTE_SOURCE_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace xanh::source {

/// What a resumable call achieved.
enum class Step : std::uint8_t {
  ready,    ///< progress was made; the out parameters hold it
  pending,  ///< the bytes asked for are not here yet: nothing changed, call again later
  end,      ///< nothing more will come
};

class ByteSource {
 public:
  virtual ~ByteSource() = default;

  /// File name as the user knows it (no folders). Valid for the source's life.
  [[nodiscard]] virtual std::string_view name() const = 0;

  /// Size in bytes, fixed for the source's life.
  [[nodiscard]] virtual std::uint64_t size() const = 0;

  /// Fills all of `out` from `offset`, or fills nothing: `pending` means that the platform
  /// has noted the range and will have it at a later call; an error ends the read. The last eight
  /// ranges fetched stay at hand, so that a caller may begin a short run of reads anew.
  /// REQUIRES: offset + out.size() <= size(). Never returns `end`.
  [[nodiscard]] virtual Result<Step> read(std::uint64_t offset, std::span<std::byte> out) = 0;

  /// The same bytes once more, for another thread; null where the platform cannot.
  [[nodiscard]] virtual std::unique_ptr<ByteSource> reopen() const { return nullptr; }
};

/// Bytes in memory, shared by all that are reopened from it.
class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string name, std::string bytes)
      : name_(std::move(name)), bytes_(std::make_shared<const std::string>(std::move(bytes))) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return bytes_->size(); }
  [[nodiscard]] Result<Step> read(std::uint64_t offset, std::span<std::byte> out) override;
  [[nodiscard]] std::unique_ptr<ByteSource> reopen() const override { return std::make_unique<MemorySource>(*this); }

 private:
  std::string name_;
  std::shared_ptr<const std::string> bytes_;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_BYTE_SOURCE_H_
