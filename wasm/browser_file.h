// A browser File as a byte source: ranges are asked of the page one 2 MiB window at a time and
// kept until others are wanted more.
#ifndef XANH_WASM_BROWSER_FILE_H_
#define XANH_WASM_BROWSER_FILE_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "source/byte_source.h"

namespace xanh::wasm {

class BrowserFile final : public source::ByteSource {
 public:
  BrowserFile(int id, std::string name, std::uint64_t size);
  ~BrowserFile() override;
  BrowserFile(const BrowserFile&) = delete;
  BrowserFile& operator=(const BrowserFile&) = delete;

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] Result<source::Step> read(std::uint64_t offset,
                                          std::span<std::byte> out) override;

  /// The page's answer to a fetch. Ignored for files that are gone.
  static void feed(int id, std::uint64_t offset, std::span<const std::byte> bytes);
  static void fail(int id, std::string reason);

 private:
  struct Window {
    std::vector<std::byte> bytes;  ///< empty while on its way
    std::uint64_t used = 0;        ///< tick of the last read
  };
  void drop_old(std::uint64_t first, std::uint64_t last);

  int id_;
  std::string name_;
  std::uint64_t size_;
  std::uint64_t tick_ = 0;
  std::map<std::uint64_t, Window> windows_;
  std::string failure_;
};

}  // namespace xanh::wasm

#endif  // XANH_WASM_BROWSER_FILE_H_
