// ZIP archives: the directory, and one entry as a stream. Stored and deflated entries, ZIP64.
// Layout: PKWARE APPNOTE 6.3.
#ifndef XANH_SOURCE_ZIP_H_
#define XANH_SOURCE_ZIP_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/byte_source.h"

namespace xanh::source {

struct ZipEntry {
  std::string name = {};
  std::uint64_t header_offset = 0;
  std::uint64_t packed_size = 0;
  std::uint64_t size = 0;
  std::uint32_t crc = 0;
  std::uint16_t method = 0;  ///< 0 stored, 8 deflated
  bool encrypted = false;
};

/// Reads the central directory into `out`. `pending` or `end`. Errors: archive_truncated (no end
/// record, or a directory that lies outside the file), archive_corrupt.
[[nodiscard]] Result<Step> read_zip_directory(ByteSource& source, std::vector<ZipEntry>& out);

/// Inflates one entry from front to back in pieces.
class ZipStream {
 public:
  /// `source` must outlive the stream.
  ZipStream(ByteSource& source, ZipEntry entry, std::size_t piece);
  ~ZipStream();
  ZipStream(ZipStream&&) noexcept;

  /// Fills the front of `out`. `ready` with `produced` > 0; `pending`; `end` once all bytes came
  /// and the checksum held. Errors: archive_corrupt, archive_truncated, format_unsupported.
  [[nodiscard]] Result<Step> read(std::span<std::byte> out, std::size_t& produced);

  /// Compressed bytes taken so far.
  [[nodiscard]] std::uint64_t packed_bytes_read() const;
  [[nodiscard]] const ZipEntry& entry() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_ZIP_H_
