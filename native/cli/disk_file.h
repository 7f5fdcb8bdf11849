// A file on disk as a byte source.
#ifndef XANH_CLI_DISK_FILE_H_
#define XANH_CLI_DISK_FILE_H_

#include <fstream>
#include <memory>
#include <string>

#include "source/byte_source.h"

namespace xanh::cli {

class DiskFile final : public source::ByteSource {
 public:
  /// Errors: file_not_found (no such file, or a folder), file_unreadable (args: the system's reason).
  [[nodiscard]] static Result<std::unique_ptr<DiskFile>> open(const std::string& path);

  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  /// Never pending. Errors: file_unreadable, also when the file became shorter since it was opened.
  [[nodiscard]] Result<source::Step> read(std::uint64_t offset, std::span<std::byte> out) override;
  [[nodiscard]] std::unique_ptr<source::ByteSource> reopen() const override;

 private:
  std::string path_, name_;
  std::uint64_t size_ = 0;
  std::ifstream stream_;
};

}  // namespace xanh::cli

#endif  // XANH_CLI_DISK_FILE_H_
