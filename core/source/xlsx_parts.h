// The small parts of a workbook, read by pugixml: which sheets there are, which styles show dates.
#ifndef XANH_SOURCE_XLSX_PARTS_H_
#define XANH_SOURCE_XLSX_PARTS_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "source/document.h"

namespace xanh::source {

struct SheetRef {
  TableInfo info;
  std::string relation;  ///< relationship id
  std::string part;      ///< archive path, once relations are known
};

struct Relation {
  std::string part;  ///< archive path of the target
  std::string type;  ///< last step of its type: "worksheet", "styles", "sharedStrings", ...
};

/// By relationship id. `part` is the archive path of the part that the relations belong to.
/// External targets are left out.
[[nodiscard]] Result<std::map<std::string, Relation>> parse_relations(std::string_view xml,
                                                                      std::string_view part);
/// Archive path of the workbook, from _rels/.rels; empty when it names none.
[[nodiscard]] Result<std::string> parse_package_relations(std::string_view xml);
/// Sheets in order, chart and dialogue sheets among them.
[[nodiscard]] Result<std::vector<SheetRef>> parse_workbook(std::string_view xml);
/// By cell style index: does it show a date or time?
[[nodiscard]] Result<std::vector<bool>> parse_date_styles(std::string_view xml);
/// Does a number format show a date or time? Quoted text, escapes and [bracketed] parts do not count,
/// but elapsed time [h] does.
[[nodiscard]] bool is_date_format(std::string_view code);
/// Does a built-in number format show a date or time (ECMA-376 18.8.30; the same in .xls)?
[[nodiscard]] bool is_builtin_date_format(unsigned id);

}  // namespace xanh::source

#endif  // XANH_SOURCE_XLSX_PARTS_H_
