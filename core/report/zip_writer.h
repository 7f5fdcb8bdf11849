// A zip archive written in one pass to a Sink: no seeking, no entry held in memory.
#ifndef XANH_REPORT_ZIP_WRITER_H_
#define XANH_REPORT_ZIP_WRITER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "report/sink.h"

namespace xanh::report {

/// Deflated entries, one after another. Sizes and checksums follow each entry (data
/// descriptors), so the sink is only ever appended to. Every time stamp is 1/1/1980, so that
/// equal contents are equal bytes. Errors are sticky: after one, every call repeats it.
/// Limits: an entry and the archive stay below 4 GiB (too_large).
class ZipWriter {
 public:
  /// `sink` must outlive the writer. `level` is zlib's, 1 to 9.
  explicit ZipWriter(Sink& sink, int level = 6);
  ~ZipWriter();
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  /// Starts an entry; ends the one before. REQUIRES: `name` is ASCII and not yet used.
  [[nodiscard]] Result<void> begin_entry(std::string_view name);
  /// REQUIRES: an entry is open.
  [[nodiscard]] Result<void> write(std::string_view bytes);
  /// Ends the last entry and writes the directory. Nothing may follow.
  [[nodiscard]] Result<void> finish();

 private:
  struct Entry {
    std::string name;
    std::uint32_t crc = 0;
    std::uint64_t packed = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
  };
  struct Deflater;

  [[nodiscard]] Result<void> deflate_some(std::string_view bytes, bool last);
  [[nodiscard]] Result<void> end_entry();
  [[nodiscard]] Result<void> emit(std::string_view bytes);
  [[nodiscard]] Result<void> broken(Error error);

  Sink& sink_;
  std::unique_ptr<Deflater> deflater_;
  std::vector<Entry> entries_;
  std::uint64_t offset_ = 0;
  bool open_ = false;
  std::unique_ptr<Error> error_;
};

}  // namespace xanh::report

#endif  // XANH_REPORT_ZIP_WRITER_H_
