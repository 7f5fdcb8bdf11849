// OLE compound files, the container of .xls: which streams the root storage has, and one of them
// as bytes. Layout: [MS-CFB] 2.
#ifndef XANH_SOURCE_OLE_H_
#define XANH_SOURCE_OLE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "source/byte_source.h"

namespace xanh::source {

/// The first bytes of every compound file.
inline constexpr std::string_view kOleMagic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The largest compound file that is read: 65,536 rows of 256 columns fit.
inline constexpr std::uint64_t kMaxOleBytes = 256u << 20;

/// Reads a compound file. Nothing in it is trusted: every chain of sectors is bounded by the
/// file's size, so that no loop and no length can cost more than the file itself.
class OleReader {
 public:
  /// `source` must outlive the reader. `piece`: bytes per read, at least one sector.
  OleReader(ByteSource& source, std::size_t piece) : source_(source), piece_(piece) {}

  struct Stream {
    std::string name = {};  ///< UTF-8
    std::uint32_t first = 0;
    std::uint64_t size = 0;
  };

  /// Reads the allocation tables and the directory. ready: call again; pending; end: streams()
  /// is filled. Errors: too_large, archive_truncated, archive_corrupt (args: part).
  [[nodiscard]] Result<Step> open();

  /// The streams of the root storage, those of embedded objects not among them.
  [[nodiscard]] const std::vector<Stream>& streams() const { return streams_; }
  /// The stream of that name (letter case does not matter), or null.
  [[nodiscard]] const Stream* find(std::string_view name) const;

  /// Appends the stream to `out`, a piece a call, until `end`. One stream at a time. Errors as open().
  [[nodiscard]] Result<Step> read(const Stream& stream, std::string& out);

 private:
  enum class Stage : std::uint8_t { header, table, directory, mini_table, mini_stream, open };
  // Following a chain of sectors into a string.
  struct Walk {
    bool begun = false;
    std::uint32_t sector = 0;
    std::uint64_t left = 0;    // bytes still wanted
    std::uint64_t budget = 0;  // sectors the chain may still have
  };

  Result<Step> read_header();
  Result<Step> read_table();
  Result<Step> read_directory();
  Result<void> list_streams(const std::string& directory);
  Result<Step> walk(std::uint32_t first, std::uint64_t size, std::string& out);
  Result<void> copy_mini(const Stream& stream, std::string& out) const;
  [[nodiscard]] std::unexpected<Error> bad(ErrorCode code, const char* part) const;
  [[nodiscard]] std::uint64_t sector_count() const;

  ByteSource& source_;
  std::size_t piece_;
  Stage stage_ = Stage::header;
  std::uint32_t shift_ = 9, first_directory_ = 0, first_mini_table_ = 0, mini_table_sectors_ = 0;
  std::uint32_t next_difat_ = 0;
  bool short_sizes_ = true;  // version 3: the upper half of a size is not to be trusted
  std::uint64_t cutoff_ = 4096;
  std::vector<std::uint32_t> table_sectors_, table_;  // sectors of the FAT; the FAT
  std::size_t table_read_ = 0;
  std::string part_, mini_table_, mini_stream_;
  Stream root_;
  std::vector<Stream> streams_;
  Walk walk_;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_OLE_H_
