#include "report/docx_writer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "report/docx_styles.h"
#include "report/plain_text.h"
#include "text/format.h"

namespace xanh::report {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kRelations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view kContent = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Twentieths of a point.
std::string twips(double mm) { return std::to_string(std::lround(mm * 1440 / 25.4)); }
std::string drawing_units(double mm) { return std::to_string(std::lround(mm * 36000)); }
std::string hex(std::uint32_t color) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (int shift = 20; shift >= 0; shift -= 4) out.push_back(kDigits[color >> static_cast<unsigned>(shift) & 15U]);
  return out;
}

/// Page, margins, where the number stands. A page of its own for what follows; pages counted from 1.
std::string section() {
  std::string out = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdHeader\"/><w:type w:val=\"nextPage\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
  out += "<w:pgMar w:top=\"" + twips(20) + "\" w:right=\"" + twips(15) + "\" w:bottom=\"" + twips(20) + "\" w:left=\"" + twips(30) + "\" w:header=\"" + twips(10) +
         "\" w:footer=\"" + twips(10) + "\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:titlePg/></w:sectPr>";
  return out;
}

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
  std::string out = "<Relationship Id=\"";
  out.append(id).append("\" Type=\"").append(kind.starts_with("http") ? "" : std::string(kRelations) + "/").append(kind).append("\" Target=\"").append(target).append("\"/>");
  return out;
}

std::string override_type(std::string_view part, std::string_view type) {
  std::string out = "<Override PartName=\"";
  out.append(part).append("\" ContentType=\"").append(type).append("\"/>");
  return out;
}

std::string types_xml() {
  std::string out(kXml);
  out.append("<Types xmlns=\"").append(kPackage).append("content-types\">");
  out += R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)";
  out += R"(<Default Extension="xml" ContentType="application/xml"/><Default Extension="emf" ContentType="image/x-emf"/>)";
  const std::string content(kContent);
  out += override_type("/word/document.xml", content + "document.main+xml") + override_type("/word/styles.xml", content + "styles+xml") +
         override_type("/word/settings.xml", content + "settings+xml") + override_type("/word/header1.xml", content + "header+xml") +
         override_type("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
         override_type("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml");
  return out + "</Types>";
}

std::string relations_of(const std::string& content) {
  std::string out(kXml);
  out.append("<Relationships xmlns=\"").append(kPackage).append("relationships\">").append(content);
  return out + "</Relationships>";
}

std::string core_xml(const DocxWriter::Properties& properties) {
  const std::string day = text::format_iso_day(properties.day) + "T00:00:00Z";
  std::string out(kXml);
  out.append("<cp:coreProperties xmlns:cp=\"").append(kPackage).append("metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ");
  out += R"(xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>)";
  append_plain(out, properties.title);
  out += "</dc:title><dc:description>";
  append_plain(out, properties.made_by);
  out += "</dc:description><dcterms:created xsi:type=\"dcterms:W3CDTF\">" + day + "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">" + day +
         "</dcterms:modified></cp:coreProperties>";
  return out;
}

constexpr std::string_view kApp =
    R"(<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Xanh</Application></Properties>)";
constexpr std::string_view kSettings =
    R"(<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>)"
    R"(<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" )"
    R"(w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>)";
constexpr std::string_view kHeader =
    R"(<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>)"
    R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>)"
    R"(<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>)";

}  // namespace

void DocxWriter::paragraph(DocxStyle style, std::string_view text, const DocxLook& look) {
  static constexpr std::array<std::string_view, 4> kAligns = {"", "left", "center", "right"};
  body_.append("<w:p><w:pPr><w:pStyle w:val=\"").append(docx::kStyles[static_cast<std::size_t>(style)].id).append("\"/>");
  if (look.with_next) body_ += "<w:keepNext/>";
  if (look.align != DocxAlign::as_style) body_.append("<w:jc w:val=\"").append(kAligns[static_cast<std::size_t>(look.align)]).append("\"/>");
  body_ += "</w:pPr>";
  if (!text.empty()) {
    body_ += "<w:r>";
    if (look.strong || look.faint) body_.append("<w:rPr>").append(look.strong ? "<w:b/><w:bCs/>" : "").append(look.faint ? "<w:color w:val=\"55625C\"/>" : "").append("</w:rPr>");
    body_ += "<w:t xml:space=\"preserve\">";
    append_plain(body_, text);
    body_ += "</w:t></w:r>";
  }
  body_ += "</w:p>";
}

void DocxWriter::rule(double length, double room) {
  const std::string indent = twips(std::max(0.0, (room - length) / 2));
  body_ += "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"000000\"/></w:pBdr><w:ind w:left=\"" + indent +
           "\" w:right=\"" + indent + "\"/></w:pPr></w:p>";
}

