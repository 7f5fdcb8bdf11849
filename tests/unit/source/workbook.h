// A small workbook as parts, for tests of the XLSX reader.
#ifndef XANH_TESTS_WORKBOOK_H_
#define XANH_TESTS_WORKBOOK_H_

#include <string>
#include <utility>
#include <vector>

#include "rows.h"
#include "slow_source.h"
#include "source/xlsx.h"
#include "zip_builder.h"

namespace xanh::source {

using Cells = std::vector<std::vector<std::string>>;
using Parts = std::vector<std::pair<std::string, std::string>>;

inline Parts workbook(std::string sheet1, std::string strings = "<sst/>", const std::string& properties = "") {
  return {{"[Content_Types].xml", "<Types/>"},
          {"_rels/.rels", R"(<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
          {"xl/workbook.xml", "<workbook xmlns:r=\"q\">" + properties + R"(<sheets><sheet name="Hồ sơ" sheetId="1" r:id="rId1"/><sheet name="Ẩn" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>)"},
          {"xl/_rels/workbook.xml.rels",
           R"(<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
           R"(<Relationship Id="rId2" Type="x/worksheet" Target="/xl/worksheets/sheet2.xml"/>)"
           R"(<Relationship Id="rId3" Type="x/styles" Target="styles.xml"/>)"
           R"(<Relationship Id="rId4" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)"},
          {"xl/styles.xml", R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="165" formatCode="0.0&quot; ngày&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>)"},
          {"xl/sharedStrings.xml", std::move(strings)},
          {"xl/worksheets/sheet1.xml", std::move(sheet1)},
          {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>7</v></c></row></sheetData></worksheet>"}};
}

/// The text of one part, to be changed.
inline std::string& part(Parts& parts, const std::string& name) {
  for (auto& [known, text] : parts) {
    if (known == name) return text;
  }
  ADD_FAILURE() << name;
  return parts[0].second;
}

/// A worksheet of the rows given as XML.
inline std::string sheet(const std::string& rows) { return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"; }

inline Rows read_xlsx(const Parts& parts, std::size_t table = 0, std::size_t piece = 256 << 10, bool deflated = true, ColumnMask mask = {}) {
  SlowSource source(make_zip(parts, deflated));
  const auto document = make_xlsx_document(source, piece);
  return read_all(*document, table, std::move(mask));
}

}  // namespace xanh::source

#endif  // XANH_TESTS_WORKBOOK_H_
