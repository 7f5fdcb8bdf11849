// The styles of a workbook: one row of a small table for each report::Style.
#ifndef XANH_REPORT_XLSX_STYLES_H_
#define XANH_REPORT_XLSX_STYLES_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace xanh::report::styles {

enum class Font { normal, bold, title, note };
enum class Fill { none, head, met, near, missed };
enum class Align { none, wrap, center };

struct Look {
  int format;  ///< number format id: built in below 164, kFormats from there
  Font font = Font::normal;
  Fill fill = Fill::none;
  bool ruled = false;  ///< thin grey rules around the cell
  Align align = Align::none;
  bool literal = false;  ///< quotePrefix
};

constexpr int kDate = 164, kDateTime = 165, kPercent = 10, kCount = 3, kPoints = 166, kShare = 167,
              kChange = 168, kSteps = 169;
constexpr std::array<std::string_view, 6> kFormats = {
    "dd/mm/yyyy", "dd/mm/yyyy hh:mm:ss", "+0.00;-0.00;0.00", "0.0\\ %", "+0.0;-0.0;0.0", "+#,##0;-#,##0;0"};

/// In the order of report::Style.
constexpr std::array<Look, 26> kLooks = {{
    {0},
    {0, Font::title},
    {0, Font::note},
    {0, Font::bold, Fill::head, true, Align::center},
    {0, Font::normal, Fill::none, true, Align::wrap},
    {kCount, Font::normal, Fill::none, true},
    {kPercent, Font::normal, Fill::none, true},
    {kPoints, Font::normal, Fill::none, true},
    {kDate},
    {kDateTime},
    {0, Font::bold, Fill::head, true},
    {kCount, Font::bold, Fill::head, true},
    {kPercent, Font::bold, Fill::head, true},
    {kPercent, Font::normal, Fill::met, true},
    {kPercent, Font::normal, Fill::near, true},
    {kPercent, Font::normal, Fill::missed, true},
    {0, Font::normal, Fill::none, true, Align::wrap, true},
    {kShare, Font::normal, Fill::none, true},
    {kChange, Font::normal, Fill::none, true},
    {kSteps, Font::normal, Fill::none, true},
    {0, Font::normal, Fill::none, true},
    {kDate, Font::normal, Fill::none, true},
    {kShare, Font::bold, Fill::head, true},
    {kChange, Font::bold, Fill::head, true},
    {0, Font::bold, Fill::head, true},
    {0, Font::normal, Fill::none, true, Align::center},
}};

/// Tints that keep black text above a contrast of 7:1; the sign in the cell's own text, not the
/// colour alone, carries the meaning.
constexpr std::array<std::string_view, 4> kTints = {"FFE8EDF2", "FFD5EBDD", "FFFBE8C3", "FFF6D5D2"};

constexpr std::string_view kBar = "FFA9C7E8";

/// xl/styles.xml.
[[nodiscard]] inline std::string xml() {
  std::string out =
      R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
      "\n"
      R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)";
  out += "<numFmts count=\"" + std::to_string(kFormats.size()) + "\">";
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    out += "<numFmt numFmtId=\"" + std::to_string(kDate + static_cast<int>(i)) +
           "\" formatCode=\"" + std::string(kFormats[i]) + "\"/>";
  }
  out += R"(</numFmts><fonts count="4">)"
         R"(<font><sz val="11"/><name val="Calibri"/></font>)"
         R"(<font><b/><sz val="11"/><name val="Calibri"/></font>)"
         R"(<font><b/><sz val="14"/><name val="Calibri"/></font>)"
         R"(<font><sz val="9"/><color rgb="FF5F6B76"/><name val="Calibri"/></font></fonts>)";
  // The first two fills are reserved by the format, whatever they say.
  out += "<fills count=\"" + std::to_string(kTints.size() + 2) +
         R"("><fill><patternFill patternType="none"/></fill>)"
         R"(<fill><patternFill patternType="gray125"/></fill>)";
  for (const std::string_view tint : kTints) {
    out += R"(<fill><patternFill patternType="solid"><fgColor rgb=")" + std::string(tint) +
           R"("/></patternFill></fill>)";
  }
  out += R"(</fills><borders count="2"><border/><border>)";
  for (const char* side : {"left", "right", "top", "bottom"}) {
    out += "<" + std::string(side) + R"( style="thin"><color rgb="FFC5CDD5"/></)" + side + ">";
  }
  out += R"(</border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>)";
  out += "<cellXfs count=\"" + std::to_string(kLooks.size()) + "\">";
  for (const Look& look : kLooks) {
    const int fill = look.fill == Fill::none ? 0 : static_cast<int>(look.fill) + 1;
    out += "<xf numFmtId=\"" + std::to_string(look.format) + "\" fontId=\"" +
           std::to_string(static_cast<int>(look.font)) + "\" fillId=\"" + std::to_string(fill) +
           "\" borderId=\"" + (look.ruled ? "1" : "0") +
           (look.literal ? R"(" quotePrefix="1)" : "") +
           R"(" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1")";
    switch (look.align) {
      case Align::none: out += "/>"; break;
      case Align::wrap:
        out += R"( applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>)";
        break;
      case Align::center:
        out += R"( applyAlignment="1">)"
               R"(<alignment horizontal="center" vertical="center" wrapText="1"/></xf>)";
        break;
    }
  }
  out += R"(</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>)"
         "</cellStyles>";
  // Of conditional formats, in the order of report::Mark.
  out += "<dxfs count=\"3\">";
  for (std::size_t i = 1; i < kTints.size(); ++i) {
    out += R"(<dxf><fill><patternFill patternType="solid"><fgColor rgb=")" + std::string(kTints[i]) + R"("/><bgColor rgb=")" + std::string(kTints[i]) +
           R"("/></patternFill></fill></dxf>)";
  }
  out += "</dxfs></styleSheet>";
  return out;
}

}  // namespace xanh::report::styles

#endif  // XANH_REPORT_XLSX_STYLES_H_
