// content.xml of an OpenDocument spreadsheet, scanned as it is inflated: which tables there are,
// and the rows of one.
#ifndef XANH_SOURCE_ODS_CONTENT_H_
#define XANH_SOURCE_ODS_CONTENT_H_

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "source/document.h"
#include "source/window.h"
#include "source/xml_scan.h"
#include "source/zip.h"

namespace xanh::source {

/// Inflates content.xml into a window.
class OdsContent {
 public:
  OdsContent(ByteSource& source, ZipEntry entry, std::size_t piece)
      : source_(source), stream_(source, std::move(entry), piece), piece_(piece) {}

  /// The next piece behind the window. `end`: there is no more. Errors: those of the archive,
  /// encoding_invalid, too_large (one element fills the window).
  [[nodiscard]] Result<Step> read_more();
  [[nodiscard]] Window& window() { return window_; }
  [[nodiscard]] std::uint64_t packed_bytes_read() const { return stream_.packed_bytes_read(); }
  [[nodiscard]] Place place() const { return {.file = std::string(source_.name())}; }
  [[nodiscard]] Error malformed() const { return {ErrorCode::xml_malformed, place(), {stream_.entry().name}}; }

 private:
  ByteSource& source_;
  ZipStream stream_;
  const std::size_t piece_;
  Window window_;
  std::string first_;  // the part's first two bytes
};

/// Tells the tables of the spreadsheet from those that stand inside cells and links.
class OdsTableWalk {
 public:
  enum class Event : std::uint8_t { other, opened, closed };
  Event take(const Tag& tag);
  [[nodiscard]] bool inside() const { return depth_ > 0; }
  /// In a table of the spreadsheet, and in no table in it.
  [[nodiscard]] bool direct() const { return depth_ == 1; }

 private:
  int depth_ = 0;
  bool linked_ = false;
};

/// Reads the part once for the tables' names. Its checksum holds after that.
class OdsSurvey {
 public:
  OdsSurvey(ByteSource& source, ZipEntry entry, std::size_t piece)
      : content_(source, std::move(entry), piece) {}
  /// ready: call again; pending; end: `tables` is filled.
  [[nodiscard]] Result<Step> step(std::vector<TableInfo>& tables);
  /// Was it one of a spreadsheet?
  [[nodiscard]] bool spreadsheet() const { return spreadsheet_; }

 private:
  OdsContent content_;
  OdsTableWalk walk_;
  bool spreadsheet_ = false;
  std::string style_;
  std::set<std::string, std::less<>> hidden_;  // table styles that are not displayed
};

/// Value of an attribute, decoded.
[[nodiscard]] std::string decoded_attribute(const Tag& tag, std::string_view name);

/// Rows of the table at `index` of the survey.
[[nodiscard]] std::unique_ptr<TableReader> make_ods_reader(ByteSource& source, ZipEntry entry,
                                                           std::size_t index, std::string name,
                                                           ColumnMask mask, std::size_t piece);

}  // namespace xanh::source

#endif  // XANH_SOURCE_ODS_CONTENT_H_