void DocxWriter::begin_table(const std::vector<double>& widths, bool ruled) {
  widths_ = widths;
  double whole = 0;
  for (const double width : widths) whole += width;
  body_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + twips(whole) + "\" w:type=\"dxa\"/>";
  if (ruled) {
    body_ += "<w:tblBorders>";
    for (const std::string_view edge : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      body_.append("<w:").append(edge).append(" w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>");
    }
    body_ += "</w:tblBorders>";
  }
  body_ += "<w:tblLayout w:type=\"fixed\"/>";
  const std::string side = ruled ? "70" : "0";
  body_ += "<w:tblCellMar><w:left w:w=\"" + side + "\" w:type=\"dxa\"/><w:right w:w=\"" + side + "\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
  for (const double width : widths) body_ += "<w:gridCol w:w=\"" + twips(width) + "\"/>";
  body_ += "</w:tblGrid>";
}

void DocxWriter::begin_row(bool heads) {
  column_ = 0;
  body_.append("<w:tr><w:trPr><w:cantSplit/>").append(heads ? "<w:tblHeader/>" : "").append("</w:trPr>");
}

void DocxWriter::begin_cell(std::optional<std::uint32_t> ground, bool centred) {
  body_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + twips(widths_.at(column_++)) + "\" w:type=\"dxa\"/>";
  if (ground) body_ += "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"" + hex(*ground) + "\"/>";
  if (centred) body_ += "<w:vAlign w:val=\"center\"/>";
  body_ += "</w:tcPr>";
}

void DocxWriter::picture(std::string metafile, double width, double height, std::string_view words) {
  pictures_.push_back(std::move(metafile));
  const std::string number = std::to_string(pictures_.size()), extent = " cx=\"" + drawing_units(width) + "\" cy=\"" + drawing_units(height) + "\"/>";
  body_ += "<w:p><w:pPr><w:pStyle w:val=\"Picture\"/></w:pPr><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent" + extent;
  body_ += "<wp:docPr id=\"" + number + "\" name=\"" + number + "\" descr=\"";
  append_plain(body_, words);
  body_ += "\"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr><a:graphic>";
  body_ += "<a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"" + number + "\" name=\"" + number;
  body_ += "\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rIdPicture" + number + "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>";
  body_ += "<a:off x=\"0\" y=\"0\"/><a:ext" + extent + "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>";
}

void DocxWriter::new_section() {
  body_ += "<w:p><w:pPr><w:pStyle w:val=\"Gap\"/>" + section() + "</w:pPr></w:p>";
}

Result<void> DocxWriter::write(Sink& sink) {
  const std::string word = relation("rIdStyles", "styles", "styles.xml") + relation("rIdSettings", "settings", "settings.xml") + relation("rIdHeader", "header", "header1.xml");
  std::string pictures;
  for (std::size_t i = 1; i <= pictures_.size(); ++i) pictures += relation("rIdPicture" + std::to_string(i), "image", "media/chart" + std::to_string(i) + ".emf");
  std::string document(kXml);
  document += R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )";
  document += R"(xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:r=")";
  document.append(kRelations).append("\"><w:body>").append(body_).append(section()).append("</w:body></w:document>");
  const std::string core = std::string(kPackage) + "relationships/metadata/core-properties";

  std::vector<std::pair<std::string, std::string>> parts = {
      {"[Content_Types].xml", types_xml()},
      {"_rels/.rels", relations_of(relation("rId1", "officeDocument", "word/document.xml") + relation("rId2", core, "docProps/core.xml") +
                                   relation("rId3", "extended-properties", "docProps/app.xml"))},
      {"word/document.xml", std::move(document)},
      {"word/_rels/document.xml.rels", relations_of(word + pictures)},
      {"word/styles.xml", docx::styles_xml(properties_.language)},
      {"word/settings.xml", std::string(kXml).append(kSettings)},
      {"word/header1.xml", std::string(kXml).append(kHeader)},
      {"docProps/core.xml", core_xml(properties_)},
      {"docProps/app.xml", std::string(kXml).append(kApp)},
  };
  for (std::size_t i = 0; i < pictures_.size(); ++i) parts.emplace_back("word/media/chart" + std::to_string(i + 1) + ".emf", std::move(pictures_[i]));
  ZipWriter zip(sink);
  for (const auto& [name, content] : parts) {
    if (auto begun = zip.begin_entry(name); !begun) return begun;
    if (auto written = zip.write(content); !written) return written;
  }
  return zip.finish();
}

}  // namespace xanh::report
