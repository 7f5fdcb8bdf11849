// A browser File as a byte source: ranges are asked of the page one 2 MiB window at a time and
// kept until others are wanted more.
#ifndef XANH_WASM_BROWSER_FILE_H_
#define XANH_WASM_BROWSER_FILE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "source/byte_source.h"

namespace xanh::wasm {

class BrowserFile final : public source::ByteSource {
 public:
  /// How many windows stay at hand: enough for the contract of read(), or for one who reads on and never back.
  static constexpr std::size_t kAnywhere = 16, kForward = 3;
  BrowserFile(int id, std::string name, std::uint64_t size, std::size_t kept = kAnywhere);
  ~BrowserFile() override;
  BrowserFile(const BrowserFile&) = delete;
  BrowserFile& operator=(const BrowserFile&) = delete;

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] Result<source::Step> read(std::uint64_t offset,
                                          std::span<std::byte> out) override;

  /// The number of a file that is one of the browser's.
  [[nodiscard]] static std::optional<int> id_of(const source::ByteSource& file);

  /// The page's answer to a fetch. Ignored for files that are gone.
  static void feed(int id, std::uint64_t offset, std::span<const std::byte> bytes);
  static void fail(int id, std::string reason);

 private:
  struct Window {
    std::vector<std::byte> bytes;  ///< empty while on its way
    std::uint64_t used = 0;        ///< tick of the last read
  };
  /// Asks for a window unless it is here or on its way.
  void want(std::uint64_t window);
  void drop_old(std::uint64_t first, std::uint64_t last);

  int id_;
  std::string name_;
  std::uint64_t size_;
  std::size_t kept_;
  std::uint64_t tick_ = 0;
  std::uint64_t latest_ = 0;         ///< window of the last read
  std::map<std::uint64_t, Window> windows_;
  std::string failure_;
};

}  // namespace xanh::wasm

#endif  // XANH_WASM_BROWSER_FILE_H_
