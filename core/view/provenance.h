// From what a file that is taken away was made: program, time, sources with their SHA-256, definition, targets, filters.
#ifndef XANH_VIEW_PROVENANCE_H_
#define XANH_VIEW_PROVENANCE_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "view/memo.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

/// "Lĩnh vực: Hộ tịch; Đơn vị: Sở Tư pháp"; "" where all counts.
[[nodiscard]] std::string filters_text(const Inputs& in);

/// An archive that files came out of, or the catalogue.
struct SourceBehind {
  std::string file;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< as in Stamp
};

/// What no page knows: it comes from the platform.
struct Stamp {
  std::int64_t time = 0;                 ///< seconds since 1970-01-01 UTC; 0: not told
  std::vector<std::string> sha256 = {};  ///< of each of Inputs::logs, 64 hexadecimal digits; "": the file could not be read again
  std::vector<SourceBehind> behind = {};
};

struct Provenance {
  std::string title = {};                ///< "Nguồn gốc số liệu"
  Table facts = {};                      ///< key: "program", "version", "exported", ...; cells: what it is, what it says
  Table files = {};                      ///< columns "file", "sha256", "bytes", "rows", "used", "left_out", "as_of"
};

/// Of files that show `metrics`. Times are those of Viet Nam (UTC+7, without summer time).
[[nodiscard]] Provenance provenance_of(const Inputs& in, const Stamp& stamp, std::span<const metric::Metric* const> metrics);

/// As the last annex of a memo.
void add_provenance(Memo& memo, const Provenance& from, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_PROVENANCE_H_
