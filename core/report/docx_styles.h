// The looks of paragraphs by Decree 30/2020, annex I: Times New Roman, black, 13 to 14 pt. Inside this room only.
#ifndef XANH_REPORT_DOCX_STYLES_H_
#define XANH_REPORT_DOCX_STYLES_H_

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "report/docx_writer.h"

namespace xanh::report::docx {

struct StyleMore {
  bool bold = false, italic = false, caps = false, with_next = false;
  int first = 0;                   ///< indent of the first line, twentieths of a point
  int outline = -1;
};
struct StyleLook {
  std::string_view id, name;
  int size;                        ///< half points
  std::string_view align;          ///< of w:jc
  int before, after;               ///< twentieths of a point
  StyleMore more = {};
};

/// In the order of DocxStyle.
inline constexpr std::array<StyleLook, static_cast<std::size_t>(DocxStyle::count_)> kStyles = {{
    {"Body", "Memo body", 26, "both", 60, 60, {.first = 567}},
    {"Item", "Memo item", 26, "both", 40, 40, {.first = 567}},
    {"Note", "Memo note", 22, "both", 60, 120, {.italic = true}},
    {"Caption", "caption", 24, "center", 160, 80, {.bold = true, .with_next = true}},
    {"Picture", "Memo picture", 24, "center", 120, 0, {.with_next = true}},
    {"Heading1", "heading 1", 26, "both", 200, 80, {.bold = true, .caps = true, .with_next = true, .first = 567, .outline = 0}},
    {"Heading2", "heading 2", 26, "both", 120, 60, {.bold = true, .with_next = true, .first = 567, .outline = 1}},
    {"Above", "Memo above", 24, "center", 0, 0, {.caps = true}},
    {"Agency", "Memo agency", 24, "center", 0, 0, {.bold = true, .caps = true}},
    {"Number", "Memo number", 26, "center", 120, 0},
    {"Nation", "Memo nation", 24, "center", 0, 0, {.bold = true, .caps = true}},
    {"Motto", "Memo motto", 26, "center", 0, 0, {.bold = true}},
    {"Place", "Memo place", 26, "center", 120, 0, {.italic = true}},
    {"Kind", "Memo kind", 28, "center", 360, 0, {.bold = true, .caps = true}},
    {"Subject", "Memo subject", 28, "center", 0, 0, {.bold = true}},
    {"Period", "Memo period", 26, "center", 60, 0, {.italic = true}},
    {"To", "Memo to", 28, "center", 240, 240},
    {"CopiesTitle", "Memo copies title", 24, "left", 0, 0, {.bold = true, .italic = true}},
    {"Copies", "Memo copies", 22, "left", 0, 0},
    {"Signer", "Memo signer", 26, "center", 0, 0, {.bold = true, .caps = true}},
    {"Signature", "Memo signature", 24, "center", 60, 1400, {.italic = true}},
    {"MadeBy", "Memo made by", 20, "left", 240, 0, {.italic = true}},
    {"AnnexName", "Memo annex name", 28, "center", 0, 0, {.bold = true, .with_next = true, .outline = 0}},
    {"AnnexTitle", "Memo annex title", 28, "center", 0, 0, {.bold = true, .caps = true, .with_next = true}},
    {"AnnexOf", "Memo annex of", 26, "center", 0, 60, {.italic = true, .with_next = true}},
    {"Cell", "Memo cell", 23, "left", 30, 30},
    {"CellDense", "Memo cell dense", 20, "left", 10, 10},
    {"Head", "Memo head", 22, "center", 30, 30, {.bold = true}},
    {"HeadDense", "Memo head dense", 20, "center", 20, 20, {.bold = true}},
    {"Gap", "Memo gap", 4, "center", 0, 0},
}};

inline std::string styles_xml(std::string_view language) {
  constexpr std::string_view kFonts = R"(<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>)";
  const auto number = [](int value) { return std::to_string(value); };
  std::string out = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault><w:rPr>)";
  out.append(kFonts).append("<w:color w:val=\"000000\"/><w:sz w:val=\"26\"/><w:szCs w:val=\"26\"/><w:lang w:val=\"").append(language);
  out.append("\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>");
  out += R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>)";
  out += R"(<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>)";
  for (const StyleLook& look : kStyles) {
    out.append("<w:style w:type=\"paragraph\"").append(look.name.starts_with("Memo") ? " w:customStyle=\"1\"" : "");
    out.append(" w:styleId=\"").append(look.id).append("\"><w:name w:val=\"").append(look.name).append("\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>");
    if (look.more.with_next) out += "<w:keepNext/>";
    const bool text = look.more.first > 0 && look.more.outline < 0;  // a little air between the lines of what is read
    out += "<w:spacing w:before=\"" + number(look.before) + "\" w:after=\"" + number(look.after) + "\" w:line=\"" + (text ? "264" : "240") + "\" w:lineRule=\"auto\"/>";
    if (look.more.first > 0) out += "<w:ind w:firstLine=\"" + number(look.more.first) + "\"/>";
    out.append("<w:jc w:val=\"").append(look.align).append("\"/>");
    if (look.more.outline >= 0) out += "<w:outlineLvl w:val=\"" + number(look.more.outline) + "\"/>";
    out += "</w:pPr><w:rPr>";
    if (look.more.bold) out += "<w:b/><w:bCs/>";
    if (look.more.italic) out += "<w:i/><w:iCs/>";
    if (look.more.caps) out += "<w:caps/>";
    out += "<w:sz w:val=\"" + number(look.size) + "\"/><w:szCs w:val=\"" + number(look.size) + "\"/></w:rPr></w:style>";
  }
  return out + "</w:styles>";
}

}  // namespace xanh::report::docx

#endif  // XANH_REPORT_DOCX_STYLES_H_
