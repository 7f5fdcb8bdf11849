// A ZIP of several exports, as mail programs and one-stop systems pack them: its files as byte
// sources in memory. A workbook (XLSX, ODS) is a ZIP as well, but not one of exports.
#ifndef XANH_SOURCE_EXPORTS_ZIP_H_
#define XANH_SOURCE_EXPORTS_ZIP_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "source/byte_source.h"
#include "source/zip.h"

namespace xanh::source {

/// All files of one archive together are at most this large when inflated: they stay in memory.
inline constexpr std::uint64_t kMaxUnpackedBytes = 512u << 20;
inline constexpr std::size_t kMaxPackedFiles = 1000;

class ExportsZip {
 public:
  /// `archive` must outlive this, but not the files taken out. `budget`: bytes of all files.
  explicit ExportsZip(ByteSource& archive, std::uint64_t budget = kMaxUnpackedBytes, std::size_t piece = 1u << 20)
      : archive_(archive), budget_(budget), piece_(piece) {}

  /// Reads the directory if there is one. `pending`, or `end`: holds_exports() is known. What
  /// is wrong with a damaged archive is left to the reader of workbooks to say. Errors: the
  /// platform's.
  [[nodiscard]] Result<Step> look();
  /// REQUIRES: look() gave `end`.
  [[nodiscard]] bool holds_exports() const { return holds_exports_; }

  /// Inflates, a piece a call. `ready`: call again, and if `out` is set it is the next file,
  /// named "archive.zip/folder/file.csv"; `pending`; `end`: there are no more. What only the
  /// packing system put there (folders, __MACOSX, .DS_Store, lock files) is passed over. An error
  /// is of one file, named in its place: call again for the others. Errors: archive_encrypted,
  /// archive_corrupt, archive_truncated, format_unsupported, too_large (budget, ratio, number of
  /// files), file_empty (an archive of no files).
  /// REQUIRES: holds_exports().
  [[nodiscard]] Result<Step> next(std::unique_ptr<ByteSource>& out);

  /// Compressed bytes of the files done with.
  [[nodiscard]] std::uint64_t bytes_consumed() const;

 private:
  Result<Step> inflate(std::unique_ptr<ByteSource>& out);
  [[nodiscard]] std::string name_of(const ZipEntry& entry) const;

  ByteSource& archive_;
  const std::uint64_t budget_;
  const std::size_t piece_;
  bool holds_exports_ = false;
  std::vector<ZipEntry> entries_;  ///< the files
  std::size_t at_ = 0;
  std::optional<ZipStream> stream_;
  std::string bytes_;
  std::uint64_t unpacked_ = 0, consumed_ = 0;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_EXPORTS_ZIP_H_
