#include "package.h"

#include <cstdint>

#include <zlib.h>

namespace xanh::fuzz {
namespace {

void little(std::string& out, std::size_t value, int width) {
  for (int i = 0; i < width; ++i) out += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF);
}

}  // namespace

std::string stored_zip(const Parts& parts) {
  std::string body, directory;
  for (const auto& [name, text] : parts) {
    std::string common;  // what both headers hold, from the version needed to the lengths
    little(common, 20, 2), little(common, 0, 2), little(common, 0, 2), little(common, 0, 4);
    little(common, crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())), 4);
    little(common, text.size(), 4), little(common, text.size(), 4);
    little(common, name.size(), 2), little(common, 0, 2);
    directory += "PK\x01\x02";
    little(directory, 20, 2);
    directory += common;
    little(directory, 0, 2), little(directory, 0, 8);  // no comment, no attributes
    little(directory, body.size(), 4);
    directory += name;
    body += "PK\x03\x04" + common + name + text;
  }
  std::string end = "PK\x05\x06";
  little(end, 0, 4), little(end, parts.size(), 2), little(end, parts.size(), 2);
  little(end, directory.size(), 4), little(end, body.size(), 4), little(end, 0, 2);
  return body + directory + end;
}

std::string xlsx_of(std::string_view sheet, std::string_view strings, std::string_view styles,
                    std::string_view workbook, std::string_view relations) {
  constexpr std::string_view kWorkbook =
      R"(<workbook xmlns:r="q"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>)";
  constexpr std::string_view kStyles =
      R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>)"
      R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>)";
  constexpr std::string_view kRelations =
      R"(<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>)"
      R"(<Relationship Id="rId3" Type="x/styles" Target="styles.xml"/>)"
      R"(<Relationship Id="rId4" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>)";
  const auto or_else = [](std::string_view given, std::string_view plain) {
    return std::string(given.empty() ? plain : given);
  };
  return stored_zip(
      {{"[Content_Types].xml", "<Types/>"},
       {"_rels/.rels",
        R"(<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)"},
       {"xl/workbook.xml", or_else(workbook, kWorkbook)},
       {"xl/_rels/workbook.xml.rels", or_else(relations, kRelations)},
       {"xl/styles.xml", or_else(styles, kStyles)},
       {"xl/sharedStrings.xml", or_else(strings, "<sst/>")},
       {"xl/worksheets/sheet1.xml", std::string(sheet)}});
}

std::vector<std::string_view> cut(std::string_view input, std::size_t most) {
  constexpr std::string_view kLine = "\n----\n";
  std::vector<std::string_view> parts;
  while (parts.size() + 1 < most) {
    const std::size_t at = input.find(kLine);
    if (at == std::string_view::npos) break;
    parts.push_back(input.substr(0, at));
    input.remove_prefix(at + kLine.size());
  }
  parts.push_back(input);
  parts.resize(most);
  return parts;
}

}  // namespace xanh::fuzz
